// Figures, days and times as people read them. Spaces inside a figure or a date never break.
import { dates } from './fr/dates.ts';

/** No-break space. */
const NB = '\u00a0';

interface Parts {
	year: number;
	month: number;
	day: number;
	weekday: number;
}

function partsOf(day: string): Parts {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
	return { year, month, day: date, weekday };
}

const name = (list: string[], index: number) => list[index] ?? '';
const dayMonth = ({ day, month }: Parts, months: string[]) =>
	`${dates.dayNumber(day)}${NB}${name(months, month - 1)}`;
/** The year, only when it is another one than today's. */
const otherYear = ({ year }: Parts, today?: string) =>
	today && partsOf(today).year !== year ? `${NB}${String(year)}` : '';

/** `7 h`, `7 h 30`, `1 088 h` from whole minutes. */
export function hours(minutes: number): string {
	const rest = minutes % 60;
	const whole = figure((minutes - rest) / 60);
	return rest
		? `${whole}${NB}${dates.hour}${NB}${String(rest).padStart(2, '0')}`
		: `${whole}${NB}${dates.hour}`;
}

/** `1 088`: thousands apart by a narrow no-break space. */
function figure(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** `jeu. 12`, inside its week or month. */
export function dayShort(day: string): string {
	const parts = partsOf(day);
	return `${name(dates.weekdaysShort, parts.weekday)}${NB}${dates.dayNumber(parts.day)}`;
}

/** `jeu. 12 nov.`, in rows; with the year when it is not the one of `today`. */
export function dayMedium(day: string, today?: string): string {
	const parts = partsOf(day);
	const short = `${name(dates.weekdaysShort, parts.weekday)}${NB}${dayMonth(parts, dates.monthsShort)}`;
	return short + otherYear(parts, today);
}

/** `jeudi 12 novembre`, in titles; with the year when it is not the one of `today`. */
export function dayLong(day: string, today?: string): string {
	const parts = partsOf(day);
	return `${name(dates.weekdays, parts.weekday)} ${dayMonth(parts, dates.months)}${otherYear(parts, today)}`;
}

/** `jeudi 12 novembre 2026`, on what is signed. */
export function dayFull(day: string): string {
	return `${dayLong(day)}${NB}${day.slice(0, 4)}`;
}

/** `10 mai`, `1er février 2028`: a date without its weekday. */
export function date(day: string, today?: string): string {
	const parts = partsOf(day);
	return dayMonth(parts, dates.months) + otherYear(parts, today);
}

/** `10 mai`, `1er févr. 2028`: the same, short. */
export function dateShort(day: string, today?: string): string {
	const parts = partsOf(day);
	return dayMonth(parts, dates.monthsShort) + otherYear(parts, today);
}

/** `lundi`: the name of a day in a sentence. */
export function weekdayName(day: string): string {
	return name(dates.weekdays, partsOf(day).weekday);
}

/** `novembre`, or `4e trimestre 2026`. */
export function monthName(period: string): string {
	const quarter = /-Q(\d)$/.exec(period);
	if (quarter) return dates.quarter(Number(quarter[1]), Number(period.slice(0, 4)));
	return name(dates.months, Number(period.slice(5, 7)) - 1);
}

/** `novembre 2026`, or `4e trimestre 2026`. */
export function monthFull(period: string): string {
	return period.includes('Q')
		? monthName(period)
		: `${monthName(period)}${NB}${period.slice(0, 4)}`;
}

/** `novembre`; `octobre 2025` when that is not the year of `today`. */
export function monthNear(period: string, today: string): string {
	return period.slice(0, 4) === today.slice(0, 4) ? monthName(period) : monthFull(period);
}

/** The same among others: `octobre 2025` for each of them as soon as they, or `today`, are not all of one year. */
export function monthAmong(period: string, all: readonly string[], today = period): string {
	const years = new Set([...all, today].map((one) => one.slice(0, 4)));
	return years.size > 1 ? monthFull(period) : monthName(period);
}

/** `d’avril`, `de mai`, `du 4e trimestre 2026`: after a noun. */
export function ofMonth(period: string): string {
	return dates.of(monthName(period), period.includes('Q'));
}

const paris = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Europe/Paris',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** Day and clock in Europe/Paris of an instant. */
function local(iso: string): { day: string; clock: string } {
	const found: Record<string, string> = {};
	for (const { type, value } of paris.formatToParts(new Date(iso))) found[type] = value;
	return {
		day: `${found['year'] ?? ''}-${found['month'] ?? ''}-${found['day'] ?? ''}`,
		clock: `${String(Number(found['hour']))}:${found['minute'] ?? ''}`
	};
}

/** `17:32`, `7:10`, in Europe/Paris. */
export function clock(iso: string): string {
	return local(iso).clock;
}

/** `17:32` today · `lundi, 7:10` in the last six days · `lun. 11 mai, 7:10` before. */
export function when(iso: string, nowIso: string): string {
	const at = local(iso);
	const today = local(nowIso).day;
	if (at.day === today) return at.clock;
	const age = (Date.parse(today) - Date.parse(at.day)) / 86_400_000;
	if (age > 0 && age < 7) return `${weekdayName(at.day)}, ${at.clock}`;
	return `${dayMedium(at.day, today)}, ${at.clock}`;
}

/** `aujourd’hui`, `demain`, `dans 2 jours`, `retard : 1 jour` from whole days to go. */
export function until(days: number): string {
	if (days < 0) return dates.late(-days);
	if (days === 0) return dates.today;
	return days === 1 ? dates.tomorrow : dates.inDays(days);
}

/** `1 jour`, `4 jours`: French counts 0 and 1 as one. */
export function count(n: number, one: string, many: string): string {
	return `${figure(n)}${NB}${n < 2 ? one : many}`;
}

/** `83 %`, rounded down until 100; nothing when nothing is due. */
export function percent(done: number, due: number): string {
	return due > 0 ? `${figure(Math.floor((done * 100) / due))}${NB}%` : '';
}

/** `a, b et c`. */
export function list(items: string[]): string {
	const last = items[items.length - 1] ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${dates.and} ${last}`;
}

/** The first letter large, at the start of a line. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter small, after a comma; what is written in capitals stays. */
export function inner(text: string): string {
	const [first = '', second = ''] = text;
	return second === second.toLowerCase() ? first.toLowerCase() + text.slice(first.length) : text;
}

/** `01 99 00 12 34` from any way of writing a French number; others are left alone. */
export function phoneNumber(raw: string): string {
	const digits = raw.replace(/[\s.-]/g, '').replace(/^(\+33|0033)/, '0');
	return /^0\d{9}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, `$1${NB}`) : raw;
}

/** `7F3K-22`: the number of a received change, short enough to be read aloud. */
export function receipt(changeId: string): string {
	return `${changeId.slice(0, 4)}-${changeId.slice(4, 6)}`.toUpperCase();
}
