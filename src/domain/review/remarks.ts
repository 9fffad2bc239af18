// What is odd about a signed line: each reason as a code with its figures, and the days it is about.
import type { Book } from '../book.ts';
import { differingDays, minutesNoted, notedDays } from '../hours/noted.ts';
import { dayState } from '../hours/verdicts.ts';
import type { HoursDeclarationFacts, Line, RefusalReason } from '../kinds/facts.ts';
import type { Card, Contract, Declaration } from '../records.ts';
import { insideContract } from '../rules/dates.ts';
import {
	cdiLimit,
	isContractMissing,
	isCountedType,
	isDecidedAfterStart,
	firstDecidedOn,
	isEligibleAll,
	isPastCdiLimit
} from '../rules/eligibility.ts';
import { spanOf, type Day } from '../values.ts';
import { clashesOn } from '../inbox/clash.ts';
import { loadRemarks } from './load.ts';

export type Remark =
	/** R11: days outside her eligibility: before it begins, after it ended, or nothing is decided yet. */
	| { code: 'held'; when: 'before' | 'after' | 'never'; on: Day; keys: string[]; minutes: number }
	/** R10: days outside the contract. */
	| { code: 'outside-contract'; keys: string[]; minutes: number }
	/** R19: days past what counts of an open-ended contract. */
	| { code: 'cdi-over-limit'; limit: Day; keys: string[]; minutes: number }
	/** R25: an internship. */
	| { code: 'not-counted-type'; keys: string[]; minutes: number }
	/** R11: the eligibility was decided after the first day that would count. */
	| { code: 'decided-after-start'; decided: Day }
	/** R27: minutes of a day, all contracts together; `note`: what the company said of it. */
	| { code: 'over-ten-hours'; keys: string[]; day: Day; minutes: number; note: string }
	/** R28: minutes of an ISO week, all contracts together. */
	| { code: 'over-week'; keys: string[]; week: Day; minutes: number }
	/** R46. */
	| { code: 'sudden-value'; keys: string[]; minutes: number }
	/** R23. */
	| { code: 'contract-not-sent' }
	/** R29: another company declares the same day; its name. */
	| { code: 'declared-twice'; keys: string[]; company: string }
	/** R39: minutes noted day by day, where they are not those that were signed. */
	| { code: 'sum-differs'; keys: string[]; entered: number }
	/** R53: signed anew since somebody looked at it. */
	| { code: 'changed' }
	/** The month is known as a total. */
	| { code: 'total'; keys: string[] }
	/** No card of this person is known here. */
	| { code: 'no-card' };

/** A line with what it is read beside. */
export interface Reading {
	line: Line;
	card: Card | undefined;
	contract: Contract;
	facts: HoursDeclarationFacts;
	row: Declaration;
	book: Book;
	/** Keys of the days that wait for a verdict, or were answered with a no: those one may still decide. */
	open: string[];
}

/** Everything odd about a line, what cannot count first. Days already accepted are not questioned again. */
export function remarksOn(reading: Reading): Remark[] {
	const { card } = reading;
	if (!card) return [{ code: 'no-card' }];
	return [
		...uncountable(reading, card),
		...declaredTwice(reading),
		...decidedLate(reading, card),
		...loadRemarks(reading),
		...(isContractMissing(card) ? [{ code: 'contract-not-sent' } as const] : []),
		...differing(reading),
		...(hasChanged(reading) ? [{ code: 'changed' } as const] : []),
		...totals(reading)
	];
}

/** Why a day may not count as it is declared; null when it may. */
export function whyNot(
	{ card, contract }: Pick<Reading, 'card' | 'contract'>,
	key: string
): RefusalReason | null {
	const { from, to } = spanOf(key);
	if (!card || !isCountedType(card) || isPastCdiLimit(card, to)) return 'not_counted_type';
	if (insideContract(contract, from, '') || insideContract(contract, to, ''))
		return 'outside_contract_dates';
	return isEligibleAll(card, from, to) ? null : 'not_eligible';
}

