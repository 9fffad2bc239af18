// The same day declared by two companies: written by the server for the office alone, settled by the card's company.
import type { Book } from '../book.ts';
import { entryFacts, plainRow } from '../day/row.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { dayState, type DayState } from '../hours/verdicts.ts';
import type { Case, Kind } from '../kind.ts';
import type { Card, Declaration } from '../records.ts';
import { dayKey, spanOf } from '../values.ts';
import type { ClashFacts, DayEntrySet } from './facts.ts';

/** What stands of the other company: its day entry, or the day in its signed month. */
export type First = ClashFacts['first'];

/** The text whose SHA-256 gives a clash its id. */
export function clashKey(row: Pick<Declaration, 'contract' | 'participant' | 'day'>): string {
	return `clash|${row.contract}|${row.participant}|${row.day}`;
}

export function clashFacts(row: Declaration): ClashFacts {
	return row.facts as unknown as ClashFacts;
}

/** The row that tells the office of a refused entry. It has no company, so that no company ever receives it. */
export function clashOf(given: Case, card: Card, first: First): Declaration {
	const { book, change, who } = given;
	const { contract, participant, day, until = '' } = change.set as unknown as DayEntrySet;
	return {
		id: '',
		org: card.org,
		company: '',
		counts_for: '',
		contract,
		party: '',
		kind: 'clash',
		participant,
		site: '',
		day,
		until,
		period: '',
		status: 'recorded',
		version: 0,
		author: who.user,
		author_name: who.name,
		at: change.at,
		received: book.now,
		facts: { ...bothSides(given, card, first) }
	};
}

function bothSides({ change, who }: Case, card: Card, first: First): ClashFacts {
	const set = change.set as unknown as DayEntrySet;
	const { contract, participant, day, until, minutesWork, minutesTraining } = set;
	const second = { company: card.company, author: who.name, at: change.at };
	return {
		contract,
		participant,
		day,
		...(until && { until }),
		first,
		second: { ...second, minutesWork, minutesTraining }
	};
}

/** Standing clashes about a day of a person on a contract, or about this entry: over once one of the two gives way. */
export function settledClashes(
	book: Book,
	about: Pick<Declaration, 'contract' | 'participant' | 'day'> & { id?: string }
): Declaration[] {
	return book
		.declarationsOf(about.contract, 'clash')
		.filter((row) => row.participant === about.participant)
		.filter((row) => row.day === about.day || clashFacts(row).first.declaration === about.id)
		.map((row) => ({ ...plainRow(row), status: 'withdrawn', received: book.now }));
}

/**
 * True while the office has not settled it: both companies still declare for this person, the first one still holds
 * the day, and nobody of the office has said that it is hers: by accepting it, or by writing it herself.
 */
export function isOpen(book: Book, row: Declaration): boolean {
	if (row.status === 'withdrawn') return false;
	const { first, second } = clashFacts(row);
	const declares = book
		.cards(row.contract)
		.filter((card) => card.participant === row.participant)
		.map((card) => card.company);
	if (!declares.includes(first.company) || !declares.includes(second.company)) return false;
	const entry = firstEntry(book, row);
	if (entry && (entryFacts(entry).office?.at ?? '') >= (row.received || row.at)) return false;
	const states = firstSigned(book, row).map(({ state }) => state);
	if (states.includes('accepted')) return false;
	return entry !== undefined || states.some((state) => state !== 'refused');
}

/** The diary entry of the first company that shares a day with a clash. */
export function firstEntry(book: Book, row: Declaration): Declaration | undefined {
	const { first } = clashFacts(row);
	return book
		.entriesOf(row.participant)
		.find(
			(entry) =>
				entry.contract === row.contract &&
				entry.company === first.company &&
				shares(row, dayKey(entry.day, entry.until || undefined))
		);
}

/** Days of the first company's signed months that share a day with a clash, and what became of them. */
export function firstSigned(book: Book, row: Declaration): SignedDay[] {
	const { first } = clashFacts(row);
	const months = book
		.declarationsOf(row.contract, 'hours-declaration')
		.filter((month) => month.company === first.company);
	return months.flatMap((month) => {
		const facts = hoursFacts(month);
		const lines = facts.lines.filter((line) => line.participant === row.participant);
		return lines.flatMap(({ assignment, days }) =>
			Object.keys(days)
				.filter((key) => shares(row, key))
				.map((key) => ({ month, assignment, key, state: dayState(facts, assignment, key) }))
		);
	});
}

export interface SignedDay {
	month: Declaration;
	assignment: string;
	key: string;
	state: DayState;
}

function shares(row: Declaration, key: string): boolean {
	const { from, to } = spanOf(key);
	return from <= (row.until || row.day) && row.day <= to;
}

/** No act: nobody asks for a clash, the server writes it beside a refusal. */
export const clash: Kind = {
	name: 'clash',
	v: 1,
	acts: {},
	key: () => null,
	signed: () => null,
	needs: () => ({ contracts: [], cards: [], participants: [], weeks: [], periods: [] }),
	accept: () => ({ status: 'deferred', missing: 'act' }),
	apply: ({ current }) => current,
	example: {}
};
