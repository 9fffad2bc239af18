// The disk of a phone: fake-indexeddb unchanged, that can be full, cut from power, or thrown away, between any two steps.
import {
	forceCloseDatabase,
	IDBCursor,
	IDBDatabase,
	IDBFactory,
	IDBIndex,
	IDBKeyRange,
	IDBObjectStore,
	IDBOpenDBRequest,
	IDBRequest,
	IDBTransaction,
	IDBVersionChangeEvent
} from 'fake-indexeddb';
import type { Kept, Table } from '#store/tables.ts';
import type { Life, World } from './world.ts';

/** What fake-indexeddb calls its own. */
interface RawTx {
	_state: 'active' | 'inactive' | 'committing' | 'finished';
	_started: boolean;
	_rollbackLog: (() => void)[];
	_requests: { request: { readyState: string } }[];
	_scope: Set<string>;
	mode: string;
	durability: string;
	db: RawConnection;
	_start(): void;
	_abort(error: string | null): void;
	addEventListener(name: string, job: () => void): void;
}
interface RawConnection {
	_rawDatabase: RawDatabase;
	_closePending: boolean;
}
interface RawRecord {
	value: unknown;
}
interface RawDatabase {
	name: string;
	version: number;
	transactions: RawTx[];
	connections: RawConnection[];
	rawObjectStores: Map<string, { records: { values(): Iterable<RawRecord> } }>;
	processTransactions(): void;
}
interface RawFactory {
	_databases: Map<string, RawDatabase>;
	_connectionQueues: Map<string, Promise<unknown>>;
}

/** Where a transaction or a connection belongs. */
interface Owner extends Life {
	readonly disk: Disk;
}

/** Told of each transaction that was written. */
export type Written = (database: string, tables: ReadonlySet<string>, owner: Life) => void;

export class Disk {
	readonly factory = new IDBFactory();
	/** How likely a write finds no room. */
	full = 0;
	written: Written = () => undefined;
	readonly world: World;
	readonly #owners = new WeakMap<object, Life>();
	readonly #opening = new Map<IDBOpenDBRequest, Life>();
	/** Per database, what was only handed to the disk since it was last told to keep it. */
	readonly #tail = new Map<string, RawTx[]>();

	constructor(world: World) {
		this.world = world;
	}

