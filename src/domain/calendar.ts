// The French calendar of a clause: holidays, working days, the day a month is due, the periods to declare, months counted on.
import type { Contract } from './records.ts';
import {
	addDays,
	daysBetween,
	daysIn,
	firstDay,
	lastDay,
	monday,
	monthOf,
	nextPeriod,
	quarterOf,
	shiftPeriod,
	weekday,
	type Day,
	type Period
} from './values.ts';

/** The public holidays of metropolitan France in a year, in order: eleven, ten when two share a day (1 May 2008). */
export function holidays(year: number): Day[] {
	const easter = easterSunday(year);
	const days = [
		...['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map(
			(day) => `${String(year)}-${day}`
		),
		...[1, 39, 50].map((days) => addDays(easter, days))
	];
	return [...new Set(days)].sort();
}

/** Easter Sunday of the Gregorian calendar (Butcher's rule). */
export function easterSunday(year: number): Day {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const leaps = Math.floor(century / 4);
	const lunar = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - leaps - lunar + 15) % 30;
	const rest = year % 100;
	const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
	const days = epact + sunday - 7 * late + 114;
	const month = String(Math.floor(days / 31)).padStart(2, '0');
	return `${String(year)}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}

export function isHoliday(day: Day): boolean {
	return holidays(Number(day.slice(0, 4))).includes(day);
}

/** Monday to Friday, holidays excepted. */
export function isWorkingDay(day: Day): boolean {
	return weekday(day) <= 5 && !isHoliday(day);
}

/** R35: the day a period is due, in the month after it; in a shorter month, its last day. */
export function dueOn(contract: Pick<Contract, 'declaration_due_day'>, period: Period): Day {
	const month = monthOf(addDays(lastDay(period), 1));
	const last = lastDay(month);
	const wanted = contract.declaration_due_day;
	if (wanted < 1 || wanted >= Number(last.slice(8))) return last;
	return `${month}-${String(wanted).padStart(2, '0')}`;
}

/** R35: whole days late; the due day itself, until 23:59 in Paris, is not late. */
export function daysLate(
	contract: Pick<Contract, 'declaration_due_day'>,
	period: Period,
	today: Day
): number {
	return Math.max(0, daysBetween(dueOn(contract, period), today));
}

type Dates = Pick<Contract, 'declaration_period' | 'notification_date' | 'start_date' | 'end_date'>;

/** The months or quarters a contract declares, from its start to today or its end, oldest first. */
export function periodsOf(contract: Dates, today: Day): Period[] {
	const start = contract.start_date || contract.notification_date;
	const end = contract.end_date && contract.end_date < today ? contract.end_date : today;
	const periods: Period[] = [];
	if (!start) return periods;
	const periodOf = contract.declaration_period === 'quarter' ? quarterOf : monthOf;
	for (let period = periodOf(start); firstDay(period) <= end; period = nextPeriod(period))
		periods.push(period);
	return periods;
}

/** The Mondays of the ISO weeks that a period touches. */
export function isoWeeksOf(period: Period): Day[] {
	const weeks: Day[] = [];
	for (let week = monday(firstDay(period)); week <= lastDay(period); week = addDays(week, 7))
		weeks.push(week);
	return weeks;
}

/** The same day of the month `count` months later; the last one where that month is shorter. */
export function addMonths(day: Day, count: number): Day {
	const month = shiftPeriod(monthOf(day), count);
	const last = lastDay(month);
	const wanted = `${month}-${day.slice(8)}`;
	return wanted < last ? wanted : last;
}

/** Weekdays (Monday to Friday) from `from` to `to`, both included; never 0, so that it can divide. */
export function weekdaysIn(from: Day, to: Day): number {
	let count = 0;
	for (const day of daysIn(from, to)) if (weekday(day) <= 5) count++;
	return Math.max(1, count);
}

/** The latest of days or of instants; `''` of none. */
export function latest(times: readonly string[]): string {
	return [...times].sort().pop() ?? '';
}
