// A world for the matrix of rights: for each caller and each kind of target a contract of its own, a word of its own in every text.
import type { Membership } from '../../../src/domain/records.ts';
import { addDays } from '../../../src/domain/values.ts';
import { id } from '../../rows.ts';
import { today } from '../office.ts';

export type Line = Row | { now: string; user: string; change: object };
type Row = { col: string; row: Columns };
type Columns = Record<string, unknown>;

export const start = addDays(today, -330);

/** A text found nowhere else: whoever reads it has read this column of this row. */
export const word = (col: string, key: string, column: string) => `zq.${col}.${key}.${column}.qz`;
/** Days found nowhere else: when people were born, when their proofs were issued. */
export const secretDays = { birth_date: '1987-03-21', proof_issued_on: '2019-04-05' };
export const words = (text: string) => new Set(text.match(/zq\.[a-z_]+\.\w+\.[a-z_]+\.qz/g));

const texts: Record<string, string[]> = {
	orgs: ['name', 'phone', 'email'],
	buyers: ['name'],
	companies: ['name'],
	contracts: ['reference', 'object'],
	sites: ['name', 'address'],
	participants: ['given_name', 'family_name', 'phone', 'prescriber'],
	employments: ['job_title'],
	eligibilities: ['criterion', 'proof_type', 'reason'],
	users: ['name', 'phone']
};

/** A line of the demo file: a row whose texts all are words of its own. */
function row(col: string, key: string, values: Columns): Row {
	const said: Columns = {};
	for (const column of texts[col] ?? []) said[column] = word(col, key, column);
	return { col, row: { id: id(key), ...said, ...values } };
}

type Held = Partial<Membership> & Pick<Membership, 'role' | 'org'>;
const held = (role: Membership['role'], org: string, more: Partial<Held> = {}): Held => ({
	role,
	org: id(org),
	...more
});
const [e1, b1] = [{ company: id('e1') }, { buyer: id('b1') }];
const [past, coming] = [{ to: addDays(today, -1) }, { from: addDays(today, 1) }];

/** Who calls; all memberships are of organisation one, company one, buyer one, but where the name says otherwise. */
export const callers: Record<string, Held[]> = {
	supervisor: [held('site_supervisor', 'o1', e1)],
	admin: [held('company_admin', 'o1', e1)],
	facilitator: [held('facilitator', 'o1')],
	head: [held('org_admin', 'o1')],
	buyer: [held('buyer_viewer', 'o1', b1)],
	nobody: [],
	past: [held('facilitator', 'o1', past), held('site_supervisor', 'o1', { ...e1, ...past })],
	coming: [held('org_admin', 'o1', coming), held('company_admin', 'o1', { ...e1, ...coming })],
	two: [held('site_supervisor', 'o1', e1), held('buyer_viewer', 'o2', { buyer: id('b3') })],
	stranger: [held('facilitator', 'o2')]
};

/** Whose a contract is, seen from a caller of company one. */
export const targets = {
	own: { org: 'o1', buyer: 'b1', parties: ['e1'], party: 0, company: 'e1' },
	neighbour: { org: 'o1', buyer: 'b1', parties: ['e1', 'e2'], party: 1, company: 'e2' },
	alongside: { org: 'o1', buyer: 'b1', parties: ['e1'], party: 0, company: 'e5' },
	declaring: { org: 'o1', buyer: 'b2', parties: ['e2'], party: 0, company: 'e1' },
	elsewhere: { org: 'o1', buyer: 'b2', parties: ['e3'], party: 0, company: 'e3' },
	foreign: { org: 'o2', buyer: 'b3', parties: ['e4'], party: 0, company: 'e4' }
} as const;
export type Target = (typeof targets)[keyof typeof targets];

/** The person whose company it is, and the one who follows the contract: they prepare what the callers find. */
export const inside = (company: string) => id(`u${company}`);
export const office = (org: string) => id(`u${org}`);
const mail = (key: string) => `${key}@example.org`;
const account = (key: string) =>
	row('users', key, { email: mail(key), locale: 'fr', password: `pass-${key}-word` });

