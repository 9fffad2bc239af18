// The small words all else is made of: ids, days, periods, minutes.
export type Day = string;
export type Period = string;
/** What one day is worth: minutes worked, minutes of training. */
export type Pair = [work: number, training: number];

/** True for an id: 15 characters, random or natural. */
export function isId(value: unknown): value is string {
	return typeof value === 'string' && idForm.test(value);
}
const idForm = /^[a-z0-9]{15}$/; // once: PocketBase's engine makes a pattern anew wherever it is written out

/** True for an existing day between 2000 and 2100 (`2026-02-30` is none). */
export function isDay(text: string): boolean {
	return dayForm.test(text) && exists(text);
}
const dayForm = /^(20\d\d|2100)-\d\d-\d\d$/;

/** Whether its month has such a day. Without a `Date`: this is asked for every date that comes in. */
function exists(day: Day): boolean {
	const date = Number(day.slice(8, 10));
	return date >= 1 && date <= lengthOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** True for a month `2026-11` or a quarter `2026-Q4`. */
export function isPeriod(text: string): boolean {
	return /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/.test(text);
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The UTC day of a number of milliseconds; `-` when that is no number. */
function dayOf(time: number): Day {
	return isNaN(time) ? '-' : new Date(time).toISOString().slice(0, 10);
}

function midnight(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

const instant = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?Z$/;

/** True for an instant that exists. */
export function isInstant(text: string): boolean {
	return instant.test(text) && text >= '0100' && exists(text); // `Date.UTC` takes the first hundred years for those of 1900
}

/** Milliseconds since 1970 of `2026-11-20T16:31:04Z`; null when the text is no instant. By hand: engines disagree. */
export function timeOf(text: string): number | null {
	if (!isInstant(text)) return null;
	const [hours, minutes, seconds] = [11, 14, 17].map((at) => Number(text.slice(at, at + 2)));
	const rest = Number(text.slice(20, -1).padEnd(3, '0'));
	return midnight(text) + Date.UTC(1970, 0, 1, hours, minutes, seconds, rest);
}

/** The day `count` days later (or earlier, if negative). */
export function addDays(day: Day, count: number): Day {
	return dayOf(midnight(day) + count * DAY);
}

/** Every day from the first to the last, both included; the first alone when there is no last. */
export function daysIn(day: Day, until: Day = day): Day[] {
	const days: Day[] = [];
	for (let one = day; one <= until; one = addDays(one, 1)) days.push(one);
	return days;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
	return Math.round((midnight(b) - midnight(a)) / DAY);
}

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
	return new Date(midnight(day)).getUTCDay() || 7;
}

/** The Monday of the ISO week a day is in: the name we give to weeks. */
export function monday(day: Day): Day {
	return addDays(day, 1 - weekday(day));
}

/** `2026-11` of a day. */
export function monthOf(day: Day): Period {
	return day.slice(0, 7);
}

/** `2026-Q4` of a day. */
export function quarterOf(day: Day): Period {
	return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}

/** First day of a month or quarter. */
export function firstDay(period: Period): Day {
	const quarter = /-Q(\d)$/.exec(period);
	if (!quarter) return `${period}-01`;
	return `${period.slice(0, 4)}-${String(Number(quarter[1]) * 3 - 2).padStart(2, '0')}-01`;
}

/** Last day of a month or quarter. */
export function lastDay(period: Period): Day {
	const year = Number(period.slice(0, 4));
	const month = period.includes('Q') ? Number(period.slice(6)) * 3 : Number(period.slice(5));
	return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(lengthOf(year, month))}`;
}

/** Days of a month; 0 where there is no such month. */
function lengthOf(year: number, month: number): number {
	const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return leap ? 29 : (lengths[month - 1] ?? 0);
}
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]; // slow to work out in PocketBase's engine

/** The month or quarter after. */
export function nextPeriod(period: Period): Period {
	return shiftPeriod(period, 1);
}

/** The month or quarter before. */
export function previousPeriod(period: Period): Period {
	return shiftPeriod(period, -1);
}

/** The month or quarter `by` further on, or back. */
export function shiftPeriod(period: Period, by: number): Period {
	const [year, part = ''] = period.split('-');
	const [letter, size] = part.startsWith('Q') ? ['Q', 4] : ['', 12];
	const index = Number(year) * size + Number(part.slice(letter.length)) - 1 + by;
	const shifted = String((index % size) + 1).padStart(letter ? 1 : 2, '0');
	return `${String(Math.floor(index / size)).padStart(4, '0')}-${letter}${shifted}`;
}

/** The calendar months of a period: itself, or the three of a quarter. */
export function monthsOf(period: Period): Period[] {
	if (!period.includes('Q')) return [period];
	const first = monthOf(firstDay(period));
	return [first, nextPeriod(first), nextPeriod(nextPeriod(first))];
}

/** The key of a day entry in `days` and `except`: the day, or `first/last` for a total over a stretch. */
export function dayKey(day: Day, until?: Day): string {
	return until ? `${day}/${until}` : day;
}

/** First and last day of such a key. */
export function spanOf(key: string): { from: Day; to: Day } {
	const [from = key, to = from] = key.split('/');
	return { from, to };
}

/**
 * The calendar day in Europe/Paris (R66), `hours` after an instant. goja has no Intl, so the European rule is written
 * out: summer time from the last Sunday of March to the last Sunday of October, 01:00 UTC.
 */
export function parisDay(instant: string, hours = 0): Day {
	const time = (timeOf(instant) ?? 0) + hours * HOUR;
	return dayOf(time + parisOffset(time));
}

/** Europe/Paris minus UTC at a moment, in milliseconds: one hour, two in summer. */
export function parisOffset(time: number): number {
	const year = new Date(time).getUTCFullYear();
	const summer = lastSunday(year, 3) <= time && time < lastSunday(year, 10);
	return summer ? 2 * HOUR : HOUR;
}

function lastSunday(year: number, month: number): number {
	const last = new Date(Date.UTC(year, month, 0));
	return last.getTime() - last.getUTCDay() * DAY + HOUR;
}

/** First 15 base-36 digits of a SHA-256 (hex): how a natural key becomes an id, equal in Node, browser and goja. */
export function idFromHash(hex: string): string {
	return BigInt('0x' + hex)
		.toString(36)
		.padStart(50, '0')
		.slice(0, 15);
}

/** JSON with sorted keys: the same content gives the same text, hence the same hash, everywhere. */
export function canonical(value: unknown): string {
	return JSON.stringify(sorted(value));
}

/** The same value with its keys in order; one `JSON.stringify` of it is far faster than many small ones. */
function sorted(value: unknown): unknown {
	if (value === null || typeof value !== 'object') return value;
	if (Array.isArray(value)) return value.map(sorted);
	const copy = Object.create(null) as Record<string, unknown>; // where `__proto__` is a key like any other
	const of = value as typeof copy;
	const keys = Object.keys(of).sort();
	// By number, here and wherever a change passes: `for … of` costs several times more in PocketBase's engine.
	for (let n = 0; n < keys.length; n++) {
		const key = keys[n] as string;
		const inner = of[key];
		copy[key] = typeof inner === 'object' ? sorted(inner) : inner;
	}
	return copy;
}
