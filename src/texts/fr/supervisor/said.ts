// What several screens of the supervisor say alike: days, work, places.
import { count, dayLong, dayMedium, hours, inner, monthName, weekdayName } from '../../format.ts';
import { dates } from '../dates.ts';

export const NB = '\u00a0';

export const people = (n: number) => count(n, 'personne', 'personnes');

const number = (day: string) => dates.dayNumber(Number(day.slice(8, 10)));

/** A figure that is foreseen, not counted: whole hours. */
export const about = (minutes: number) => hours(Math.round(minutes / 60) * 60);

/** In a narrow column: `1 – 3`. */
export const plain = (day: string) => String(Number(day.slice(8, 10)));

/** `mardi 12` in today's month, `jeudi 30 avril` in another one. */
export const near = (day: string, today: string) =>
	day.slice(0, 7) === today.slice(0, 7)
		? `${weekdayName(day)}${NB}${number(day)}`
		: dayLong(day, today);

export const latest = (day: string) => `au plus tard ${dayMedium(day)}`;

export const quarter = (period: string) => period.includes('Q');

export const theMonth = (period: string) =>
	quarter(period) ? `le ${monthName(period)}` : monthName(period);

export interface Work {
	people: number;
	minutes: number;
	/** The same for each, or null. */
	each: number | null;
}

/** `4 personnes, 7 h chacune` · `4 personnes, 24 h 30 en tout` · `1 personne, 7 h`. */
export const work = ({ people: n, minutes, each }: Work) => {
	if (n < 2 || each === null) return `${people(n)}, ${hours(minutes)}${n < 2 ? '' : ' en tout'}`;
	return `${people(n)}, ${hours(each)} chacune`;
};

/** `Lot 2, gros œuvre`; without a lot number, the object alone. */
export const lot = (number: string, object: string) =>
	number && object
		? `Lot${NB}${number}, ${inner(object)}`
		: object || (number && `Lot${NB}${number}`);
