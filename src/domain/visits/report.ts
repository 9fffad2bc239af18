// A visit as it is read later: whom it names, who of them was declared then, what was agreed before.
import type { Book } from '../book.ts';
import type { VisitFacts } from '../kinds/facts.ts';
import type { Contract, Declaration } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import { declaredPeople } from './declared.ts';

/** What a visit says. */
export function visitFacts(row: Declaration): VisitFacts {
	return row.facts as unknown as VisitFacts;
}

export interface Met {
	participant: string;
	/** `''`: her card is no longer on this phone. */
	name: string;
	answer: 'seen' | 'not_seen';
	/** Somebody declared hours of her in the five weeks before the visit. */
	declared: boolean;
}

/** Standing visits of these contracts, the latest first. */
export function visitsOf(book: Book, contracts: readonly Pick<Contract, 'id'>[]): Declaration[] {
	return contracts
		.flatMap(({ id }) => book.declarationsOf(id, 'site-visit'))
		.sort((a, b) => (a.day === b.day ? (a.at < b.at ? 1 : -1) : a.day < b.day ? 1 : -1));
}

/** The people a report names: seen ones first, by name. */
export function peopleMet(book: Book, row: Declaration): Met[] {
	const { contract, seen } = visitFacts(row);
	const then = book.branch(`${row.day}T11:00:00Z`);
	const declared = new Set(
		declaredPeople(then, { contract, company: '' }).map(({ participant }) => participant)
	);
	const cards = new Map(book.cards(contract).map((card) => [card.participant, card]));
	return Object.entries(seen)
		.map(([participant, answer]) => {
			const card = cards.get(participant);
			const name = card ? nameOf(card) : '';
			return { participant, name, answer, declared: declared.has(participant) };
		})
		.sort((a, b) => {
			if (a.answer !== b.answer) return a.answer === 'seen' ? -1 : 1;
			return a.name < b.name ? -1 : 1;
		});
}
