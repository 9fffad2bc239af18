// Where a crew works: a site of a contract, or the contract itself when it has no site.
import type { Book } from '../book.ts';
import type { Card, Contract, Site } from '../records.ts';
import type { Day } from '../values.ts';
import type { Diary } from './diary.ts';

export interface Place {
	/** Of the site, else of the contract. */
	id: string;
	contract: Contract;
	/** `''` when the contract has no site. */
	site: Site['id'];
	name: string;
}

/** The place with this id. */
export function placeOf(book: Book, id: string): Place | undefined {
	const site = book.site(id);
	const contract = book.contract(site?.contract ?? id);
	if (!contract) return undefined;
	return { id, contract, site: site?.id ?? '', name: site?.name ?? contract.object };
}

/** The places of a contract where people of these cards may work, by name. */
export function placesOf(book: Book, contract: Contract, cards: readonly Card[]): Place[] {
	const sites = book
		.sites(contract.id)
		.filter((site) => site.active || cards.some((card) => card.site === site.id));
	const ids = sites.length > 0 ? sites.map((site) => site.id) : [contract.id];
	return ids
		.map((id) => placeOf(book, id))
		.filter((place) => place !== undefined)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** R30: true on the days of a contract that may hold hours; a suspended stretch holds none. */
export function isOpen(contract: Contract, day: Day): boolean {
	const start = contract.start_date || contract.notification_date;
	if (start && day < start) return false;
	if (contract.end_date && contract.end_date < day) return false;
	return !contract.suspended.some(([from, to]) => from <= day && (!to || day <= to));
}

/** Where a card belongs: its site; without one, where the person was last noted, else the first place. */
export function homeOf(card: Card, diary: Diary, places: readonly Place[]): string {
	const fixed = places.find((place) => place.site === card.site && card.site);
	if (fixed) return fixed.id;
	let last = { day: '', site: '' };
	for (const [day, rows] of diary.days)
		for (const row of rows)
			if (row.participant === card.participant && row.site && day > last.day)
				last = { day, site: row.site };
	return places.find((place) => place.site === last.site)?.id ?? places[0]?.id ?? '';
}
