// A change and a book in, the verdict out: the phone's forecast and the server's decision are this one function.
import type { Book } from './book.ts';
import type { Change } from './change.ts';
import type { Case, Kind, Outcome } from './kind.ts';
import { block, type Problem } from './problem.ts';
import type { Declaration, Who } from './records.ts';
import { actOf } from './judging/acts.ts';
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
	const { kind, wrongIn } = actOf(change.kind, change.act);
	if (!kind) return deferred('kind');
	if (change.v > kind.v) return deferred('v');
	if (!wrongIn) return deferred('act');
	const error = wrongIn(change.set);
	if (error) return refused(shapeProblems(error, 'set'));
	const current = book.declaration(change.record);
	if (current && current.kind !== kind.name) return refused([block('natural-id', 'record')]);
	if (!current && !starting.has(change.act)) return deferred('record');
	return { kind, given: { change, current, book, who } };
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
