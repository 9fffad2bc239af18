// PouchDB: the days as documents, replicated with CouchDB's protocol.
import PouchDB from 'pouchdb-browser';
import { paint, whole, type Listed } from './paint.ts';
import type { Plain } from './sdk.ts';

let opened: PouchDB | undefined;
const db = () => (opened ??= new PouchDB('bench'));

export const actions = {
	loaded: () => undefined,

	async pull({ from: name, rows }: { from: string; rows: number }) {
		const remote = new PouchDB(`${window.location.origin}/memory/db/${name}`);
		const from = performance.now();
		const { docs_written } = await db().replicate.from(remote, { batch_size: 1000 });
		const took = performance.now() - from;
		whole(docs_written, rows);
		return took;
	},

	async reopen({ rows, only }: { rows: number; only?: number }) {
		const from = performance.now();
		const limit = only ? { limit: only, descending: true } : {};
		const found = await db().allDocs<Listed>({ include_docs: true, ...limit });
		await paint(found.rows.map(({ doc }) => doc));
		const took = performance.now() - from;
		whole(found.rows.length, only ?? rows);
		return took;
	},

	async note({ records }: { records: Plain[] }) {
		await db().bulkDocs(records.map(({ id, ...rest }) => ({ _id: id, ...rest })));
	},

	/** Both ways, as ours: nothing is left to send or to fetch. As many documents a call as our phone sends changes. */
	async push({ to, place = '' }: { to: string; place?: string }) {
		const remote = new PouchDB(`${window.location.origin}${place}/db/${to}`);
		const from = performance.now();
		const { push } = await db().sync(remote, { batch_size: 200 });
		const took = performance.now() - from;
		const { doc_count } = await db().info();
		if (push.docs_written !== doc_count)
			throw new Error(`${push.docs_written} written of ${doc_count}`);
		return took;
	}
};
