// Whether hours may count: eligible that day, decided in time, under a contract that counts.
import { expect, test } from 'vitest';
import { card } from '../../../tests/rows.ts';
import type { EligibleSpan } from '../records.ts';
import {
	cdiLimit,
	eligibleUntil,
	firstDecidedOn,
	held,
	isContractMissing,
	isCountedType,
	isDecidedAfterStart,
	isEligibleAll,
	isEligibleOn,
	isPastCdiLimit
} from './eligibility.ts';

const of = (...eligible: EligibleSpan[]) => card({ eligible });
const spring: EligibleSpan = ['2026-02-01', '2026-05-31', '2026-01-20'];
const summer: EligibleSpan = ['2026-06-01', '2026-08-31', '2026-05-20'];
const winter: EligibleSpan = ['2026-12-01', '', '2026-11-20'];

test('R11 eligible from the first to the last day of a span, both included', () => {
	const days = ['2026-01-31', '2026-02-01', '2026-05-31', '2026-06-01'];
	expect(days.map((day) => isEligibleOn(of(spring), day))).toEqual([false, true, true, false]);
	expect(isEligibleOn(of(), '2026-02-01')).toBe(false);
	expect(isEligibleOn(of(winter), '2030-01-01')).toBe(true);
});

test('R11 a stretch is eligible when each of its days is, over spans that follow each other too', () => {
	expect(isEligibleAll(of(summer, spring), '2026-05-01', '2026-06-30')).toBe(true);
	expect(isEligibleAll(of(spring), '2026-05-01', '2026-06-30')).toBe(false);
	expect(isEligibleAll(of(spring, winter), '2026-05-01', '2026-12-31')).toBe(false);
	expect(isEligibleAll(of(spring), '2026-05-31')).toBe(true);
});

test('R11 eligible until the last day of the spans that follow each other', () => {
	expect(eligibleUntil(of(winter, summer, spring), '2026-03-01')).toBe('2026-08-31');
	expect(eligibleUntil(of(spring, winter), '2026-03-01')).toBe('2026-05-31');
	expect(eligibleUntil(of(spring, winter), '2026-12-24')).toBe('');
	expect(eligibleUntil(of(spring, winter), '2026-07-01')).toBeNull();
	expect(eligibleUntil(of(spring, ['2026-03-01', '2026-04-01', '']), '2026-03-15')).toBe(
		'2026-05-31'
	);
});

test('R11 the first eligibility is decided on or before the first day worked', () => {
	const late: EligibleSpan = ['2026-02-01', '', '2026-02-10'];
	expect(firstDecidedOn(of(summer, late))).toBe('2026-02-10');
	expect(isDecidedAfterStart(of(late), '2026-02-09')).toBe(true);
	expect(isDecidedAfterStart(of(late), '2026-02-10')).toBe(false);
	expect(isDecidedAfterStart(of(summer, spring), '2026-02-01')).toBe(false);
	expect(firstDecidedOn(of())).toBeNull();
	expect(isDecidedAfterStart(of(), '2026-02-10')).toBe(false);
	expect(isDecidedAfterStart(of(['2026-02-01', '', '']), '2026-02-01')).toBe(false);
});

test('R11 hours outside are received and wait: until when it ran, or from when it runs', () => {
	const told = (day: string, until?: string) => held(of(spring, winter), day, until, 'set.day');
	expect(told('2026-03-01')).toBeNull();
	expect(told('2026-07-01')).toEqual({
		code: 'held',
		level: 'warn',
		path: 'set.day',
		rule: 'R11',
		args: { day: '2026-07-01', to: '2026-05-31' }
	});
	expect(told('2026-01-15')?.args).toEqual({ day: '2026-01-15', from: '2026-02-01' });
	expect(told('2026-05-01', '2026-06-30')?.args).toEqual({
		day: '2026-05-01/2026-06-30',
		to: '2026-05-31'
	});
	expect(held(of(), '2026-07-01', undefined, 'set.day')?.args).toEqual({ day: '2026-07-01' });
});

test('R19 the hours of an open-ended contract count 48 months after hire, no day more', () => {
	const cdi = card({ employment_type: 'cdi', hired_on: '2022-02-03' });
	expect(cdiLimit(cdi)).toBe('2026-02-02');
	expect(isPastCdiLimit(cdi, '2026-02-02')).toBe(false);
	expect(isPastCdiLimit(cdi, '2026-02-03')).toBe(true);
	expect(
		isPastCdiLimit(card({ employment_type: 'cdd', hired_on: '2022-02-03' }), '2026-11-20')
	).toBe(false);
	expect(cdiLimit(card({ employment_type: 'cdi', hired_on: '' }))).toBeNull();
});

test('R25 an internship never feeds hours', () => {
	expect(isCountedType(card({ employment_type: 'internship' }))).toBe(false);
	expect(isCountedType(card({ employment_type: 'apprenticeship' }))).toBe(true);
});

test('R23 an employment contract that was not sent is missing', () => {
	expect(isContractMissing(card({ contract_sent: false }))).toBe(true);
	expect(isContractMissing(card())).toBe(false);
});
