// A change and a book in, the verdict out: the phone's forecast and the server's decision are this one function.
import type { Book } from './book.ts';
import type { Change } from './change.ts';
import type { Case, Kind, Outcome } from './kind.ts';
import { kinds } from './kinds/index.ts';
import { block, type Problem } from './problem.ts';
import type { Declaration, Who } from './records.ts';
import { shapeProblems } from './judging/shape.ts';

/** A change whose kind, act and version are known and whose `set` has the right shape, beside its record. */
export interface Opened {
	kind: Kind;
	given: Case;
}

/** Acts that start a record; all others need one. */
const starting = new Set(['write', 'submit']);

/** Finds the kind and reads `set` by its schema: the case to judge, or why there is none. */
export function open(change: Change, book: Book, who: Who): Opened | { outcome: Outcome } {
	const kind = kinds.find((one) => one.name === change.kind);
	if (!kind) return deferred('kind');
	const schema = Object.entries(kind.acts).find(([act]) => act === change.act)?.[1];
	if (change.v > kind.v) return deferred('v');
	if (!schema) return deferred('act');
	const read = schema.safeParse(change.set);
	if (!read.success) return refused(shapeProblems(read.error, 'set'));
	const current = book.declaration(change.record);
	if (current && current.kind !== kind.name) return refused([block('natural-id', 'record')]);
	if (!current && !starting.has(change.act)) return deferred('record');
	const set = read.data as Change['set'];
	return { kind, given: { change: { ...change, set }, current, book, who } };
}

/** What becomes of a change: rights, merge and rules of its kind. Pure, synchronous, hashes nothing. */
export function accept(change: Change, book: Book, who: Who): Outcome {
	const opened = open(change, book, who);
	return 'outcome' in opened ? opened.outcome : opened.kind.accept(opened.given);
}

/** The row as its author should see it at once, whatever the rules will say; undefined when there is nothing to show. */
export function apply(change: Change, book: Book, who: Who): Declaration | undefined {
	const opened = open(change, book, who);
	return 'outcome' in opened ? undefined : opened.kind.apply(opened.given);
}

function deferred(missing: 'kind' | 'act' | 'v' | 'record'): { outcome: Outcome } {
	return { outcome: { status: 'deferred', missing } };
}

function refused(problems: Problem[]): { outcome: Outcome } {
	return { outcome: { status: 'refused', problems } };
}
