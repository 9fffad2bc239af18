// The peers' worker: whatever was fetched once comes from the cache, the network is not asked.
const CACHE = 'all';

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
	if (event.request.method === 'GET') event.respondWith(cached(event.request));
});

async function cached(request) {
	const cache = await caches.open(CACHE);
	const known = await cache.match(request);
	if (known) return known;
	const answer = await fetch(request);
	if (answer.ok) await cache.put(request, answer.clone());
	return answer;
}
