// The contracts of the extract with invented objects, their parties with quotas, their sites and invoices.
import type { Buyer, Contract } from '#domain/records.ts';
import { addDays, lastDay, monday, monthOf, nextPeriod, type Day } from '#domain/values.ts';
import * as cast from '../cast.ts';
import type { Work } from '../extract.ts';
import { lots, places, works as objects, type Trade } from '../names.ts';
import { partiesOf } from './parties.ts';
import { invoicesOf, sitesOf } from './sites.ts';
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
	const left = placesLeft(setting);
	return works.map((drawn, n) => {
		const story = storyOf(drawn);
		const told = story ? cast.contracts[story] : undefined;
		const work = { ...drawn, notified: addDays(drawn.notified, -7 * (told?.earlier ?? 0)) };
		const leader = told ? leaderOf(told, market) : free();
		const place = left[n % left.length] ?? '';
		const name = told?.name ?? nameOf(work, place, setting.dice.next());
		const row = contractRow(setting, market, work, effort, { n, story, name, trade: leader.trade });
		const plan: ContractPlan = {
			row,
			buyer: buyerOf(market, work, story),
			sites: sitesOf(setting, row, name, isTwofold(n, story)),
			invoices: invoicesOf(setting, row),
			parties: [],
			story
		};
		plan.parties = partiesOf(setting, plan, work, leader, free, market.companies);
		return plan;
	});
}

/** Names of places that no contract of the story has, in another order. */
function placesLeft({ dice }: Setting): string[] {
	const taken = Object.values(cast.contracts).map(({ name }) => name);
	return dice.shuffle(
		places.filter((place) => !taken.some((name) => name.endsWith(place.slice(-5))))
	);
}

/** Every tenth contract is carried out at two places. */
function isTwofold(n: number, story: Story | ''): boolean {
	return story === '' && n % 9 === 5;
}

function leaderOf(told: { companies: readonly string[] }, { companies }: Market): CompanyPlan {
	return companies.find(({ row }) => row.name === told.companies[0]) as CompanyPlan;
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

function buyerOf({ buyers }: Market, work: Work, story: Story | ''): Buyer {
	const there = buyers[work.departement];
	const told = story && there.find(({ name }) => name === cast.contracts[story].buyer);
	if (told) return told;
	return there[work.buyer % there.length] as Buyer;
}

/** The share of labour that a contract asks for insertion. */
const shares = [0.08, 0.08, 0.1, 0.1, 0.12];

function contractRow(
	{ dice, org, today }: Setting,
	market: Market,
	work: Work,
	effort: number,
	its: { n: number; story: Story | ''; name: string; trade: Trade }
): Contract {
	const told = its.story ? cast.contracts[its.story] : undefined;
	const start = addDays(monday(addDays(work.notified, 24)), 7 * dice.int(0, 2));
	const end = addDays(lastMonths(start, work.months), -1);
	const hours = roundTo(work.amount * effort * (told?.share ?? dice.pick(shares)), 5);
	return {
		id: dice.id(),
		org,
		buyer: buyerOf(market, work, its.story).id,
		...facilitatorOf(market, told ? 0 : dice.pick([0, 0, 1, 2])),
		reference: `${work.notified.slice(0, 4)}-${String(its.n + 101)}`,
		lot_no: told?.lot ?? String(dice.int(1, 14)),
		object: isTwofold(its.n, its.story) ? its.name : lots[its.trade],
		cpv: work.cpv,
		amount_ht: work.amount,
		notification_date: work.notified,
		start_date: start,
		end_date: end,
		suspended: its.n === 17 ? [[addDays(today, -70), addDays(today, -50)]] : [],
		place_code: work.departement,
		...termsOf(hours, its),
		declaration_due_day: told ? dueDay(today, its.story) : dice.pick([5, 10, 12, 15, 15, 20, 25])
	};
}

function facilitatorOf({ facilitators }: Market, n: number) {
	const { id, name, email } = facilitators[n] as User;
	return {
		facilitator: id,
		facilitator_name: name,
		facilitator_email: email,
		facilitator_phone: `05 00 00 ${String(10 + n)} 00`
	};
}

/** How hours are counted and declared. */
function termsOf(hours: number, { n, story }: { n: number; story: Story | '' }) {
	const method = story ? 'fixed' : methodOf(n);
	return {
		status: 'active' as const, // what is over waits for its final report: its hours were not noted late (R54)
		hours_method: method,
		hours_committed: method === 'action' ? 0 : hours,
		...ratios(method),
		counts_training: n % 4 === 0,
		detail: story === 'tilleuls' ? ('day' as const) : ('month' as const),
		declaration_period: !story && n % 10 === 4 ? ('quarter' as const) : ('month' as const)
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

function nameOf(work: Work, place: string, chance: number): string {
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

function roundTo(value: number, step: number): number {
	return Math.round(value / step) * step;
}
