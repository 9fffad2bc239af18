// Everything the office would have typed: organisation, accounts, contracts, people, in the order they need each other.
import type { Membership, Org, Role } from '#domain/records.ts';
import { addDays } from '#domain/values.ts';
import * as cast from '../cast.ts';
import type { Market } from './contracts.ts';
import { siret } from '../dice.ts';
import type { Hiring } from './jobs.ts';
import { personRows } from './people.ts';
import type { ContractPlan, OfficeRow, Setting, User } from '../plan.ts';

const rows = (col: string, list: readonly object[]): OfficeRow[] =>
	list.map((row) => ({ col, row }));

const plain = (list: readonly { row: object }[]): object[] => list.map(({ row }) => row);

/** Collection by collection; a row comes after those it names. */
export function officeRows(hiring: Hiring, contracts: ContractPlan[], market: Market): OfficeRow[] {
	const { setting, companies, persons, employments, jobs } = hiring;
	const buyers = Object.values(market.buyers).flat();
	const files = persons.map((person) => personRows(setting, person));
	const { users, memberships } = accounts(hiring, market);
	return [
		...rows('orgs', [organisation(setting)]),
		...users,
		...rows('buyers', buyers),
		...rows('companies', plain(companies)),
		...rows('memberships', memberships),
		...rows('contracts', plain(contracts)),
		...contracts.flatMap(({ invoices }) => rows('contract_invoices', invoices)),
		...contracts.flatMap(({ sites }) => rows('sites', sites)),
		...contracts.flatMap(({ parties }) => rows('contract_parties', plain(parties))),
		...files.map(({ participant }) => ({ col: 'participants', row: participant })),
		...files.flatMap(({ eligibilities }) => rows('eligibilities', eligibilities)),
		...rows('employments', employments),
		...jobs.map(({ card }) => ({ col: 'assignments', row: card }))
	];
}

function organisation({ org, dice }: Setting): Org {
	return {
		id: org,
		name: 'Clauses et Territoires du Sud',
		siret: siret(dice, '9'),
		kind: 'plie',
		phone: '05 00 00 10 00',
		email: 'accueil@demo.example',
		eligibility_months: 24
	};
}

/** One account a declaring company, the facilitators, the head, the buyer; each with one membership. */
function accounts({ setting, people, companies }: Hiring, market: Market) {
	const users: OfficeRow[] = [];
	const memberships: Membership[] = [];
	const open = (user: User, role: Role, at: { company?: string; buyer?: string }) => {
		const signIn = cast.named.find(({ name }) => name === user.name)?.signIn;
		users.push({ col: 'users', row: user, ...(signIn && { signIn }) });
		memberships.push({
			id: setting.dice.id(),
			user: user.id,
			role,
			org: setting.org,
			company: at.company ?? '',
			buyer: at.buyer ?? '',
			from: addDays(setting.today, -420),
			to: ''
		});
	};
	for (const { user, role, row } of companies) open(user, role, { company: row.id });
	for (const user of market.facilitators) open(user, 'facilitator', {});
	for (const { name, role, at } of cast.named) {
		if (role === 'org_admin') open(people.user(name), role, {});
		const buyer = Object.values(market.buyers)
			.flat()
			.find((one) => one.name === at);
		if (buyer) open(people.user(name), role, { buyer: buyer.id });
	}
	return { users, memberships };
}
