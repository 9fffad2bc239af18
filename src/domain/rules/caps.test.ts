// How much is too much, in a day, a week and a month.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { entry } from '../../../tests/rows.ts';
import { addDays, daysIn } from '../values.ts';
import {
	caps,
	dayCap,
	isModest,
	longDay,
	longWeek,
	minutesOn,
	quarterHours,
	spanOfEntry,
	suddenMonth,
	touches,
	type Load,
	type Other,
	type Span
} from './caps.ts';

const friday = '2026-11-20';
const load = (minutes: number, others: Other[] = [], over: Partial<Load> = {}): Load => ({
	span: { day: friday, minutes },
	others,
	byOffice: false,
	name: 'Mamadou Sow',
	path: 'set.minutesWork',
	...over
});
const other = (minutes: number, over: Partial<Other> = {}): Other => ({
	day: friday,
	minutes,
	seen: true,
	...over
});
const month = (minutes: number, others: Other[] = []) =>
	load(0, others, { span: { day: '2026-11-01', until: '2026-11-30', minutes } });
const codes = (of: Load) => caps(of).map(({ code, level }) => `${level} ${code}`);

test('R26 no more than 1 440 minutes a day, all contracts together', () => {
	expect(dayCap(load(450, [other(990)]))).toBeNull();
	expect(dayCap(load(465, [other(990)]))).toEqual({
		code: 'over-day',
		level: 'block',
		path: 'set.minutesWork',
		rule: 'R26',
		args: { name: 'Mamadou Sow', day: friday }
	});
	expect(dayCap(load(465, [other(990, { day: '2026-11-19' })]))).toBeNull();
});

test('R26 a total is spread over its weekdays, and only warns', () => {
	expect(dayCap(month(21 * 1440))).toBeNull();
	expect(dayCap(month(21 * 1440 + 21))?.level).toBe('warn');
	expect(dayCap(month(21, [other(1455)]))?.level).toBe('warn');
	const total = other(21 * 600, { day: '2026-11-01', until: '2026-11-30' });
	expect(dayCap(load(855, [total]))?.level).toBe('warn');
	expect(dayCap(load(1455, [total]))?.level).toBe('block');
});

test('R27 more than 10 h a day is told with its figure, more than 12 h is refused', () => {
	expect(longDay(load(600))).toBeNull();
	expect(longDay(load(615))).toEqual({
		code: 'over-ten-hours',
		level: 'warn',
		path: 'set.minutesWork',
		rule: 'R27',
		args: { name: 'Mamadou Sow', day: friday, minutes: 615 }
	});
	expect(longDay(load(720))?.code).toBe('over-ten-hours');
	expect(longDay(load(735))?.code).toBe('over-twelve-hours');
	expect(longDay(load(735))?.level).toBe('block');
});

test('R27 all contracts together', () => {
	expect(longDay(load(420, [other(195)]))?.code).toBe('over-ten-hours');
	expect(longDay(load(420, [other(315)]))?.code).toBe('over-twelve-hours');
});

test('R27 the office may write more than 12 h', () => {
	expect(longDay(load(735, [], { byOffice: true }))?.code).toBe('over-ten-hours');
});

test('R27 does not apply to a total, nor count one', () => {
	expect(longDay(month(21 * 800, [other(735, { day: '2026-11-01' })]))).toBeNull();
	const total = other(21 * 600, { day: '2026-11-01', until: '2026-11-30' });
	expect(longDay(load(420, [total]))).toBeNull();
});

test('R28 more than 48 h in an ISO week is told, more than 60 h refused, all contracts together', () => {
	const week = (minutes: number) =>
		daysIn('2026-11-16', '2026-11-19').map((day) => other(minutes, { day }));
	expect(longWeek(load(480, week(600)))).toBeNull();
	expect(longWeek(load(495, week(600)))).toEqual({
		code: 'over-week',
		level: 'warn',
		path: 'set.minutesWork',
		rule: 'R28',
		args: { name: 'Mamadou Sow', day: '2026-11-16', minutes: 2895 }
	});
	expect(longWeek(load(720, week(720)))?.level).toBe('warn');
	expect(longWeek(load(735, week(720)))?.code).toBe('over-sixty-hours');
	expect(longWeek(load(735, week(720)))?.level).toBe('block');
});

test('R28 Sunday is in the week, next Monday is not', () => {
	const others = [other(2850, { day: '2026-11-22' }), other(600, { day: '2026-11-23' })];
	expect(longWeek(load(30, others))).toBeNull();
	expect(longWeek(load(45, others))?.code).toBe('over-week');
});

test('R28 a total is spread over its weekdays, and only warns', () => {
	expect(longWeek(month(21 * 576))).toBeNull();
	expect(longWeek(month(21 * 577))?.code).toBe('over-week');
	expect(longWeek(month(21 * 900))?.level).toBe('warn');
	expect(longWeek(month(21, [other(3615)]))?.level).toBe('warn');
	const total = other(21 * 480, { day: '2026-11-01', until: '2026-11-30' });
	expect(longWeek(load(1500, [total]))?.code).toBe('over-week');
});

