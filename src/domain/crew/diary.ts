// What one company noted on one contract, found by day, with where each entry stands.
import type { Book } from '../book.ts';
import { entryFacts } from '../day/facts.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { dayState } from '../hours/verdicts.ts';
import type { Card, Contract, Declaration } from '../records.ts';
import { dayKey, firstDay, lastDay, type Day } from '../values.ts';

/** Records with a change of this phone that is not received: it leaves by itself, or asks for an answer. */
export type PhoneStates = ReadonlyMap<string, 'phone' | 'attention'>;

export interface Diary {
	contract: Contract;
	/** Who declares. */
	company: string;
	/** Her cards on this contract, whatever their dates. */
	cards: readonly Card[];
	/** Standing entries of single days. */
	days: ReadonlyMap<Day, readonly Declaration[]>;
	/** Standing totals over a stretch of days. */
	totals: readonly Declaration[];
	/** Standing signed months. */
	signed: readonly Declaration[];
	states: PhoneStates;
}

/** Reads a contract once, for one company. */
export function diaryOf(
	book: Book,
	contract: Contract,
	company: string,
	states: PhoneStates = new Map()
): Diary {
	const days = new Map<Day, Declaration[]>();
	const totals: Declaration[] = [];
	for (const row of book.declarationsOf(contract.id, 'day-entry')) {
		if (row.company !== company) continue;
		const ofDay = days.get(row.day);
		if (row.until) totals.push(row);
		else if (ofDay) ofDay.push(row);
		else days.set(row.day, [row]);
	}
	const cards = book.cards(contract.id).filter((card) => card.company === company);
	const signed = book
		.declarationsOf(contract.id, 'hours-declaration')
		.filter((row) => row.company === company);
	return { contract, company, cards, days, totals, signed, states };
}

/** Minutes of an entry, work and training together. */
export function minutesOf(row: Declaration): number {
	const { minutesWork, minutesTraining } = entryFacts(row);
	return minutesWork + minutesTraining;
}

/** The standing signed month that covers a day of a party. */
function signedOn(diary: Diary, party: string, day: Day): Declaration | undefined {
	return diary.signed.find(
		(row) => row.party === party && firstDay(row.period) <= day && day <= lastDay(row.period)
	);
}

/** The total that covers a person's day. */
export function totalOn(diary: Diary, participant: string, day: Day): Declaration | undefined {
	return diary.totals.find(
		(row) => row.participant === participant && row.day <= day && day <= row.until
	);
}

export type EntryState = 'attention' | 'phone' | 'received' | 'accepted' | 'returned' | 'refused';

/** Where an entry stands: on this phone, received, or what the facilitator said of it (R51). */
export function entryState(diary: Diary, row: Declaration): EntryState {
	const here = diary.states.get(row.id);
	if (here) return here;
	const month = signedOn(diary, row.party, row.day);
	if (!month) return 'received';
	const key = dayKey(row.day, row.until || undefined);
	const verdict = dayState(hoursFacts(month), entryFacts(row).assignment, key);
	return verdict === 'none' ? 'received' : verdict;
}

export type PlateState = 'fix' | 'phone' | 'valid' | 'refused' | 'received';

/** One state for several entries: what asks for an answer first, *validated* only when all are. */
export function plateOf(states: readonly EntryState[]): PlateState | null {
	if (states.length === 0) return null;
	if (states.includes('attention')) return 'fix';
	if (states.includes('phone')) return 'phone';
	if (states.includes('returned')) return 'fix';
	if (states.includes('received')) return 'received';
	return states.includes('accepted') ? 'valid' : 'refused';
}

/** The state of entries together: 0 h have nothing to be validated, and follow those who worked. */
export function plateOfEntries(diary: Diary, rows: readonly Declaration[]): PlateState | null {
	const stands = rows.map((row) => ({ state: entryState(diary, row), minutes: minutesOf(row) }));
	const told = stands.filter(({ state, minutes }) => minutes > 0 || state !== 'received');
	return plateOf((told.length > 0 ? told : stands).map(({ state }) => state));
}
