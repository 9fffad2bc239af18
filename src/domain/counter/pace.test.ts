// R43: which weeks make the pace, and where it leads.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { Book } from '../book.ts';
import type { Declaration } from '../records.ts';
import { tally } from '../tally.ts';
import { addDays, weekday } from '../values.ts';
import { lastWeeks } from './pace.ts';

const K = { contract: id('k1') };
// A Wednesday: the last complete week is that of Monday 16 November, the eighth before that of 28 September.
const today = '2026-11-25';

function pace(rows: Declaration[], of = contract(), options = {}) {
	const book = new Book(`${today}T10:00:00Z`);
	book.put('contracts', of);
	for (const row of rows) book.put('declarations', row);
	return tally(book, K, options).pace;
}

/** `minutes` on each weekday from one day to another. */
function work(from: string, to: string, minutes: number): Declaration[] {
	const rows: Declaration[] = [];
	for (let day = from; day <= to; day = addDays(day, 1))
		if (weekday(day) <= 5) rows.push(entry(day, [minutes, 0]));
	return rows;
}

describe('R43 pace', () => {
	test('R43 the last eight complete ISO weeks ÷ 8, this week left aside', () => {
		const rows = work('2026-09-28', '2026-11-24', 60);
		expect(pace(rows)?.perWeek).toBe(300);
		expect(pace(work('2026-09-21', '2026-09-25', 60))?.perWeek).toBe(0);
		expect(pace(work('2026-09-28', '2026-10-02', 96))?.perWeek).toBe(60);
	});

	test('R43 forecast = done + pace × days left ÷ 7; what is missing of what is due', () => {
		const rows = work('2026-09-28', '2026-11-20', 60);
		// 2 400 min done; 36 days until 31 December at 300 min a week.
		const forecast = 2400 + Math.floor((300 * 36) / 7);
		expect(pace(rows)).toEqual({ perWeek: 300, forecast, missing: 30_000 - forecast });
		const small = contract({ hours_committed: 40 });
		expect(pace(rows, small)).toMatchObject({ forecast, missing: 0 });
	});

	test('R43 validated, signed and noted make the pace; what waits is done, no pace', () => {
		const lines = [line({ '2026-11-16': [240, 0], '2026-11-17': [160, 0] })];
		const verdicts = {
			[id('a1')]: {
				by: '',
				user: '',
				at: '',
				version: 1,
				days: {
					'2026-11-16': { verdict: 'accepted' as const, counted: [240, 0] as [number, number] }
				}
			}
		};
		const here = entry('2026-11-19', [800, 0]);
		const rows = [month(facts({ lines, verdicts })), entry('2026-11-18', [80, 0]), here];
		const found = pace(rows, contract(), { waiting: new Set([here.id]) });
		expect(found?.perWeek).toBe(60);
		expect(found?.forecast).toBe(480 + 800 + Math.floor((60 * 36) / 7));
	});

	test('R43 a total is spread over its weekdays', () => {
		// October lies within the eight weeks.
		const october = entry('2026-10-01', [2200, 0], { until: '2026-10-31' });
		expect(pace([october])?.perWeek).toBe(275);
		// November has 21 weekdays, 15 of them in weeks that are over.
		const november = entry('2026-11-01', [2100, 0], { until: '2026-11-30' });
		expect(pace([november])?.perWeek).toBe(Math.round(1500 / 8));
		// A total over one weekend is worked on it.
		const weekend = entry('2026-11-21', [960, 0], { until: '2026-11-22' });
		expect(pace([weekend])?.perWeek).toBe(120);
	});

	test('R43 suspended weeks are left out: eight weeks of work are looked at', () => {
		const suspended: [string, string][] = [['2026-10-26', '2026-11-15']];
		const of = contract({ suspended });
		expect(lastWeeks(of, today)).toHaveLength(8);
		expect(lastWeeks(of, today).slice(0, 2)).toEqual(['2026-11-16', '2026-10-19']);
		const rows = [...work('2026-09-07', '2026-10-23', 60), ...work('2026-11-16', '2026-11-20', 60)];
		expect(pace(rows, of)?.perWeek).toBe(300);
	});

	test('R43 a week suspended in part counts', () => {
		const of = contract({ suspended: [['2026-11-16', '2026-11-19']] });
		expect(lastWeeks(of, today)[0]).toBe('2026-11-16');
	});

	test('R43 days of a suspension already known bring nothing', () => {
		const rows = work('2026-09-28', '2026-11-20', 60);
		const of = contract({ suspended: [['2026-12-04', '']] });
		expect(pace(rows, of)?.forecast).toBe(2400 + Math.floor((300 * 8) / 7));
	});

	test('R43 a young contract is measured on the weeks it has', () => {
		const of = contract({ start_date: '2026-11-11' });
		expect(lastWeeks(of, today)).toEqual(['2026-11-16', '2026-11-09']);
		expect(pace(work('2026-11-11', '2026-11-20', 60), of)?.perWeek).toBe(240);
	});

	test('R43 no forecast without an end, nor before the first week is over', () => {
		expect(pace([], contract({ end_date: '' }))).toBeNull();
		expect(pace([], contract({ start_date: '2026-11-23' }))).toBeNull();
		expect(pace([], contract({ start_date: '', notification_date: '' }))).toBeNull();
	});

	test('R43 no forecast while hours follow invoices: what will be due is not known; there is one at the end', () => {
		const of = contract({ hours_method: 'per_amount', end_date: today });
		expect(pace(work('2026-11-09', '2026-11-20', 60), of)).toBeNull();
		const over = { ...of, end_date: '2026-11-24' };
		expect(pace(work('2026-11-09', '2026-11-20', 60), over)).toMatchObject({ forecast: 600 });
	});

	test('R43 after the end, what was done is what there is', () => {
		const of = contract({ end_date: '2026-11-20' });
		expect(pace(work('2026-11-09', '2026-11-20', 60), of)).toMatchObject({ forecast: 600 });
	});

	test('R43 a total counts in its weeks no more than it holds', () => {
		const length = fc.integer({ min: 0, max: 30 });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 80 }), length, (start, days) => {
				const from = addDays('2026-09-07', start);
				const rows = [entry(from, [8000, 0], { until: addDays(from, days) })];
				const perWeek = pace(rows)?.perWeek ?? -1;
				expect(perWeek).toBeGreaterThanOrEqual(0);
				expect(perWeek).toBeLessThanOrEqual(1000);
				const within = from >= '2026-09-28' && addDays(from, days) <= '2026-11-22';
				if (within) expect(perWeek).toBe(1000);
			})
		);
	});
});
