// The one budget: JavaScript of the first screen. What `/` and each role's home load is read from the build itself.
import { existsSync, readFileSync } from 'node:fs';

const site = 'pocketbase/pb_public';
const generated = '.svelte-kit/generated/client-optimized';
const manifest = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));

/** Nodes (root layout, layouts, page) of an address; route groups have no part in it. */
function nodesOf(address) {
	const app = readFileSync(`${generated}/app.js`, 'utf8');
	for (const [, route, numbers] of app.matchAll(/"(\/[^"]*)": \[(.*)\]/g))
		if ((route.replaceAll(/\/\([^)]+\)/g, '') || '/') === address)
			return [0, ...(numbers.match(/\d+/g) ?? []).map(Number)];
	throw new Error(`.size-limit.js: there is no page at ${address}`);
}

/** Every file that these sources import, directly or not; `import()` on a later tap is not the first screen. */
function closure(sources, seen = new Set()) {
	for (const source of sources) {
		const chunk = manifest[source];
		if (!chunk || seen.has(chunk.file)) continue;
		seen.add(chunk.file);
		closure(chunk.imports ?? [], seen);
	}
	return seen;
}

/** What the built pages preload. */
function preloaded() {
	const pages = ['200.html', 'index.html'].filter((page) => existsSync(`${site}/${page}`));
	const html = pages.map((page) => readFileSync(`${site}/${page}`, 'utf8')).join('');
	return [...html.matchAll(/href="[./]*(_app\/immutable\/[^"]+\.js)"/g)].map(([, path]) => path);
}

function firstScreen(...addresses) {
	const nodes = addresses.flatMap(nodesOf).map((n) => `${generated}/nodes/${n}.js`);
	const entries = Object.keys(manifest).filter((key) => /client\/entry\.js$|\/app\.js$/.test(key));
	const files = new Set([...preloaded(), ...closure([...entries, ...nodes])]);
	return [...files].filter((file) => file.endsWith('.js')).map((file) => `${site}/${file}`);
}

const budget = { gzip: true, limit: '80 kB' };

export default [
	{ name: 'first screen, sign-in', path: firstScreen('/', '/sign-in'), ...budget },
	{ name: 'first screen, supervisor', path: firstScreen('/', '/today'), ...budget },
	{ name: 'first screen, facilitator', path: firstScreen('/', '/inbox'), ...budget },
	{ name: 'first screen, buyer', path: firstScreen('/', '/contracts'), ...budget },
	{ name: 'all JavaScript', path: `${site}/_app/immutable/**/*.js`, gzip: true },
	{ name: 'all styles', path: `${site}/_app/immutable/**/*.css`, gzip: true },
	{ name: 'service worker', path: `${site}/service-worker.js`, gzip: true }
];
