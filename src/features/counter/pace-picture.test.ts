// The picture of the pace in coordinates.
import { expect, test } from 'vitest';
import type { Curve } from '#domain/counter/curve.ts';
import { path, pictureOf } from './pace-picture.ts';

const curve: Curve = {
	from: '2026-02-01',
	to: '2026-06-30',
	steps: [
		{ period: '2026-02', day: '2026-02-28', done: 1200, part: 'validated' },
		{ period: '2026-03', day: '2026-03-31', done: 2400, part: 'noted' }
	],
	done: 2400,
	planned: 0
};
const drawn = (over: Partial<Curve> = {}, forecast: number | null = 4800, due = 6000) =>
	pictureOf({ curve: { ...curve, ...over }, due, forecast, today: '2026-03-31' });

// The picture of the pace.

test('begins at nothing and rises to what is done today', () => {
	const { line, now } = drawn();
	expect(line[0]).toEqual({ x: 8, y: 168 });
	expect(line).toHaveLength(3);
	expect(line[2]).toEqual(now);
	expect(now.y).toBe(168 - (2400 / 6000) * 144);
});

test('each month lies under the line in its own part', () => {
	expect(drawn().under.map((one) => one.part)).toEqual(['validated', 'noted']);
	expect(drawn().under[0]?.path).toMatch(/^M8 168L8 168L/);
});

test('what waits here takes the end of the last month, in proportion', () => {
	const { line, under, now } = drawn({ done: 3600 });
	expect(under.map((one) => one.part)).toEqual(['validated', 'noted', 'phone']);
	expect(line[3]).toEqual(now);
	const [, from, middle, to] = line;
	expect(((middle!.x - from!.x) / (to!.x - from!.x)).toFixed(1)).toBe('0.5');
});

test('the highest of goal, forecast and done fills the height', () => {
	expect(drawn().y(6000)).toBe(24);
	expect(drawn({}, 9000).y(9000)).toBe(24);
	expect(drawn({ done: 12_000 }).y(12_000)).toBe(24);
	expect(drawn({}, null).end).toBeNull();
	expect(drawn().plan.to).toEqual({ x: 288, y: 24 });
	expect(drawn().end).toEqual({ x: 288, y: 168 - (4800 / 6000) * 144 });
});

test('names of months stand at their middle, eight at most', () => {
	expect(drawn().months.map((one) => one.period)).toEqual([
		'2026-02',
		'2026-03',
		'2026-04',
		'2026-05',
		'2026-06'
	]);
	expect(drawn({ to: '2028-01-31' }).months).toHaveLength(8);
});

test('the name of a first month that is nearly over is not cut off at the edge', () => {
	expect(drawn({ from: '2026-02-27' }).months[0]).toMatchObject({ period: '2026-02', x: 18 });
});

test('points become a path', () => {
	expect(
		path([
			{ x: 8, y: 168 },
			{ x: 59.3, y: 160 }
		])
	).toBe('M8 168L59.3 160');
});

test('over more than one calendar year, each year stands under its first month', () => {
	const years = (from: string, to: string) => drawn({ from, to }).months.map(({ year }) => year);
	expect(years('2026-02-01', '2026-06-30').join('')).toBe('');
	expect(years('2025-10-01', '2026-10-31')).toEqual(['2025', '', '2026', '', '', '', '']);
});
