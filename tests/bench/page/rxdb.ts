// RxDB: the days in its Dexie storage, replicated by handlers over plain HTTP.
import { createRxDatabase, type Collection } from 'rxdb/plugins/core';
import { replicateRxCollection, type Pulled } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { paint, whole, type Listed } from './paint.ts';
import type { Plain } from './sdk.ts';

const text = { type: 'string', maxLength: 120 };
const schema = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: { type: 'string', maxLength: 15 },
		...{ assignment: text, contract: text, participant: text, site: text, day: text },
		...{ minutesWork: { type: 'number' }, minutesTraining: { type: 'number' } },
		...{ absence: text, note: text, author: text, at: text }
	},
	required: ['id']
};

let opened: Promise<Collection<Plain>> | undefined;

async function open(): Promise<Collection<Plain>> {
	const db = await createRxDatabase({
		name: 'bench',
		storage: getRxStorageDexie(),
		multiInstance: false
	});
	return (await db.addCollections({ entries: { schema } }))['entries'] as Collection<Plain>;
}

/** Documents as their screens would hold them. */
let held: unknown[] = [];

const collection = () => (opened ??= open());

async function ask<R>(path: string, body?: unknown): Promise<R> {
	const headers = { 'content-type': 'application/json' };
	const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
	return (await (await fetch(path, init)).json()) as R;
}

const pullOf = (at: string) => ({
	batchSize: 1000,
	handler(checkpoint: { from: number } | undefined, limit: number) {
		return ask<Pulled<Plain>>(`${at}/pull?from=${checkpoint?.from ?? 0}&limit=${limit}`);
	}
});

export const actions = {
	loaded: () => undefined,

	async pull({ from: name, rows }: { from: string; rows: number }) {
		const entries = await collection();
		const from = performance.now();
		const replication = replicateRxCollection<Plain>({
			collection: entries,
			replicationIdentifier: name,
			live: false,
			retryTime: 100,
			pull: pullOf(`/memory/rx/${name}`)
		});
		await replication.awaitInitialReplication();
		const took = performance.now() - from;
		await replication.cancel();
		whole(await entries.count().exec(), rows);
		return took;
	},

	/** What was read stays at hand, as on a phone. */
	async reopen({ rows, only }: { rows: number; only?: number }) {
		const from = performance.now();
		const limit = only ? { limit: only, sort: [{ id: 'desc' }] } : {};
		const found = await (await collection()).find(limit).exec();
		held = found;
		await paint(found as unknown as Listed[]);
		const took = performance.now() - from;
		whole(held.length, only ?? rows);
		return took;
	},

	async note({ records }: { records: Plain[] }) {
		const { error } = await (await collection()).bulkInsert(records);
		if (error.length) throw new Error(`${error.length} not taken`);
	},

	/** Both ways, as ours: nothing is left to send or to fetch. */
	async push({ to, place = '' }: { to: string; place?: string }) {
		const entries = await collection();
		const from = performance.now();
		const replication = replicateRxCollection<Plain>({
			collection: entries,
			replicationIdentifier: to,
			live: false,
			retryTime: 100,
			push: { batchSize: 200, handler: (rows) => ask<Plain[]>(`${place}/rx/${to}/push`, rows) },
			pull: pullOf(`${place}/rx/${to}`)
		});
		await replication.awaitInitialReplication();
		const took = performance.now() - from;
		await replication.cancel();
		const { documents } = await ask<Pulled<Plain>>(`${place}/rx/${to}/pull?from=0&limit=100000`);
		whole(documents.length, await entries.count().exec()); // all of them arrived
		return took;
	}
};
