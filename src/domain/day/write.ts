// `write` of a day: whose hand, another company's day, what was merged, every rule, and the row.
import type { Case, Outcome } from '../kind.ts';
import { clashOf, settledClashes } from '../kinds/clash.ts';
import type { DayEntryFacts, DayEntrySet } from '../kinds/facts.ts';
import { merge, overlay, type Merged } from '../judging/merge.ts';
import { block, type Problem } from '../problem.ts';
import type { Card, Contract, Declaration } from '../records.ts';
import { handsFor, type Hand } from '../rights.ts';
import { entryProblems } from './rules.ts';
import { entryRow, entryUnits, factsOf } from './row.ts';
import { entryFacts } from './facts.ts';
import { firstElsewhere, locked, othersOf, type Person } from './standing.ts';

/** The person and contract of an entry, and in whose name it is written. */
interface Hold extends Person {
	contract: Contract;
	hand: Hand;
}

export function acceptWrite(given: Case): Outcome {
	const { change, current } = given;
	const set = change.set as unknown as DayEntrySet;
	const hold = holdOf(given, set);
	if ('code' in hold) return refused([hold]);
	const first = firstElsewhere(given, hold, set);
	if (first) {
		const problem = block('declared-elsewhere', 'set.day', 'R29');
		return { status: 'refused', problems: [problem], also: [clashOf(given, hold.card, first)] };
	}
	if (current?.status === 'withdrawn' && change.base !== null)
		return refused([block('changed', 'base', 'R53')]);
	const merged = mergedFacts(given, set, hold.card);
	if (current && !merged.taken && merged.conflicts.length === 0 && !settles(given, hold))
		return accepted(current, [], []);
	const lock = lockOf(given, set);
	if (lock) return refused([lock]);
	if (current && !merged.taken && merged.conflicts.length > 0)
		return accepted(current, [], merged.conflicts.map(told(current)));
	return judged(given, set, hold, merged);
}

function judged(given: Case, set: DayEntrySet, hold: Hold, merged: Merged): Outcome {
	const { book, current } = given;
	const office = hold.hand === 'office' ? markOf(given, set.reason ?? '') : undefined;
	const facts = factsOf(set, merged.facts, office);
	const card = book.card(facts.assignment) ?? hold.card;
	const problems = entryProblems(given, { facts, ...hold, card });
	if (problems.some((problem) => problem.level === 'block')) return refused(problems);
	const row = entryRow(given, facts, card, book.now);
	const conflicts = current ? merged.conflicts.map(told(current)) : [];
	const answers = hold.hand === 'office' || (current && current.company !== row.company);
	const settled = answers ? settledClashes(book, row) : [];
	return { ...accepted(row, problems, conflicts), ...(settled.length > 0 && { also: settled }) };
}

/** The office writes a day that two companies declared, as it stands: that is her answer. */
function settles({ book, current }: Case, { hand }: Hold): boolean {
	return hand === 'office' && !!current && settledClashes(book, current).length > 0;
}

/** Rights first, then whether person and contract are those of the card, then the office's reason. */
function holdOf(given: Case, set: DayEntrySet): Hold | Problem {
	const { change, book, who } = given;
	const card = book.card(set.assignment);
	const contract = book.contract(set.contract);
	if (!card || !contract) return block('card-mismatch', 'set.assignment');
	const hands = handsFor(change.kind, change.act, card, who, book.today);
	const [only] = hands;
	if (only === undefined) return block('not-allowed', 'act');
	if (card.contract !== set.contract) return block('card-mismatch', 'set.contract');
	if (card.participant !== set.participant) return block('card-mismatch', 'set.participant');
	if (change.files.length > 0) return block('wrong-shape', 'files');
	const hand = hands.length > 1 && set.reason === undefined ? 'company' : (hands[1] ?? only);
	if (hand === 'office' && !set.reason?.trim()) return block('reason-missing', 'set.reason');
	if (hand === 'company' && set.reason !== undefined) return block('wrong-shape', 'set.reason');
	return { card, others: othersOf(given, set.participant), contract, hand };
}

/** A new record, a withdrawn one, or one the office gave to this company: nothing to merge with. */
function mergedFacts({ current, change }: Case, set: DayEntrySet, card: Card): Merged {
	if (!current || current.status === 'withdrawn' || current.company !== card.company)
		return { facts: set, conflicts: [], taken: true };
	const base = change.base;
	return merge({ current: current.facts, mine: set, base, units: entryUnits });
}

/** Both the days that stand and the days wished for must be free of a verdict. */
function lockOf({ book, current }: Case, set: DayEntrySet): Problem | null {
	const stands = current && current.status !== 'withdrawn' ? entryFacts(current) : null;
	return locked(book, set, set, 'set.day') ?? (stands && locked(book, stands, stands, 'set.day'));
}

/** Why the office wrote, kept with the facts. */
export function markOf({ book, who }: Case, reason: string): DayEntryFacts['office'] {
	return { by: who.name, reason, at: book.now };
}

function told(current: Declaration) {
	const said = { by: current.author_name, at: current.received || current.at };
	return (conflict: Merged['conflicts'][number]) => ({ ...conflict, ...said });
}

type Accepted = Extract<Outcome, { row: Declaration }>;

function accepted(
	row: Declaration,
	problems: Problem[],
	conflicts: Accepted['conflicts']
): Accepted {
	return { status: conflicts.length > 0 ? 'merged' : 'applied', row, problems, conflicts };
}

function refused(problems: Problem[]): Outcome {
	return { status: 'refused', problems };
}

/** The entry as its author typed it; what she did not touch is as it stands. */
export function applyWrite(given: Case): Declaration {
	const { change, current, book } = given;
	const set = change.set as unknown as DayEntrySet;
	const sides = { mine: set, base: change.base, units: entryUnits };
	const shown = current ? overlay({ current: current.facts, ...sides }) : set;
	const office = set.reason === undefined ? undefined : markOf(given, set.reason);
	const facts = factsOf(set, shown, office);
	return entryRow(given, facts, book.card(facts.assignment), '');
}
