// A contract's name and who must act on it next, as the list and the contract say them.
import type { Book } from '#domain/book.ts';
import type { Standing } from '#domain/deals/standing.ts';
import type { Contract } from '#domain/records.ts';
import { t } from '#texts/index.ts';

/** The site's name when there is one, else what the contract is about; then its lot. */
export function dealName(book: Book, contract: Contract): string {
	const sites = book.sites(contract.id);
	const name = sites.length === 1 ? (sites[0]?.name ?? '') : contract.object;
	return t.buyer.name(name || contract.reference, contract.lot_no);
}

/** `Lot 2, gros œuvre · Ville de Clairval` */
export function dealPlace(book: Book, contract: Contract): string {
	const buyer = book.get('buyers', contract.buyer)?.name ?? '';
	return [contract.object, buyer].filter(Boolean).join(' · ');
}

export function companyName(book: Book, company: string): string {
	return book.get('companies', company)?.name ?? '';
}

/** One sentence: who, what, since or until when. */
export function whoActs(book: Book, next: Standing | undefined): { text: string; late: boolean } {
	const words = t.buyer;
	if (!next?.next) return { text: words.nothing, late: false };
	if (next.next === 'verify') return { text: words.you(next.period), late: false };
	const name = companyName(book, next.company);
	if (next.late > 0) return { text: words.late(name, next.period, next.late), late: true };
	if (next.next === 'sign')
		return { text: words.signBy(name, next.period, next.dueOn), late: false };
	return { text: words.company(name, words.act.correct(next.period)), late: false };
}
