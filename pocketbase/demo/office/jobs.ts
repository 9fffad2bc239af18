// Who is hired by whom for which stretch of work: employments and crew cards.
import type { Card, Company } from '#domain/records.ts';
import { addDays, daysBetween, type Day } from '#domain/values.ts';
import * as told from '../told.ts';
import { jobOf, type Terms } from './cards.ts';
import { makeSlots, meanDay, openDays, type Slot } from './crews.ts';
import { trades } from '../names.ts';
import { People, type Person } from './people.ts';
import type { CompanyPlan, ContractPlan, Employment, Job, PartyPlan, Setting } from '../plan.ts';

export interface Hiring {
	setting: Setting;
	people: People;
	companies: CompanyPlan[];
	persons: Person[];
	employments: Employment[];
	jobs: Job[];
}

/** Everybody of the story, then as many others as make `count` employments of `heads` people. */
export function hire(hiring: Hiring, contracts: ContractPlan[], count: number, heads: number) {
	for (const one of told.people) hireTold(hiring, contracts, one);
	const parties = contracts.flatMap((contract) => contract.parties);
	for (const job of hiring.jobs) job.party.hours -= (job.days.length * meanDay(job.party)) / 60;
	const slots = makeSlots(hiring.setting, parties, count - hiring.employments.length);
	slots.sort((a, b) => ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1));
	let again = count - heads - (hiring.employments.length - hiring.persons.length);
	for (const slot of slots) {
		const free = again > 0 ? somebodyFree(hiring, slot) : undefined;
		if (free) again--;
		const first = slot.days[0] ?? hiring.setting.yesterday;
		const person = free ?? hiring.people.person(hiring.people.draw(), first);
		if (!free) hiring.persons.push(person);
		sign(hiring, slot, person, termsOf(hiring, slot.party));
	}
}

function hireTold(hiring: Hiring, contracts: ContractPlan[], one: told.Told): void {
	const { setting, people, persons, companies } = hiring;
	const contract = contracts.find((plan) => plan.story === one.at) as ContractPlan;
	const asked = contract.parties.find(({ company }) => company.row.name === one.party);
	const party: PartyPlan | undefined = asked ?? contract.parties[0];
	if (!party) return;
	party.told ||= one.to === undefined;
	const open = openDays(setting, contract);
	const [from, to] = [one.from, one.to ?? -1].map((n) =>
		lastUntil(open, addDays(setting.today, n))
	);
	const days = open.filter((day) => day >= (from ?? '') && day <= (to ?? ''));
	const [given = '', family = ''] = one.name.split(' ');
	const known = persons.find((person) => `${person.given} ${person.family}` === one.name);
	const first = days[0] ?? setting.yesterday;
	const person = known ?? people.person({ given, family, sex: one.sex }, first);
	if (!known) {
		persons.push(person);
		person.spans = spansOf(setting, one, first) ?? person.spans;
	}
	const employer = companies.find((company) => company.row.name === one.employer) ?? party.company;
	const slot = { party, days, goesOn: one.to === undefined };
	const modality = employer === party.company ? 'direct_hire' : 'provision';
	sign(hiring, slot, person, { employer, employment_type: one.type, modality, job_title: one.job });
}

/** The working day itself, or the last before it. */
function lastUntil(open: Day[], day: Day): Day {
	return open.filter((one) => one <= day).at(-1) ?? day;
}

function spansOf({ today }: Setting, one: told.Told, first: Day): Person['spans'] | undefined {
	if (one.eligibleAfter === 'never') return [];
	if (one.eligibleAfter !== undefined) {
		const from = addDays(first, one.eligibleAfter);
		return [[from, addDays(from, 730), from]];
	}
	if (one.eligibleUntil === undefined) return undefined;
	const to = addDays(today, one.eligibleUntil);
	return [[addDays(to, -730), to, addDays(to, -733)]];
}

/** Somebody whose only job so far ended before this one begins, not more than a season ago. */
function somebodyFree({ setting, persons }: Hiring, slot: Slot): Person | undefined {
	const first = slot.days[0] ?? '';
	const free = persons.filter((person) => {
		const gap = daysBetween(person.until, first);
		return person.jobs === 1 && gap > 1 && gap < 120;
	});
	return free.length && setting.dice.chance(0.5) ? setting.dice.pick(free) : undefined;
}

const lenders: Partial<Record<Company['kind'], Card['employment_type']>> = {
	ETTI: 'temp_mission',
	GEIQ: 'professional_training',
	AI: 'cdd_usage',
	ETT: 'temp_mission'
};

function termsOf(hiring: Hiring, party: PartyPlan): Terms {
	const { companies } = hiring;
	const { dice } = hiring.setting;
	const job_title = dice.pick(trades[party.company.trade]);
	if (party.company.row.kind !== 'ordinary')
		return {
			employer: party.company,
			employment_type: party.company.row.kind === 'EA' ? 'cdd_tremplin' : 'cddi',
			modality: 'subcontract_siae',
			job_title
		};
	if (dice.chance(0.46)) {
		const kind = dice.weighted({ ETTI: 60, GEIQ: 18, AI: 10, ETT: 12 });
		const employer = leastUsed(
			hiring,
			companies.filter((one) => one.row.kind === kind)
		);
		const employment_type = lenders[kind] ?? 'temp_mission';
		return { employer, employment_type, modality: 'provision', job_title };
	}
	const employment_type = dice.weighted({
		cdd: 62,
		cdi: 12,
		professional_training: 14,
		apprenticeship: 12
	});
	return { employer: party.company, employment_type, modality: 'direct_hire', job_title };
}

/** The lender who has lent least so far: none stays without anybody. */
function leastUsed({ employments }: Hiring, lenders: CompanyPlan[]): CompanyPlan {
	const lent = ({ row }: CompanyPlan) =>
		employments.filter((one) => one.employer === row.id).length;
	return [...lenders].sort((a, b) => lent(a) - lent(b))[0] as CompanyPlan;
}

function sign(hiring: Hiring, slot: Slot, person: Person, terms: Terms): void {
	const { setting, employments, jobs } = hiring;
	const { dice, org } = setting;
	const first = slot.days[0] ?? setting.yesterday;
	const last = slot.goesOn ? '' : (slot.days.at(-1) ?? first);
	person.until = last || '9999-12-31';
	person.jobs++;
	const employment: Employment = {
		id: dice.id(),
		org,
		participant: person.id,
		employer: terms.employer.row.id,
		type: terms.employment_type,
		modality: terms.modality,
		job_title: terms.job_title,
		start: first,
		end: endOf(setting, terms, last),
		weekly_minutes: slot.party.company.week.reduce((a, b) => a + b, 0),
		contract_sent: !dice.chance(0.02)
	};
	employments.push(employment);
	jobs.push(jobOf(setting, slot, person, terms, employment, last));
}

/** A mission is renewed week by week, a contract of limited time lasts some months more. */
function endOf({ dice, today }: Setting, terms: Terms, last: Day): Day {
	if (last) return last;
	if (terms.employment_type === 'cdi') return '';
	const more = terms.employment_type === 'temp_mission' ? dice.int(3, 17) : dice.int(25, 160);
	return addDays(today, more);
}
