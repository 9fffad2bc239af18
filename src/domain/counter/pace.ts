// R43: the pace of the last eight complete weeks, and where it leads by the end of the contract.
import type { Contract } from '../records.ts';
import { weekdaysIn } from '../calendar.ts';
import { addDays, daysBetween, monday, weekday, type Day } from '../values.ts';

const WEEKS = 8;

export interface Pace {
	/** Minutes a week, rounded. */
	perWeek: number;
	/** Minutes done on the last day of the contract, if nothing changes. */
	forecast: number;
	/** max(0, due − forecast). */
	missing: number;
}

/** Minutes worked on a day, or somewhere from the first to the last day of a stretch. */
export interface Spread {
	from: Day;
	to: Day;
	minutes: number;
	part: string;
}

type Dates = Pick<Contract, 'start_date' | 'notification_date' | 'end_date' | 'suspended'>;
type Terms = Dates & Pick<Contract, 'hours_method'>;

/**
 * The pace of a counter: what was validated, signed or noted in the last eight complete weeks, suspended ones left out
 * (fewer at the start of a contract), carried on to its end. What waits on a phone is done, but makes no pace yet. Null
 * where the end, the first week or, while hours follow invoices, what will be due is not known.
 */
export function paceOf(
	contract: Terms,
	today: Day,
	due: number,
	shares: Spread[],
	waiting: number
): Pace | null {
	const weeks = lastWeeks(contract, today);
	if (!contract.end_date || weeks.length === 0) return null;
	if (contract.hours_method === 'per_amount' && today <= contract.end_date) return null;
	const received = shares.filter((share) => share.part !== 'waiting');
	const inWeeks = weeks.reduce((sum, week) => sum + minutesIn(received, week), 0);
	const done = received.reduce((sum, share) => sum + share.minutes, waiting);
	const perWeek = inWeeks / weeks.length;
	const forecast = Math.floor(done + (perWeek * daysLeft(contract, today)) / 7);
	return { perWeek: Math.round(perWeek), forecast, missing: Math.max(0, due - forecast) };
}

/** The Mondays of the last complete weeks in which there was work to do, newest first. */
export function lastWeeks(contract: Dates, today: Day): Day[] {
	const start = contract.start_date || contract.notification_date;
	const weeks: Day[] = [];
	if (!start) return weeks;
	let week = addDays(monday(today), -7);
	while (weeks.length < WEEKS && addDays(week, 6) >= start) {
		if (!isSuspended(contract, week)) weeks.push(week);
		week = addDays(week, -7);
	}
	return weeks;
}

/** A week is left out when none of its days from Monday to Friday could be worked. */
function isSuspended(contract: Dates, week: Day): boolean {
	for (let day = 0; day < 5; day++) if (!stopped(contract, addDays(week, day))) return false;
	return true;
}

function stopped(contract: Dates, day: Day): boolean {
	return contract.suspended.some(([from, to]) => from <= day && (to === '' || day <= to));
}

/** Days after today until the end of the contract, less those of a suspension already known. */
function daysLeft(contract: Dates, today: Day): number {
	const left = Math.max(0, daysBetween(today, contract.end_date));
	if (contract.suspended.length === 0) return left;
	let open = 0;
	for (let day = 1; day <= left; day++) if (!stopped(contract, addDays(today, day))) open++;
	return open;
}

function minutesIn(shares: Spread[], week: Day): number {
	const end = addDays(week, 6);
	return shares
		.filter((share) => share.from <= end && week <= share.to)
		.reduce((sum, share) => sum + minutesWithin(share, week, end), 0);
}

/** A stretch is spread over its weekdays; one made of a weekend alone, over its days. */
function minutesWithin(share: Spread, from: Day, to: Day): number {
	if (share.from === share.to) return share.minutes;
	const first = share.from > from ? share.from : from;
	const last = share.to < to ? share.to : to;
	if (!hasWeekday(share.from, share.to))
		return (
			(share.minutes * (daysBetween(first, last) + 1)) / (daysBetween(share.from, share.to) + 1)
		);
	if (!hasWeekday(first, last)) return 0;
	return (share.minutes * weekdaysIn(first, last)) / weekdaysIn(share.from, share.to);
}

function hasWeekday(from: Day, to: Day): boolean {
	return weekday(from) <= 5 || weekday(to) <= 5 || daysBetween(from, to) > 1;
}
