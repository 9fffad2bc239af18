// The SDK's loop: one create a record; each answer is put on the disk and the record taken from those that wait.
import PocketBase from 'pocketbase';
import { plainDisk } from './disk.ts';

export interface Plain {
	id: string;
	[column: string]: unknown;
}

const client = new PocketBase(window.location.origin);
client.autoCancellation(false);
const disk = plainDisk('sdk');

export const actions = {
	async signIn({ email, password }: { email: string; password: string }) {
		await client.collection('users').authWithPassword(email, password);
	},

	async note({ records }: { records: Plain[] }) {
		const tx = (await disk).transaction('pending', 'readwrite', { durability: 'strict' });
		for (const record of records) void tx.store.put(record);
		await tx.done;
	},

	async push() {
		const db = await disk;
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
