// The same day declared by two companies: written by the server for the office alone, settled by the card's company.
import type { Book } from '../book.ts';
import { plainRow } from '../day/row.ts';
import { clashFacts } from '../inbox/clash.ts';
import type { Case, Kind } from '../kind.ts';
import type { Card, Declaration } from '../records.ts';
import type { ClashFacts, DayEntrySet } from './facts.ts';

/** What stands of the other company: its day entry, or the day in its signed month. */
export type First = ClashFacts['first'];

/** The text whose SHA-256 gives a clash its id. */
export function clashKey(row: Pick<Declaration, 'contract' | 'participant' | 'day'>): string {
	return `clash|${row.contract}|${row.participant}|${row.day}`;
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
