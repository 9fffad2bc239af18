// The one pipeline: changes, the rows they need and the ledger in; answers and rows to write out. Pure.
import type { Change } from './change.ts';
import type { Conflict, Needs } from './kind.ts';
import type { Problem } from './problem.ts';
import type { Rows } from './book.ts';
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

export interface Judged {
	results: Result[];
	writes: Writes;
	/** Ids of the records named by applied, merged or known changes: their present state goes with the answer. */
	touched: string[];
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

export type { Needs, Rows };
