// Where a visit may go: the sites of the contracts, those visited last first, found by any word.
import type { Book } from '../book.ts';
import { fold } from '../deals/find.ts';
import type { Contract } from '../records.ts';
import type { Day } from '../values.ts';
import { visitsOf } from './report.ts';

export interface VisitPlace {
	contract: Contract;
	/** `''`: a contract without a site. */
	site: string;
	/** Of the site, else what the contract is about. */
	name: string;
	/** `''`: nobody of the office was ever there. */
	lastVisit: Day;
	/** Everything it may be found by, folded. */
	words: string;
}

/** Those visited last first, then by name; contracts that are over come after all others. */
export function visitPlaces(book: Book, contracts: readonly Contract[]): VisitPlace[] {
	const over = ({ contract }: VisitPlace) =>
		contract.end_date !== '' && contract.end_date < book.today ? 1 : 0;
	return contracts
		.flatMap((contract) => placesOf(book, contract))
		.sort((a, b) => {
			if (over(a) !== over(b)) return over(a) - over(b);
			if (a.lastVisit !== b.lastVisit) return a.lastVisit > b.lastVisit ? -1 : 1;
			return a.name < b.name ? -1 : 1;
		});
}

function placesOf(book: Book, contract: Contract): VisitPlace[] {
	const visits = visitsOf(book, [contract]);
	const words = fold([contract.object, contract.reference, ...namesOn(book, contract)].join(' '));
	const open = book.sites(contract.id).filter(({ active }) => active);
	const place = (site: string, name: string, lastVisit: Day) => ({
		contract,
		site,
		name: name || contract.reference,
		lastVisit,
		words: `${words} ${fold(name)}`
	});
	if (open.length === 0) return [place('', contract.object, visits[0]?.day ?? '')];
	return open.map(({ id, name }) =>
		place(id, name, visits.find((row) => row.site === id)?.day ?? '')
	);
}

/** Buyer, companies and people of a contract. */
function namesOn(book: Book, contract: Contract): string[] {
	return [
		book.get('buyers', contract.buyer)?.name ?? '',
		...book.parties(contract.id).map(({ company }) => book.get('companies', company)?.name ?? ''),
		...book.cards(contract.id).map((card) => `${card.given_name} ${card.family_name}`)
	];
}

/** Those in which every typed word is found. */
export function found<T extends { words: string }>(all: readonly T[], typed: string): T[] {
	const words = fold(typed).split(/\s+/).filter(Boolean);
	return all.filter((one) => words.every((word) => one.words.includes(word)));
}

/** The site a visit of a contract opens on: the one asked for, the one visited last, else the first by name. */
export function siteToVisit(book: Book, contract: string, wanted: string): string {
	const open = book.sites(contract).filter(({ active }) => active);
	const last = visitsOf(book, [{ id: contract }]).map(({ site }) => site);
	const [first] = open.sort((a, b) => (a.name < b.name ? -1 : 1));
	const found = [wanted, ...last].find((site) => open.some(({ id }) => id === site));
	return found ?? first?.id ?? '';
}
