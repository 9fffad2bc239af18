// A facilitator's visit: whom she saw, the counter as it stood, a summary; read by one company, or by the office alone.
import type { Book } from '../book.ts';
import { plainRow } from '../day/row.ts';
import { applied, noFiles, refused, versionSeen } from '../hours/row.ts';
import type { Case, Kind, Outcome } from '../kind.ts';
import { merge, overlay, type Units } from '../judging/merge.ts';
import { block, type Problem } from '../problem.ts';
import type { Declaration } from '../records.ts';
import { mayAct } from '../rights.ts';
import { visitProblems } from '../rules/visits.ts';
import { VisitSet, WithdrawSet, type VisitFacts } from './facts.ts';

const name = 'site-visit';

/** Each field alone, but for the company: the people seen and the counter are those of its crew and party. */
const units: Units = {
	contract: ['contract'],
	company: ['company', 'seen', 'counter'],
	site: ['site'],
	day: ['day'],
	type: ['type'],
	present: ['present'],
	undeclared: ['undeclared'],
	actions: ['actions'],
	summary: ['summary']
};

function accept(given: Case): Outcome {
	const problem = denied(given) ?? noFiles(given.change);
	if (problem) return refused([problem]);
	return given.change.act === 'withdraw' ? withdraw(given) : write(given);
}

/** The office of the contract, and of the contract it was about before. */
function denied({ change, current, book, who }: Case): Problem | null {
	const orgs = new Set(current ? [current.org] : []);
	const { contract } = change.set as { contract?: string };
	if (change.act === 'write') orgs.add(book.contract(contract ?? '')?.org ?? '');
	for (const org of orgs) {
		const problem = mayAct(name, change.act, { org, company: '' }, who, book.today);
		if (problem) return problem;
	}
	return null;
}

/** R53: what a colleague changed meanwhile stays, and is told; everything else of a correction is taken. */
function write(given: Case): Outcome {
	const { change, current, book } = given;
	const stands = current && current.status !== 'withdrawn' ? current : undefined;
	if (current && !stands && change.base !== null) return refused([block('changed', 'base', 'R53')]);
	const { facts, conflicts, taken } = stands
		? merge({ current: stands.facts, mine: change.set, base: change.base, units })
		: { facts: change.set, conflicts: [], taken: true };
	const problems = visitProblems(facts as unknown as VisitFacts, book);
	if (problems.some((problem) => problem.level === 'block')) return refused(problems);
	const row = taken || !stands ? written(given, facts, book.now) : plainRow(stands);
	if (!stands || conflicts.length === 0) return applied(row, problems);
	const by = { by: stands.author_name, at: stands.received || stands.at };
	return {
		status: 'merged',
		row,
		problems,
		conflicts: conflicts.map((conflict) => ({ ...conflict, ...by }))
	};
}

function withdraw({ change, current }: Case): Outcome {
	if (!current) return { status: 'deferred', missing: 'record' };
	if (current.status !== 'withdrawn' && versionSeen(change) !== current.version)
		return refused([block('changed', 'base.version', 'R53')]);
	return applied({ ...plainRow(current), status: 'withdrawn' });
}

/** The visit with these facts, one version later. Its author stays the one who was there (R47). */
function written(
	{ change, current, book, who }: Case,
	said: Record<string, unknown>,
	received: string
): Declaration {
	const facts = said as unknown as VisitFacts;
	const stands = current && current.status !== 'withdrawn' ? current : undefined;
	return {
		id: change.record,
		org: book.contract(facts.contract)?.org ?? current?.org ?? '',
		company: facts.company ?? '',
		counts_for: '',
		contract: facts.contract,
		party: facts.company ? partyOf(book, facts.contract, facts.company) : '',
		kind: name,
		participant: '',
		site: facts.site,
		day: facts.day,
		until: '',
		period: '',
		status: 'recorded',
		version: (current?.version ?? 0) + 1,
		author: stands?.author ?? who.user,
		author_name: stands?.author_name ?? who.name,
		at: change.at,
		received,
		facts: { ...said }
	};
}

/** Where the company counts: its own party, or the one it declares people for. */
export function partyOf(book: Book, contract: string, company: string): string {
	const own = book.parties(contract).find((party) => party.company === company);
	return own?.id ?? book.cards(contract).find((card) => card.company === company)?.party ?? '';
}

export const siteVisit: Kind = {
	name,
	v: 1,
	acts: { write: VisitSet, withdraw: WithdrawSet },
	key: () => null,
	signed: () => null,
	needs({ set }, current) {
		const said = { ...current?.facts, ...set } as Partial<VisitFacts>;
		const contracts = [said.contract, current?.contract].filter((id) => id !== undefined);
		return {
			contracts: [...new Set(contracts)],
			cards: [],
			participants: Object.keys(said.seen ?? {}),
			weeks: [],
			periods: [],
			crews: said.contract ? [said.contract] : []
		};
	},
	accept,
	apply(given) {
		const { change, current } = given;
		if (change.act === 'withdraw') return current && { ...plainRow(current), status: 'withdrawn' };
		const stands = current && current.status !== 'withdrawn';
		const mine = change.set;
		const said = stands
			? overlay({ current: current.facts, mine, base: change.base, units })
			: mine;
		return written(given, said, '');
	},
	example: {
		contract: 'k01000000000000',
		company: 'e04000000000000',
		site: 's02000000000000',
		day: '2026-11-20',
		type: 'site_meeting',
		present: [{ name: 'Karim L.', quality: 'Contremaitre' }],
		seen: { p07000000000000: 'seen', p09000000000000: 'not_seen' },
		undeclared: 1,
		counter: { due: 29_400, validated: 12_000, on: '2026-11-20' },
		summary: ''
	}
};
