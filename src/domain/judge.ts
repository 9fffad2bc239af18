// The one pipeline: changes, the rows they need and the ledger in; answers and rows to write out. Pure.
import type { Rows } from './book.ts';
import type { Change } from './change.ts';
import { actOf } from './judging/acts.ts';
import { Court } from './judging/court.ts';
import { idsIn } from './judging/ids.ts';
import { isObject } from './judging/read.ts';
import type { Conflict, Needs } from './kind.ts';
import type { Problem } from './problem.ts';
import type { ContractMonth, Declaration, Who } from './records.ts';

/** What the phone is told about one change (`model.md` §5 in the README's protocol). */
export interface Result {
	id: string;
	status: 'applied' | 'merged' | 'refused' | 'deferred' | 'error';
	problems: Problem[];
	conflicts?: Conflict[];
	missing?: 'kind' | 'act' | 'v' | 'record' | 'dep';
	/** The ledger knew it: nothing was done a second time. */
	again?: true;
}

/** One change as it came, before anything about it is believed. */
export interface Entry {
	/** Parsed JSON of the change; its own schema is checked here. */
	raw: unknown;
	who: Who;
	device: string;
	/** The server's clock, ISO UTC. */
	now: string;
}

/** A line of the ledger, as stored in `changes`. */
export interface LedgerRow {
	id: string;
	/** SHA-256 of the canonical change. */
	hash: string;
	author: string;
	device: string;
	kind: string;
	act: string;
	record: string;
	body: Change;
	answer: Omit<Result, 'id' | 'again'>;
	at: string;
	received: string;
}

/** A file that an applied change announced and whose bytes may now come. */
export interface FileRow {
	id: string;
	org: string;
	/** Who may read it besides the office; `''`: nobody. */
	company: string;
	change: string;
	author: string;
	sha256: string;
	size: number;
	type: string;
}

export interface Writes {
	declarations: Declaration[];
	contract_months: ContractMonth[];
	files: FileRow[];
	changes: LedgerRow[];
}

/** What the server already has. */
export interface Known {
	rows: Rows;
	ledger: Pick<LedgerRow, 'id' | 'hash' | 'answer'>[];
	files: Pick<FileRow, 'id' | 'author' | 'sha256'>[];
	/**
	 * Records on which a change had no effect, as `author|record`: later ones of that author wait. Given, it is added to,
	 * so that changes judged one call each still follow one another.
	 */
	stopped?: Set<string>;
}

export interface Judged {
	/** One for each entry, in order. */
	results: Result[];
	writes: Writes;
	/** Ids of the records named by applied, merged or known changes: their present state goes with the answer. */
	touched: string[];
	/** For the server's log: what went wrong in here, by change (`error`). */
	failures: { id: string; message: string }[];
}

/** Ids of rows, or of changes the phone names as dependencies, that the ledger must be asked for. */
export interface FirstLook {
	/** Change ids and their deps. */
	ledger: string[];
	/** Record ids. */
	records: string[];
	/** File ids. */
	files: string[];
}

/** The SHA-256 of a text, in UTF-8, as 64 hex digits. */
export type Sha256 = (text: string) => string;

/** What to load first. Believes nothing: whatever is no id is left out, and answered by `judge`. */
export function firstLook(entries: readonly Entry[]): FirstLook {
	const ids = entries.map((entry) => idsIn(entry.raw));
	const unique = (key: keyof FirstLook) => union(ids.map((one) => one[key]));
	return { ledger: unique('ledger'), records: unique('records'), files: unique('files') };
}

/** Each id once. */
function union(lists: (readonly string[])[]): string[] {
	return [...new Set(lists.flat())];
}

/** What to load next: the rows each kind asks for, given the records named. Malformed changes ask for nothing. */
export function needs(
	entries: readonly Entry[],
	records: ReadonlyMap<string, Declaration>
): Required<Needs> {
	const all = entries.map(({ raw }) => needsOf(raw, records)).filter((one) => one !== null);
	const unique = (key: keyof Needs) => union(all.map((one) => one[key] ?? []));
	return {
		contracts: unique('contracts'),
		cards: unique('cards'),
		participants: unique('participants'),
		weeks: unique('weeks'),
		periods: unique('periods'),
		crews: unique('crews')
	};
}

/** Rows are loaded for what may yet be refused: a kind asks by act and `set`, the rest of the change is read later. */
function needsOf(raw: unknown, records: ReadonlyMap<string, Declaration>): Needs | null {
	if (!isObject(raw)) return null;
	const { kind, wrongIn } = actOf(raw['kind'], raw['act']);
	if (!kind || !wrongIn || wrongIn(raw['set'])) return null;
	const record = typeof raw['record'] === 'string' ? records.get(raw['record']) : undefined;
	const current = record?.kind === kind.name ? record : undefined;
	return kind.needs(raw as Change, current);
}

/**
 * Answers each entry in order and says what to write. Entries without an id of their own are answered under `''`: the
 * caller refuses such a call before (400). `sha256` comes in, because the domain has none.
 */
export function judge(entries: readonly Entry[], known: Known, sha256: Sha256): Judged {
	const court = new Court(known, sha256, entries[0]?.now ?? '');
	const results = entries.map((entry) => court.hear(entry));
	return { results, ...court.close() };
}
