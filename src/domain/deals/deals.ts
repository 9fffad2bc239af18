// The contracts of an office or a buyer as a list: from the latest to the most advanced, found by any word.
import type { Book } from '../book.ts';
import { doneOf } from '../counter/curve.ts';
import { leadOf } from '../counter/months.ts';
import { tally, type Tally } from '../tally.ts';
import type { Contract } from '../records.ts';
import { monthOf } from '../values.ts';
import { fold, hasWords } from './find.ts';
import { mustAct, standingsOf, type Standing } from './standing.ts';

export interface Deal {
	contract: Contract;
	/** Name of the company that answers for it. */
	company: string;
	buyer: string;
	sums: Tally;
	/** Share of what is due that will be done at the end, at this pace; null without goal. */
	foreseen: number | null;
	/** The first who must act. */
	next: Standing | undefined;
	/** Everything it may be found by, folded. */
	words: string;
}

/** Those of these contracts that go on, or still owe somebody an answer; the one most behind first. `over`: all of them. */
export function dealsOf(
	book: Book,
	waiting: ReadonlySet<string>,
	contracts: readonly Contract[],
	over = false
): Deal[] {
	return contracts
		.map((contract) => dealOf(book, contract, waiting))
		.filter((deal) => over || isLive(deal, book.today))
		.sort((a, b) => (a.foreseen ?? 9) - (b.foreseen ?? 9) || (a.words < b.words ? -1 : 1));
}

function isLive({ contract, next }: Deal, today: string): boolean {
	return next !== undefined || !contract.end_date || contract.end_date >= today;
}

function dealOf(book: Book, contract: Contract, waiting: ReadonlySet<string>): Deal {
	const sums = tally(book, { contract: contract.id }, { waiting });
	const lead = book.get('companies', leadOf(book.parties(contract.id), monthOf(book.today)));
	const company = lead?.name ?? '';
	const buyer = book.get('buyers', contract.buyer)?.name ?? '';
	return {
		contract,
		company,
		buyer,
		sums,
		foreseen: sums.due > 0 ? (sums.pace?.forecast ?? doneOf(sums)) / sums.due : null,
		next: mustAct(standingsOf(book, contract))[0],
		words: fold([contract.object, contract.reference, buyer, ...namesIn(book, contract)].join(' '))
	};
}

/** Companies, sites and people of a contract: what one may look for. */
function namesIn(book: Book, contract: Contract): string[] {
	return [
		...book.parties(contract.id).map((party) => book.get('companies', party.company)?.name ?? ''),
		...book.sites(contract.id).map((site) => site.name),
		...book.cards(contract.id).map((card) => `${card.given_name} ${card.family_name}`)
	];
}

/** Deals in which every typed word is found. */
export function findDeals(deals: readonly Deal[], typed: string): Deal[] {
	return deals.filter((deal) => hasWords(deal.words, typed));
}
