// What each company signed for each period: lines from the diary, the day it signed, and what is to become of it.
import { dueOn, periodsOf } from '#domain/calendar.ts';
import type { Line } from '#domain/kinds/facts.ts';
import { addDays, dayKey, firstDay, lastDay, type Day, type Period } from '#domain/values.ts';
import type { Noted } from './days.ts';
import type { CompanyPlan, ContractPlan, PartyPlan, Setting } from '../plan.ts';

/** What becomes of a signed period, where the story says so; `plain`: read after some days, and validated. */
export type Fate =
	| 'plain'
	/** Nobody has read it yet. */
	| 'waiting'
	/** A day was sent back and has not come again. */
	| 'returned'
	/** The whole was sent back. */
	| 'returned-whole'
	/** A day was sent back, corrected and signed again; read again, or not yet. */
	| 'mended'
	| 'mended-waiting'
	/** One line does not count. */
	| 'partly'
	/** Validated, reopened, validated again. */
	| 'reopened';

export interface Statement {
	contract: ContractPlan;
	party: PartyPlan;
	declarer: CompanyPlan;
	period: Period;
	/** Entries behind the lines. */
	diary: Noted[];
	/** '' = not signed yet. */
	signedOn: Day;
	/** Typed by the facilitator from a sheet on paper. */
	onPaper: boolean;
	fate: Fate;
}

/** Companies that forget: nothing signed for the last periods, so many of them. */
type Forgetful = Map<CompanyPlan, number>;

/** Every ended period of every company that had people, and the empty ones of those who lead. */
export function statementsOf(setting: Setting, contracts: ContractPlan[], diary: Noted[]) {
	const forgetful = whoForgets(setting, contracts);
	const statements = contracts.flatMap((contract) => {
		const own = diary.filter(({ job }) => job.party.contract === contract);
		const periods = endedPeriods(setting, contract);
		return declarersOf(contract, own).flatMap(([party, declarer]) => {
			const theirs = own.filter(({ job }) => job.party === party && job.declarer === declarer);
			return periods.flatMap((period, n) => {
				const missed = forgetful.get(declarer) ?? 0;
				const forgotten = periods.length - n <= missed || isToSign(contract, party, n, periods);
				return statementOf(setting, party, declarer, period, theirs, forgotten);
			});
		});
	});
	return statements.sort((a, b) => (a.signedOn < b.signedOn ? -1 : 1));
}

function endedPeriods({ today, since }: Setting, contract: ContractPlan): Period[] {
	return periodsOf(contract.row, today).filter(
		(period) => lastDay(period) < today && lastDay(period) >= since
	);
}

/** The month the supervisor of the Tilleuls has still to sign. */
function isToSign(contract: ContractPlan, party: PartyPlan, n: number, periods: Period[]): boolean {
	const first = contract.story === 'tilleuls' && party === contract.parties[0];
	return first && n === periods.length - 1;
}

function declarersOf(contract: ContractPlan, diary: Noted[]): [PartyPlan, CompanyPlan][] {
	return contract.parties.flatMap((party) => {
		const own = diary.filter(({ job }) => job.party === party).map(({ job }) => job.declarer);
		const all = party === contract.parties[0] ? [party.company, ...own] : own;
		return [...new Set(all)].map((declarer): [PartyPlan, CompanyPlan] => [party, declarer]);
	});
}

/** Charpentes Lortal owes two months, and so do two others; four more forgot the last one. */
function whoForgets({ dice }: Setting, contracts: ContractPlan[]): Forgetful {
	const plain = contracts.filter(({ story }) => !story).flatMap(({ parties }) => parties);
	const some = dice.shuffle([...new Set(plain.map(({ company }) => company))]);
	const forgetful: Forgetful = new Map(
		some.slice(0, 6).map((company, n) => [company, n < 2 ? 2 : 1])
	);
	for (const { company } of contracts.flatMap(({ parties }) => parties))
		if (company.row.name === 'Charpentes Lortal') forgetful.set(company, 2);
	return forgetful;
}

function statementOf(
	setting: Setting,
	party: PartyPlan,
	declarer: CompanyPlan,
	period: Period,
	theirs: Noted[],
	forgotten: boolean
): Statement[] {
	const { dice, yesterday } = setting;
	const diary = theirs.filter(({ day }) => firstDay(period) <= day && day <= lastDay(period));
	const noted = diary.some(({ work, training }) => work + training > 0);
	const others = party.contract.parties[0] !== party || theirs.length > 0;
	const [quick, slow] = [dice.int(0, 3), dice.chance(0.04) ? dice.int(1, 6) : 0];
	if (!noted && (others || !dice.chance(0.75))) return [];
	const late = slow ? addDays(dueOn(party.contract.row, period), slow) : '';
	const wanted = late || addDays(lastDay(period), declarer.signsAfter + quick);
	const on = after(diary, wanted);
	return [
		{
			contract: party.contract,
			party,
			declarer,
			period,
			diary: noted ? diary : [],
			signedOn: forgotten || on > yesterday ? '' : on,
			onPaper: noted && !party.contract.story && dice.chance(0.006),
			fate: 'plain'
		}
	];
}

/** That day, or the one after everything was written down. */
function after(diary: Noted[], wanted: Day): Day {
	const days = diary.map(({ now }) => addDays(now.slice(0, 10), 1));
	return days.reduce((last, day) => (day > last ? day : last), wanted);
}

/** One line a card; a day without hours is no day of a line. */
export function linesOf(diary: Noted[]): Line[] {
	const jobs = [...new Set(diary.map(({ job }) => job))];
	return jobs
		.map(({ card }) => {
			const own = diary.filter(
				({ job, work, training }) => job.card === card && work + training > 0
			);
			const sum = (key: 'work' | 'training') => own.reduce((n, one) => n + one[key], 0);
			const notes = own.map(({ note }) => note).filter(Boolean);
			return {
				assignment: card.id,
				participant: card.participant,
				employer: card.employer_name,
				employmentType: card.employment_type,
				jobTitle: card.job_title,
				hiredOn: card.hired_on,
				days: Object.fromEntries(
					own
						.map((one) => [dayKey(one.day, one.until), [one.work, one.training]] as const)
						.sort(([a], [b]) => (a < b ? -1 : 1))
				) as Line['days'],
				minutesWork: sum('work'),
				minutesTraining: sum('training'),
				note: notes.join(' · ')
			};
		})
		.filter(({ minutesWork, minutesTraining }) => minutesWork + minutesTraining > 0)
		.sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
}
