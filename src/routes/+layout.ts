// Puts this phone together from its parts; screens are drawn once it has read its disk.
import { browser, version } from '$app/environment';
import { phone } from '#features/device.svelte.ts';
import { idbCellar } from '#store/idb.ts';
import { createDevice } from '#sync/device.ts';
import { browserParts } from '#sync/parts/browser.ts';

export const ssr = false;
export const prerender = false;

let started: Promise<void> | undefined;

export async function load() {
	if (browser) await (started ??= start());
}

function start(): Promise<void> {
	const device = createDevice({
		...browserParts(version),
		cellar: idbCellar(),
		spare: async () => (await import('#store/memory.ts')).memoryCellar()
	});
	phone.start(device);
	return device.ready;
}
