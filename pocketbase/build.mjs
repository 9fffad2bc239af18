// What is built from sources, and whether it still is what they would give: the app, the hooks, the packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (/** @type {string} */ path) => join(root, path);
const stampFile = (/** @type {string} */ name) => at(`node_modules/.cache/clause-de-poche/${name}`);

/** What each is made of; `made` must be there too. */
const parts = {
	app: {
		from: [
			'src',
			'static',
			'package-lock.json',
			'svelte.config.js',
			'vite.config.ts',
			'tsconfig.json'
		],
		made: 'pocketbase/pb_public/200.html'
	},
	hooks: {
		from: ['src/domain', 'pocketbase/src', 'pocketbase/bundle.mjs', 'package-lock.json'],
		made: 'pocketbase/pb_hooks/server.js'
	}
};
/** @typedef {keyof typeof parts} Part */

/** Content of files and folders, tests left out, as one hash.
 * @param {string[]} from */
function hashOf(from) {
	const hash = createHash('sha256');
	/** @param {string} path */
	const add = (path) => {
		if (/\.(test|spec|suite)\.ts$/.test(path)) return;
		if (statSync(at(path)).isDirectory())
			for (const name of readdirSync(at(path)).sort()) add(`${path}/${name}`);
		else hash.update(`${path}\0`).update(readFileSync(at(path)));
	};
	for (const path of from) add(path);
	return hash.digest('hex');
}

/** @param {Part} part */
export function isStale(part) {
	const { from, made } = parts[part];
	const file = stampFile(part);
	return !existsSync(at(made)) || !existsSync(file) || readFileSync(file, 'utf8') !== hashOf(from);
}

/** The name of this version: the commit, and a few digits of the content where that says more.
 * A phone sees a new version by this name only. */
export function version() {
	const git = (/** @type {string[]} */ ...args) =>
		spawnSync('git', args, { cwd: root, encoding: 'utf8' });
	const content = hashOf(parts.app.from).slice(0, 7);
	const commit = git('rev-parse', '--short=7', 'HEAD');
	if (commit.status !== 0) return content;
	const changed = git('status', '--porcelain', '--', ...parts.app.from).stdout.trim();
	return changed ? `${commit.stdout.trim()}-${content}` : commit.stdout.trim();
}

/** Builds one part, whether stale or not, and remembers of what.
 * @param {Part} part */
export async function build(part) {
	const stamp = hashOf(parts[part].from);
	if (part === 'hooks') await run(process.execPath, [at('pocketbase/bundle.mjs')], { cwd: root });
	else
		await run(
			process.execPath,
			[at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
			{
				cwd: root,
				// Whoever calls may have loaded Vite, which leaves its own mode behind.
				env: { APP_VERSION: version(), NODE_ENV: 'production' }
			}
		);
	mkdirSync(dirname(stampFile(part)), { recursive: true });
	writeFileSync(`${stampFile(part)}.new`, stamp);
	renameSync(`${stampFile(part)}.new`, stampFile(part)); // whole or not at all
}

/** True when node_modules holds what the lock says: npm keeps its own list there. */
export function isInstalled() {
	const list = at('node_modules/.package-lock.json');
	if (!existsSync(list)) return false;
	const has = JSON.parse(readFileSync(list, 'utf8')).packages;
	const wants = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
	return Object.entries(wants).every(
		([place, { version, optional }]) =>
			place === '' || (has[place] ? has[place].version === version : optional)
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await build('app');
	await build('hooks');
}
