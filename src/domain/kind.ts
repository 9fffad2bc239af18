// What a kind of declaration must say about itself; the rest of the house reads only this.
import type * as z from 'zod/mini';
import type { Book } from './book.ts';
import type { Change } from './change.ts';
import type { Problem } from './problem.ts';
import type { Declaration, KindName, Who } from './records.ts';

/** What stays of the facts when somebody else wrote first; `path` names a merge unit. */
export interface Conflict {
	path: string;
	/** What stands. */
	theirs: unknown;
	/** What the author of this change wanted. */
	mine: unknown;
	by: string;
	at: string;
}

/** The rows a change needs before it can be judged, so that one call loads them all at once. */
export interface Needs {
	contracts: string[];
	cards: string[];
	participants: string[];
	/**
	 * `participant|day` pairs: day entries (totals that touch the week too) and clashes of the ISO weeks around them are
	 * loaded, of all companies.
	 */
	weeks: string[];
	/** `contract|period` pairs, with the period before (R45). */
	periods: string[];
	/** Contracts whose cards are all needed: who is on the crew without being named (R45, visits). */
	crews?: string[];
}

/**
 * What a kind answers to a change. `also` are rows of other kinds that the server writes with it, never the phone; an id
 * they do not have yet is `''`, and is made by the judge from their natural key.
 */
export type Outcome =
	| {
			status: 'applied' | 'merged';
			row: Declaration;
			problems: Problem[];
			conflicts: Conflict[];
			also?: Declaration[];
	  }
	| { status: 'refused'; problems: Problem[]; also?: Declaration[] }
	| { status: 'deferred'; missing: 'kind' | 'act' | 'v' | 'record' | 'dep' };

export interface Case {
	change: Change;
	/** The record as it stands; undefined when there is none. */
	current: Declaration | undefined;
	book: Book;
	who: Who;
}

export interface Kind {
	name: KindName;
	/** Newest version of its schemas. */
	v: number;
	/** The schema of `set`, by act. An act without an entry does not exist; only `write` and `submit` start a record. */
	acts: Record<string, z.ZodMiniType>;
	/** The text whose SHA-256 gives the record id; null for random ids. `company` = the declaring company. */
	key(change: Change, book: Book): string | null;
	/** The text whose SHA-256 must equal `set.hash`; null when this change carries none. */
	signed(change: Change): string | null;
	needs(change: Change, current: Declaration | undefined): Needs;
	/** Rights, merge and rules: the verdict, or the phone's forecast of it. Pure, synchronous, hashes nothing. */
	accept(given: Case): Outcome;
	/** The row as its author should see it at once, without asking any rule. */
	apply(given: Case): Declaration | undefined;
	/** A `set` that the contract tests and the demo may start from. */
	example: Record<string, unknown>;
}
