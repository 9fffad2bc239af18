// A visit while it is typed: how it opens, and the report it becomes.
import type { Book } from '../book.ts';
import type { visitTypes, VisitFacts, VisitSet } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import type { Day } from '../values.ts';
import { counterOf, visitable, type Frozen } from './counter.ts';
import { declaredPeople } from './declared.ts';
import { crew } from './people.ts';
import { visitFacts, visitsOf } from './report.ts';

type Answer = 'seen' | 'not_seen';
export type Person = VisitSet['present'][number];
export type VisitAction = NonNullable<VisitSet['actions']>[number];

export interface TypedVisit {
	contract: string;
	site: string;
	/** Who reads it; `''`: the office alone (R57). */
	company: string;
	/** ISO: when the counter was read. */
	arrived: string;
	/** By company: the counter as it stood on arrival (R48). */
	counters: Record<string, Frozen>;
	day: Day;
	type: (typeof visitTypes)[number];
	/** By participant; whoever is listed and not in here has no answer. */
	answers: Record<string, Answer>;
	/** People at work without a crew card: counted, never named (R57). */
	nameless: number;
	present: Person[];
	actions: VisitAction[];
	summary: string;
	/** What stood when a correction was begun; null for a new visit. */
	base: VisitFacts | null;
}

/** A new visit, on arrival: the counters are read now, and stay. */
export function newVisit(book: Book, contract: string, site: string): TypedVisit {
	const company = readerOf(book, contract);
	return {
		contract,
		site,
		company,
		arrived: book.now,
		counters: countersOf(book, contract),
		day: book.today,
		type: 'site_meeting',
		answers: {},
		nameless: 0,
		present: [],
		actions: [],
		summary: '',
		base: null
	};
}

/** The company visited last, else the holder; but the first of all with people at work, when there are any. */
function readerOf(book: Book, contract: string): string {
	const companies = visitable(book, contract);
	const last = visitsOf(book, [{ id: contract }]).map(({ company }) => company);
	const likely = [...last.filter((one) => companies.includes(one)).slice(0, 1), ...companies];
	const working = likely.find((company) => declaredPeople(book, { contract, company }).length > 0);
	return working ?? likely[0] ?? '';
}

/** A visit to be corrected: its own counter stays, those of other companies are read now. */
export function visitAgain(book: Book, row: Declaration): TypedVisit {
	const { contract, site, day, type, seen, undeclared, present, summary, ...said } =
		visitFacts(row);
	const company = said.company ?? '';
	return {
		contract,
		site,
		company,
		arrived: row.at,
		counters: { ...countersOf(book, contract), [company]: said.counter },
		day,
		type,
		answers: { ...seen },
		nameless: undeclared,
		present: [...present],
		actions: [...(said.actions ?? [])],
		summary,
		base: row.status === 'withdrawn' ? null : visitFacts(row)
	};
}

function countersOf(book: Book, contract: string): Record<string, Frozen> {
	const readers = ['', ...visitable(book, contract)];
	return Object.fromEntries(readers.map((one) => [one, counterOf(book, contract, one)]));
}

/** The report: only what its reader may know; what is empty is left out. */
export function visitSet(book: Book, visit: TypedVisit): VisitSet {
	const { contract, site, company, day, type, nameless, present, actions, summary } = visit;
	const known = crew(book, visit).map(({ participant }) => participant);
	const seen = known.flatMap((one) => {
		const answer = visit.answers[one];
		return answer ? [[one, answer] as const] : [];
	});
	return {
		contract,
		...(company && { company }),
		site,
		day,
		type,
		present: present.map(({ name, quality }) => ({ name: name.trim(), quality: quality.trim() })),
		seen: Object.fromEntries(seen),
		undeclared: nameless,
		counter: visit.counters[company] ?? counterOf(book, contract, company),
		...(actions.length > 0 && { actions: actions.map((one) => ({ ...one })) }),
		summary: summary.trim()
	};
}
