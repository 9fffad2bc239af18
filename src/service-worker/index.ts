// Keeps the shell of this version on the phone, so that the app opens without network; never touches data.
import { base, build, files, prerendered, version } from '$service-worker';

declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'shell-';
const CACHE = PREFIX + version;
/** The page for every address without a file of its own; Kit names it in none of its lists. */
const SHELL = `${base}/200.html`;
/** The name changes with the content: never asked twice. */
const HASHED = new Set(build);
const PAGES = new Set([...prerendered, SHELL]);
const KEPT = new Set([...build, ...files, ...PAGES]);
/** Kit asks it when a page is missing, and loads the page anew while it names another version than its own. */
const VERSION = `${base}/_app/version.json`;

async function keep(cache: Cache, url: string): Promise<void> {
	const known = HASHED.has(url) ? await caches.match(url) : undefined;
	const response = known ?? (await fetch(url, { cache: HASHED.has(url) ? 'default' : 'no-cache' }));
	const html = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	// A portal or a lenient fallback may have answered in the server's place.
	if (!response.ok || response.redirected || html !== PAGES.has(url))
		throw new Error(`${url}: ${String(response.status)}`);
	await cache.put(url, response);
}

/** All or nothing: one failure, and the version before stays in charge. */
async function install(): Promise<void> {
	const cache = await caches.open(CACHE);
	await Promise.all([...KEPT].map((url) => keep(cache, url)));
}

async function activate(): Promise<void> {
	const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	for (const name of shells.slice(0, -1)) await caches.delete(name); // the last one serves tabs still open
	await self.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
	const cache = await caches.open(CACHE);
	if (request.mode === 'navigate')
		return (
			(KEPT.has(path) && (await cache.match(path))) || (await cache.match(SHELL)) || fetch(request)
		);
	return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
	event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(activate());
});

self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (pathname.startsWith(`${base}/api/`) || pathname.startsWith(`${base}/_/`)) return;
	// The version in charge is this one until it is replaced: another answer would load the page for ever.
	if (pathname === VERSION) {
		event.respondWith(Response.json({ version }));
		return;
	}
	const ours = KEPT.has(pathname) || pathname.startsWith(`${base}/_app/immutable/`);
	if (request.mode === 'navigate' || ours) event.respondWith(answer(request, pathname));
});
