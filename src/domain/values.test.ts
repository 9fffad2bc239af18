// Days, periods, instants, ids and canonical text, against what Node knows of them.
import { addMonths, weekdaysIn } from './calendar.ts';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	canonical,
	dayKey,
	daysBetween,
	daysIn,
	firstDay,
	idFromHash,
	isDay,
	lastDay,
	monday,
	monthOf,
	monthsOf,
	nextPeriod,
	parisDay,
	parisOffset,
	previousPeriod,
	quarterOf,
	spanOf,
	timeOf,
	weekday
} from './values.ts';
import { Id, Instant, Minutes, Period } from './shapes.ts';

const HOUR = 3_600_000;
const paris = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Paris',
	hour12: false,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit'
});

/** Europe/Paris as Intl has it: the day, and the hour. */
function byIntl(time: number): { day: string; hour: number } {
	const parts = Object.fromEntries(
		paris.formatToParts(time).map(({ type, value }) => [type, value])
	);
	const { year = '', month = '', day = '', hour } = parts;
	return { day: `${year}-${month}-${day}`, hour: Number(hour) % 24 };
}

const anyDay = fc.integer({ min: 0, max: 36_889 }).map((count) => addDays('2000-01-01', count));

test('R66 summer time in Paris is that of Intl, from 2000 to 2100, around the hour where it changes', () => {
	for (let year = 2000; year <= 2100; year++)
		for (const month of [2, 9])
			for (let n = 0; n < 24; n++) {
				const time = Date.UTC(year, month, 24 + Math.floor(n / 3)) + (n % 3) * HOUR + 1;
				const { day, hour: there } = byIntl(time);
				const local = new Date(time + parisOffset(time));
				expect(local.getUTCHours()).toBe(there);
				expect(parisDay(new Date(time).toISOString())).toBe(day);
			}
});

test('R66 the day in Paris is that of Intl at any moment', () => {
	const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 11, 31) });
	fc.assert(
		fc.property(moments, (time) => {
			expect(parisDay(new Date(time).toISOString())).toBe(byIntl(time).day);
		})
	);
});

test('R66 a night in Paris belongs to the day it has there', () => {
	expect(parisDay('2026-11-20T22:59:59Z')).toBe('2026-11-20');
	expect(parisDay('2026-11-20T23:00:00Z')).toBe('2026-11-21');
	expect(parisDay('2026-07-20T22:00:00Z')).toBe('2026-07-21');
	expect(parisDay('2026-10-24T22:30:00Z', 24)).toBe('2026-10-25');
});

test('a day exists in the calendar, between 2000 and 2100', () => {
	for (const day of ['2026-11-30', '2024-02-29', '2000-01-01', '2100-12-31'])
		expect(isDay(day), day).toBe(true);
	for (const day of [
		'2026-02-29',
		'2026-11-31',
		'2026-13-01',
		'2026-00-10',
		'1999-12-31',
		'2101-01-01',
		'2026-1-1',
		'2026-11-20T00:00:00Z',
		' 2026-11-20',
		''
	])
		expect(isDay(day), day).toBe(false);
});

test('an instant exists too, whatever year the clock of a device believes in', () => {
	for (const text of ['2026-11-20T16:31:04Z', '2026-11-20T16:31:04.5Z', '1970-01-01T00:00:00.000Z'])
		expect(timeOf(text)).toBe(Date.parse(text));
	for (const text of [
		'2026-02-30T10:00:00Z',
		'2026-11-20T24:00:00Z',
		'2026-11-20T10:60:00Z',
		'2026-11-20T10:00:60Z',
		'2026-11-20 10:00:00Z',
		'2026-11-20T10:00:00+01:00',
		'0000-01-01T00:00:00Z',
		'2026-11-20'
	])
		expect(Instant.safeParse(text).success, text).toBe(false);
});

test('an instant reads as Date reads it', () => {
	const dates = fc.date({
		min: new Date('1000-01-01T00:00:00Z'),
		max: new Date('9999-12-31T00:00:00Z'),
		noInvalidDate: true
	});
	fc.assert(
		fc.property(dates, (date) => {
			expect(timeOf(date.toISOString())).toBe(date.getTime());
		})
	);
});

test('days are counted over months, years and leap days', () => {
	expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
	expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
	fc.assert(
		fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, count) => {
			expect(daysBetween(day, addDays(day, count))).toBe(count);
		})
	);
});

