// The picture of the pace in coordinates: the line done, what lies under it, the plan, and where it leads.
import type { Curve } from '#domain/counter/curve.ts';
import { addDays, daysBetween, firstDay, lastDay, monthOf, nextPeriod } from '#domain/values.ts';

/** The drawing is 358 × 196, with a line more where years are named; hours stand between these lines. */
const LEFT = 8;
const RIGHT = 288;
const TOP = 24;
const GROUND = 168;
const HALF_NAME = 18;

export interface Point {
	x: number;
	y: number;
}

export interface Picture {
	y: (minutes: number) => number;
	/** Of what was done, this phone's included. */
	line: Point[];
	/** Under the line, month by month. */
	under: { part: string; path: string }[];
	now: Point;
	plan: { from: Point; to: Point };
	/** Where the pace leads on the last day; null when there is no pace. */
	end: Point | null;
	/** Months at their middle; each year under its first one, when there is more than one year. */
	months: { period: string; x: number; year: string }[];
}

export interface Asked {
	curve: Curve;
	due: number;
	/** Minutes on the last day at this pace. */
	forecast: number | null;
	today: string;
}

export function pictureOf({ curve, due, forecast, today }: Asked): Picture {
	const days = Math.max(1, daysBetween(curve.from, curve.to));
	const most = Math.max(due, forecast ?? 0, curve.done) || 1;
	const x = (day: string) =>
		round(LEFT + Math.min(1, Math.max(0, daysBetween(curve.from, day) / days)) * (RIGHT - LEFT));
	const y = (minutes: number) => round(GROUND - (minutes / most) * (GROUND - TOP));
	const steps = curve.steps.map((step) => ({ x: x(step.day), y: y(step.done) }));
	const now = { x: x(today < curve.to ? today : curve.to), y: y(curve.done) };
	const line = [{ x: LEFT, y: GROUND }, ...split(steps, now)];
	const parts = [...curve.steps.map((step): string => step.part), 'phone'];
	return {
		y,
		line,
		under: line.slice(1).map((to, n) => ({
			part: parts[n] ?? '',
			path: under(line[n] ?? to, to)
		})),
		now,
		plan: { from: { x: LEFT, y: GROUND }, to: { x: RIGHT, y: y(due) } },
		end: forecast === null ? null : { x: RIGHT, y: y(forecast) },
		months: monthsOf(curve, x)
	};
}

/** What waits on this phone takes its share of the last month, at its end. */
function split(steps: Point[], now: Point): Point[] {
	const last = steps[steps.length - 1];
	if (!last) return [now];
	if (last.y === now.y) return steps;
	const before = steps[steps.length - 2] ?? { x: LEFT, y: GROUND };
	const share = (before.y - last.y) / (before.y - now.y);
	const middle = { x: round(before.x + (now.x - before.x) * share), y: last.y };
	return [...steps.slice(0, -1), middle, now];
}

function under(from: Point, to: Point): string {
	return `M${String(from.x)} ${String(GROUND)}L${String(from.x)} ${String(from.y)}L${String(to.x)} ${String(to.y)}L${String(to.x)} ${String(GROUND)}z`;
}

/** At most eight names fit; half of a name has room on each side of its middle. */
function monthsOf({ from, to }: Curve, x: (day: string) => number): Picture['months'] {
	const all: { period: string; x: number }[] = [];
	for (let period = monthOf(from); period <= monthOf(to); period = nextPeriod(period)) {
		const first = firstDay(period) < from ? from : firstDay(period);
		const last = lastDay(period) > to ? to : lastDay(period);
		const middle = x(addDays(first, Math.round(daysBetween(first, last) / 2)));
		all.push({ period, x: Math.max(HALF_NAME, middle) });
	}
	const every = Math.ceil(all.length / 8);
	const named = all.filter((_, n) => n % every === 0);
	const yearOf = (month: { period: string } | undefined) => month?.period.slice(0, 4) ?? '';
	const several = yearOf(named[0]) !== yearOf(named.at(-1));
	return named.map((month, n) => {
		const isNew = several && yearOf(month) !== yearOf(named[n - 1]);
		return { ...month, year: isNew ? yearOf(month) : '' };
	});
}

export function path(points: readonly Point[]): string {
	return points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('');
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
