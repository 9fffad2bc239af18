// npm run bench [-- --only P1,P3 --pairs 7 --json FILE]: installs the peers when missing, measures; `server`: that alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const alone = process.argv[2] === 'server';
if (alone) process.argv.splice(2, 1);
else if (!existsSync(new URL('node_modules/.package-lock.json', import.meta.url))) {
	console.log('Installing the peers into tests/bench …');
	const install = ['ci', '--prefix', 'tests/bench', '--ignore-scripts', '--no-audit', '--no-fund'];
	const { status } = spawnSync('npm', install, { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
await runnerImport(`/tests/bench/${alone ? 'server' : 'main'}.ts`, { configFile: false, root });
