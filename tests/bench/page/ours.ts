// Ours: the device that ships, with the browser's parts; only the network can be shut before it.
import { idbCellar } from '../../../src/store/idb.ts';
import { createDevice, type Device } from '../../../src/sync/device.ts';
import { browserParts } from '../../../src/sync/parts/browser.ts';
import { paint, whole } from './paint.ts';

let shut = false;
export const network = window.fetch.bind(window);
let pulls = true;
window.fetch = (...asked) => {
	const closed = shut || (!pulls && new Request(...asked).url.includes('/sync/pull'));
	return closed ? Promise.reject(new TypeError('shut')) : network(...asked);
};

let device: Device | undefined;

function opened(): Device {
	device ??= createDevice({ ...browserParts('bench'), cellar: idbCellar() });
	return device;
}

const waiting = () => opened().view.outbox.filter(({ state }) => state !== 'done').length;

function changed(phone: Device): Promise<void> {
	return new Promise((done) => {
		const end = phone.watch(() => {
			end();
			done();
		});
	});
}

const rowsHere = () => opened().view.received.all('declarations');

export const actions = {
	loaded: () => undefined,

	/** Signs in; what is to be pulled waits. */
	async enter({ email, password }: { email: string; password: string }) {
		const phone = opened();
		await phone.ready;
		pulls = false;
		const word = await phone.signInWithPassword(email, password);
		if (word !== 'ok') throw new Error(`sign in: ${word}`);
		await phone.able();
		await phone.sync();
	},

	async pull({ rows }: { rows: number }) {
		const phone = opened();
		pulls = true;
		const from = performance.now();
		await phone.sync();
		const took = performance.now() - from;
		whole(rowsHere().length, rows);
		return took;
	},

	/** Without network: only what the disk has. */
	async reopen({ rows }: { rows: number }) {
		shut = true;
		const from = performance.now();
		await opened().ready;
		const all = rowsHere();
		await paint(all);
		const took = performance.now() - from;
		whole(all.length, rows);
		return took;
	},

	/** A person signs in and pulls what she may read. */
	async signIn({ email, password }: { email: string; password: string }) {
		const phone = opened();
		await phone.ready;
		const word = await phone.signInWithPassword(email, password);
		if (word !== 'ok') throw new Error(`sign in: ${word}`);
		await phone.able();
		await phone.sync();
	},

	/** A month is signed, with a drawing; durable when it resolves. */
	async sign({ n, bytes }: { n: number; bytes: ArrayBuffer }) {
		shut = true;
		const period = `${1900 + n}-01`;
		const said = { party: 't00000000000000', contract: 'k00000000000000', period, nil: true };
		const drawn = `f${String(n).padStart(14, '0')}`;
		const signer = { name: 'Supervisor', quality: 'Chief', consent: true, drawn };
		const set = { ...said, lines: [], signer };
		const files = [{ id: drawn, type: 'image/png' as const, bytes }];
		await opened().make([{ kind: 'hours-declaration', act: 'submit', set, files }]);
	},

	/** One round of sending and fetching. */
	async round() {
		const from = performance.now();
		await opened().sync();
		return performance.now() - from;
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

	/** What waits, as it is sent: for whoever sends it without us. */
	waiting: () => opened().view.outbox.map(({ change }) => change),

	/** The app is open again, and sends nothing yet. */
	async opened() {
		shut = true;
		await opened().ready;
		await opened().able();
	},

	/**
	 * `settled`: until all that waits is answered, on the disk, and seen among the rows of the server; `round`: until all
	 * that is new there was fetched as well. Milliseconds.
	 */
	async push() {
		const phone = opened();
		await phone.sync();
		const before = waiting();
		const known = rowsHere().length;
		shut = false;
		const from = performance.now();
		const whole = phone.sync();
		while (waiting() > 0) await changed(phone); // an answer was lost: the phone tries again by itself
		const settled = performance.now() - from;
		await whole;
		const round = performance.now() - from;
		const came = rowsHere().length - known;
		if (came < before) throw new Error(`${came} came of ${before}`);
		return { settled, round };
	}
};
