// How a contract and its companies are called, and who must act on it next, as every screen of the office says it.
import type { Book } from '#domain/book.ts';
import type { Standing } from '#domain/deals/standing.ts';
import type { Contract } from '#domain/records.ts';
import { monthNear } from '#texts/format.ts';
import { t } from '#texts/index.ts';

/** The site's name when there is one, else what the contract is about. */
export function dealTitle(book: Book, contract: Contract): string {
	const sites = book.sites(contract.id);
	const name = sites.length === 1 ? (sites[0]?.name ?? '') : contract.object;
	return name || contract.object || contract.reference;
}

/** The same with its lot: `Groupe scolaire des Tilleuls, lot 2`. */
export function dealName(book: Book, contract: Contract): string {
	return t.buyer.name(dealTitle(book, contract), contract.lot_no);
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
	return t.buyer.place(contract.lot_no, contract.object === title ? '' : contract.object, buyer);
}

export function companyName(book: Book, company: string): string {
	return book.get('companies', company)?.name ?? '';
}

/** One sentence: who, what, since or until when. */
export function whoActs(book: Book, next: Standing | undefined): { text: string; late: boolean } {
	const words = t.buyer;
	const { today } = book;
	if (!next?.next) return { text: words.nothing, late: false };
	if (next.next === 'verify') return { text: words.you(next.period, today), late: false };
	const name = companyName(book, next.company);
	const month = monthNear(next.period, today);
	if (next.late > 0) return { text: words.late(name, month, next.late), late: true };
	if (next.next === 'sign') return { text: words.signBy(name, month, next.dueOn), late: false };
	return { text: words.company(name, words.act.correct(next.period, today)), late: false };
}