test('R26 R27 R28 a figure is told only when the author may know all that makes it', () => {
	const hidden = other(300, { seen: false });
	expect(longDay(load(420, [hidden]))?.args).toEqual({ name: 'Mamadou Sow', day: friday });
	expect(longDay(load(615, [hidden]))?.args?.['minutes']).toBeUndefined();
	expect(longDay(load(735, [hidden]))?.args?.['minutes']).toBe(735);
	const total = other(21 * 600, { day: '2026-11-01', until: '2026-11-30' });
	expect(longDay(load(420, [hidden, total]))?.args?.['minutes']).toBeUndefined();
	expect(longWeek(load(420, [other(3000, { seen: false, day: '2026-11-17' })]))?.args).toEqual({
		name: 'Mamadou Sow',
		day: '2026-11-16'
	});
});

test('R32 hours come in quarters', () => {
	expect(quarterHours(450, 'set.minutesWork')).toBeNull();
	expect(quarterHours(0, 'set.minutesWork')).toBeNull();
	expect(quarterHours(451, 'set.minutesWork')?.code).toBe('quarter-hours');
});

test('R46 more than 151.67 h × 1.2 in a month is told', () => {
	expect(suddenMonth(10_920, 'Awa', 'set.minutesWork')).toBeNull();
	expect(suddenMonth(10_935, 'Awa', 'set.minutesWork')?.args).toEqual({
		name: 'Awa',
		minutes: 10_935
	});
	expect(codes(month(10_935))).toEqual(['warn sudden-value']);
	expect(codes(load(10_935, [], { byOffice: true }))).not.toContain('warn sudden-value');
});

test('no hours pass every cap, whatever stands beside them', () => {
	expect(codes(load(0, [other(1500), other(3000, { day: '2026-11-17' })]))).toEqual([]);
});

test('one day tells its worst, and its week', () => {
	expect(codes(load(1455))).toEqual(['block over-day']);
	expect(codes(load(735))).toEqual(['block over-twelve-hours']);
	expect(codes(load(660, [other(2400, { day: '2026-11-17' })]))).toEqual([
		'warn over-ten-hours',
		'warn over-week'
	]);
});

const spans = fc
	.tuple(
		fc.integer({ min: 0, max: 60 }),
		fc.option(fc.integer({ min: 1, max: 30 })),
		fc.integer({ min: 0, max: 10_000 })
	)
	.map(([from, length, minutes]): Span => {
		const day = addDays('2026-11-01', from);
		return length === null ? { day, minutes } : { day, until: addDays(day, length), minutes };
	});

test('a total is spread over its own days and nothing of it is lost', () => {
	fc.assert(
		fc.property(spans, (span) => {
			const days = daysIn(addDays(span.day, -3), addDays(span.until ?? span.day, 3));
			const sum = days.reduce((all, day) => all + minutesOn(span, day), 0);
			expect(sum).toBeCloseTo(span.minutes, 6);
			expect(minutesOn(span, addDays(span.day, -1))).toBe(0);
		})
	);
});

test('a total of a mere weekend is spread over its days', () => {
	const weekend = { day: '2026-11-21', until: '2026-11-22', minutes: 600 };
	expect([minutesOn(weekend, '2026-11-21'), minutesOn(weekend, '2026-11-22')]).toEqual([300, 300]);
});

test('two spans touch when they share a day', () => {
	const total = { day: '2026-11-10', until: '2026-11-20' };
	const days = ['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'];
	expect(days.map((day) => touches({ day }, total))).toEqual([false, true, true, false]);
	expect(days.map((day) => touches(total, { day }))).toEqual([false, true, true, false]);
});

test('an entry is read as its minutes of work and training together', () => {
	expect(spanOfEntry(entry(friday, [420, 60]))).toEqual({
		day: friday,
		until: undefined,
		minutes: 480
	});
	expect(spanOfEntry(entry(friday, [420, 60], { until: '2026-11-27' })).until).toBe('2026-11-27');
});

test('what is modest passes every cap, and a normal week is modest', () => {
	const day = fc.integer({ min: 0, max: 13 }).map((n) => addDays('2026-11-09', n));
	const length = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
	const minutes = fc.integer({ min: 0, max: 60 }).map((n) => n * 15);
	const one = fc.tuple(day, length, minutes).map(([on, days, worked]): Other => ({
		day: on,
		until: days === undefined ? undefined : addDays(on, days),
		minutes: worked,
		seen: true
	}));
	const inWeek = (other: Other) => touches(other, { day: '2026-11-16', until: '2026-11-22' });
	let modest = 0;
	fc.assert(
		fc.property(minutes, fc.array(one, { maxLength: 6 }), (worked, all) => {
			const others = all.filter(inWeek);
			if (!isModest({ day: friday, minutes: worked }, others)) return;
			modest++;
			expect(caps(load(worked, others))).toEqual([]);
		}),
		{ numRuns: 2000 }
	);
	expect(modest).toBeGreaterThan(200);
	const week = [16, 17, 18, 19].map((date) => other(450, { day: `2026-11-${date}` }));
	expect(isModest({ day: friday, minutes: 450 }, week)).toBe(true);
	expect(isModest({ day: friday, until: '2026-11-30', minutes: 0 }, [])).toBe(false);
});
