// The rules of one day of one person: its shape, its dates, whether it may count, and how much is too much.
import type { Case } from '../kind.ts';
import type { DayEntryFacts } from '../kinds/facts.ts';
import { block, warn, type Problem } from '../problem.ts';
import type { Card, Contract } from '../records.ts';
import { mayRead, type Hand } from '../rights.ts';
import { caps, isModest, quarterHours, sharesDay, spanOfEntry, type Span } from '../rules/caps.ts';
import { future, insideAssignment, insideContract, lateEntry } from '../rules/dates.ts';
import { nameOf } from '../crew/card.ts';
import { held, isCountedType } from '../rules/eligibility.ts';
import { addDays, monday, monthOf } from '../values.ts';
import { afterSubmission, overlaps, type Person } from './standing.ts';

/** A day entry as it would be stored, with the person and the contract it is about. */
export interface Entry extends Person {
	facts: DayEntryFacts;
	contract: Contract;
	hand: Hand;
}

/** Every rule on the facts after the merge, in the order a person reads them. */
export function entryProblems(given: Case, entry: Entry): Problem[] {
	const { facts, card, contract } = entry;
	const { day, until } = facts;
	const hours = facts.minutesWork + facts.minutesTraining;
	const found = [
		shape(facts),
		until !== undefined && contract.detail === 'day' ? block('days-required', 'set.until') : null,
		site(given, facts),
		dates(given, entry),
		overlaps(entry, { day, until }),
		tooMuch(given, entry, { day, until, minutes: hours }),
		hours > 0 ? counts(card, facts) : null,
		afterSubmission(given.book, card, { day, until }, [facts.minutesWork, facts.minutesTraining])
	];
	return found.flat().filter((problem) => problem !== null);
}

/** R32; no hours need a reason; a total stays within its month and ends after it begins. */
function shape({ minutesWork, minutesTraining, absence, day, until }: DayEntryFacts) {
	const empty = minutesWork + minutesTraining === 0 && absence === null;
	const inMonth = until === undefined || (until > day && monthOf(until) === monthOf(day));
	return [
		quarterHours(minutesWork, 'set.minutesWork'),
		quarterHours(minutesTraining, 'set.minutesTraining'),
		empty ? block('reason-missing', 'set.absence') : null,
		inMonth ? null : block('until-outside-month', 'set.until')
	];
}

function site({ book }: Case, facts: DayEntryFacts): Problem | null {
	const known = facts.site === '' || book.site(facts.site)?.contract === facts.contract;
	return known ? null : block('unknown-site', 'set.site');
}

/** R10, R30, R31, R54 on the first day, and on the last of a total. */
function dates({ book }: Case, { facts, card, contract }: Entry): (Problem | null)[] {
	const { day, until } = facts;
	const party = book.party(card.party);
	const outside = (day: string, path: string) =>
		insideContract(contract, day, path) ?? insideAssignment(card, party, day, path);
	return [
		outside(day, 'set.day') ?? (until === undefined ? null : outside(until, 'set.until')),
		future(until ?? day, book.now, until === undefined ? 'set.day' : 'set.until'),
		lateEntry(contract, 'set.day')
	];
}

/** R11, R25: doubtful hours are received and wait. */
function counts(card: Card, { day, until }: DayEntryFacts): (Problem | null)[] {
	const type = isCountedType(card) ? null : warn('not-counted-type', 'set.assignment', 'R25');
	return [held(card, day, until, 'set.day'), type];
}

/** R26–R28 over this entry and her others; what of them the author may read is asked only when it may be told. */
function tooMuch({ book, who }: Case, entry: Entry, span: Span): Problem[] {
	const { card, hand } = entry;
	const others = ofItsWeeks(entry);
	if (isModest(span, others.map(spanOfEntry))) return [];
	return caps({
		span,
		others: others.map((row) => ({ ...spanOfEntry(row), seen: mayRead(row, who, book.today) })),
		byOffice: hand === 'office',
		name: nameOf(card),
		path: 'set.minutesWork'
	});
}

/** Her other entries of the weeks this one touches (R26, R28). */
function ofItsWeeks({ facts, others }: Entry) {
	const first = monday(facts.day);
	const weeks = { day: first, until: addDays(facts.until ? monday(facts.until) : first, 6) };
	return others.filter((row) => sharesDay(row, weeks));
}
