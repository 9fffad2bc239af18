// Ours: the device that ships, with the browser's parts; only the network can be shut before it.
import { idbCellar } from '../../../src/store/idb.ts';
import { createDevice, type Device } from '../../../src/sync/device.ts';
import { browserParts } from '../../../src/sync/parts/browser.ts';

let shut = false;
const network = window.fetch.bind(window);
window.fetch = (...asked) => (shut ? Promise.reject(new TypeError('shut')) : network(...asked));

let device: Device | undefined;

function opened(): Device {
	device ??= createDevice({ ...browserParts('bench'), cellar: idbCellar() });
	return device;
}

const waiting = () => opened().view.outbox.filter(({ state }) => state !== 'done').length;

export const actions = {
	/** A person signs in and pulls what she may read. */
	async signIn({ email, password }: { email: string; password: string }) {
		const phone = opened();
		await phone.ready;
		const word = await phone.signInWithPassword(email, password);
		if (word !== 'ok') throw new Error(`sign in: ${word}`);
		await phone.able();
		await phone.sync();
	},

	/** Notes a crew's days without network, one durable transaction a day. */
	async note({ days }: { days: Record<string, unknown>[][] }) {
		shut = true;
		for (const sets of days)
			await opened().make(
				sets.map((set) => ({ kind: 'day-entry' as const, act: 'write', set, base: null }))
			);
		return waiting();
	},

	/** Until all that waits is answered, on the disk, and seen among the rows of the server. */
	async push() {
		const phone = opened();
		await phone.sync();
		const before = waiting();
		const known = phone.view.received.all('declarations').length;
		shut = false;
		const from = performance.now();
		await phone.sync();
		const took = performance.now() - from;
		const left = waiting();
		const came = phone.view.received.all('declarations').length - known;
		if (left || came !== before) throw new Error(`${left} wait, ${came} came of ${before}`);
		return took;
	}
};
