// A few turns of ordinary life: two people shared by two contracts, eligibilities that end, contracts not yet sent.
import { addDays, weekday } from '#domain/values.ts';
import { openDays } from './crews.ts';
import type { Hiring } from './jobs.ts';
import type { Job, PartyPlan } from '../plan.ts';

/** R21: two people of a GEIQ work the beginning of each week on one contract, the rest on another. */
export function share({ setting, jobs }: Hiring): void {
	const lent = jobs.filter(
		({ card, party, days }) =>
			card.employer_kind === 'GEIQ' && !party.contract.story && days.length > 25
	);
	for (const first of lent.slice(0, 2)) {
		const other = jobs.find(({ party }) => isPossible(first, party, setting));
		if (!other) continue;
		const second: Job = {
			...first,
			party: other.party,
			declarer: other.party.company,
			days: first.days.filter((day) => weekday(day) > 3),
			card: {
				...first.card,
				id: setting.dice.id(),
				contract: other.party.contract.row.id,
				party: other.party.row.id,
				counts_for: other.party.company.row.id,
				company: other.party.company.row.id,
				site: other.party.contract.sites[0]?.id ?? '',
				share_pct: 40
			}
		};
		first.days = first.days.filter((day) => weekday(day) <= 3);
		first.card.share_pct = 60;
		jobs.push(second);
	}
}

/** Another contract that was open on all of those days, of a company that notes days. */
function isPossible(first: Job, party: PartyPlan, setting: Hiring['setting']): boolean {
	const { contract, company } = party;
	if (contract === first.party.contract || contract.story || company.habit === 'total')
		return false;
	const open = new Set(openDays(setting, contract));
	const until = first.card.to === '' || first.card.to <= contract.row.end_date;
	return until && first.days.every((day) => open.has(day));
}

/** Of those at work today, some are eligible for a few weeks only, and some were until some weeks ago. */
export function ripen({ setting, jobs }: Hiring): void {
	const { dice, today } = setting;
	const working = jobs.filter(({ card, party }) => card.to === '' && !party.contract.story);
	for (const [n, job] of dice.shuffle(working).slice(0, 9).entries()) {
		const to = addDays(today, n < 5 ? dice.int(4, 35) : -dice.int(8, 50));
		const { person } = job;
		person.spans = [[addDays(to, -730), to, addDays(to, -735)]];
		for (const { card } of jobs.filter((one) => one.person === person))
			card.eligible = person.spans;
	}
}
