// PouchDB: the days as documents, replicated with CouchDB's protocol.
import PouchDB from 'pouchdb-browser';
import type { Plain } from './sdk.ts';

const db = new PouchDB('bench', { auto_compaction: false });

export const actions = {
	async note({ records }: { records: Plain[] }) {
		await db.bulkDocs(records.map(({ id, ...rest }) => ({ _id: id, ...rest })));
	},

	/** Both ways, as ours: nothing is left to send or to fetch. As many documents a call as our phone sends changes. */
	async push({ to, place = '' }: { to: string; place?: string }) {
		const remote = new PouchDB(`${window.location.origin}${place}/db/${to}`);
		const from = performance.now();
		const { push } = await db.sync(remote, { batch_size: 200 });
		const took = performance.now() - from;
		const { doc_count } = await db.info();
		if (push.docs_written !== doc_count)
			throw new Error(`${push.docs_written} written of ${doc_count}`);
		return took;
	}
};
