// A visit while it is typed: how it opens, whom it lists, and the report it becomes.
import { describe, expect, test } from 'vitest';
import { change, Desk, joel, said } from '../../../tests/desk.ts';
import { card, contract, entry, facts, id, month, party } from '../../../tests/rows.ts';
import { bookOf, type Book } from '../book.ts';
import { siteVisit } from '../kinds/site-visit.ts';
import type { Declaration } from '../records.ts';
import { newVisit, visitAgain, visitSet, type TypedVisit } from './form.ts';
import { headcount, likelyPresent, listed, others, outside } from './people.ts';
import { siteToVisit } from './places.ts';

const now = '2026-11-25T07:42:00Z';
const sub = party({
	id: id('t2'),
	company: id('e2'),
	role: 'subcontractor',
	minutes_due: 600
});
const person = (n: number, given_name: string, company = 'e1') =>
	card({
		id: id(`a${String(n)}`),
		participant: id(`p${String(n)}`),
		given_name,
		company: id(company),
		counts_for: id(company),
		party: id(company === 'e1' ? 't1' : 't2')
	});
const cards = [person(1, 'Mamadou'), person(2, 'Awa'), person(3, 'Zoé'), person(4, 'Ilan', 'e2')];
const day = (n: number, on: string, minutes = 420) =>
	entry(on, [minutes, 0], {
		participant: id(`p${String(n)}`),
		facts: { assignment: id(`a${String(n)}`) }
	});
const worked = [day(1, '2026-11-24'), day(2, '2026-11-20'), day(4, '2026-11-23')];

function book(declarations: Declaration[] = worked): Book {
	return bookOf(
		{
			contracts: [contract()],
			contract_parties: [sub, party()],
			assignments: cards,
			declarations
		},
		now
	);
}

const open = (of = book()) => newVisit(of, id('k1'), id('s1'));
const answered = (over: Partial<TypedVisit>) => ({ ...open(), ...over });

function visited(on: string, over: Partial<Declaration> = {}): Declaration {
	const row = entry(on, [0, 0], { participant: '' });
	const seen = {
		contract: id('k1'),
		site: id('s1'),
		day: on,
		type: 'follow_up',
		present: [{ name: 'Karim L.', quality: 'Chef' }],
		seen: { [id('p1')]: 'seen', [id('p3')]: 'seen' },
		undeclared: 2,
		counter: { due: 1, validated: 2, on },
		summary: 'Un'
	};
	return {
		...row,
		id: id(`v${on.slice(5).replace('-', '')}`),
		kind: 'site-visit',
		site: id('s1'),
		...over,
		facts: { ...seen, ...(row.company && { company: id('e1') }), ...over.facts }
	};
}

describe('R48 a visit opens', () => {
	test('today, with the counter of each company and of the contract as they stand', () => {
		expect(open()).toMatchObject({ day: '2026-11-25', arrived: now, base: null, answers: {} });
		expect(open().counters).toEqual({
			'': { due: 30_000, validated: 0, on: '2026-11-25' },
			[id('e1')]: { due: 30_000, validated: 0, on: '2026-11-25' },
			[id('e2')]: { due: 600, validated: 0, on: '2026-11-25' }
		});
	});

	const reader = (...rows: Declaration[]) => open(book(rows)).company;
	const ofSub = (on: string) => visited(on, { company: id('e2') });

	test('read by the company visited last, else by the holder', () => {
		expect(reader()).toBe(id('e1'));
		expect(reader(...worked)).toBe(id('e1'));
		expect(reader(...worked, ofSub('2026-11-02'))).toBe(id('e2'));
		expect(reader(ofSub('2026-11-02'))).toBe(id('e2'));
		const alone = visited('2026-11-10', { company: '' });
		expect(reader(...worked, ofSub('2026-11-02'), alone)).toBe(id('e2'));
		expect(reader(...worked, visited('2026-11-02', { company: id('e9') }))).toBe(id('e1'));
	});

	test('but where people are at work, when the company visited last has none', () => {
		expect(reader(day(1, '2026-11-24'), ofSub('2026-11-02'))).toBe(id('e1'));
		expect(reader(day(4, '2026-11-24'))).toBe(id('e2'));
	});
});

