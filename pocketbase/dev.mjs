// npm run dev: Vite with reload for the app, PocketBase for the API, hooks built again when their sources change.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPocketBase } from './binary.mjs';
import { build, isStale } from './build.mjs';
import { folders, ready, signIns } from './data.mjs';
import { endAll, start } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = join(root, 'pocketbase/pb_data');
const http = '127.0.0.1:8090';
const say = console.log;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
	process.on(signal, () => {
		endAll(signal);
		process.exit(signal === 'SIGINT' ? 130 : 143);
	});

/** @type {NodeJS.Timeout | undefined} */
let soon;
function rebuild() {
	clearTimeout(soon);
	soon = setTimeout(() => {
		if (isStale('hooks')) build('hooks').catch((error) => say(String(error)));
	}, 200);
}

const executable = await findPocketBase({ say });
if (isStale('hooks')) await build('hooks');
await ready(executable, { data, demo: true, say });
// PocketBase starts itself again when the hooks change: the last --hooksWatch wins.
start(executable, ['serve', '--http', http, ...folders(data), '--hooksWatch=true'], {
	cwd: root,
	env: { CLAUSE_MAIL: 'terminal' },
	stdout: 'inherit'
});
start(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'dev'], {
	cwd: root,
	env: { POCKETBASE_URL: `http://${http}` },
	stdout: 'inherit'
});
for (const folder of ['src/domain', 'pocketbase/src'])
	watch(join(root, folder), { recursive: true }, rebuild);
for (const line of signIns(data)) say(`  ${line}`);
