// The first and last days of a period, single minutes, 0 h: where a month is easily off by one.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { diaryOf } from '../crew/diary.ts';
import type { DayVerdict } from '../kinds/facts.ts';
import type { Card, Contract, Declaration } from '../records.ts';
import type { Pair } from '../values.ts';
import { corrected, restOf, returnedDays } from './correction.ts';
import { nextToSign, periodsOfParty } from './duties.ts';
import { monthView } from './month.ts';
import { entriesOf, linesOf, minutesOfLines } from './statement.ts';
import { watchOf } from './watch.ts';
import { crewed } from './week.ts';

const noted = (day: string, pair: Pair, over: Partial<Declaration> = {}) => entry(day, pair, over);

function april(rows: Rows, of: Partial<Contract> = {}, today = '2026-05-13') {
	const all = { contracts: [contract(of)], assignments: [card()], ...rows };
	const book = bookOf(all, `${today}T10:00:00Z`);
	const diary = diaryOf(book, book.contract(id('k1'))!, id('e1'));
	return { book, diary, stretch: { diary, party: id('t1'), period: '2026-04' } };
}

describe('periods of a party', () => {
	const periods = (assignments: Card[]) =>
		periodsOfParty(april({ assignments }).diary, id('t1'), '2026-05-13');

	test('from the month that has the first day of a card to the one that has its last', () => {
		expect(periods([card({ from: '2026-03-31', to: '2026-04-01' })])).toEqual([
			'2026-03',
			'2026-04'
		]);
		expect(periods([card({ from: '2026-03-01', to: '2026-03-31' })])).toEqual(['2026-03']);
		expect(periods([card({ from: '2026-04-01', to: '' })])).toEqual(['2026-04', '2026-05']);
	});

	test('the month going on is the next to sign, on its last day too', () => {
		const { diary } = april({}, { start_date: '2026-02-02' });
		expect(nextToSign(diary, id('t1'), '2026-04-30')?.period).toBe('2026-04');
		expect(nextToSign(diary, id('t1'), '2026-05-01')?.period).toBe('2026-05');
	});
});

describe('what belongs to a month', () => {
	test('its first and its last day; totals that begin on them; nothing of the days around', () => {
		const days = ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01'].map((day) =>
			noted(day, [60, 0])
		);
		expect(entriesOf(april({ declarations: days }).stretch).map(({ day }) => day)).toEqual([
			'2026-04-01',
			'2026-04-30'
		]);
		const totals = [
			noted('2026-03-01', [60, 0], { until: '2026-03-31' }),
			noted('2026-04-01', [60, 0], { until: '2026-04-29' }),
			noted('2026-04-30', [60, 0], { until: '2026-04-30', participant: id('p2') }),
			noted('2026-05-01', [60, 0], { until: '2026-05-31' })
		];
		expect(entriesOf(april({ declarations: totals }).stretch).map(({ day }) => day)).toEqual([
			'2026-04-01',
			'2026-04-30'
		]);
	});

	test('R39 a minute makes a line, of work or of training; 0 h make none; both are one sum', () => {
		const sums = (pair: Pair) => {
			const lines = linesOf(april({ declarations: [noted('2026-04-07', pair)] }).stretch);
			return [lines.length, minutesOfLines(lines)];
		};
		expect([sums([1, 0]), sums([0, 1]), sums([0, 0])]).toEqual([
			[1, 1],
			[1, 1],
			[0, 0]
		]);
		expect(sums([60, 60])).toEqual([1, 120]);
	});

	test('R39 days are signed in order, lines by card', () => {
		const other = card({ id: id('a0'), participant: id('p2') });
		const declarations = [
			noted('2026-04-09', [60, 0]),
			noted('2026-04-07', [60, 0]),
			noted('2026-04-08', [60, 0], { participant: id('p2'), facts: { assignment: id('a0') } })
		];
		const lines = linesOf(april({ assignments: [card(), other], declarations }).stretch);
		expect(lines.map(({ assignment }) => assignment)).toEqual([id('a0'), id('a1')]);
		expect(Object.keys(lines[1]?.days ?? {})).toEqual(['2026-04-07', '2026-04-09']);
	});
});

