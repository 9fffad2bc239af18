// What facts about the store stand on: databases of their own, ways to make them fail, and changes to keep in them.
import type { Change } from '../../src/domain/change.ts';
import { enter, type Entering } from '../../src/store/make.ts';
import type { FeedItem } from '../../src/store/feed/pages.ts';
import type { Cellar, Store, Tx } from '../../src/store/store.ts';
import type { FileRow, OutboxRow, Table } from '../../src/store/tables.ts';

/** One phone, for one fact. */
export interface Ground {
	cellar: Cellar;
	/** Does the job, and stops the machine before its `n`th step; true when the job was done before that. */
	stopBefore(n: number, name: string, tables: Table[], job: Job<unknown>): Promise<boolean>;
	/** No room is left from now on; or there is again. */
	full(is: boolean): void;
}

/** What is true of any store, by what it says. */
export type Facts = Record<string, (ground: Ground) => Promise<void>>;

export const open = (ground: Ground, name = 'app:u1'): Promise<Store> => ground.cellar.open(name);

export type Job<R> = (tx: Tx) => Promise<R>;

export const tables: Table[] = ['meta', 'page', 'outbox', 'file', 'draft', 'notice', 'receipt'];
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Some moment of this phone's clock. */
export const NOW = Date.parse('2026-11-20T18:00:00Z');
export const iso = (at: number) => new Date(at).toISOString();

/** `c1` → `c10000000000000`: ids that can be read. */
export const id = (name: string) => name.padEnd(15, '0');
/** The readable part again. */
export const name = (of: string) => of.replace(/0+$/, '');

/** A day written on record `r1`, by default; only what a fact is about must be said. */
export function change(of: string, over: Partial<Change> = {}): Change {
	return {
		id: id(of),
		kind: 'day-entry',
		act: 'write',
		v: 1,
		record: id('r1'),
		set: { minutesWork: 450 },
		base: null,
		deps: [],
		files: [],
		author: id('u1'),
		at: iso(NOW),
		offset: null,
		...over
	};
}

export function entering(of: Change, more: { files?: FileRow[]; signed?: boolean } = {}): Entering {
	return { change: of, files: more.files ?? [], signed: more.signed ?? false };
}

/** A month signed over what its `deps` say. */
export function signed(of: string, deps: string[], over: Partial<Change> = {}): Entering {
	const said = { kind: 'hours-declaration', act: 'submit', record: id('m1') };
	return entering(change(of, { ...said, deps: deps.map(id), ...over }), { signed: true });
}

export function file(of: string, size = 3): FileRow {
	const bytes = new Uint8Array(size).map((_, at) => at * 7).buffer;
	return { id: id(of), change: '', type: 'image/png', size, sha256: 'a'.repeat(64), bytes };
}

export const refOf = ({ id, sha256, size }: FileRow) =>
	({ id, sha256, size, type: 'image/png' }) as const;

/** New ids in order: `n1`, `n2`, … */
export function counter(): () => string {
	let count = 0;
	return () => id(`n${String(++count)}`);
}

/** Enters changes as the device does, one transaction each; answers their ids as they lie there. */
export async function put(store: Store, ...list: (Entering | Change)[]): Promise<string[]> {
	const newId = counter();
	const ids: string[] = [];
	for (const one of list) {
		const given = 'change' in one ? one : entering(one);
		const job: Job<string[] | null> = (tx) => enter(tx, [given], undefined, newId, NOW);
		ids.push(...((await store.write(tables, job)).result ?? []).map(name));
	}
	return ids;
}

/** Leaves a row as any version of the app may have written it. */
export async function leave(store: Store, table: Table, row: object): Promise<void> {
	await store.write([table], (tx) => tx.put(table, row as never));
}

export async function outbox(store: Store): Promise<OutboxRow[]> {
	return store.read(['outbox'], (tx) => tx.all('outbox'));
}

/** `c1 ready`, `c2 attention`, … in the order they were made. */
export async function queue(store: Store): Promise<string[]> {
	return (await outbox(store)).map((row) => `${name(row.id)} ${row.state}`);
}

export async function rowOf(store: Store, of: string): Promise<OutboxRow> {
	const found = (await outbox(store)).find((row) => name(row.id) === of);
	if (!found) throw new Error(`${of} is not in the outbox`);
	return found;
}

/** A site as the server sends it, in scope `k:1`. */
export function site(of: string, seq: number, over: Partial<FeedItem> = {}): FeedItem {
	const data = { org: id('o1'), contract: id('k1'), name: `site ${of} at ${String(seq)}` };
	return {
		...{ scope: 'k:1', seq, col: 'sites', id: id(of) },
		data: { ...data, id: id(of), address: '', commune_insee: '', active: true },
		...over
	};
}

/** It left its scope. */
export function gone(of: string, seq: number, over: Partial<FeedItem> = {}): FeedItem {
	return { scope: 'k:1', seq, col: 'sites', id: id(of), gone: true, ...over };
}
