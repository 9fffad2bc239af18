// What this device holds for a visit without network: a fact that is checked, not a promise.
import { phone } from '../../device.svelte.ts';

/** `''` = all is here; else what is missing: the first reception, or the app itself. */
export function missingOffline(): '' | 'data' | 'app' {
	if (!phone.view.sync.complete) return 'data';
	const kept = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
	return kept ? '' : 'app';
}
