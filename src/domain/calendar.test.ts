// Holidays against known years, deadlines in short months, periods of a contract.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract } from '../../tests/rows.ts';
import {
	daysLate,
	dueOn,
	easterSunday,
	holidays,
	isHoliday,
	isoWeeksOf,
	isWorkingDay,
	periodsOf
} from './calendar.ts';
import { firstDay, lastDay, monday, weekday } from './values.ts';

describe('public holidays', () => {
	test('the eleven of 2026', () => {
		expect(holidays(2026)).toEqual([
			'2026-01-01',
			'2026-04-06',
			'2026-05-01',
			'2026-05-08',
			'2026-05-14',
			'2026-05-25',
			'2026-07-14',
			'2026-08-15',
			'2026-11-01',
			'2026-11-11',
			'2026-12-25'
		]);
	});

	test('Easter Sunday, known years', () => {
		const known = ['2000-04-23', '2008-03-23', '2011-04-24', '2019-04-21', '2024-03-31'];
		expect(known.map((day) => easterSunday(Number(day.slice(0, 4))))).toEqual(known);
		expect([2025, 2027, 2038, 2076].map(easterSunday)).toEqual([
			'2025-04-20',
			'2027-03-28',
			'2038-04-25',
			'2076-04-19'
		]);
	});

	test('Easter is a Sunday from 22 March to 25 April, always', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2000, max: 2100 }), (year) => {
				const day = easterSunday(year);
				expect(weekday(day)).toBe(7);
				expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
			})
		);
	});

	test('two holidays on one day count once', () => {
		expect(holidays(2008).filter((day) => day === '2008-05-01')).toHaveLength(1);
		expect(holidays(2008)).toHaveLength(10);
	});

	test('working days are Monday to Friday without holidays', () => {
		expect(isHoliday('2026-11-11')).toBe(true);
		expect(['2026-11-10', '2026-11-11', '2026-11-14', '2026-11-15'].map(isWorkingDay)).toEqual([
			true,
			false,
			false,
			false
		]);
	});
});

describe('deadlines', () => {
	test('R35 a month is due on its day of the next month', () => {
		expect(dueOn(contract({ declaration_due_day: 12 }), '2026-11')).toBe('2026-12-12');
		expect(dueOn(contract({ declaration_due_day: 5 }), '2026-12')).toBe('2027-01-05');
	});

	test('R35 a quarter is due in the month after it', () => {
		expect(dueOn(contract({ declaration_due_day: 15 }), '2026-Q3')).toBe('2026-10-15');
		expect(dueOn(contract({ declaration_due_day: 15 }), '2026-Q4')).toBe('2027-01-15');
	});

	test('R35 in a shorter month, its last day', () => {
		const of = contract({ declaration_due_day: 31 });
		expect(dueOn(of, '2026-01')).toBe('2026-02-28');
		expect(dueOn(of, '2028-01')).toBe('2028-02-29');
		expect(dueOn(of, '2026-10')).toBe('2026-11-30');
		expect(dueOn(of, '2026-11')).toBe('2026-12-31');
		expect(dueOn(contract({ declaration_due_day: 0 }), '2026-11')).toBe('2026-12-31');
	});

	test('R35 the due day itself is not late, the next one is', () => {
		const of = contract({ declaration_due_day: 12 });
		expect(daysLate(of, '2026-11', '2026-12-11')).toBe(0);
		expect(daysLate(of, '2026-11', '2026-12-12')).toBe(0);
		expect(daysLate(of, '2026-11', '2026-12-13')).toBe(1);
		expect(daysLate(of, '2026-11', '2027-01-13')).toBe(32);
	});
});

describe('periods', () => {
	test('months of a contract, from its start to today', () => {
		const of = contract({ start_date: '2026-09-21', end_date: '2027-06-30' });
		expect(periodsOf(of, '2026-11-01')).toEqual(['2026-09', '2026-10', '2026-11']);
		expect(periodsOf(of, '2026-09-01')).toEqual(['2026-09']);
		expect(periodsOf(of, '2026-08-31')).toEqual([]);
	});

	test('no period after the end, none without a beginning', () => {
		const of = contract({ start_date: '2026-09-21', end_date: '2026-10-02' });
		expect(periodsOf(of, '2027-03-01')).toEqual(['2026-09', '2026-10']);
		expect(periodsOf({ ...of, start_date: '', notification_date: '' }, '2027-03-01')).toEqual([]);
		expect(periodsOf({ ...of, start_date: '' }, '2026-02-01')).toEqual(['2026-01', '2026-02']);
	});

	test('quarters where the contract declares quarters', () => {
		const of = contract({ start_date: '2026-05-04', declaration_period: 'quarter' });
		expect(periodsOf(of, '2026-11-25')).toEqual(['2026-Q2', '2026-Q3', '2026-Q4']);
	});

	test('the ISO weeks a month touches', () => {
		expect(isoWeeksOf('2026-11')).toEqual([
			'2026-10-26',
			'2026-11-02',
			'2026-11-09',
			'2026-11-16',
			'2026-11-23',
			'2026-11-30'
		]);
	});

	test('the ISO weeks of a period hold its first and last day', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2001, max: 2099 }), fc.integer({ min: 1, max: 4 }), (y, q) => {
				const period = `${y}-Q${q}`;
				const weeks = isoWeeksOf(period);
				expect(weeks[0]).toBe(monday(firstDay(period)));
				expect(weeks.at(-1)).toBe(monday(lastDay(period)));
			})
		);
	});
});