describe('where it opens', () => {
	test('at the site asked for, the one visited last, or the first by name', () => {
		const of = book([...worked, visited('2026-11-02', { site: id('s2') })]);
		const site = { org: id('o1'), contract: id('k1'), address: '', commune_insee: '' };
		for (const [key, name, active] of [
			['s1', 'Cantine', true],
			['s2', 'Préau', true],
			['s3', 'Abri', false]
		] as const)
			of.put('sites', { ...site, id: id(key), name, active });
		expect(siteToVisit(of, id('k1'), id('s1'))).toBe(id('s1'));
		expect(siteToVisit(of, id('k1'), id('s9'))).toBe(id('s2'));
		expect(siteToVisit(of, id('k1'), '')).toBe(id('s2'));
		of.remove('declarations', id('v1102'));
		expect(siteToVisit(of, id('k1'), '')).toBe(id('s1'));
		expect(siteToVisit(book(), id('k1'), id('s1'))).toBe('');
	});
});

const names = (visit: TypedVisit) =>
	listed(book(), visit).map(({ name, declared }) => [name, declared?.minutes ?? null]);

describe('R47 whom the form lists', () => {
	test('R57 those declared of the company that reads; all without one', () => {
		expect(names(open())).toEqual([
			['Mamadou Sow', 420],
			['Awa Sow', 420]
		]);
		expect(names(answered({ company: id('e2') }))).toEqual([['Ilan Sow', 420]]);
		expect(names(answered({ company: '' }))).toHaveLength(3);
	});

	test('R57 how many its reader may not be told about', () => {
		expect(outside(book(), open())).toBe(1);
		expect(outside(book(), answered({ answers: { [id('p3')]: 'seen' } }))).toBe(1);
		expect(outside(book(), answered({ company: id('e2') }))).toBe(2);
		expect(outside(book(), answered({ company: '' }))).toBe(0);
	});

	test('then those added: answered, on a card, declared by nobody', () => {
		const visit = answered({ answers: { [id('p3')]: 'seen', [id('p9')]: 'seen' } });
		expect(names(visit).at(-1)).toEqual(['Zoé Sow', null]);
		expect(names(visit)).toHaveLength(3);
	});

	test('five weeks before the day of the visit, not before today', () => {
		expect(names(answered({ day: '2026-11-20' }))).toEqual([['Awa Sow', 420]]);
	});
});

describe('R47 who else, and the sums', () => {
	test('who else may have been seen: the rest of the crew, by name', () => {
		const rest = (visit: TypedVisit) => others(book(), visit).map(({ name }) => name);
		expect(rest(open())).toEqual(['Zoé Sow']);
		expect(rest(answered({ day: '2026-11-20' }))).toEqual(['Mamadou Sow', 'Zoé Sow']);
		expect(rest(answered({ answers: { [id('p3')]: 'seen' } }))).toEqual([]);
	});

	test('the sums add up to the list and those of no crew', () => {
		const visit = answered({
			answers: { [id('p1')]: 'not_seen', [id('p3')]: 'seen' },
			nameless: 2
		});
		const sums = (one: TypedVisit) => headcount(listed(book(), one), one);
		expect(sums(visit)).toEqual({ seen: 0, missed: 1, undeclared: 3, open: 1 });
		expect(sums(answered({ answers: { [id('p2')]: 'seen' } }))).toEqual({
			seen: 1,
			missed: 0,
			undeclared: 0,
			open: 1
		});
	});
});

describe('the report it becomes', () => {
	test('R57 names only the crew of its reader, with that party’s counter', () => {
		const answers = { [id('p1')]: 'seen', [id('p4')]: 'not_seen' } as const;
		const first = visitSet(book(), answered({ answers }));
		expect(first.company).toBe(id('e1'));
		expect(first.seen).toEqual({ [id('p1')]: 'seen' });
		const second = visitSet(book(), answered({ answers, company: id('e2') }));
		expect(second.seen).toEqual({ [id('p4')]: 'not_seen' });
		expect(second.counter.due).toBe(600);
		const office = visitSet(book(), answered({ answers, company: '' }));
		expect(office).not.toHaveProperty('company');
		expect(office.seen).toEqual(answers);
	});

	test('R48 the counter of arrival, whatever happened since', () => {
		const visit = open();
		const later = book();
		later.put('contract_parties', party({ minutes_due: 99 }));
		expect(visitSet(later, visit).counter.due).toBe(30_000);
	});
});

