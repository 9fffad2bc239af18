// The signed month of a party: submitted by a company, decided line by line by the facilitator.
import { isoWeeksOf } from '../calendar.ts';
import { plainRow } from '../day/row.ts';
import { submitProblems } from '../hours/checks/submit.ts';
import { clashesOf } from '../hours/clashes.ts';
import { acceptDecide, decidedRow } from '../hours/decide.ts';
import {
	acceptReopen,
	acceptReturn,
	acceptWithdraw,
	reopenedRow,
	returnedRow,
	withdrawnRow
} from '../hours/reopen.ts';
import { applied, noFiles, refused, versionSeen } from '../hours/row.ts';
import { declaringCompany, hasNewProof, standingFacts, submittedRow } from '../hours/submit.ts';
import type { Change } from '../change.ts';
import type { Case, Kind, Needs, Outcome } from '../kind.ts';
import { block } from '../problem.ts';
import type { Declaration } from '../records.ts';
import { mayAct } from '../rights.ts';
import { canonical } from '../values.ts';
import { DecideSet, ReopenSet, ReturnSet, SubmitSet, WithdrawSet } from './facts.ts';

const name = 'hours-declaration';

type Act = (given: Case, current: Declaration) => Outcome;
const verdicts: Record<string, Act> = {
	withdraw: acceptWithdraw,
	return: acceptReturn,
	decide: acceptDecide,
	reopen: acceptReopen
};

const shown: Record<string, (given: Case, current: Declaration, at: string) => Declaration> = {
	withdraw: withdrawnRow,
	return: returnedRow,
	decide: decidedRow,
	reopen: reopenedRow
};

function accept(given: Case): Outcome {
	const { change, current, book, who } = given;
	const seen = versionSeen(change);
	if (seen === undefined) return refused([block('wrong-shape', 'base.version')]);
	if (change.act === 'submit') return acceptSubmit(given, seen);
	if (!current) return { status: 'deferred', missing: 'record' };
	const target = { org: current.org, company: current.company };
	const denied = mayAct(name, change.act, target, who, book.today) ?? noFiles(change);
	if (denied) return refused([denied]);
	if (current.status === 'withdrawn') {
		if (change.act === 'withdraw') return applied(withdrawnRow(given, current));
		return refused([block('wrong-status', 'act')]);
	}
	// A verdict says line by line what it saw; the other acts are about the whole.
	if (change.act !== 'decide' && seen !== current.version)
		return refused([block('changed', 'base.version', 'R53')]);
	const act = verdicts[change.act];
	return act ? act(given, current) : { status: 'deferred', missing: 'act' };
}

function acceptSubmit(given: Case, seen: number): Outcome {
	const { change, current, book, who } = given;
	const set = change.set as unknown as SubmitSet;
	const org = book.contract(set.contract)?.org ?? '';
	const target = { org, company: declaringCompany(set, book) };
	const denied = mayAct(name, 'submit', target, who, book.today);
	if (denied) return refused([denied]);
	if (current && saysNothingNew(set, current, seen)) return applied(plainRow(current));
	if (!current && seen > 0) return { status: 'deferred', missing: 'record' };
	const fresh = current?.status === 'withdrawn' && seen === 0;
	if (current && !fresh && seen !== current.version)
		return refused([block('changed', 'base.version', 'R53')]);
	const problems = submitProblems(given);
	if (problems.some((problem) => problem.level === 'block')) {
		const elsewhere = problems.some((problem) => problem.code === 'declared-elsewhere');
		return { ...refused(problems), ...(elsewhere && { also: clashesOf(given) }) };
	}
	return applied(submittedRow(given, book.now), problems);
}

/** The same hours again: received already, unless the whole was sent back on this version, or a proof comes with it. */
function saysNothingNew(set: SubmitSet, current: Declaration, seen: number): boolean {
	const before = standingFacts(current);
	if (before?.hash !== set.hash) return false;
	if (seen !== current.version) return true;
	return before.returned?.version !== current.version && !hasNewProof(set, before);
}

function needs({ act, set }: Change, current: Declaration | undefined): Needs {
	const said = (act === 'submit' ? set : current?.facts) as SubmitSet | undefined;
	if (!said) return { contracts: [], cards: [], participants: [], weeks: [], periods: [] };
	const submits = act === 'submit';
	const weeks = submits ? isoWeeksOf(said.period) : [];
	return {
		contracts: [said.contract],
		cards: said.lines.map((line) => line.assignment),
		participants: [],
		weeks: weeks.flatMap((week) => said.lines.map((line) => `${line.participant}|${week}`)),
		periods: [`${said.contract}|${said.period}`],
		crews: submits ? [said.contract] : []
	};
}

/** The text a signature covers: contract, party, period, nil, lines. */
function signed({ act, set }: Change): string | null {
	if (act !== 'submit') return null;
	const { contract, party, period, nil, lines } = set as unknown as SubmitSet;
	return canonical({ contract, party, period, nil, lines });
}

export const hoursDeclaration: Kind = {
	name,
	v: 1,
	acts: {
		submit: SubmitSet,
		withdraw: WithdrawSet,
		return: ReturnSet,
		decide: DecideSet,
		reopen: ReopenSet
	},
	key({ act, set }, book) {
		// The other acts name a record that is there already.
		if (act !== 'submit') return null;
		const { party, period } = set as unknown as SubmitSet;
		return `${party}|${period}|${declaringCompany(set as unknown as SubmitSet, book)}`;
	},
	signed,
	needs,
	accept,
	apply(given) {
		const { change, current } = given;
		if (change.act === 'submit') return submittedRow(given, '');
		if (!current) return undefined;
		return shown[change.act]?.(given, current, change.at) ?? current;
	},
	example: {
		party: 't03000000000000',
		contract: 'k01000000000000',
		period: '2026-11',
		nil: false,
		lines: [
			{
				assignment: 'a11000000000000',
				participant: 'p07000000000000',
				employer: 'Bellerive',
				employmentType: 'cdd',
				jobTitle: 'Plombier',
				hiredOn: '2026-02-03',
				days: { '2026-11-19': [420, 0], '2026-11-20': [450, 0] },
				minutesWork: 870,
				minutesTraining: 0,
				note: ''
			}
		],
		signer: { name: 'Amina Benali', quality: 'Conductrice', consent: true },
		hash: '0'.repeat(64)
	}
};
