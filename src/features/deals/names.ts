// How a contract and its companies are called, wherever they are named.
import type { Book } from '#domain/book.ts';
import type { Contract } from '#domain/records.ts';
import { t } from '#texts/index.ts';

/** The site's name when there is one, else what the contract is about. */
export function dealTitle(book: Book, contract: Contract): string {
	const sites = book.sites(contract.id);
	const name = sites.length === 1 ? (sites[0]?.name ?? '') : contract.object;
	return name || contract.object || contract.reference;
}

/** The same with its lot: `Groupe scolaire des Tilleuls, lot 2`. */
export function dealName(book: Book, contract: Contract): string {
	return t.deal.name(dealTitle(book, contract), contract.lot_no);
}

/** The same by the id of a contract; '' when it is not on this phone. */
export function contractName(book: Book, contract: string): string {
	const known = book.contract(contract);
	return known ? dealName(book, known) : '';
}

/** What stands under the title: `Lot 2, gros œuvre · Ville de Clairval`. */
export function dealPlace(book: Book, contract: Contract): string {
	const buyer = book.get('buyers', contract.buyer)?.name ?? '';
	const title = dealTitle(book, contract);
	return t.deal.place(contract.lot_no, contract.object === title ? '' : contract.object, buyer);
}

export function companyName(book: Book, company: string): string {
	return book.get('companies', company)?.name ?? '';
}
