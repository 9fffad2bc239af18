// Whom the form of a visit lists: those declared, those added, those likely to be met; and their sums.
import type { Book } from '../book.ts';
import { hoursFacts } from '../hours/pieces.ts';
import type { Card } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import { crewOf, declaredPeople, type Declared } from './declared.ts';
import type { Person, TypedVisit } from './form.ts';
import { visitFacts, visitsOf } from './report.ts';

export interface Listed {
	participant: string;
	card: Card;
	name: string;
	/** Null: seen, but declared by nobody in these five weeks. */
	declared: Declared | null;
}

/** The people declared in the five weeks before the visit, then those added by hand. */
export function listed(book: Book, visit: TypedVisit): Listed[] {
	const then = book.branch(`${visit.day}T11:00:00Z`);
	const declared = declaredPeople(then, visit);
	const known = new Set(declared.map(({ participant }) => participant));
	const added = crew(book, visit).filter(
		({ participant }) => participant in visit.answers && !known.has(participant)
	);
	return [
		...declared.map((one) => ({ ...one, declared: one })),
		...added.map((card) => ({ ...cardOf(card), declared: null }))
	];
}

/** How many people are declared on the contract whom the reader may not be told about (R57). */
export function outside(book: Book, visit: TypedVisit): number {
	const all = listed(book, { ...visit, company: '', answers: {} });
	const own = listed(book, { ...visit, answers: {} });
	return all.length - own.length;
}

/** People of the crew who are not listed, by name: who else may have been seen. */
export function others(book: Book, visit: TypedVisit): Omit<Listed, 'declared'>[] {
	const known = new Set(listed(book, visit).map(({ participant }) => participant));
	return crew(book, visit)
		.filter(({ participant }) => !known.has(participant))
		.map(cardOf)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const cardOf = (card: Card) => ({ participant: card.participant, card, name: nameOf(card) });

/** One card a person, of those the reader may be told about (R57). */
export function crew(book: Book, visit: TypedVisit): Card[] {
	const cards = [...crewOf(book, visit).values()];
	return [...new Map(cards.map((card) => [card.participant, card])).values()];
}

export interface Headcount {
	seen: number;
	missed: number;
	undeclared: number;
	open: number;
}

/** The sums over the main action; they add up to the list and those without a card. */
export function headcount(people: readonly Listed[], visit: TypedVisit): Headcount {
	const sums = { seen: 0, missed: 0, undeclared: visit.nameless, open: 0 };
	for (const { participant, declared } of people) {
		const answer = visit.answers[participant];
		if (answer === undefined) sums.open++;
		else if (answer === 'not_seen') sums.missed++;
		else if (declared) sums.seen++;
		else sums.undeclared++;
	}
	return sums;
}

/** Who is likely to be there: those met at earlier visits, those who sign for the company; at most four. */
export function likelyPresent(book: Book, visit: TypedVisit): Person[] {
	const met = visitsOf(book, [{ id: visit.contract }])
		.filter(({ company }) => company === visit.company)
		.flatMap((row) => visitFacts(row).present);
	const signers = book
		.declarationsOf(visit.contract, 'hours-declaration')
		.filter(({ company }) => !visit.company || company === visit.company)
		.sort((a, b) => (a.at < b.at ? 1 : -1))
		.flatMap((row) => hoursFacts(row).signer ?? [])
		.map(({ name, quality }) => ({ name, quality }));
	const there = new Set(visit.present.map(({ name }) => name));
	const people = new Map<string, Person>();
	for (const one of [...met, ...signers])
		if (one.name && !there.has(one.name) && !people.has(one.name)) people.set(one.name, one);
	return [...people.values()].slice(0, 4);
}