	get #raw(): RawFactory {
		return this.factory as unknown as RawFactory;
	}

	/** The door this owner's app opens its databases by. */
	open(owner: Owner, name: string, version?: number): IDBOpenDBRequest {
		const request = this.factory.open(name, version);
		this.#opening.set(request, owner);
		const opened = () => {
			this.#opening.delete(request);
		};
		request.addEventListener('success', opened);
		request.addEventListener('error', opened);
		const own = () => {
			owners.set(request.result, owner);
		};
		request.addEventListener('upgradeneeded', own);
		request.addEventListener('success', own);
		return request;
	}

	/** The rows of a table, as they lie there now; not to be altered. */
	rows<T extends Table>(database: string, table: T): Kept[T][] {
		const store = this.#raw._databases.get(database)?.rawObjectStores.get(table);
		const rows: Kept[T][] = [];
		for (const record of store?.records.values() ?? []) rows.push(record.value as Kept[T]);
		return rows;
	}

	get names(): string[] {
		return [...this.#raw._databases.keys()];
	}

	/** A tab or the whole phone is gone: what was not written is undone. */
	crash(lives: readonly Life[]): void {
		const dead = new Set(lives);
		for (const [request, owner] of this.#opening)
			if (dead.has(owner)) this.#opening.delete(request);
		for (const database of this.#raw._databases.values()) {
			for (const tx of [...database.transactions])
				if (dead.has(this.#owners.get(tx) as Life)) undo(tx);
			database.transactions = database.transactions.filter((tx) => tx._state !== 'finished');
			database.connections = database.connections.filter((one) => {
				const owner = owners.get(one);
				return owner?.alive;
			});
			if (database.transactions.length)
				this.world.as(this.world.nature, () => database.processTransactions());
		}
		this.#raw._connectionQueues = new Map();
	}

	/** True while a database is being opened: then no tab dies alone here, for others queue behind it. */
	get opening(): boolean {
		return this.#opening.size > 0;
	}

	/** The battery fell out: what was only handed to the disk is lost, the rest stays. Call `crash` before. */
	cutPower(): number {
		let lost = 0;
		for (const tail of this.#tail.values()) {
			for (const tx of tail.reverse()) {
				for (const step of tx._rollbackLog.reverse()) step();
				lost++;
			}
		}
		this.#tail.clear();
		return lost;
	}

	/** The browser throws a database away, open or not. */
	evict(name: string): void {
		const database = this.#raw._databases.get(name);
		if (!database) return;
		for (const tx of [...database.transactions]) {
			const owner = this.#owners.get(tx);
			if (owner && tx._state !== 'finished')
				this.world.as(owner, () => {
					tx._abort('AbortError');
				});
		}
		this.#raw._databases.delete(name);
		this.#tail.delete(name);
		for (const connection of [...database.connections]) {
			const owner = owners.get(connection);
			if (owner?.alive)
				this.world.soon(() => {
					forceCloseDatabase(connection as never);
				}, owner);
		}
	}

	/** Called for each transaction that begins. */
	begun(tx: RawTx, owner: Life): void {
		this.#owners.set(tx, owner);
		if (tx.mode === 'readonly') return;
		tx.addEventListener('complete', () => {
			const { name } = tx.db._rawDatabase;
			if (tx.durability === 'relaxed') this.#tail.set(name, [...(this.#tail.get(name) ?? []), tx]);
			else this.#tail.delete(name);
			this.written(name, tx._scope, owner);
		});
	}

	/** Somebody who died a moment ago still reached out: nothing comes of it. */
	ghost(tx: RawTx): void {
		tx._state = 'finished';
		const { transactions } = tx.db._rawDatabase;
		transactions.splice(transactions.indexOf(tx), 1);
	}

	/** Each step of a transaction is its owner's; a full disk says so at the very end. */
	step(tx: RawTx, step: () => void): void {
		const owner = this.#owners.get(tx);
		if (owner && owner !== this.world.current) {
			tx._started = true;
			this.world.soon(() => {
				this.step(tx, step);
			}, owner);
			return;
		}
		const ends = tx._requests.every(({ request }) => request.readyState === 'done');
		const writes = tx.mode === 'readwrite' && tx._rollbackLog.length > 0;
		if (writes && ends && tx._state !== 'finished' && this.world.dice.chance(this.full))
			tx._abort('QuotaExceededError');
		else step();
	}
}

function undo(tx: RawTx): void {
	if (tx._state === 'finished') return;
	for (const step of tx._rollbackLog.reverse()) step();
	tx._state = 'finished';
}

let world: World | undefined;

function ownerNow(): Owner | undefined {
	const life = world?.current;
	return life && 'disk' in life ? (life as Owner) : undefined;
}

/** Which tab opened this connection. */
const owners = new WeakMap<object, Owner>();
function ownerOf(connection: object): Owner | undefined {
	return owners.get(connection) ?? ownerNow();
}

type Begin = (this: IDBDatabase, ...args: Parameters<IDBDatabase['transaction']>) => IDBTransaction;
const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as Begin;

/** Bytes and forms as a phone has them, without the detours of a server's machine. */
class Bytes {
	readonly size: number;
	readonly type: string;
	readonly bytes: Uint8Array;
	constructor(parts: (Uint8Array | ArrayBuffer)[] = [], { type = '' } = {}) {
		const lists = parts.map((part) => (part instanceof Uint8Array ? part : new Uint8Array(part)));
		this.size = lists.reduce((sum, list) => sum + list.length, 0);
		this.type = type;
		this.bytes = new Uint8Array(this.size);
		let at = 0;
		for (const list of lists) {
			this.bytes.set(list, at);
			at += list.length;
		}
	}
	arrayBuffer(): Promise<ArrayBuffer> {
		return Promise.resolve(this.bytes.slice().buffer);
	}
}

/** What a phone sends as a form: one file. */
export class Form {
	file: Bytes | undefined;
	append(_name: string, file: Bytes): void {
		this.file = file;
	}
}

const globals = globalThis as unknown as Record<string, unknown>;
Object.assign(globals, {
	IDBCursor,
	IDBDatabase,
	IDBFactory,
	IDBIndex,
	IDBKeyRange,
	IDBObjectStore,
	IDBOpenDBRequest,
	IDBRequest,
	IDBTransaction,
	IDBVersionChangeEvent
});

/** A transaction begins: it belongs to whoever opened the connection. */
function beginning(this: IDBDatabase, ...args: Parameters<Begin>): IDBTransaction {
	const owner = ownerOf(this);
	const tx = begin.apply(this, args);
	const raw = tx as unknown as RawTx;
	if (!owner) return tx;
	owner.disk.begun(raw, owner);
	if (!owner.alive) owner.disk.ghost(raw);
	const start = raw._start.bind(raw);
	raw._start = () => {
		owner.disk.step(raw, start);
	};
	return tx;
}

function opening(name: string, version?: number): IDBOpenDBRequest {
	const owner = ownerNow();
	if (!owner) throw new Error('a database was opened by nobody');
	return owner.disk.open(owner, name, version);
}

/** While this runs, time, disk and dice of this thread are those of one world. */
export async function inside<R>(given: World, job: () => Promise<R>): Promise<R> {
	const { setImmediate, Blob, FormData, indexedDB } = globals;
	world = given;
	Object.assign(globals, {
		setImmediate: (step: () => void) => {
			given.soon(step);
		},
		Blob: Bytes,
		FormData: Form,
		indexedDB: { open: opening }
	});
	IDBDatabase.prototype.transaction = beginning;
	try {
		return await job();
	} finally {
		Object.assign(globals, { setImmediate, Blob, FormData, indexedDB });
		IDBDatabase.prototype.transaction = begin;
		world = undefined;
	}
}