function uncountable({ line, card: known, contract, open }: Reading, card: Card): Remark[] {
	const about = (keys: string[]) => ({ keys, minutes: minutesIn(line, keys) });
	const of = (reason: RefusalReason) =>
		open.filter((key) => whyNot({ card: known, contract }, key) === reason);
	const remarks: Remark[] = [];
	const [type, dates] = [of('not_counted_type'), of('outside_contract_dates')];
	const limit = cdiLimit(card);
	if (type.length > 0 && limit) remarks.push({ code: 'cdi-over-limit', limit, ...about(type) });
	else if (type.length > 0) remarks.push({ code: 'not-counted-type', ...about(type) });
	if (dates.length > 0) remarks.push({ code: 'outside-contract', ...about(dates) });
	return [...remarks, ...heldDays(card, line, of('not_eligible'))];
}

/** One remark for the days before the eligibility, one for those after. */
function heldDays(card: Card, line: Line, keys: string[]): Remark[] {
	const groups = new Map<string, Extract<Remark, { code: 'held' }>>();
	for (const key of keys) {
		const { to } = spanOf(key);
		const ended = lastOf(card.eligible.map(([, end]) => end).filter((end) => end && end < to));
		const later = card.eligible.map(([start]) => start).sort()[0];
		const when = ended ? 'after' : later ? 'before' : 'never';
		const on = ended ?? later ?? '';
		const group = groups.get(when + on) ?? { code: 'held', when, on, keys: [], minutes: 0 };
		group.keys.push(key);
		group.minutes += minutesIn(line, [key]);
		groups.set(when + on, group);
	}
	return [...groups.values()];
}

function lastOf(days: Day[]): Day | undefined {
	return [...days].sort().pop();
}

function declaredTwice({ book, row, line, open }: Reading): Remark[] {
	const twice = clashesOn(book, row, line.assignment).filter(({ key }) => open.includes(key));
	const [first] = twice;
	if (!first) return [];
	const company = book.get('companies', first.company)?.name ?? '';
	return [{ code: 'declared-twice', keys: twice.map(({ key }) => key), company }];
}

function decidedLate(reading: Reading, card: Card): Remark[] {
	const counting = reading.open.filter((key) => whyNot(reading, key) === null);
	const first = counting.map((key) => spanOf(key).from).sort()[0];
	if (!first || !isDecidedAfterStart(card, first)) return [];
	return [{ code: 'decided-after-start', decided: firstDecidedOn(card) ?? '' }];
}

/** A statement typed by the office has no diary behind it; nor has a company that signs totals. */
function differing({ line, facts, book, open }: Reading): Remark[] {
	if (facts.office) return [];
	const noted = notedDays(facts, line, book);
	if (noted.size === 0) return [];
	const differs = differingDays(noted, line, open).filter(
		(key) => dayState(facts, line.assignment, key) !== 'accepted'
	);
	if (differs.length === 0) return [];
	const entered = minutesNoted(noted);
	return [{ code: 'sum-differs', keys: differs.filter((key) => line.days[key]), entered }];
}

/** A version in which this line changed came after the last one somebody answered. */
function hasChanged({ line, facts, open }: Pick<Reading, 'line' | 'facts' | 'open'>) {
	const answered = Object.values(facts.verdicts).map(({ version }) => version);
	const seen = Math.max(1, facts.returned?.version ?? 0, ...answered);
	const waits = open.some((key) => dayState(facts, line.assignment, key) === 'none');
	return waits && (facts.changedIn[line.assignment] ?? 1) > seen;
}

function totals({ open }: Reading): Remark[] {
	const keys = open.filter((key) => key.includes('/'));
	return keys.length > 0 ? [{ code: 'total', keys }] : [];
}

/** Minutes of these days of a line, work and training together. */
export function minutesIn(line: Line, keys: readonly string[]): number {
	return keys.reduce((sum, key) => {
		const [work, training] = line.days[key] ?? [0, 0];
		return sum + work + training;
	}, 0);
}
