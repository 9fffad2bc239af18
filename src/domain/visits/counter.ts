// The counter as a visit keeps it: frozen when she arrives, so that a report shows what was known there (R48).
import type { Book } from '../book.ts';
import type { VisitFacts } from '../kinds/facts.ts';
import { partyOf } from '../kinds/site-visit.ts';
import { tally } from '../tally.ts';

export type Frozen = VisitFacts['counter'];

/** That of the company's own party, else of the one it declares for; of the contract without a company. Minutes. */
export function counterOf(book: Book, contract: string, company: string): Frozen {
	const party = company ? partyOf(book, contract, company) : '';
	const { due, validated } = tally(book, party ? { party } : { contract });
	return { due, validated, on: book.today };
}

/** Companies whose people or party are on a contract: who may be visited, holder or lead first. */
export function visitable(book: Book, contract: string): string[] {
	const rank = { lead: 0, holder: 0, co_contractor: 1, subcontractor: 2 };
	const parties = [...book.parties(contract)].sort((a, b) => rank[a.role] - rank[b.role]);
	const declaring = book.cards(contract).map((card) => card.company);
	return [...new Set([...parties.map((party) => party.company), ...declaring])];
}
