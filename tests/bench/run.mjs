// Runs a measurement written in TypeScript: `node tests/bench/run.mjs server [--seconds 20]`.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [name = 'server'] = process.argv.splice(2, 1);
const root = fileURLToPath(new URL('../..', import.meta.url));
await runnerImport(`/tests/bench/${name}.ts`, { configFile: false, root });