let members = 0;
const member = (user: string, values: Columns) =>
	row('memberships', `m${String(++members).padStart(3, '0')}`, { user: id(user), ...values });

const dates = { notification_date: start, start_date: start, end_date: addDays(today, 60) };
const terms = {
	...{ amount_ht: 1_000_000, suspended: [], status: 'active', hours_method: 'fixed' },
	...{ hours_committed: 500, counts_training: true, detail: 'month' },
	...{ declaration_period: 'month', declaration_due_day: 12 }
};

/** One contract with its parties, its site, and one person with her card: `k05x`, `t05x0`, `s05x`, `p05x`, `a05x`. */
function contract(key: string, target: Target): Row[] {
	const [org, buyer, of] = [id(target.org), id(target.buyer), id(`k${key}`)];
	const facilitator = office(target.org);
	return [
		row('contracts', `k${key}`, { org, buyer, facilitator, ...dates, ...terms }),
		row('contract_invoices', `i${key}`, { org, buyer, contract: of, on: start, invoiced_ht: 1000 }),
		row('sites', `s${key}`, { org, contract: of, active: true }),
		...target.parties.map((company, n) =>
			row('contract_parties', `t${key}${n}`, {
				...{ org, contract: of, company: id(company), from: start },
				role: n ? 'subcontractor' : 'holder'
			})
		),
		...person(key, target)
	];
}

function person(key: string, target: Target): Row[] {
	const [org, company, participant] = [id(target.org), id(target.company), id(`p${key}`)];
	const { birth_date, proof_issued_on } = secretDays;
	const job = { type: 'cdd', modality: 'direct_hire', start, contract_sent: true };
	const spell = { status: 'accepted', from: start, to: addDays(today, 400), decided_on: start };
	return [
		row('participants', `p${key}`, { org, birth_date }),
		row('employments', `j${key}`, { org, participant, employer: company, ...job }),
		row('eligibilities', `l${key}`, { org, participant, proof_issued_on, ...spell }),
		row('assignments', `a${key}`, {
			...{ org, contract: id(`k${key}`), party: id(`t${key}${target.party}`) },
			...{ company, participant, employment: id(`j${key}`), from: start },
			...{ share_pct: 100, weekly_minutes: 2100 }
		})
	];
}

/** `05x`: the case of the first caller and the sixth target. */
export const caseKey = (caller: number, target: number) => `${caller}${target}x`;

/** Every row of the office, a collection after the other: each is then written at once. `more`: accounts without any membership. */
export function rowsOfWorld(more: string[] = []): Line[] {
	const rows = mixed(more);
	const cols = [...new Set(rows.map(({ col }) => col))];
	return cols.flatMap((col) => rows.filter((one) => one.col === col));
}

function mixed(more: string[]): Row[] {
	const companies = { e1: 'o1', e2: 'o1', e3: 'o1', e5: 'o1', e4: 'o2' };
	const insiders = Object.entries(companies);
	return [
		row('orgs', 'o1', { kind: 'plie', eligibility_months: 24 }),
		row('orgs', 'o2', { kind: 'plie', eligibility_months: 24 }),
		...[...Object.keys(callers), ...more].map(account),
		...['e1', 'e2', 'e3', 'e4', 'e5', 'o1', 'o2'].map((key) => account(`u${key}`)),
		row('buyers', 'b1', { org: id('o1') }),
		row('buyers', 'b2', { org: id('o1') }),
		row('buyers', 'b3', { org: id('o2') }),
		...insiders.map(([key, org]) => row('companies', key, { org: id(org), kind: 'ordinary' })),
		...Object.keys(callers).flatMap((_, caller) =>
			Object.values(targets).flatMap((target, n) => contract(caseKey(caller, n), target))
		),
		...insiders.map(([key, org]) =>
			member(`u${key}`, { role: 'site_supervisor', org: id(org), company: id(key) })
		),
		...['o1', 'o2'].map((org) => member(`u${org}`, { role: 'facilitator', org: id(org) })),
		...Object.entries(callers).flatMap(([user, all]) => all.map((one) => member(user, one)))
	];
}
