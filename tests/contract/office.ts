// A small office for tests on a real server: two organisations, three companies, a few people; and who calls from where.
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Change } from '../../src/domain/change.ts';
import { dayEntryKey } from '../../src/domain/kinds/day-entry.ts';
import type { DayEntrySet, Line } from '../../src/domain/kinds/facts.ts';
import {
	addDays,
	canonical,
	idFromHash,
	monthOf,
	parisDay,
	weekday
} from '../../src/domain/values.ts';
import { Item, PullAnswer, PushAnswer } from '../../src/sync/wire.ts';
import { id } from '../rows.ts';
import type { PocketBase } from './pocketbase.ts';

export const today = parisDay(new Date().toISOString());
const start = addDays(today, -300);

/** The `n`th weekday before today, 1 being the last one: a day on which people work. */
export function workday(n: number): string {
	let day = today;
	for (let left = n; left > 0;) {
		day = addDays(day, -1);
		if (weekday(day) <= 5) left--;
	}
	return day;
}

type Row = Record<string, unknown>;
const row = (col: string, key: string, values: Row) => ({ col, row: { id: id(key), ...values } });

const contract = (key: string, org: string, buyer: string) =>
	row('contracts', key, {
		org: id(org),
		buyer: id(buyer),
		facilitator: id(org === 'o1' ? 'u9' : 'u7'),
		reference: `ref ${key}`,
		object: `Works ${key}`,
		amount_ht: 1_000_000,
		notification_date: start,
		start_date: start,
		end_date: addDays(today, 60),
		suspended: [],
		status: 'active',
		hours_method: 'fixed',
		hours_committed: 500,
		counts_training: true,
		detail: 'month',
		declaration_period: 'month',
		declaration_due_day: 12
	});

const party = (key: string, org: string, of: string, company: string, role = 'holder') =>
	row('contract_parties', key, {
		org: id(org),
		contract: id(of),
		company: id(company),
		role,
		from: start
	});

/** Words that nobody but the office may ever read. */
export const secrets = ['secret-criterion', 'secret-proof', 'secret-prescriber', '1991-07-14'];

/** `p01`, not `p1`: ids are filled up with zeros. */
const two = (n: number) => String(n).padStart(2, '0');

const job = { type: 'cdd', modality: 'direct_hire', job_title: 'Maçon', start };
const spell = { status: 'accepted', from: start, to: addDays(today, 400), decided_on: start };

/** A participant with her job, her eligibility and a card on a contract. */
function person(n: number, org: string, of: string, party: string, employer: string) {
	const [participant, employment] = [id(`p${two(n)}`), id(`j${two(n)}`)];
	const [criterion, proof_type, prescriber, birth_date] = secrets;
	return [
		row('participants', `p${two(n)}`, {
			...{ org: id(org), given_name: `Given${n}`, family_name: `Family${n}` },
			...{ birth_date, prescriber }
		}),
		row('employments', `j${two(n)}`, {
			...{ org: id(org), participant, employer: id(employer), ...job },
			...{ weekly_minutes: 2100, contract_sent: true }
		}),
		row('eligibilities', `l${two(n)}`, {
			...{ org: id(org), participant, criterion, proof_type, ...spell }
		}),
		row('assignments', `a${two(n)}`, {
			...{ org: id(org), contract: id(of), party: id(party), participant, employment },
			...{ from: start, share_pct: 100, weekly_minutes: 2100 }
		})
	];
}

const account = (key: string, name: string) =>
	row('users', key, { name, email: `${key}@example.org`, locale: 'fr' });
const member = (key: string, user: string, role: string, org: string, more: Row = {}) =>
	row('memberships', key, { user: id(user), role, org: id(org), ...more });

const names = {
	u1: 'Amina Benali',
	u2: 'Karim Haddad',
	u3: 'Company three',
	u4: 'Buyer',
	u5: 'Head',
	u7: 'Other facilitator',
	u8: 'Nobody yet',
	u9: 'Nadia Ferhat'
};

const members = () => [
	member('m1', 'u1', 'site_supervisor', 'o1', { company: id('e1') }),
	member('m2', 'u2', 'company_admin', 'o1', { company: id('e2') }),
	member('m3', 'u3', 'company_admin', 'o1', { company: id('e3') }),
	member('m4', 'u4', 'buyer_viewer', 'o1', { buyer: id('b1') }),
	member('m5', 'u5', 'org_admin', 'o1'),
	member('m7', 'u7', 'facilitator', 'o2'),
	member('m9', 'u9', 'facilitator', 'o1')
];

/** `k1`: e1 holder with p1–p20, e2 subcontractor with p21; `k2`: e3; `k3` in the other organisation: e4. */
export function office(): object[] {
	return [
		row('orgs', 'o1', { name: 'Org one', kind: 'plie', eligibility_months: 24 }),
		row('orgs', 'o2', { name: 'Org two', kind: 'plie', eligibility_months: 24 }),
		...Object.entries(names).map(([key, name]) => account(key, name)),
		row('buyers', 'b1', { org: id('o1'), name: 'Town one' }),
		row('buyers', 'b2', { org: id('o2'), name: 'Town two' }),
		...['e1', 'e2', 'e3'].map((key) =>
			row('companies', key, { org: id('o1'), name: `Company ${key}`, kind: 'ordinary' })
		),
		row('companies', 'e4', { org: id('o2'), name: 'Company e4', kind: 'ordinary' }),
		contract('k1', 'o1', 'b1'),
		contract('k2', 'o1', 'b1'),
		contract('k3', 'o2', 'b2'),
		row('sites', 's1', { org: id('o1'), contract: id('k1'), name: 'Site one', active: true }),
		party('t1', 'o1', 'k1', 'e1'),
		party('t2', 'o1', 'k1', 'e2', 'subcontractor'),
		party('t3', 'o1', 'k2', 'e3'),
		party('t4', 'o2', 'k3', 'e4'),
		...Array.from({ length: 20 }, (_, n) => person(n + 1, 'o1', 'k1', 't1', 'e1')).flat(),
		...person(21, 'o1', 'k1', 't2', 'e2'),
		...person(22, 'o1', 'k2', 't3', 'e3'),
		...person(23, 'o2', 'k3', 't4', 'e4'),
		...members()
	];
}

