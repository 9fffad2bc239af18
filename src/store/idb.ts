// The disk in the browser: the only file that knows IndexedDB. One handle a database, opened again once when it died.
import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { isDead, told } from './disk/errors.ts';
import { abort, isTyped, Leaving, type Around } from './disk/leaving.ts';
import { patiently, type After } from './disk/patience.ts';
import { journaled, StorageError, type Cellar, type Key, type Store, type Tx } from './store.ts';
import { migrations, shapes, VERSION, type Kept, type Table } from './tables.ts';

type Mode = 'readonly' | 'readwrite';

/** Databases of this origin, `prefix` before each name (tests keep theirs apart). */
export function idbCellar(prefix = '', { after, page }: Around = {}): Cellar {
	const leaving = new Leaving(page);
	return {
		async open(name) {
			const store = new IdbStore(prefix + name, leaving, after);
			await store.ready();
			return store;
		}
	};
}

class IdbStore implements Store {
	#name: string;
	#handle: Promise<IDBPDatabase> | undefined;
	#opened = false;
	#emptied = false;
	#closed = false;
	#leaving: Leaving;
	#after: After | undefined;
	#stay: () => void;

	constructor(name: string, leaving: Leaving, after: After | undefined) {
		this.#name = name;
		this.#leaving = leaving;
		this.#after = after;
		this.#stay = leaving.onLeave(() => {
			this.#rest();
		});
	}

	async ready(): Promise<void> {
		try {
			await this.#open();
		} catch (error) {
			const reason = told(error);
			throw reason instanceof StorageError ? reason : new StorageError('broken', error);
		}
	}

	async read<R>(tables: Table[], job: (tx: Tx) => Promise<R>): Promise<R> {
		return (await this.#run(tables, 'readonly', 'default', job)).result;
	}

	write<R>(tables: Table[], job: (tx: Tx) => Promise<R>, relaxed?: 'relaxed') {
		return this.#run(tables, 'readwrite', relaxed ?? 'strict', job);
	}

	async anew(tables: Table[], job: (tx: Tx) => Promise<unknown>) {
		const { journal } = await this.#run(tables, 'readwrite', 'strict', job, true);
		this.#emptied = false;
		return journal;
	}

	close(): void {
		this.#closed = true;
		this.#stay();
		this.#rest();
	}

	#rest(): void {
		void this.#handle?.then((db) => db.close()).catch(() => undefined);
		this.#handle = undefined;
	}

	async #run<R>(
		tables: Table[],
		mode: Mode,
		durability: IDBTransactionDurability,
		job: (tx: Tx) => Promise<R>,
		anew = false
	) {
		if (!isTyped(tables, mode)) await this.#leaving.back;
		try {
			return await this.#transact(await this.#living(anew), tables, mode, durability, job);
		} catch (error) {
			if (!isDead(error) || this.#closed) throw told(error);
		}
		// iOS ends its database process, browsers evict: the old handle is dead for ever, a new one may live.
		await this.#leaving.back;
		this.#handle = undefined;
		try {
			return await this.#transact(await this.#living(anew), tables, mode, durability, job);
		} catch (error) {
			throw told(error);
		}
	}

	#transact<R>(
		db: IDBPDatabase,
		tables: Table[],
		mode: Mode,
		durability: IDBTransactionDurability,
		job: (tx: Tx) => Promise<R>
	) {
		const tx = db.transaction(tables, mode, { durability });
		if (!isTyped(tables, mode)) this.#leaving.add(tx, tx.done);
		return transact(tx, job);
	}

	/** The open database; when it came back empty, that is said to everybody but the first to write anew. */
	async #living(anew: boolean): Promise<IDBPDatabase> {
		const db = await this.#open();
		if (this.#emptied && !anew) throw new StorageError('emptied');
		return db;
	}

	#open(): Promise<IDBPDatabase> {
		if (this.#closed) throw new StorageError('broken', 'closed');
		if (this.#handle) return this.#handle;
		let isNew = false;
		const ask = () =>
			openDB(this.#name, VERSION, {
				upgrade(db, from, _to, tx) {
					isNew ||= from === 0;
					migrate(db, from, tx);
				},
				// A newer version of the app in another tab: step aside; what comes after is told as `newer`.
				blocking: (_from, _to, event) => {
					(event.target as IDBDatabase).close();
					this.#handle = undefined;
				},
				terminated: () => {
					this.#handle = undefined;
				}
			});
		const handle = patiently(ask, this.#after).then((db) => {
			this.#emptied ||= isNew && this.#opened;
			this.#opened = true;
			return db;
		});
		this.#handle = handle;
		handle.catch(() => {
			if (this.#handle === handle) this.#handle = undefined;
		});
		return handle;
	}
}

function migrate(
	db: IDBPDatabase,
	from: number,
	tx: IDBPTransaction<unknown, string[], 'versionchange'>
): void {
	for (let version = from + 1; version <= VERSION; version++)
		for (const table of migrations[version] ?? []) {
			const { key, auto, indexes } = shapes[table];
			const made = db.objectStoreNames.contains(table)
				? tx.objectStore(table)
				: db.createObjectStore(table, { keyPath: key, autoIncrement: auto ?? false });
			for (const [name, options] of Object.entries(indexes))
				if (!made.indexNames.contains(name)) made.createIndex(name, name, options);
		}
	tx.done.catch(() => undefined); // told by openDB
}

async function transact<R>(
	idbTx: IDBPTransaction<unknown, string[], Mode>,
	job: (tx: Tx) => Promise<R>
) {
	const { tx, journal } = journaled(requests(idbTx));
	idbTx.done.catch(() => undefined); // awaited below; this only keeps the browser from complaining first
	let result: R;
	try {
		result = await job(tx);
	} catch (error) {
		abort(idbTx);
		await idbTx.done.catch(() => undefined);
		throw idbTx.error ?? error;
	}
	await idbTx.done; // `onsuccess` is not enough: a full disk aborts after it
	return { result, journal };
}

function requests(tx: IDBPTransaction<unknown, string[], Mode>): Tx {
	const writable = tx as IDBPTransaction<unknown, string[], 'readwrite'>;
	const by = <T extends Table>(table: T, index: string, value: Key | IDBKeyRange) =>
		tx.objectStore(table).index(index).getAll(value) as Promise<Kept[T][]>;
	return {
		get: <T extends Table>(table: T, key: Key) =>
			tx.objectStore(table).get(key) as Promise<Kept[T] | undefined>,
		all: <T extends Table>(table: T) => tx.objectStore(table).getAll() as Promise<Kept[T][]>,
		keys: (table) => tx.objectStore(table).getAllKeys() as Promise<Key[]>,
		by,
		before: (table, index, value) => by(table, index, IDBKeyRange.upperBound(value, true)),
		put: (table, row) => writable.objectStore(table).put(row) as Promise<Key>,
		delete: (table, key) => writable.objectStore(table).delete(key)
	};
}
