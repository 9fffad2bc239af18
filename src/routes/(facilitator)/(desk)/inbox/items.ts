// What needs a facilitator's eyes, as one list: who declared twice, then whatever waits longest.
import type { Book } from '#domain/book.ts';
import { fold, hasWords } from '#domain/deals/find.ts';
import type { Standing } from '#domain/deals/standing.ts';
import type { Held } from '#domain/inbox/held.ts';
import type { Clash, Inbox, ToVerify } from '#domain/inbox/inbox.ts';
import { companyName, contractName } from '#features/deals/names.ts';

export type Item =
	| { kind: 'verify'; key: string; since: number; one: ToVerify }
	| { kind: 'clash'; key: string; since: number; one: Clash }
	| { kind: 'held'; key: string; since: number; one: Held };

/** Clashes first: somebody's hours are not received while they last. */
export function itemsOf({ watch, clashes, held }: Inbox): Item[] {
	const waiting: Item[] = [
		...watch.map((one): Item => ({ kind: 'verify', key: one.row.id, since: one.since, one })),
		...held.map((one): Item => ({ kind: 'held', key: one.card.id, since: one.since, one }))
	];
	return [
		...clashes.map((one): Item => ({ kind: 'clash', key: one.row.id, since: one.since, one })),
		...waiting.sort((a, b) => b.since - a.since)
	];
}

/** The person a clash is about. */
export function personOf(book: Book, contract: string, participant: string): string {
	const card = book.cards(contract).find((one) => one.participant === participant);
	return card ? `${card.given_name} ${card.family_name}` : '';
}

/** True when every typed word is a name of the item: person, company or place. */
export function isFound(book: Book, item: Item, typed: string): boolean {
	const { one } = item;
	const names =
		'review' in one
			? namesOf(book, one)
			: 'card' in one
				? [one.name, contractName(book, one.card.contract)]
				: [
						personOf(book, one.row.contract, one.row.participant),
						contractName(book, one.row.contract)
					];
	return hasWords(fold(names.join(' ')), typed);
}

export function isFoundMonth(book: Book, one: ToVerify, typed: string): boolean {
	return hasWords(fold(namesOf(book, one).join(' ')), typed);
}

function namesOf(book: Book, { row, review }: ToVerify): string[] {
	const lines = [...review.odd, ...review.regular, ...review.decided];
	return [
		companyName(book, row.company),
		contractName(book, row.contract),
		...lines.map(({ name }) => name)
	];
}

export function isFoundStanding(book: Book, one: Standing, typed: string): boolean {
	const names = [companyName(book, one.company), contractName(book, one.contract)];
	return hasWords(fold(names.join(' ')), typed);
}

/** Months to sign, those with the same period and last day together. */
export function awaitedOf(list: readonly Standing[]): { one: Standing; count: number }[] {
	const groups = new Map<string, { one: Standing; count: number }>();
	for (const one of list) {
		const at = `${one.period}|${one.dueOn}`;
		groups.set(at, { one, count: (groups.get(at)?.count ?? 0) + 1 });
	}
	return [...groups.values()];
}
