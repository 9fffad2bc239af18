// The disk as the rest of the house sees it: tables, transactions, and a journal of what each one wrote.
import { readRow, shapes, type Kept, type Table } from './tables.ts';

export type Key = string | number;
/** A row to write; tables that number their rows themselves take one without its number. */
export type Fresh<T extends Table> = T extends 'page' | 'outbox' | 'notice'
	? Omit<Kept[T], 'n'> & { n?: number }
	: Kept[T];

/** One transaction. Nothing but its own requests may be awaited while it is open. */
export interface Tx {
	get<T extends Table>(table: T, key: Key): Promise<Kept[T] | undefined>;
	all<T extends Table>(table: T): Promise<Kept[T][]>;
	keys(table: Table): Promise<Key[]>;
	by<T extends Table>(table: T, index: string, value: Key): Promise<Kept[T][]>;
	/** Rows that this index puts before `value`; no other is read. */
	before<T extends Table>(table: T, index: string, value: Key): Promise<Kept[T][]>;
	put<T extends Table>(table: T, row: Fresh<T>): Promise<Key>;
	delete(table: Table, key: Key): Promise<void>;
}

/** What a transaction left behind: `row` undefined = deleted. */
export interface Written {
	table: Table;
	key: Key;
	row?: Kept[Table];
}

export interface Store {
	read<R>(tables: Table[], job: (tx: Tx) => Promise<R>): Promise<R>;
	/** All or nothing; on the disk when it resolves (`relaxed`: handed to the disk). Rejects with `StorageError`. */
	write<R>(
		tables: Table[],
		job: (tx: Tx) => Promise<R>,
		relaxed?: 'relaxed'
	): Promise<{ result: R; journal: Written[] }>;
	/** After `emptied`: the first transaction in the empty database. Until it is done, every other one is refused. */
	anew(tables: Table[], job: (tx: Tx) => Promise<unknown>): Promise<Written[]>;
	close(): void;
}

/** Where stores are kept: one database per user, one small one for all. */
export interface Cellar {
	open(name: string): Promise<Store>;
}

/**
 * `full`: no room left · `broken`: the disk does not answer · `newer`: another tab brought a newer version ·
 * `emptied`: it was opened again and nothing is left in it; work goes on after `anew`.
 */
export class StorageError extends Error {
	readonly code: 'full' | 'broken' | 'newer' | 'emptied';
	constructor(code: StorageError['code'], cause?: unknown) {
		super(code, { cause });
		this.name = 'StorageError';
		this.code = code;
	}
}

/**
 * The transaction as jobs get it: rows are read through their schema (older ones with defaults, unreadable ones
 * stay on the disk unseen), and what is written is noted, so that memory can follow without reading again.
 */
export function journaled(raw: Tx): { tx: Tx; journal: Written[] } {
	const journal: Written[] = [];
	const tx: Tx = {
		get: async (table, key) => readRow(table, await raw.get(table, key)),
		all: async (table) => readRows(table, await raw.all(table)),
		by: async (table, index, value) => readRows(table, await raw.by(table, index, value)),
		before: async (table, index, value) => readRows(table, await raw.before(table, index, value)),
		keys: (table) => raw.keys(table),
		async put(table, row) {
			const key = await raw.put(table, row);
			journal.push({ table, key, row: { ...row, [shapes[table].key]: key } as Kept[Table] });
			return key;
		},
		async delete(table, key) {
			await raw.delete(table, key);
			journal.push({ table, key });
		}
	};
	return { tx, journal };
}

/** Does the job; when the database came back empty, `begin` fills it first. */
export async function afterLoss<R>(
	job: () => Promise<R>,
	begin: () => Promise<unknown>
): Promise<R> {
	try {
		return await job();
	} catch (error) {
		if (!(error instanceof StorageError) || error.code !== 'emptied') throw error;
		await begin();
		return job();
	}
}

function readRows<T extends Table>(table: T, rows: unknown[]): Kept[T][] {
	return rows.map((row) => readRow(table, row)).filter((row) => row !== undefined);
}