/** One more contract of `e1`, without people. */
export const contractOfOne = (key: string, partyKey: string) => [
	contract(key, 'o1', 'b1'),
	party(partyKey, 'o1', key, 'e1')
];

export const sha256 = (text: string | Uint8Array) =>
	createHash('sha256').update(text).digest('hex');
const naturalId = (key: string) => idFromHash(sha256(key));

let count = 0;

/** A change with a new id, as `author` would send it. */
function change(over: Pick<Change, 'kind' | 'act' | 'record' | 'set'> & Partial<Change>): Change {
	return {
		id: `${Date.now().toString(36)}${String(++count)}`.padEnd(15, 'x').slice(0, 15),
		v: 1,
		base: null,
		deps: [],
		files: [],
		author: id('u1'),
		at: new Date().toISOString(),
		offset: 0,
		...over
	};
}

/** A day of person `n` on `k1`, 7 h 30. */
export function dayWrite(n: number, day: string, over: Partial<DayEntrySet> = {}): Change {
	const set: DayEntrySet = {
		assignment: id(`a${two(n)}`),
		contract: id('k1'),
		participant: id(`p${two(n)}`),
		site: id('s1'),
		day,
		minutesWork: 450,
		minutesTraining: 0,
		absence: null,
		note: '',
		...over
	};
	return change({ kind: 'day-entry', act: 'write', record: naturalId(dayEntryKey(set)), set });
}

const lineOf = ({ n, day }: { n: number; day: string }): Line => ({
	assignment: id(`a${two(n)}`),
	participant: id(`p${two(n)}`),
	employer: 'Company e1',
	employmentType: 'cdd',
	jobTitle: 'Maçon',
	hiredOn: start,
	days: { [day]: [450, 0] },
	minutesWork: 450,
	minutesTraining: 0,
	note: ''
});

/** A month of `t1` with days of some people, or of another party, signed; `drawn` is the file of the signature. */
export function submit(
	days: { n: number; day: string }[],
	drawn?: Change['files'][number],
	over: Partial<Change> = {},
	of: { party: string; contract: string; period?: string } = { party: 't1', contract: 'k1' }
): Change {
	const [first] = days;
	const period = of.period ?? monthOf(first?.day ?? today);
	const lines = days.map(lineOf);
	const [party, contract] = [id(of.party), id(of.contract)];
	const said = { party, contract, period, nil: lines.length === 0, lines };
	const signer = { name: 'Amina Benali', quality: 'Cheffe', consent: true };
	const set = {
		...said,
		signer: { ...signer, ...(drawn && { drawn: drawn.id }) },
		hash: sha256(canonical(said))
	};
	const record = naturalId(`${party}|${period}|${id('e1')}`);
	const files = drawn ? [drawn] : [];
	const base = { version: 0 };
	return change({ kind: 'hours-declaration', act: 'submit', record, set, base, files, ...over });
}

const Rows = z.array(Item);

const envelope = { proto: 's1', device: 'device0', app: 'test', waiting: 0, oldest: null };

/** A phone of this account: what it sends and gets, every answer read by its schema. */
export function phone(server: PocketBase, user: string) {
	const headers = { authorization: server.token(`${user}@example.org`) };
	const ask = (path: string, init: RequestInit = {}) =>
		fetch(`${server.url}/api/sync/${path}`, { ...init, headers: { ...headers, ...init.headers } });
	const send = (changes: object[], over: object = {}) =>
		ask('push', { method: 'POST', body: JSON.stringify({ ...envelope, changes, ...over }) });
	const pull = async (since: object = {}, limit = 1000) => {
		const query = new URLSearchParams({ since: JSON.stringify(since), limit: String(limit) });
		const answer = z.parse(PullAnswer, await (await ask(`pull?${query.toString()}`)).json());
		return { ...answer, items: z.parse(Rows, answer.items) };
	};
	return {
		ask,
		send,
		pull,
		push: async (...changes: object[]) => z.parse(PushAnswer, await (await send(changes)).json()),
		/** Everything, page by page. */
		all: (limit = 1000) => allOf(pull, limit),
		file: (file: string, bytes: Uint8Array<ArrayBuffer>, hash: string, type = 'image/png') => {
			const body = new FormData();
			body.append('file', new Blob([bytes], { type }), 'drawn.png');
			return ask(`file/${file}`, { method: 'POST', body, headers: { 'x-sha256': hash } });
		}
	};
}

type Page = Omit<PullAnswer, 'items'> & { items: Item[] };

async function allOf(pull: (since: object, limit: number) => Promise<Page>, limit: number) {
	const items: Item[] = [];
	for (let since = {}; ;) {
		const page = await pull(since, limit);
		items.push(...page.items);
		since = page.next;
		if (!page.more) return { ...page, items };
	}
}
