// Who carries a contract: holder or lead, those who hold it with them, subcontractors; what each owes and has done.
import { minutesDue } from '#domain/counter/due.ts';
import type { Party } from '#domain/records.ts';
import { daysBetween } from '#domain/values.ts';
import * as cast from '../cast.ts';
import type { Work } from '../extract.ts';
import type { CompanyPlan, ContractPlan, PartyPlan, Setting } from '../plan.ts';

/** The parties of a contract, with quotas that add up to its hours (R5); hours done are shared out later. */
export function partiesOf(
	setting: Setting,
	plan: ContractPlan,
	work: Work,
	leader: CompanyPlan,
	free: () => CompanyPlan,
	companies: CompanyPlan[]
): PartyPlan[] {
	const { dice } = setting;
	const told = plan.story ? cast.contracts[plan.story].companies : [];
	const known = told.map((name) => companies.find((one) => one.row.name === name) as CompanyPlan);
	const holders = known.length ? holdersOf(plan) : Math.min(work.holders, 5);
	const chosen = known.length ? known : [leader];
	while (chosen.length < holders) add(chosen, free());
	const insertion = companies.filter((one) => ['EI', 'ACI', 'EA'].includes(one.row.kind));
	const extra = known.length ? 0 : dice.pick([0, 0, 0, 1]);
	for (let n = 0; n < extra; n++) add(chosen, dice.chance(0.6) ? nextOf(insertion, plan) : free());
	const shares = sharesOf(setting, chosen.length);
	const quotas = quotasOf(plan, shares, holders);
	const parties: PartyPlan[] = [];
	for (const [n, company] of chosen.entries()) {
		const role = roleOf(n, holders);
		const row = partyRow(setting, plan, company, role, quotas[n] ?? 0, parties[0]?.row.id ?? '');
		parties.push({ row, company, contract: plan, hours: shares[n] ?? 0, told: false });
	}
	return parties;
}

function add(chosen: CompanyPlan[], company: CompanyPlan): void {
	if (!chosen.includes(company)) chosen.push(company);
}

/** One after the other, so that each has its contracts. */
function nextOf(companies: CompanyPlan[], { row }: ContractPlan): CompanyPlan {
	return companies[Number(row.reference.slice(-2)) % companies.length] as CompanyPlan;
}

function holdersOf({ story }: ContractPlan): number {
	return story === 'tilleuls' || story === 'quais' ? 2 : 1;
}

function roleOf(n: number, holders: number): Party['role'] {
	if (n === 0) return holders > 1 ? 'lead' : 'holder';
	return n < holders ? 'co_contractor' : 'subcontractor';
}

/** The first carries most of it. */
function sharesOf({ dice }: Setting, count: number): number[] {
	const weights = Array.from({ length: count }, (_, n) => (n ? 0.2 + dice.next() * 0.4 : 1.4));
	const sum = weights.reduce((a, b) => a + b, 0);
	return weights.map((weight) => weight / sum);
}

/**
 * R5: the quotas of those who hold it add up to its hours; a subcontractor's is part of what its party owes. None
 * where hours follow the money, nor for one who holds it alone and so owes everything.
 */
function quotasOf({ row }: ContractPlan, shares: number[], holders: number): number[] {
	if (row.hours_method !== 'fixed' || shares.length < 2) return shares.map(() => 0);
	const level = shares.slice(0, holders);
	const all = level.reduce((a, b) => a + b, 0);
	const quota = (share: number) => Math.floor((row.hours_committed * share) / 5) * 5;
	const held = level.map((share) => quota(share / all));
	const rest = row.hours_committed - held.reduce((a, b) => a + b, 0);
	held[0] = (held[0] ?? 0) + rest;
	return [...(holders > 1 ? held : [0]), ...shares.slice(holders).map(quota)];
}

function partyRow(
	{ dice, org, today }: Setting,
	{ row, invoices }: ContractPlan,
	company: CompanyPlan,
	role: Party['role'],
	quota: number,
	first: string
): Party {
	const answers = role === 'holder' || role === 'lead';
	return {
		id: dice.id(),
		org,
		contract: row.id,
		company: company.row.id,
		role,
		from: row.notification_date,
		to: '',
		hours_quota: quota,
		parent_party: role === 'subcontractor' ? first : '',
		minutes_due: quota ? quota * 60 : answers ? minutesDue(row, invoices, today) : 0
	};
}

/** Shares out the hours of the year: each contract as far as its time has gone, at its own pace. */
export function shareHours({ dice, yesterday }: Setting, plans: ContractPlan[], total: number) {
	const done = plans.map((plan) => {
		const { row, invoices } = plan;
		const length = daysBetween(row.start_date, row.end_date) + 1;
		const gone = Math.min(length, Math.max(0, daysBetween(row.start_date, yesterday)));
		const owed = minutesDue(row, invoices, yesterday) / 60;
		const part = row.hours_method === 'per_amount' ? 1 : gone / length;
		return owed * part * (plan.story ? 0.95 : 0.6 + dice.next() * 0.6);
	});
	const scale = total / done.reduce((a, b) => a + b, 0);
	for (const [n, plan] of plans.entries())
		for (const party of plan.parties) party.hours *= (done[n] ?? 0) * scale;
	return scale;
}