test('weeks begin on Monday, the last days of December may be in the next year', () => {
	expect(weekday('2026-11-23')).toBe(1);
	expect(weekday('2026-11-22')).toBe(7);
	expect(monday('2026-11-22')).toBe('2026-11-16');
	expect(monday('2027-01-01')).toBe('2026-12-28');
	fc.assert(
		fc.property(anyDay, (day) => {
			expect(weekday(monday(day))).toBe(1);
			expect(daysBetween(monday(day), day)).toBe(weekday(day) - 1);
		})
	);
});

test('a month later is the same day, or the last one of a shorter month', () => {
	expect(addMonths('2022-02-03', 48)).toBe('2026-02-03');
	expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
	expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
	expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
});

test('months and quarters know their first and last day, and those beside them', () => {
	expect([firstDay('2026-11'), lastDay('2026-11')]).toEqual(['2026-11-01', '2026-11-30']);
	expect([firstDay('2026-Q4'), lastDay('2026-Q4')]).toEqual(['2026-10-01', '2026-12-31']);
	expect([nextPeriod('2026-12'), previousPeriod('2026-01')]).toEqual(['2027-01', '2025-12']);
	expect([nextPeriod('2026-Q4'), previousPeriod('2026-Q1')]).toEqual(['2027-Q1', '2025-Q4']);
	expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
	expect(monthsOf('2026-11')).toEqual(['2026-11']);
	fc.assert(
		fc.property(anyDay, (day) => {
			for (const period of [monthOf(day), quarterOf(day)]) {
				expect(firstDay(period) <= day && day <= lastDay(period)).toBe(true);
				expect(addDays(lastDay(period), 1)).toBe(firstDay(nextPeriod(period)));
				expect(previousPeriod(nextPeriod(period))).toBe(period);
			}
		})
	);
});

test('a period is a month or a quarter and nothing else', () => {
	for (const text of ['2026-11', '2026-Q4']) expect(Period.safeParse(text).success).toBe(true);
	for (const text of ['2026-13', '2026-00', '2026-Q5', '2026-Q0', '2026-1', '2026', '2026-11-01'])
		expect(Period.safeParse(text).success, text).toBe(false);
});

test('a stretch has its key, its days and its weekdays, never none', () => {
	expect(dayKey('2026-11-01', '2026-11-30')).toBe('2026-11-01/2026-11-30');
	expect(dayKey('2026-11-01')).toBe('2026-11-01');
	expect(spanOf('2026-11-01/2026-11-30')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
	expect(spanOf('2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-11-01' });
	expect(daysIn('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
	expect(daysIn('2026-11-29')).toEqual(['2026-11-29']);
	expect(weekdaysIn('2026-11-01', '2026-11-30')).toBe(21);
	expect(weekdaysIn('2026-11-21', '2026-11-22')).toBe(1);
});

test('an id has 15 characters, minutes are whole', () => {
	expect(Id.safeParse('a11b22c33d44e55').success).toBe(true);
	for (const text of ['a11b22c33d44e5', 'A11b22c33d44e55', 'a11b22c33d44e55\n', ''])
		expect(Id.safeParse(text).success, text).toBe(false);
	for (const count of [-1, 1.5, NaN, Infinity, 100_001, '7'])
		expect(Minutes.safeParse(count).success, String(count)).toBe(false);
});

test('a natural id is the first 15 of 50 base-36 digits of the hash, zeros in front kept', () => {
	const hex = createHash('sha256').update('k01|p07|2026-11-20').digest('hex');
	const digits = BigInt(`0x${hex}`).toString(36).padStart(50, '0');
	expect(idFromHash(hex)).toBe(digits.slice(0, 15));
	expect(idFromHash('0'.repeat(63) + '1')).toBe('000000000000000');
	expect(idFromHash('f'.repeat(64))).toBe('6dp5qcb22im238n');
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
			(hash) => {
				expect(Id.safeParse(idFromHash(hash)).success).toBe(true);
			}
		)
	);
});

test('canonical text has sorted keys, no spaces, and says the same whatever the order', () => {
	expect(canonical({ b: [1, 'é"', null], a: { d: true, c: undefined } })).toBe(
		'{"a":{"d":true},"b":[1,"é\\"",null]}'
	);
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			const turned = Object.fromEntries(Object.entries(value).reverse());
			expect(canonical(turned)).toBe(canonical(value));
			expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
		})
	);
});
