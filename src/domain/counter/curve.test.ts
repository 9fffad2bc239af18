// The counter as a picture: steps, plan, people needed.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month, party } from '../../../tests/rows.ts';
import { bookOf, type Book, type Rows } from '../book.ts';
import { accountOf, tally } from '../tally.ts';
import { curveOf, doneOf, peopleNeeded, plannedBy } from './curve.ts';

const of = { party: id('t1') };
const book = (rows: Rows, today = '2026-05-13') =>
	bookOf(
		{
			contracts: [contract({ start_date: '2026-02-02', end_date: '2026-06-30' })],
			contract_parties: [party()],
			assignments: [card()],
			...rows
		},
		`${today}T10:00:00Z`
	);
const drawn = (from: Book, waiting = new Set<string>()) =>
	curveOf(accountOf(from, of, waiting), from.today);
const signed = month(
	facts({
		period: '2026-02',
		lines: [line({ '2026-02-03': [600, 0] })],
		verdicts: {
			[id('a1')]: {
				by: '',
				user: '',
				at: '',
				version: 1,
				days: { '2026-02-03': { verdict: 'accepted', counted: [600, 0] } }
			}
		}
	})
);

describe('the line of the counter', () => {
	test('adds up month after month, each in the colour of most of its hours', () => {
		const declarations = [
			signed,
			entry('2026-02-03', [600, 0]),
			entry('2026-04-08', [300, 0]),
			entry('2026-05-11', [60, 0])
		];
		const curve = drawn(book({ declarations }), new Set([declarations[3]!.id]));
		expect(curve?.steps).toEqual([
			{ period: '2026-02', day: '2026-02-28', done: 600, part: 'validated' },
			{ period: '2026-03', day: '2026-03-31', done: 600, part: 'noted' },
			{ period: '2026-04', day: '2026-04-30', done: 900, part: 'noted' },
			{ period: '2026-05', day: '2026-05-13', done: 900, part: 'noted' }
		]);
		expect(curve?.done).toBe(960);
	});

	test('ends with the tally, whatever the dates of its hours', () => {
		const declarations = [entry('2026-01-20', [120, 0]), entry('2026-05-14', [60, 0])];
		const of2 = book({ declarations });
		const steps = drawn(of2)?.steps ?? [];
		expect(steps[steps.length - 1]?.done).toBe(doneOf(tally(of2, of)));
	});

	test('stops at the end of the contract, and is none without goal or dates', () => {
		const steps = drawn(book({}, '2026-09-01'))?.steps ?? [];
		expect(steps[steps.length - 1]?.day).toBe('2026-06-30');
		expect(drawn(book({ contract_parties: [party({ minutes_due: 0 })] }))).toBeNull();
		expect(drawn(book({ contracts: [contract({ end_date: '' })] }))).toBeNull();
	});
});

test('the plan is even over the days the contract is open', () => {
	const even = contract({ start_date: '2026-05-01', end_date: '2026-05-10', suspended: [] });
	expect(plannedBy(even, 1000, '2026-05-05')).toBe(500);
	expect(plannedBy(even, 1000, '2026-04-30')).toBe(0);
	expect(plannedBy(even, 1000, '2026-06-01')).toBe(1000);
	const stopped = { ...even, suspended: [['2026-05-06', '2026-05-10'] as [string, string]] };
	expect(plannedBy(stopped, 1000, '2026-05-05')).toBe(1000);
});

describe('R43 people needed to end in time', () => {
	const weeks = [
		'2026-03-16',
		'2026-03-23',
		'2026-03-30',
		'2026-04-06',
		'2026-04-13',
		'2026-04-20',
		'2026-04-27',
		'2026-05-04'
	];
	const declarations = weeks.flatMap((day) => [
		entry(day, [420, 0]),
		entry(day, [420, 0], { participant: id('p2') })
	]);

	test('in proportion to the pace', () => {
		const rows = book({ declarations });
		const sums = tally(rows, of);
		expect(sums.pace?.missing).toBeGreaterThan(0);
		const left = sums.pace!.forecast - doneOf(sums);
		expect(peopleNeeded(rows, of, sums)).toEqual({
			now: 2,
			needed: Math.ceil((2 * (left + sums.pace!.missing)) / left)
		});
	});

	test('nothing when nothing is missing, or nothing was done lately', () => {
		const small = book({ declarations, contract_parties: [party({ minutes_due: 60 })] });
		expect(peopleNeeded(small, of, tally(small, of))).toBeNull();
		const idle = book({});
		expect(peopleNeeded(idle, of, tally(idle, of))).toBeNull();
	});
});
