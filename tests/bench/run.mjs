// Runs a measurement written in TypeScript: `npm run bench -- [--seconds 20]` measures the server.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [name = 'server'] = process.argv.splice(2, 1);
const root = fileURLToPath(new URL('../..', import.meta.url));
await runnerImport(`/tests/bench/${name}.ts`, { configFile: false, root });
