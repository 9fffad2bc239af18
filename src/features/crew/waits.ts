// What waits on this phone, line by line: the days of a site together, a month on its own.
import { placeOf } from '#domain/crew/place.ts';
import type { Book } from '#domain/book.ts';
import type { Held } from '../sync-status/waiting.ts';

export interface WaitingLine {
	key: string;
	/** Of the site or contract. */
	name: string;
	/** Empty for a month. */
	days: string[];
	period: string;
	minutes: number;
}

export function waitingLines(list: readonly Held[], book: Book): WaitingLine[] {
	const lines = new Map<string, WaitingLine>();
	for (const held of list) {
		const month = held.kind === 'month';
		const place = month ? held.contract : held.site || held.contract;
		const key = month ? held.key : place;
		const name = placeOf(book, place)?.name ?? '';
		const line = lines.get(key) ?? { key, name, days: [], period: held.period, minutes: 0 };
		if (!month && !line.days.includes(held.day)) line.days.push(held.day);
		line.days.sort();
		line.minutes += held.minutes;
		lines.set(key, line);
	}
	return [...lines.values()];
}
