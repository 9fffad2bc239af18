// Rows for tests of the rules: each builder gives a plain one, the test says what is different about its own.
import type { HoursDeclarationFacts, Line } from '../src/domain/kinds/facts.ts';
import type {
	Card,
	Contract,
	Declaration,
	Invoice,
	Membership,
	Party,
	Role,
	Who
} from '../src/domain/records.ts';
import type { Pair } from '../src/domain/values.ts';

/** An id that can be read: `id('k1')` → `k10000000000000`. */
export function id(name: string): string {
	return name.padEnd(15, '0');
}

export function contract(over: Partial<Contract> = {}): Contract {
	return {
		id: id('k1'),
		org: id('o1'),
		buyer: id('b1'),
		facilitator: id('u9'),
		facilitator_name: 'Joël Kerbrat',
		facilitator_email: '',
		facilitator_phone: '',
		reference: '2026-01',
		lot_no: '',
		object: '',
		cpv: '',
		amount_ht: 1_000_000,
		notification_date: '2026-01-05',
		start_date: '2026-02-02',
		end_date: '2026-12-31',
		suspended: [],
		place_code: '',
		status: 'active',
		hours_method: 'fixed',
		hours_committed: 500,
		ratio_hours: 0,
		ratio_amount: 0,
		trigger_amount: 0,
		counts_training: true,
		detail: 'month',
		declaration_period: 'month',
		declaration_due_day: 12,
		...over
	};
}

export function party(over: Partial<Party> = {}): Party {
	return {
		id: id('t1'),
		org: id('o1'),
		contract: id('k1'),
		company: id('e1'),
		role: 'holder',
		from: '2026-01-05',
		to: '',
		hours_quota: 0,
		parent_party: '',
		minutes_due: 30_000,
		...over
	};
}

export function card(over: Partial<Card> = {}): Card {
	return {
		id: id('a1'),
		org: id('o1'),
		contract: id('k1'),
		party: id('t1'),
		counts_for: id('e1'),
		company: id('e1'),
		site: '',
		participant: id('p1'),
		employment: id('m1'),
		given_name: 'Mamadou',
		family_name: 'Sow',
		employer_name: 'Bâti Bellerive',
		employer_kind: 'ordinary',
		employment_type: 'cdd',
		modality: 'direct_hire',
		job_title: 'Maçon',
		hired_on: '2026-02-02',
		contract_sent: true,
		from: '2026-02-02',
		to: '',
		share_pct: 100,
		weekly_minutes: 2100,
		eligible: [['2026-01-01', '', '2026-01-01']],
		...over
	};
}

export function invoice(on: string, invoiced_ht: number): Invoice {
	const row = { org: id('o1'), buyer: id('b1'), contract: id('k1') };
	return { id: id(`f${on.replace(/-/g, '')}`), ...row, on, invoiced_ht };
}

export function member(role: Role, over: Partial<Membership> = {}): Membership {
	const company = role === 'site_supervisor' || role === 'company_admin' ? id('e1') : '';
	const buyer = role === 'buyer_viewer' ? id('b1') : '';
	const row = { id: id(`n${role.slice(0, 3)}`.replace(/_/g, '')), user: id('u1'), org: id('o1') };
	return { ...row, role, company, buyer, from: '', to: '', ...over };
}

/** A signed-in person with one membership. */
export function who(role: Role, user = 'u1', over: Partial<Membership> = {}): Who {
	return {
		user: id(user),
		name: `Person ${user}`,
		memberships: [member(role, { user: id(user), ...over })]
	};
}

/** A line of card `a1` of person `p1` (or others), with totals that fit its days. */
export function line(days: Record<string, Pair>, over: Partial<Line> = {}): Line {
	const sum = (at: 0 | 1) => Object.values(days).reduce((total, pair) => total + pair[at], 0);
	return {
		assignment: id('a1'),
		participant: id('p1'),
		employer: 'Bâti Bellerive',
		employmentType: 'cdd',
		jobTitle: 'Maçon',
		hiredOn: '2026-02-02',
		days,
		minutesWork: sum(0),
		minutesTraining: sum(1),
		note: '',
		...over
	};
}

export function facts(over: Partial<HoursDeclarationFacts> = {}): HoursDeclarationFacts {
	return {
		party: id('t1'),
		contract: id('k1'),
		company: id('e1'),
		period: '2026-11',
		nil: false,
		lines: [],
		hash: '0'.repeat(64),
		verdicts: {},
		changedIn: {},
		signedAt: '2026-12-01T08:00:00Z',
		...over
	};
}

const bare: Declaration = {
	id: id('d1'),
	org: id('o1'),
	company: id('e1'),
	counts_for: id('e1'),
	contract: id('k1'),
	party: id('t1'),
	kind: 'hours-declaration',
	participant: '',
	site: '',
	day: '',
	until: '',
	period: '',
	status: 'submitted',
	version: 1,
	author: id('u1'),
	author_name: 'Person u1',
	at: '2026-12-01T08:00:00Z',
	received: '2026-12-01T08:00:01Z',
	facts: {}
};

/** A standing hours-declaration that says `said`. */
export function month(said: HoursDeclarationFacts, over: Partial<Declaration> = {}): Declaration {
	const own = { company: said.company, party: said.party, period: said.period };
	return { ...bare, ...own, facts: { ...said }, ...over };
}

/** A day of the diary of person `p1` on card `a1`: minutes of work and training. */
export function entry(
	day: string,
	[work, training]: Pair,
	over: Partial<Declaration> = {}
): Declaration {
	const until = over.until ?? '';
	const participant = over.participant ?? id('p1');
	return {
		...bare,
		id: id(`y${day.replace(/-/g, '')}${participant.slice(1, 3)}`),
		kind: 'day-entry',
		status: 'recorded',
		participant,
		day,
		...over,
		facts: {
			assignment: id('a1'),
			contract: id('k1'),
			participant,
			site: '',
			day,
			...(until && { until }),
			minutesWork: work,
			minutesTraining: training,
			absence: null,
			note: '',
			...over.facts
		}
	};
}
