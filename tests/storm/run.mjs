// npm run storm: the storm in Node. Vite reads the TypeScript; all of it happens while the file is imported.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
await runnerImport('/tests/storm/main.ts', { configFile: false, root });
