// The SDK's loop: one create a record; each answer is put on the disk and the record taken from those that wait.
import PocketBase from 'pocketbase';
import { plainDisk } from './disk.ts';
import { paint, whole, type Listed } from './paint.ts';

export interface Plain {
	id: string;
	[column: string]: unknown;
}

const client = new PocketBase(window.location.origin);
client.autoCancellation(false);
let opened: ReturnType<typeof plainDisk> | undefined;
const disk = () => (opened ??= plainDisk('sdk'));

export const actions = {
	loaded: () => undefined,

	async enter(given: { email: string; password: string }) {
		await actions.signIn(given);
		await disk();
	},

	/** Everything, then one put a row in one transaction. */
	async pull({ rows }: { rows: number }) {
		const db = await disk();
		const number = (n: number) => `"y${String(n).padStart(14, '0')}"`;
		const filter = `id >= ${number(0)} && id < ${number(rows)}`; // not what others have created
		const from = performance.now();
		const all = await client.collection('entries').getFullList<Plain>({ batch: 1000, filter });
		const tx = db.transaction('rows', 'readwrite', { durability: 'relaxed' });
		for (const row of all) void tx.store.put(row);
		await tx.done;
		const took = performance.now() - from;
		whole(all.length, rows);
		return took;
	},

	async reopen({ rows, only }: { rows: number; only?: number }) {
		const from = performance.now();
		const all = (await (await disk()).getAll('rows', undefined, only)) as Listed[];
		await paint(all);
		const took = performance.now() - from;
		whole(all.length, only ?? rows);
		return took;
	},

	async signIn({ email, password }: { email: string; password: string }) {
		await client.collection('users').authWithPassword(email, password);
	},

	async note({ records }: { records: Plain[] }) {
		const tx = (await disk()).transaction('pending', 'readwrite', { durability: 'strict' });
		for (const record of records) void tx.store.put(record);
		await tx.done;
	},

	async push() {
		const db = await disk();
		const from = performance.now();
		for (const record of (await db.getAll('pending')) as Plain[]) {
			const row = await client.collection('entries').create(record);
			const tx = db.transaction(['pending', 'rows'], 'readwrite', { durability: 'strict' });
			void tx.objectStore('pending').delete(record.id);
			void tx.objectStore('rows').put(row);
			await tx.done;
		}
		return performance.now() - from;
	}
};
