// Which days and periods may be declared.
import { expect, test } from 'vitest';
import { card, contract, party } from '../../../tests/rows.ts';
import {
	firstCountable,
	future,
	insideAssignment,
	insideContract,
	lateEntry,
	periodInsideContract
} from './dates.ts';
import { isWithin, nameOf } from '../crew/card.ts';

const dates = contract({
	notification_date: '2026-01-05',
	start_date: '2026-02-02',
	end_date: '2026-12-31'
});

test('R10 R30 hours count from the notification to the last day of the contract, both included', () => {
	const code = (day: string, of = dates) => insideContract(of, day, 'set.day')?.code;
	expect(code('2026-01-05')).toBeUndefined();
	expect(code('2026-12-31')).toBeUndefined();
	expect(insideContract(dates, '2026-01-04', 'set.day')).toEqual({
		code: 'outside-contract-dates',
		level: 'block',
		path: 'set.day',
		rule: 'R30',
		args: { from: '2026-01-05' }
	});
	expect(insideContract(dates, '2027-01-01', 'set.day')?.args).toEqual({ to: '2026-12-31' });
	const open = contract({ notification_date: '', start_date: '', end_date: '' });
	expect(code('2001-01-01', open)).toBeUndefined();
});

test('R10 without a notification the start is the first day that counts', () => {
	expect(firstCountable(dates)).toBe('2026-01-05');
	expect(firstCountable(contract({ notification_date: '' }))).toBe('2026-02-02');
});

test('R30 hours lie within the dates of the card and of the party', () => {
	const mine = card({ from: '2026-02-02', to: '2026-06-30' });
	const there = party({ from: '2026-03-01', to: '' });
	const code = (day: string, of = there as typeof there | undefined) =>
		insideAssignment(mine, of, day, 'set.day')?.code;
	expect(code('2026-03-01')).toBeUndefined();
	expect(code('2026-06-30')).toBeUndefined();
	expect(code('2026-07-01')).toBe('outside-assignment');
	expect(code('2026-02-02')).toBe('outside-assignment');
	expect(insideAssignment(mine, undefined, '2026-02-02', 'set.day')).toBeNull();
	expect(insideAssignment(mine, undefined, '2026-02-01', 'set.day')?.args).toEqual({
		name: 'Mamadou Sow',
		day: '2026-02-01'
	});
});

test('a card that stays open has no last day', () => {
	expect(isWithin({ from: '2026-02-02', to: '' }, '2030-01-01')).toBe(true);
	expect(isWithin({ from: '', to: '' }, '2030-01-01')).toBe(true);
});

test('a name is what is known of it', () => {
	expect(nameOf({ given_name: 'Awa', family_name: '' })).toBe('Awa');
});

test('R31 today is no future, the next 24 hours are told, what lies beyond is refused', () => {
	const evening = '2026-11-20T20:00:00Z';
	expect(future('2026-11-20', evening, 'set.day')).toBeNull();
	expect(future('2026-11-21', evening, 'set.day')?.level).toBe('warn');
	expect(future('2026-11-22', evening, 'set.day')).toEqual({
		code: 'future',
		level: 'block',
		path: 'set.day',
		rule: 'R31',
		args: { day: '2026-11-22' }
	});
});

test('R31 R66 the day is that of Paris: at 23:30 UTC tomorrow has begun', () => {
	expect(future('2026-11-21', '2026-11-20T23:30:00Z', 'set.day')).toBeNull();
});

test('R54 hours of a contract closed meanwhile are received, and marked late', () => {
	expect(lateEntry(contract({ status: 'closed' }), 'set.day')?.level).toBe('warn');
	expect(lateEntry(contract({ status: 'completed' }), 'set.day')?.rule).toBe('R54');
	for (const status of ['active', 'suspended', 'draft'] as const)
		expect(lateEntry(contract({ status }), 'set.day')).toBeNull();
});

test('R36 no declaration of a period wholly after the end or before the notification', () => {
	const code = (period: string) => periodInsideContract(dates, period, 'set.period')?.code;
	expect(code('2026-01')).toBeUndefined();
	expect(code('2026-12')).toBeUndefined();
	expect(code('2026-Q1')).toBeUndefined();
	expect(code('2025-12')).toBe('period-outside-contract');
	expect(code('2027-01')).toBe('period-outside-contract');
	expect(code('2025-Q4')).toBe('period-outside-contract');
	const middle = contract({ notification_date: '2026-01-15', end_date: '2026-06-15' });
	for (const period of ['2026-01', '2026-06', '2026-Q1', '2026-Q2'])
		expect(periodInsideContract(middle, period, 'set.period')).toBeNull();
	const open = contract({ notification_date: '', start_date: '', end_date: '' });
	expect(periodInsideContract(open, '2030-01', 'set.period')).toBeNull();
});
