// A store without a disk, for tests: same transactions, and its owner may stop the machine between any two steps.
import { journaled, StorageError, type Cellar, type Key, type Store, type Tx } from './store.ts';
import { shapes, type Kept, type Table } from './tables.ts';

/** Called before each request, before a commit and after it. A promise that never ends is a crash. */
export type Step = (what: 'request' | 'commit' | 'done') => Promise<void>;

type Rows = Map<Key, Kept[Table]>;

/** What outlives a crash. */
class Disk {
	readonly tables = new Map<Table, Rows>();
	readonly last = new Map<Table, number>();
	/** Transactions of one database wait for each other, also those of two tabs. */
	tail: Promise<unknown> = Promise.resolve();

	table(name: Table): Rows {
		let rows = this.tables.get(name);
		if (!rows) this.tables.set(name, (rows = new Map<Key, Kept[Table]>()));
		return rows;
	}
}

class MemoryTx {
	#disk: Disk;
	#step: Step;
	readonly writes = new Map<Table, Map<Key, Kept[Table] | undefined>>();

	constructor(disk: Disk, step: Step) {
		this.#disk = disk;
		this.#step = step;
	}

	async get(table: Table, key: Key): Promise<Kept[Table] | undefined> {
		await this.#step('request');
		const own = this.writes.get(table);
		const row = own?.has(key) ? own.get(key) : this.#disk.table(table).get(key);
		return row && copyOf(row);
	}

	async all(table: Table): Promise<Kept[Table][]> {
		await this.#step('request');
		return this.#rows(table).map(copyOf);
	}

	async keys(table: Table): Promise<Key[]> {
		await this.#step('request');
		return this.#rows(table).map((row) => keyIn(table, row));
	}

	async by(table: Table, index: string, value: Key): Promise<Kept[Table][]> {
		await this.#step('request');
		const rows = this.#rows(table).filter((row) => field(row, index) === value);
		return rows.map(copyOf);
	}

	async before(table: Table, index: string, value: Key): Promise<Kept[Table][]> {
		await this.#step('request');
		return this.#rows(table)
			.filter((row) => (field(row, index) as Key) < value)
			.map(copyOf);
	}

	async put(table: Table, row: object): Promise<Key> {
		await this.#step('request');
		const { key, auto, indexes } = shapes[table];
		const copy = structuredClone(row) as Kept[Table];
		if (auto) {
			const last = this.#disk.last.get(table) ?? 0;
			const n = Number(field(copy, key) ?? last + 1);
			this.#disk.last.set(table, Math.max(last, n)); // numbers are not used twice, even after an abort
			Object.assign(copy, { [key]: n });
		}
		for (const [name, { unique }] of Object.entries(indexes))
			if (unique && this.#rows(table).some((other) => same(table, other, copy, name)))
				throw new StorageError('broken', `${table}.${name}`);
		this.#own(table).set(keyIn(table, copy), copy);
		return keyIn(table, copy);
	}

	async delete(table: Table, key: Key): Promise<void> {
		await this.#step('request');
		this.#own(table).set(key, undefined);
	}

	#own(table: Table) {
		let own = this.writes.get(table);
		if (!own) this.writes.set(table, (own = new Map<Key, Kept[Table] | undefined>()));
		return own;
	}

	#rows(table: Table): Kept[Table][] {
		const merged = new Map<Key, Kept[Table] | undefined>(this.#disk.table(table));
		for (const [key, row] of this.writes.get(table) ?? []) merged.set(key, row);
		const rows = [...merged.values()].filter((row) => row !== undefined);
		return rows.sort((a, b) => (keyIn(table, a) < keyIn(table, b) ? -1 : 1));
	}
}

class MemoryStore implements Store {
	#disk: Disk;
	#step: Step;
	#closed = false;

	constructor(disk: Disk, step: Step) {
		this.#disk = disk;
		this.#step = step;
	}

	async read<R>(_tables: Table[], job: (tx: Tx) => Promise<R>): Promise<R> {
		return (await this.#queue(job)).result;
	}

	write<R>(_tables: Table[], job: (tx: Tx) => Promise<R>) {
		return this.#queue(job);
	}

	async anew(_tables: Table[], job: (tx: Tx) => Promise<unknown>) {
		return (await this.#queue(job)).journal;
	}

	close(): void {
		this.#closed = true;
	}

	#queue<R>(job: (tx: Tx) => Promise<R>) {
		if (this.#closed) return Promise.reject(new StorageError('broken', 'closed'));
		const turn = this.#disk.tail.then(() => this.#transact(job));
		this.#disk.tail = turn.catch(() => undefined);
		return turn;
	}

	async #transact<R>(job: (tx: Tx) => Promise<R>) {
		const raw = new MemoryTx(this.#disk, this.#step);
		const { tx, journal } = journaled(raw as unknown as Tx);
		const result = await job(tx);
		await this.#step('commit');
		for (const [name, rows] of raw.writes) {
			const table = this.#disk.table(name);
			for (const [key, row] of rows)
				if (row) table.set(key, row);
				else table.delete(key);
		}
		await this.#step('done');
		return { result, journal };
	}
}

export interface MemoryCellar extends Cellar {
	/** Whoever was in the middle of a transaction is gone, and what it had not committed with it. */
	crash(): void;
	/** The browser threw everything away. */
	wipe(): void;
}

/** Databases in memory; open them again after a crash by opening them from the same cellar. */
export function memoryCellar(step: Step = () => Promise.resolve()): MemoryCellar {
	const disks = new Map<string, Disk>();
	return {
		open(name) {
			let disk = disks.get(name);
			if (!disk) disks.set(name, (disk = new Disk()));
			return Promise.resolve(new MemoryStore(disk, step));
		},
		crash() {
			for (const disk of disks.values()) disk.tail = Promise.resolve();
		},
		wipe() {
			disks.clear();
		}
	};
}

function copyOf(row: Kept[Table]): Kept[Table] {
	return structuredClone(row);
}

function field(row: object, name: string): unknown {
	return (row as Record<string, unknown>)[name];
}

function keyIn(table: Table, row: object): Key {
	return field(row, shapes[table].key) as Key;
}

function same(table: Table, a: object, b: object, index: string): boolean {
	return keyIn(table, a) !== keyIn(table, b) && field(a, index) === field(b, index);
}
