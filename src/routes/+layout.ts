// Puts this phone together from its parts; screens are drawn once it has read its disk.
import { browser, version } from '$app/environment';
import { phone } from '#features/device.svelte.ts';
import { idbCellar } from '#store/idb.ts';
import { createDevice } from '#sync/device.ts';
import { browserParts } from '#sync/parts/browser.ts';

export const ssr = false;
export const prerender = false;

let started: Promise<void> | undefined;

/** Screens that only show; all others wait until this phone can judge and write too. */
const shows = [
	'/',
	'/sign-in',
	'/(supervisor)/today',
	'/(facilitator)/inbox',
	'/(facilitator)/contracts'
];

export async function load({ route }: { route: { id: string | null } }) {
	if (!browser) return { open: true };
	const types = !shows.includes(route.id ?? '');
	if (types) engine().catch(() => undefined); // it comes while the disk is read; told by `able` when it does not
	await (started ??= start());
	if (phone.stage !== 'open') return { open: false }; // loaded again when it is
	if (types) await phone.device.able();
	return { open: true };
}

const engine = async () => (await import('#sync/parts/engine.ts')).engine;

function start(): Promise<void> {
	const device = createDevice({
		...browserParts(version),
		engine,
		cellar: idbCellar('', { after, page: window }),
		spare: async () => (await import('#store/memory.ts')).memoryCellar()
	});
	return phone.start(device, after);
}

function after(ms: number, job: () => void): () => void {
	const timer = setTimeout(job, ms);
	return () => {
		clearTimeout(timer);
	};
}
