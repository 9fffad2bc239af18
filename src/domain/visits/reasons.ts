// Where to go next, and why: each reason as a code with its figures, never a score.
import type { Book } from '../book.ts';
import { entryFacts } from '../day/facts.ts';
import type { Contract, Declaration } from '../records.ts';
import { tally } from '../tally.ts';
import { addDays, daysBetween, type Day } from '../values.ts';
import { declaredPeople, type Declared } from './declared.ts';
import { visitFacts, visitsOf } from './report.ts';

export type Reason =
	/** Nobody of the office was ever there. */
	| { code: 'never-visited' }
	/** Whole weeks since the last visit, six or more. */
	| { code: 'long-ago'; weeks: number }
	/** At this pace hours will be missing at the end. Minutes. */
	| { code: 'short'; forecast: number; due: number; missing: number }
	/** Declared, and not met at any visit. */
	| { code: 'never-seen'; names: string[] }
	/** Answered "not seen" at the last visit, and declared since. */
	| { code: 'not-seen'; names: string[] }
	/** The same minutes for each person, day after day. */
	| { code: 'uniform'; minutes: number };

export interface Destination {
	contract: Contract;
	people: Declared[];
	reasons: Reason[];
	/** `''`: never. */
	lastVisit: Day;
}

/** From how many weeks on a visit is long ago. */
const LONG = 6;
/** Days of a person that make "day after day". */
const MANY = 10;

/** Contracts with people at work, the one not seen for longest first. */
export function destinations(book: Book, contracts: readonly Contract[]): Destination[] {
	return contracts
		.filter(({ end_date }) => !end_date || end_date >= book.today)
		.map((contract) => destination(book, contract))
		.filter(({ people }) => people.length > 0)
		.sort((a, b) => {
			if (a.lastVisit !== b.lastVisit) return a.lastVisit < b.lastVisit ? -1 : 1;
			return a.contract.id < b.contract.id ? -1 : 1;
		});
}

export function destination(book: Book, contract: Contract): Destination {
	const people = declaredPeople(book, { contract: contract.id, company: '' });
	const visits = visitsOf(book, [contract]);
	const lastVisit = visits[0]?.day ?? '';
	const reasons = [
		...sinceWhen(visits, book.today),
		...shortOf(book, contract),
		...unseen(people, visits),
		...uniform(book, contract.id, people)
	];
	return { contract, people, reasons, lastVisit };
}

function sinceWhen([last]: Declaration[], today: Day): Reason[] {
	if (!last) return [{ code: 'never-visited' }];
	const weeks = Math.floor(daysBetween(last.day, today) / 7);
	return weeks >= LONG ? [{ code: 'long-ago', weeks }] : [];
}

function shortOf(book: Book, contract: Contract): Reason[] {
	const { due, pace } = tally(book, { contract: contract.id });
	if (!pace || due === 0 || pace.missing === 0) return [];
	return [{ code: 'short', forecast: pace.forecast, due, missing: pace.missing }];
}

function unseen(people: readonly Declared[], visits: readonly Declaration[]): Reason[] {
	const [last] = visits;
	if (!last) return [];
	const answers = visits.map((row) => visitFacts(row).seen);
	const met = (one: Declared) => answers.some((seen) => seen[one.participant] === 'seen');
	const missed = (one: Declared) => visitFacts(last).seen[one.participant] === 'not_seen';
	const never = people.filter((one) => !met(one));
	const lately = people.filter((one) => met(one) && missed(one) && one.last > last.day);
	const names = (some: readonly Declared[]) => some.map(({ name }) => name);
	return [
		...(never.length > 0 ? [{ code: 'never-seen' as const, names: names(never) }] : []),
		...(lately.length > 0 ? [{ code: 'not-seen' as const, names: names(lately) }] : [])
	];
}

function uniform(book: Book, contract: string, people: readonly Declared[]): Reason[] {
	const since = addDays(book.today, -28);
	const known = new Set(people.map(({ participant }) => participant));
	const days = book
		.declarationsOf(contract, 'day-entry')
		.filter((row) => row.day >= since && !row.until && known.has(row.participant))
		.map((row) => entryFacts(row).minutesWork + entryFacts(row).minutesTraining)
		.filter((minutes) => minutes > 0);
	const [first] = days;
	if (first === undefined || days.length < MANY * 2) return [];
	return days.every((minutes) => minutes === first) ? [{ code: 'uniform', minutes: first }] : [];
}