describe('the table of a month', () => {
	const marks = (rows: Rows, missing: string[] = [], of: Partial<Contract> = {}) =>
		monthView(april(rows, of).stretch, missing).weeks.flatMap(({ cells }) =>
			cells.flatMap((one) => one.marks)
		);

	test('R27 ten hours are a full day, a minute more is over', () => {
		const mark = (minutes: number) =>
			marks({ declarations: [noted('2026-04-08', [minutes, 0])] }).find((one) => one !== 'off');
		expect([mark(600), mark(601)]).toEqual(['full', 'over']);
	});

	test('somebody is on it whose card holds on its first or last day alone', () => {
		const names = (over: Partial<Card>) =>
			monthView(april({ assignments: [card(over)] }).stretch, []).people.length;
		expect(names({ from: '2026-02-02', to: '2026-04-01' })).toBe(1);
		expect(names({ from: '2026-02-02', to: '2026-03-31' })).toBe(0);
		expect(names({ from: '2026-04-30' })).toBe(1);
		expect(names({ from: '2026-05-01' })).toBe(0);
	});

	test('a day is missing only where the month, the works, the contract and the card go on', () => {
		const days = [
			'2026-03-31',
			'2026-04-01',
			'2026-04-06',
			'2026-04-07',
			'2026-04-30',
			'2026-05-01'
		];
		const missing = (over: Partial<Card> = {}, of: Partial<Contract> = {}) =>
			marks({ assignments: [card(over)] }, days, of).filter((one) => one === 'missing').length;
		// Easter Monday is no day of work; the days around belong to other months.
		expect(missing()).toBe(3);
		expect(missing({ from: '2026-04-07' })).toBe(2);
		expect(missing({}, { suspended: [['2026-04-01', '2026-04-01']] })).toBe(2);
	});
});

describe('R28 what to look at before signing', () => {
	const week = (minutes: number) =>
		['06', '07', '08', '09', '10', '11'].map((day) => noted(`2026-04-${day}`, [minutes, 0]));
	const codes = (declarations: Declaration[]) => {
		const { book, diary, stretch } = april({ declarations });
		return watchOf(book, stretch, crewed(book, diary)).map(({ code }) => code);
	};

	test('R28 48 h a week are not looked at, a quarter more is; R27 nor are 10 h a day', () => {
		expect(codes(week(480))).not.toContain('long-week');
		expect(codes([...week(480).slice(1), noted('2026-04-06', [495, 0])])).toContain('long-week');
		expect(codes([noted('2026-04-08', [600, 0])])).not.toContain('long-day');
		expect(codes([noted('2026-04-08', [615, 0])])).toContain('long-day');
	});
});

describe('what became of a signed month', () => {
	const verdict = (said: DayVerdict['verdict'], counted: Pair): DayVerdict => ({
		verdict: said,
		counted
	});
	const signed = (days: Record<string, Pair>, verdicts: Record<string, DayVerdict>) => {
		const of = { by: '', user: '', at: '', version: 1, days: verdicts };
		return month(facts({ period: '2026-04', lines: [line(days)], verdicts: { [id('a1')]: of } }));
	};

	test('a single minute is a person; training is part of the sum', () => {
		const row = signed(
			{ '2026-04-07': [1, 0], '2026-04-08': [60, 60], '2026-04-09': [0, 1] },
			{ '2026-04-07': verdict('accepted', [1, 0]), '2026-04-09': verdict('refused', [0, 0]) }
		);
		expect(restOf(april({}).stretch, row)).toMatchObject({
			accepted: { people: 1, minutes: 1 },
			open: 120,
			refused: [{ minutes: 1 }]
		});
	});

	test('what the facilitator would count is proposed from a minute on, also of training', () => {
		const proposed = (counted: Pair) => {
			const row = signed(
				{ '2026-04-07': [420, 60] },
				{ '2026-04-07': verdict('returned', counted) }
			);
			return returnedDays(april({}).stretch, row, id('a1'))[0]?.proposed;
		};
		expect([proposed([1, 0]), proposed([0, 0]), proposed([0, 1]), proposed([60, 60])]).toEqual([
			1, 420, 0, 60
		]);
	});

	test('a day that had no entry is put on the card it names', () => {
		const { stretch } = april({
			assignments: [card(), card({ id: id('a2'), counts_for: id('e7') })]
		});
		const set = {
			assignment: id('a2'),
			contract: id('k1'),
			participant: id('p1'),
			site: '',
			day: '2026-04-07'
		};
		const wish = { kind: 'day-entry' as const, act: 'write' as const, base: null };
		const full = { ...set, minutesWork: 60, minutesTraining: 0, absence: null, note: '' };
		const then = corrected(stretch, [{ ...wish, set: full }] as Parameters<typeof corrected>[1]);
		expect(then.diary.days.get('2026-04-07')?.[0]?.counts_for).toBe(id('e7'));
	});
});
