// Registers the service worker and says when a new version waits; it is applied only when told to.
import type { Workbox } from 'workbox-window';

/** Told once a version waits; `apply` starts it and loads the page anew. */
export type Tell = (apply: () => void) => void;

/** Watches for new versions, at the start and each time the app comes back into view. Answers its own end. */
export async function watchUpdates(tell: Tell, worker: string): Promise<() => void> {
	if (!('serviceWorker' in navigator)) return () => undefined;
	const { Workbox } = await import('workbox-window');
	const workbox = new Workbox(worker);
	const registration = await register(workbox);
	if (!registration) return () => undefined;
	let applying = false;
	const tellWaiting = () => {
		if (!registration.waiting) return;
		tell(() => {
			applying = true;
			registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
		});
	};
	workbox.addEventListener('waiting', tellWaiting);
	tellWaiting();
	const changed = () => {
		if (applying) location.reload();
	};
	const visible = () => {
		if (document.visibilityState === 'visible') void look(registration, tellWaiting);
	};
	navigator.serviceWorker.addEventListener('controllerchange', changed);
	document.addEventListener('visibilitychange', visible);
	return () => {
		navigator.serviceWorker.removeEventListener('controllerchange', changed);
		document.removeEventListener('visibilitychange', visible);
	};
}

/** Without network the worker's file cannot be asked for: the one installed goes on. */
async function register(workbox: Workbox): Promise<ServiceWorkerRegistration | undefined> {
	try {
		return await workbox.register();
	} catch {
		return undefined;
	}
}

/** workbox-window stops listening after a late update, so we look ourselves. */
async function look(
	registration: ServiceWorkerRegistration,
	tellWaiting: () => void
): Promise<void> {
	try {
		await registration.update();
	} catch {
		return; // no network: the next look will do
	}
	tellWaiting();
	registration.installing?.addEventListener('statechange', tellWaiting); // still fetching its files
}
