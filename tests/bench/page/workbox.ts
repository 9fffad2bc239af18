// The control of P13: Workbox's queue of requests, replayed as its worker does whenever the network is back.
import type { Queue } from 'workbox-background-sync/Queue.js';

let queue: Queue | undefined;

/** Its code asks whether the worker has background sync; here its own fallback is used, by hand. */
async function openQueue(): Promise<Queue> {
	Object.assign(window, { registration: {} });
	const workbox = await import('workbox-background-sync/Queue.js');
	return (queue ??= new workbox.Queue('declared', {
		forceSyncFallback: true,
		onSync: () => undefined
	}));
}

export const actions = {
	async note({ token, marks }: { token: string; marks: string[] }) {
		const waiting = await openQueue();
		const headers = { 'content-type': 'application/json', authorization: token };
		for (const note of marks) {
			const body = JSON.stringify({ note, minutesWork: 450 });
			const url = '/api/collections/entries/records';
			await waiting.pushRequest({ request: new Request(url, { method: 'POST', headers, body }) });
		}
	},

	async opened() {
		await openQueue();
	},

	/** Until its queue is empty. */
	async push() {
		const waiting = await openQueue();
		while ((await waiting.size()) > 0) await waiting.replayRequests().catch(() => undefined);
	}
};
