// The contracts of the extract with invented objects, their parties with quotas, their sites and invoices.
import type { Buyer, Contract, Invoice, Site } from '#domain/records.ts';
import {
	addDays,
	firstDay,
	lastDay,
	monday,
	monthOf,
	nextPeriod,
	type Day
} from '#domain/values.ts';
import * as cast from '../cast.ts';
import type { Work } from '../extract.ts';
import { places, works as objects } from '../names.ts';
import { partiesOf } from './parties.ts';
import type { CompanyPlan, ContractPlan, Setting, Story, User } from '../plan.ts';

export interface Market {
	buyers: Record<'31' | '33' | '34', Buyer[]>;
	companies: CompanyPlan[];
	facilitators: User[];
}

/** Every contract of the extract. `effort`: hours promised for a euro, before each contract's own share. */
export function makeContracts(
	setting: Setting,
	works: Work[],
	market: Market,
	effort: number
): ContractPlan[] {
	const free = freeCompanies(setting, market.companies);
	const objectsLeft = setting.dice.shuffle(places);
	return works.map((work, n) => {
		const story = storyOf(work);
		const leader = story ? undefined : free();
		const row = contractRow(setting, market, work, effort, {
			n,
			story,
			place: objectsLeft[n % objectsLeft.length] ?? ''
		});
		const plan: ContractPlan = {
			row,
			buyer: buyerOf(market, work),
			sites: sitesOf(setting, row, n),
			invoices: invoicesOf(setting, row),
			parties: [],
			story
		};
		plan.parties = partiesOf(setting, plan, work, leader, free, market.companies);
		return plan;
	});
}

/** Every ordinary company once, in another order, then again. */
function freeCompanies({ dice }: Setting, companies: CompanyPlan[]): () => CompanyPlan {
	const told = new Set(cast.companies.map((one) => one.name));
	const ordinary = companies.filter(
		(one) => one.row.kind === 'ordinary' && !told.has(one.row.name)
	);
	let left: CompanyPlan[] = [];
	return () => {
		if (!left.length) left = dice.shuffle(ordinary);
		return left.pop() as CompanyPlan;
	};
}

function storyOf(work: Work): Story | '' {
	const found = Object.entries(cast.contracts).find(
		([, one]) => one.cpv === work.cpv && one.amount === work.amount
	);
	return (found?.[0] ?? '') as Story | '';
}

function buyerOf({ buyers }: Market, work: Work): Buyer {
	const there = buyers[work.departement];
	return there[work.buyer % there.length] as Buyer;
}

/** The share of labour that a contract asks for insertion. */
const shares = [0.08, 0.08, 0.1, 0.1, 0.12];

function contractRow(
	{ dice, org, today }: Setting,
	market: Market,
	work: Work,
	effort: number,
	its: { n: number; story: Story | ''; place: string }
): Contract {
	const told = its.story ? cast.contracts[its.story] : undefined;
	const start = addDays(monday(addDays(work.notified, 24)), 7 * dice.int(0, 2));
	const end = addDays(lastMonths(start, work.months), -1);
	const facilitator = market.facilitators[told ? 0 : dice.pick([0, 0, 1, 2])] as User;
	const method = told ? 'fixed' : methodOf(its.n);
	const hours =
		method === 'action' ? 0 : roundTo(work.amount * effort * (told?.share ?? dice.pick(shares)), 5);
	return {
		id: dice.id(),
		org,
		buyer: buyerOf(market, work).id,
		facilitator: facilitator.id,
		facilitator_name: facilitator.name,
		facilitator_email: facilitator.email,
		facilitator_phone: `05 00 00 ${String(10 + market.facilitators.indexOf(facilitator))} 00`,
		reference: `${work.notified.slice(0, 4)}-${String(its.n + 101)}`,
		lot_no: told?.lot ?? String(dice.int(1, 14)),
		object: told?.object ?? objectOf(work, its.place, dice.next()),
		cpv: work.cpv,
		amount_ht: work.amount,
		notification_date: work.notified,
		start_date: start,
		end_date: end,
		suspended: its.n === 17 ? [[addDays(today, -70), addDays(today, -50)]] : [],
		place_code: work.departement,
		status: end < today ? 'completed' : 'active',
		hours_method: method,
		hours_committed: hours,
		...ratios(method),
		counts_training: its.n % 4 === 0,
		detail: its.story === 'tilleuls' ? 'day' : 'month',
		declaration_period: !told && its.n % 10 === 4 ? 'quarter' : 'month',
		declaration_due_day: told ? dueDay(today, its.story) : dice.pick([5, 10, 12, 15, 15, 20, 25])
	};
}

/** The Tilleuls are due in a few days, whatever today is, so that there is always a month to sign. */
function dueDay(today: Day, story: Story | ''): number {
	const now = Number(today.slice(8));
	return story === 'tilleuls' ? ([10, 15, 20, 25].find((day) => day >= now + 2) ?? 31) : 12;
}

function methodOf(n: number): Contract['hours_method'] {
	if (n % 16 === 6) return 'per_amount';
	if (n % 32 === 13) return 'percent_of_hours';
	return n === 28 ? 'action' : 'fixed';
}

function ratios(method: Contract['hours_method']) {
	const some = method === 'per_amount';
	return { ratio_hours: some ? 35 : 0, ratio_amount: some ? 50_000 : 0, trigger_amount: 0 };
}

function objectOf(work: Work, place: string, chance: number): string {
	const kinds = objects[work.cpv.slice(0, 5)] ?? objects['45210'] ?? [];
	return (kinds[Math.floor(chance * kinds.length)] ?? '{}').replace('{}', place);
}

/** The same day so many months later, or the last of that month. */
function lastMonths(day: Day, months: number): Day {
	let month = monthOf(day);
	for (let n = 0; n < months; n++) month = nextPeriod(month);
	const last = lastDay(month);
	const wanted = `${month}-${day.slice(8)}`;
	return wanted > last ? last : wanted;
}

function sitesOf({ dice, org }: Setting, contract: Contract, n: number): Site[] {
	const count = n % 9 === 5 ? 2 : 1;
	return Array.from({ length: count }, (_, at) => ({
		id: dice.id(),
		org,
		contract: contract.id,
		name: at ? `${contract.object}, annexe` : contract.object,
		address: `${String(dice.int(1, 120))} rue ${dice.pick(places)}`,
		commune_insee: `${contract.place_code}9${String(dice.int(10, 99))}`,
		active: true
	}));
}

/** Where hours follow the money: one invoice a month, in step with the works. */
function invoicesOf({ dice, org, today }: Setting, contract: Contract): Invoice[] {
	if (contract.hours_method !== 'per_amount') return [];
	const months: string[] = [];
	for (let m = monthOf(contract.start_date); firstDay(m) <= contract.end_date; m = nextPeriod(m))
		months.push(m);
	return months
		.map((month) => ({
			id: dice.id(),
			org,
			buyer: contract.buyer,
			contract: contract.id,
			on: lastDay(month),
			invoiced_ht: Math.round((contract.amount_ht / months.length) * 100) / 100
		}))
		.filter((invoice) => invoice.on < today);
}

function roundTo(value: number, step: number): number {
	return Math.round(value / step) * step;
}