describe('the report as it leaves', () => {
	test('texts without spaces around them; no actions, no key', () => {
		const set = visitSet(
			book(),
			answered({ summary: ' Un \n', present: [{ name: ' Joël ', quality: ' Chef ' }] })
		);
		expect(set.summary).toBe('Un');
		expect(set.present).toEqual([{ name: 'Joël', quality: 'Chef' }]);
		expect(set).not.toHaveProperty('actions');
		const actions = [{ what: 'Tenir la feuille', who: '', by: '' }];
		expect(visitSet(book(), answered({ actions })).actions).toEqual(actions);
	});

	test('the judge takes it, actions included', () => {
		const desk = new Desk(now);
		const visit = newVisit(desk.book, id('k1'), '');
		visit.present = [{ name: 'Joël', quality: '' }];
		visit.answers = { [id('p2')]: 'seen' };
		visit.actions = [{ what: 'Tenir la feuille', who: 'Joël', by: '2026-12-04' }];
		const set = visitSet(desk.book, visit);
		expect(siteVisit.acts['write']?.safeParse(set).success).toBe(true);
		const write = { kind: 'site-visit', act: 'write' };
		const send = (over: object, base: typeof set | null) =>
			said(desk.send(siteVisit, change({ ...write, set: { ...set, ...over }, base }), joel));
		expect(send({}, null)).toBe('applied');
		expect(desk.row.facts['actions']).toEqual(visit.actions);
		expect(send({ actions: [] }, set)).toBe('applied');
		expect(desk.row.facts['actions']).toEqual([]);
	});
});

describe('a report corrected', () => {
	test('opens as it stands, with its own counter; unchanged it says the same', () => {
		const row = visited('2026-11-24');
		const of = book([...worked, row]);
		const visit = visitAgain(of, row);
		expect(visit.counters[id('e1')]).toEqual({ due: 1, validated: 2, on: '2026-11-24' });
		expect(visit.base).toEqual(row.facts);
		expect(visitSet(of, visit)).toEqual(visit.base);
		expect(headcount(listed(of, visit), visit).undeclared).toBe(3);
	});

	test('written again after it was withdrawn: a new one', () => {
		const row = visited('2026-11-24', { status: 'withdrawn' });
		expect(visitAgain(book([row]), row).base).toBeNull();
	});
});

describe('who is likely to be met', () => {
	const signed = month(facts({ signer: { name: 'Amina B.', quality: 'Cheffe', consent: true } }));
	const likely = (declarations: Declaration[], over: Partial<TypedVisit> = {}) =>
		likelyPresent(book(declarations), answered(over)).map(({ name }) => name);

	test('those of earlier visits to this company, then those who sign for it, once', () => {
		const rows = [visited('2026-11-02'), visited('2026-10-02'), signed];
		expect(likely(rows)).toEqual(['Karim L.', 'Amina B.']);
		expect(likely(rows, { company: id('e2') })).toEqual([]);
		expect(likely([signed], { company: '' })).toEqual(['Amina B.']);
	});

	test('as she was noted last', () => {
		const present = [{ name: 'Karim L.', quality: 'Conducteur' }];
		const rows = [visited('2026-10-02'), visited('2026-11-02', { facts: { present } })];
		expect(likelyPresent(book(rows), open())).toEqual(present);
	});

	test('not who is noted already; four at most', () => {
		const present = [{ name: 'Karim L.', quality: '' }];
		expect(likely([visited('2026-11-02'), signed], { present })).toEqual(['Amina B.']);
		const many = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, quality: '' }));
		const crowd = visited('2026-11-02', { facts: { present: many } });
		expect(likely([crowd])).toHaveLength(4);
	});
});
