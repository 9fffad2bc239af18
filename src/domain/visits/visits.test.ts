// Whom a visit may meet, the counter it keeps, and why to go there.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month, party } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import type { Declaration } from '../records.ts';
import { addDays, weekday } from '../values.ts';
import { counterOf, visitable } from './counter.ts';
import { declaredPeople } from './declared.ts';
import { destination, destinations } from './reasons.ts';

const today = '2026-11-25';
const awa = card({ id: id('a2'), participant: id('p2'), given_name: 'Awa' });

function book(declarations: Declaration[], rows: Rows = {}) {
	return bookOf(
		{
			contracts: [contract()],
			contract_parties: [party()],
			assignments: [card(), awa],
			declarations,
			...rows
		},
		`${today}T10:00:00Z`
	);
}

const people = (declarations: Declaration[], rows: Rows = {}, company = '') =>
	declaredPeople(book(declarations, rows), { contract: id('k1'), company }).map(
		({ name, minutes, last, fresh }) => [name, minutes, last, fresh]
	);
const ofAwa = (day: string, minutes: number, over: Partial<Declaration> = {}) =>
	entry(day, [minutes, 0], { participant: id('p2'), facts: { assignment: id('a2') }, ...over });

describe('R47 the people declared in the last five weeks', () => {
	test('each with her hours and last day, who was there last first', () => {
		const rows = [entry('2026-11-20', [420, 0]), ofAwa('2026-11-24', 240), ofAwa('2026-11-23', 60)];
		expect(people(rows)).toEqual([
			['Awa Sow', 300, '2026-11-24', true],
			['Mamadou Sow', 420, '2026-11-20', true]
		]);
	});

	test('on the same last day, who worked most first', () => {
		expect(people([ofAwa('2026-11-24', 240), entry('2026-11-24', [420, 0])])[0]?.[0]).toBe(
			'Mamadou Sow'
		);
	});

	test('35 days back and not one more; who was there before is not new', () => {
		expect(people([entry('2026-10-20', [420, 0])])).toEqual([]);
		expect(people([entry('2026-10-21', [420, 0])])).toEqual([
			['Mamadou Sow', 420, '2026-10-21', true]
		]);
		const before = [entry('2026-10-20', [420, 0]), entry('2026-11-24', [60, 30])];
		expect(people(before)).toEqual([['Mamadou Sow', 90, '2026-11-24', false]]);
	});

	test('days without hours meet nobody', () => {
		expect(people([entry('2026-11-24', [0, 0])])).toEqual([]);
	});
});

describe('R47 how much each was declared', () => {
	test('a total that began before counts for its weekdays since, in quarters', () => {
		const total = entry('2026-10-01', [22 * 420, 0], { until: '2026-10-31' });
		expect(people([total])).toEqual([['Mamadou Sow', 8 * 420, '2026-10-31', false]]);
	});

	test('signed days that no diary stands behind count too, once', () => {
		const signed = month(
			facts({ lines: [line({ '2026-11-23': [420, 0], '2026-11-24': [420, 0] })] })
		);
		expect(people([signed])).toEqual([['Mamadou Sow', 840, '2026-11-24', true]]);
		expect(people([signed, entry('2026-11-24', [60, 0])])).toEqual([
			['Mamadou Sow', 480, '2026-11-24', true]
		]);
	});

	test('R57 of one company: the people it declares, and those who count for it', () => {
		const lent = card({
			id: id('a2'),
			participant: id('p2'),
			given_name: 'Awa',
			company: id('e2')
		});
		const rows = { assignments: [card(), lent] };
		const days = [entry('2026-11-24', [420, 0]), ofAwa('2026-11-24', 420)];
		expect(people(days, rows, id('e2'))).toHaveLength(1);
		expect(people(days, rows, id('e1'))).toHaveLength(2);
		expect(people(days, rows, id('e9'))).toHaveLength(0);
	});
});

