// How many minutes one person can have worked: in a day, in a week, in a month, all contracts together.
import { weekdaysIn } from '../calendar.ts';
import { block, warn, type Problem } from '../problem.ts';
import type { Declaration } from '../records.ts';
import { addDays, dayKey, daysBetween, daysIn, monday, weekday, type Day } from '../values.ts';

const QUARTER = 15;
const DAY_CAP = 1440;
const LONG_DAY = 600;
const LONGEST_DAY = 720;
const LONG_WEEK = 2880;
const LONGEST_WEEK = 3600;
/** R46: 151.67 h × 1.2, in whole minutes. */
const USUAL_MONTH = 10_920;

/** Minutes of one person on a day, or over a stretch of days. */
export interface Span {
	day: Day;
	until?: Day | undefined;
	minutes: number;
}

/** Another entry of that person, and whether the author of the change may know its figures. */
export interface Other extends Span {
	seen: boolean;
}

/** What the caps are asked about: the minutes wished for, beside all that stands. */
export interface Load {
	span: Span;
	others: readonly Other[];
	/** The office overrides R27's limit of 12 h. */
	byOffice: boolean;
	/** The person, for the sentence. */
	name: string;
	/** Where the minutes are in the change. */
	path: string;
}

/** A standing day entry as a span. */
export function spanOfEntry(row: Declaration): Span {
	const { minutesWork, minutesTraining } = row.facts as Record<string, number>;
	return {
		day: row.day,
		until: row.until || undefined,
		minutes: (minutesWork ?? 0) + (minutesTraining ?? 0)
	};
}

/** R32: hours come in quarters. */
export function quarterHours(minutes: number, path: string): Problem | null {
	return minutes % QUARTER === 0 ? null : block('quarter-hours', path, 'R32');
}

/** R46: far more than a usual month. */
export function suddenMonth(minutes: number, name: string, path: string): Problem | null {
	return minutes > USUAL_MONTH ? warn('sudden-value', path, 'R46', { name, minutes }) : null;
}

/** Minutes of a span that fall on a day: a stretch is spread over its weekdays, a mere weekend over its days. */
export function minutesOn(span: Span, day: Day): number {
	const until = span.until ?? span.day;
	if (day < span.day || day > until) return 0;
	if (until === span.day) return span.minutes;
	const weekend = weekday(span.day) > 5 && daysBetween(span.day, until) < 2;
	if (weekend && weekday(until) > 5) return span.minutes / (daysBetween(span.day, until) + 1);
	return weekday(day) > 5 ? 0 : span.minutes / weekdaysIn(span.day, until);
}

function minutesOver(span: Span, days: readonly Day[]): number {
	return days.reduce((sum, day) => sum + minutesOn(span, day), 0);
}

/** Sums over some days: of single days, stretches included, and what the author may know of both. */
interface Sums {
	exact: number;
	spread: number;
	known: number;
}

function sumOver(load: Load, days: readonly Day[]): Sums {
	const sums = { exact: 0, spread: 0, known: 0 };
	for (const one of [{ ...load.span, seen: true }, ...load.others]) {
		const minutes = one.until ? minutesOver(one, days) : days.includes(one.day) ? one.minutes : 0;
		sums.spread += minutes;
		if (!one.until) sums.exact += minutes;
		if (one.seen) sums.known += minutes;
	}
	// A share of a total is no whole number of minutes; a hair over a limit is not over it.
	return {
		exact: sums.exact,
		spread: Math.round(sums.spread),
		known: Math.round(sums.known)
	};
}

/** A figure is told only when what the author may know passes the limit by itself. */
function argsOf(load: Load, limit: number, known: number, day: string): Problem['args'] {
	const told = { name: load.name, day };
	return known > limit ? { ...told, minutes: known } : told;
}

/** R26: no more than 1 440 minutes a day, all contracts together; a spread total only warns. */
export function dayCap(load: Load): Problem | null {
	for (const day of daysIn(load.span.day, load.span.until)) {
		const { exact, spread } = sumOver(load, [day]);
		const args = { name: load.name, day };
		if (!load.span.until && exact > DAY_CAP) return block('over-day', load.path, 'R26', args);
		if (spread > DAY_CAP) return warn('over-day', load.path, 'R26', args);
	}
	return null;
}

/** R27: more than 10 h a day is told, more than 12 h needs the office. A total over days has no day to judge. */
export function longDay(load: Load): Problem | null {
	const { span } = load;
	if (span.until) return null;
	const single = { ...load, others: load.others.filter((one) => !one.until) };
	const { exact, known } = sumOver(single, [span.day]);
	if (exact > LONGEST_DAY && !load.byOffice)
		return block('over-twelve-hours', load.path, 'R27', argsOf(load, LONGEST_DAY, known, span.day));
	return exact > LONG_DAY
		? warn('over-ten-hours', load.path, 'R27', argsOf(load, LONG_DAY, known, span.day))
		: null;
}

/** R28: more than 48 h in an ISO week is told, more than 60 h refused; a spread total only warns. */
export function longWeek(load: Load): Problem | null {
	const { day, until } = load.span;
	let told: Problem | null = null;
	for (let week = monday(day); week <= (until ?? day); week = addDays(week, 7)) {
		const { exact, spread, known } = sumOver(load, daysIn(week, addDays(week, 6)));
		if (!until && exact > LONGEST_WEEK)
			return block('over-sixty-hours', load.path, 'R28', argsOf(load, LONGEST_WEEK, known, week));
		if (spread > LONG_WEEK)
			told ??= warn('over-week', load.path, 'R28', argsOf(load, LONG_WEEK, known, week));
	}
	return told;
}

/** R26–R28, and R46 for a total. No hours pass every cap. */
export function caps(load: Load): Problem[] {
	const { span, name, path } = load;
	if (span.minutes === 0) return [];
	const sudden = span.until ? suddenMonth(span.minutes, name, path) : null;
	const day = dayCap(load);
	const found = [day, day?.level === 'block' ? null : longDay(load), longWeek(load), sudden];
	return found.filter((problem) => problem !== null);
}

/** So little on a day and in its week that no cap can be passed; asked first, since most days are so. */
export function isModest({ day, until, minutes }: Span, others: readonly Span[]): boolean {
	if (until) return false;
	let [onDay, inWeek] = [minutes, minutes];
	others.forEach((one) => {
		inWeek += one.minutes;
		if (one.day <= day && day <= (one.until ?? one.day)) onDay += one.minutes;
	});
	return onDay <= LONG_DAY && inWeek <= LONG_WEEK;
}

/** Whether two entries share a day. */
export function touches(a: Omit<Span, 'minutes'>, b: Omit<Span, 'minutes'>): boolean {
	return a.day <= (b.until ?? b.day) && b.day <= (a.until ?? a.day);
}

/** Whether a row has a day in common with a span; asked of every entry of a person, hence without a detour. */
export function sharesDay(row: Pick<Declaration, 'day' | 'until'>, span: Omit<Span, 'minutes'>) {
	return row.day <= (span.until ?? span.day) && span.day <= (row.until || row.day);
}

/** `day` or `first/last` of a span. */
export function keyOfSpan(span: Omit<Span, 'minutes'>): string {
	return dayKey(span.day, span.until);
}
