// What a visit report must say (R47, R60), and whom it may name when a company reads it (R57).
import type { Book } from '../book.ts';
import type { VisitFacts } from '../kinds/facts.ts';
import { block, type Problem } from '../problem.ts';
import { future } from './dates.ts';

/** R60: characters of a summary. */
const SUMMARY_MAX = 2000;

/** Every problem of a visit as it would stand. */
export function visitProblems(visit: VisitFacts, book: Book): Problem[] {
	const contract = book.contract(visit.contract);
	const site = book.site(visit.site);
	const problems: (Problem | null)[] = [
		...someonePresent(visit),
		future(visit.day, book.now, 'set.day'),
		contract ? null : block('card-mismatch', 'set.contract'),
		visit.site !== '' && site?.contract !== visit.contract
			? block('unknown-site', 'set.site')
			: null,
		visit.summary.length > SUMMARY_MAX ? block('note-too-long', 'set.summary', 'R60') : null,
		...namedPeople(visit, book)
	];
	return problems.filter((problem) => problem !== null);
}

/** R47: at least one person was there, unless it was by telephone or at the office. */
function someonePresent({ type, present }: VisitFacts): Problem[] {
	const nameless = present.findIndex((person) => person.name.trim() === '');
	if (nameless >= 0) return [block('visit-incomplete', `set.present.${nameless}.name`, 'R47')];
	const remote = type === 'phone' || type === 'office';
	return present.length > 0 || remote ? [] : [block('visit-incomplete', 'set.present', 'R47')];
}

/** Only people of the contract; where a company reads the report, only those whose cards it reads too. */
function namedPeople({ contract, company, seen }: VisitFacts, book: Book): Problem[] {
	const crew = book
		.cards(contract)
		.filter((card) => !company || card.company === company || card.counts_for === company);
	const known = new Set(crew.map((card) => card.participant));
	const problems = Object.keys(seen)
		.filter((participant) => !known.has(participant))
		.slice(0, 20)
		.map((participant) => block('card-mismatch', `set.seen.${participant}`, 'R57'));
	const bound = book.parties(contract).some((party) => party.company === company);
	if (company && !bound && crew.length === 0) problems.push(block('card-mismatch', 'set.company'));
	return problems;
}
