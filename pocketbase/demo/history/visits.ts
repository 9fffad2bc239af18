// The facilitators' visits: a first meeting, then the sites, with the people declared in the last five weeks.
import type { VisitSet } from '#domain/kinds/facts.ts';
import { isWorkingDay } from '#domain/calendar.ts';
import { addDays, type Day } from '#domain/values.ts';
import { clock } from './days.ts';
import type { ContractPlan, Job, Setting } from '../plan.ts';
import type { Play } from './plays.ts';
import { linesOf, type Statement } from './statements.ts';

interface Report {
	summary: string;
	todo?: [what: string, days: number, who: 'they' | 'we'];
}

/** What a report says, and what is to be done after it: in how many days, by the company or by the office. */
const reports: readonly Report[] = [
	{ summary: 'Équipe en place, tuteur présent. Prochain point dans deux mois.' },
	{
		summary: 'Coulage de la dalle en cours. Deux personnes de plus seront utiles le mois prochain.',
		todo: ['Proposer deux candidats', 14, 'we']
	},
	{
		summary: 'Feuille de présence tenue à jour. Une formation CACES est demandée.',
		todo: ['Inscrire à la formation CACES', 30, 'we']
	},
	{
		summary: 'Le chantier prend du retard, les heures seront faites au trimestre suivant.',
		todo: ['Envoyer le nouveau planning', 10, 'they']
	},
	{
		summary: 'Bonne intégration. Une embauche est envisagée à la fin du contrat.',
		todo: ['Dire si l’embauche se fait', 45, 'they']
	}
];

/** Two or three visits a contract: the kick-off, then about every four months. */
export function visitsOf(
	setting: Setting,
	contract: ContractPlan,
	jobs: Job[],
	statements: Statement[]
): Play[] {
	const { dice, since, yesterday } = setting;
	const { row } = contract;
	const days: Day[] = [];
	let day = addDays(row.start_date, dice.int(5, 14));
	const last = row.end_date < yesterday ? row.end_date : addDays(yesterday, -2);
	for (; day <= last; day = addDays(day, dice.int(95, 150))) {
		while (!isWorkingDay(day)) day = addDays(day, 1);
		if (day >= since && day <= last) days.push(day);
	}
	return days.map((on, n) => ({
		now: clock(on, 9, dice.int(0, 400)),
		by: row.facilitator,
		what: 'visit',
		set: visitOn(setting, contract, on, n === 0, jobs, statements)
	}));
}

function visitOn(
	{ dice }: Setting,
	{ row, sites, parties }: ContractPlan,
	on: Day,
	first: boolean,
	jobs: Job[],
	statements: Statement[]
): VisitSet {
	const party = parties[0];
	const company = party?.company.row.id ?? '';
	const seen = crewOn(jobs, company, party?.row.id, on).map(
		(id) => [id, dice.chance(0.85) ? 'seen' : 'not_seen'] as const
	);
	const name = party?.company.user.name ?? '';
	return {
		contract: row.id,
		company,
		site: sites[0]?.id ?? '',
		day: on,
		type: first ? 'kickoff' : dice.pick(['site_meeting', 'site_meeting', 'follow_up', 'surprise']),
		present: [{ name, quality: party?.company.quality ?? '' }],
		seen: Object.fromEntries(seen),
		undeclared: dice.chance(0.06) ? 1 : 0,
		counter: { due: party?.row.minutes_due ?? 0, validated: validatedBefore(statements, on), on },
		...said(dice.pick(reports), on, name)
	};
}

/** The report, and what it asks for. */
function said({ summary, todo }: Report, on: Day, company: string) {
	if (!todo) return { summary };
	const [what, days, who] = todo;
	const action = { what, who: who === 'they' ? company : 'La structure', by: addDays(on, days) };
	return { summary, actions: [action] };
}

/** The people a company had at work for a party in the five weeks before. */
function crewOn(jobs: Job[], company: string, party: string | undefined, on: Day): string[] {
	const crew = jobs
		.filter(({ card }) => card.company === company && card.party === party)
		.filter(({ days }) => days.some((day) => day >= addDays(on, -35) && day <= on));
	return [...new Set(crew.map(({ card }) => card.participant))];
}

/** About what the counter showed: months signed three weeks before were read by then. */
function validatedBefore(statements: Statement[], on: Day): number {
	return statements
		.filter(({ signedOn }) => signedOn !== '' && addDays(signedOn, 9) < on)
		.flatMap(({ diary }) => linesOf(diary))
		.reduce((sum, line) => sum + line.minutesWork, 0);
}
