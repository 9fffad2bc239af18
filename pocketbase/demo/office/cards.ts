// Crew cards: who works where, counts for whom, and who declares her hours.
import type { Card } from '#domain/records.ts';
import type { Day } from '#domain/values.ts';
import * as cast from '../cast.ts';
import type { CompanyPlan, Employment, Job, Setting } from '../plan.ts';
import type { Slot } from './crews.ts';
import type { Person } from './people.ts';

export type Terms = Pick<Card, 'employment_type' | 'modality' | 'job_title'> & {
	employer: CompanyPlan;
};

/** The card of an employment, with the days at work. The agency of the story declares for its people itself. */
export function jobOf(
	{ dice, org }: Setting,
	slot: Slot,
	person: Person,
	terms: Terms,
	employment: Employment,
	to: Day
): Job {
	const { party, days } = slot;
	const declarer = terms.employer.row.name === cast.LENDER ? terms.employer : party.company;
	const card: Card = {
		id: dice.id(),
		org,
		contract: party.contract.row.id,
		party: party.row.id,
		counts_for: party.company.row.id,
		company: declarer.row.id,
		site: dice.pick(party.contract.sites).id,
		participant: person.id,
		employment: employment.id,
		given_name: person.given,
		family_name: person.family,
		...hired(terms, employment),
		to,
		share_pct: 100,
		eligible: person.spans
	};
	return { card, party, declarer, person, days };
}

/** What a card says of the employment behind it. */
function hired({ employer, employment_type, modality, job_title }: Terms, of: Employment) {
	return {
		employer_name: employer.row.name,
		employer_kind: employer.row.kind,
		employment_type,
		modality,
		job_title,
		hired_on: of.start,
		contract_sent: of.contract_sent,
		from: of.start,
		weekly_minutes: of.weekly_minutes
	};
}