describe('R48 the counter of a visit', () => {
	const all = book([], {
		contract_parties: [
			party({ id: id('t2'), company: id('e2'), role: 'subcontractor', minutes_due: 600 }),
			party()
		],
		assignments: [card(), card({ id: id('a3'), company: id('e3'), party: id('t2') })]
	});

	test('of the company’s party, of the one it declares for, of the contract', () => {
		expect(counterOf(all, id('k1'), id('e2'))).toEqual({ due: 600, validated: 0, on: today });
		expect(counterOf(all, id('k1'), id('e3')).due).toBe(600);
		expect(counterOf(all, id('k1'), '').due).toBe(30_000);
	});

	test('holder first among the companies that may be visited', () => {
		expect(visitable(all, id('k1'))).toEqual([id('e1'), id('e2'), id('e3')]);
	});
});

const visit = (day: string, seen: Record<string, string>) => {
	const row = entry(day, [0, 0], { participant: '' });
	return { ...row, id: id(`v${day.slice(5, 7)}`), kind: 'site-visit', facts: { seen } };
};
const codes = (declarations: Declaration[], rows: Rows = {}) =>
	destination(book(declarations, rows), contract()).reasons.map((one) => JSON.stringify(one));
const worked = [entry('2026-11-24', [420, 0]), ofAwa('2026-11-24', 240)];

describe('why to go', () => {
	test('never, or not for six weeks', () => {
		expect(codes(worked)).toContain('{"code":"never-visited"}');
		expect(codes([...worked, visit('2026-10-13', {})])).toContain('{"code":"long-ago","weeks":6}');
		expect(codes([...worked, visit('2026-10-15', {})]).join()).not.toMatch(/long-ago|never-v/);
	});

	test('R43 hours will be missing at this pace', () => {
		const reasons = destination(book(worked), contract()).reasons;
		expect(reasons).toContainEqual({ code: 'short', forecast: 660, due: 30_000, missing: 29_340 });
		expect(codes(worked, { contracts: [contract({ hours_committed: 0 })] }).join()).not.toMatch(
			/short/
		);
	});

	test('somebody was never met, or was not there last time', () => {
		const seen = visit('2026-11-10', { [id('p1')]: 'seen' });
		expect(codes([...worked, seen])).toContain('{"code":"never-seen","names":["Awa Sow"]}');
		const missed = visit('2026-11-16', { [id('p1')]: 'not_seen', [id('p2')]: 'seen' });
		const twice = { ...missed, id: id('v2') };
		expect(codes([...worked, seen, twice])).toContain(
			'{"code":"not-seen","names":["Mamadou Sow"]}'
		);
	});
});

describe('why to go, day after day', () => {
	test('the same hours for each', () => {
		const days = Array.from({ length: 26 }, (_, n) => addDays('2026-10-30', n)).filter(
			(day) => weekday(day) <= 5
		);
		const same = days.flatMap((day) => [entry(day, [420, 0]), ofAwa(day, 420)]);
		expect(codes(same)).toContain('{"code":"uniform","minutes":420}');
		expect(codes([...same.slice(1), entry('2026-10-30', [390, 0])]).join()).not.toMatch(/uniform/);
		expect(codes(same.slice(0, 19)).join()).not.toMatch(/uniform/);
	});
});

describe('where to go next', () => {
	test('contracts with people at work, the one not seen for longest first', () => {
		const other = contract({ id: id('k2') });
		const there = card({ id: id('a4'), contract: id('k2') });
		const rows = {
			contracts: [contract(), other, contract({ id: id('k3') })],
			assignments: [card(), there]
		};
		const far = entry('2026-11-23', [420, 0], {
			id: id('y9'),
			contract: id('k2'),
			facts: { assignment: id('a4'), contract: id('k2') }
		});
		const all = book([worked[0]!, far, visit('2026-11-10', {})], rows);
		expect(destinations(all, rows.contracts).map((one) => one.contract.id)).toEqual([
			id('k2'),
			id('k1')
		]);
		const over = { ...contract(), end_date: '2026-11-24' };
		expect(destinations(all, [over])).toEqual([]);
	});
});
