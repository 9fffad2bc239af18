// What must be there before anything runs: Node, Go, git, and the packages of the lock.
import { isInstalled } from '../../pocketbase/build.mjs';
import { Stop, run } from './run.mjs';

/** @param {string} found @param {string} least */
function older(found, least) {
	const [a = [], b = []] = [found, least].map((version) => version.split('.').map(Number));
	for (const [n, part] of b.entries()) if (part !== (a[n] ?? 0)) return (a[n] ?? 0) < part;
	return false;
}

/** Stops when Node or Go is missing or too old. */
export async function versions() {
	const node = process.versions.node;
	if (older(node, '20.19')) throw new Stop(`Node ${node} is too old: install Node 20.19 or newer.`);
	const said = await run('go', ['version'], { capture: true }).catch(() => '');
	const go = /go(\d+\.\d+(\.\d+)?)/.exec(said)?.[1];
	if (!go) throw new Stop('Go is missing: install Go 1.21 or newer (it builds PocketBase).');
	if (older(go, '1.21')) throw new Stop(`Go ${go} is too old: install Go 1.21 or newer.`);
	console.log(`Node ${node}, Go ${go}`);
}

/** `npm ci` when node_modules is not what the lock says. */
export async function packages() {
	if (isInstalled()) return void console.log('node_modules is what the lock says');
	await run('npm', ['ci', '--no-audit', '--no-fund']);
}
