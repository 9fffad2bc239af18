// The parts a real browser gives; each is optional but fetch and the disk.
import { once } from './once.ts';
import { pocketbaseDoor } from '../pocketbase.ts';
import type { Server } from '../server.ts';
import type { Parts, Surroundings } from './parts.ts';

/** Everything but the disk. `app` = version of the app; `base` = where the server is, '' = where the app comes from. */
export function browserParts(app: string, base = ''): Omit<Parts, 'cellar'> {
	const clock = {
		now: () => Date.now(),
		setTimeout: (job: () => void, ms: number) => window.setTimeout(job, ms),
		clearTimeout: (timer: number) => {
			window.clearTimeout(timer);
		}
	};
	const wires = { fetch: window.fetch.bind(window), clock, base };
	return {
		app,
		clock,
		connect: (session) =>
			later(async () => (await import('../transport.ts')).httpServer(wires, session)),
		door: pocketbaseDoor(base || window.location.origin),
		random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
		browser: surroundings
	};
}

/** A server whose wires are laid with the first call. */
function later(lay: () => Promise<Server>): Server {
	const server = once(lay);
	return {
		push: async (call) => (await server()).push(call),
		pull: async (since, limit) => (await server()).pull(since, limit),
		sendFile: async (file) => (await server()).sendFile(file),
		getFile: async (id) => (await server()).getFile(id)
	};
}

const surroundings: Surroundings = {
	visible: () => document.visibilityState === 'visible',
	onWake(wake) {
		const events: [EventTarget, string][] = [
			[window, 'online'],
			[window, 'pageshow'],
			[document, 'visibilitychange']
		];
		for (const [target, name] of events) target.addEventListener(name, wake);
		return () => {
			for (const [target, name] of events) target.removeEventListener(name, wake);
		};
	},
	async alone(name, steal, job) {
		if (!('locks' in navigator)) {
			await job();
			return true;
		}
		let ours = false;
		const ask = steal ? { steal } : { ifAvailable: true };
		try {
			await navigator.locks.request(name, ask, async (lock) => {
				ours = lock !== null;
				if (lock) await job();
			});
		} catch (error) {
			// Another tab took us for frozen; what we do meanwhile stays right.
			if (error instanceof DOMException && error.name === 'AbortError') return false;
			throw error;
		}
		return ours;
	},
	channel(name, hear) {
		if (!('BroadcastChannel' in window)) return null;
		const channel = new BroadcastChannel(name);
		channel.onmessage = (event: MessageEvent<unknown>) => {
			hear(event.data);
		};
		return {
			say: (what) => {
				channel.postMessage(what);
			},
			close: () => {
				channel.close();
			}
		};
	},
	async persist() {
		const storage = navigator.storage as Partial<StorageManager> | undefined;
		return (await storage?.persist?.().catch(() => false)) ?? false;
	},
	async health() {
		const storage = navigator.storage as Partial<StorageManager> | undefined;
		const persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
		const nothing: StorageEstimate = {};
		const { quota, usage } = (await storage?.estimate?.().catch(() => nothing)) ?? nothing;
		const free = quota === undefined || usage === undefined ? null : quota - usage;
		return { persisted, free };
	},
	scrap: {
		read: (name) => scrapped(() => localStorage.getItem(name)),
		write: (name, text) => {
			scrapped(() => {
				localStorage.setItem(name, text);
			});
		}
	},
	...('subtle' in crypto && { digest: hexDigest }),
	report(error) {
		reportError(error);
	}
};

async function hexDigest(bytes: ArrayBuffer): Promise<string> {
	const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers may forbid it, or have no room. */
function scrapped<T>(job: () => T): T | null {
	try {
		return job();
	} catch {
		return null;
	}
}
