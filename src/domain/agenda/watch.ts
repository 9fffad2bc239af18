// What to look at before signing: days that say nothing, long days and weeks without a word, hours that wait.
import type { Book } from '../book.ts';
import { weekdaysIn } from '../calendar.ts';
import { entryState, minutesOf } from '../crew/diary.ts';
import { eligibilityOn } from '../crew/eligibility.ts';
import type { Declaration } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import { addDays, firstDay, lastDay, monday, type Day } from '../values.ts';
import { isExplained } from './month.ts';
import { cardsOf, entriesOf, type Stretch } from './statement.ts';
import { missingDays, type Crewed } from './week.ts';

export type Watch =
	/** Days of a place that say nothing; `day` is the first. */
	| { code: 'missing'; place: string; placeName: string; day: Day; days: Day[] }
	/** R27: more than 10 h, without a word of explanation. */
	| { code: 'long-day'; name: string; place: string; day: Day; minutes: number }
	/** R28: more than 48 h in a week, all contracts. */
	| { code: 'long-week'; name: string; place: string; day: Day; minutes: number }
	/** R11: minutes outside her eligibility; `until` `''` = none was decided. */
	| { code: 'held'; name: string; participant: string; minutes: number; until: Day }
	/** A change of this phone that the server refused. */
	| { code: 'parked'; name: string; record: string; day: Day };

/** Everything to look at, what stops a signature first. */
export function watchOf(book: Book, stretch: Stretch, places: readonly Crewed[]): Watch[] {
	const entries = entriesOf(stretch);
	const names = new Map(cardsOf(stretch).map((card) => [card.participant, nameOf(card)]));
	const named = (row: Declaration) => names.get(row.participant) ?? '';
	return [
		...entries
			.filter((row) => entryState(stretch.diary, row) === 'attention')
			.map((row) => ({ code: 'parked', name: named(row), record: row.id, day: row.day }) as const),
		...places.flatMap((at) => missingAt(at, stretch, book.today)),
		...longDays(entries, named),
		...longWeeks(book, entries, named),
		...heldHours(stretch, entries)
	];
}

/** The days of a place that say nothing, of the people of one party. */
export function missingAt(at: Crewed, { party, period }: Stretch, today: Day): Watch[] {
	const own = { ...at, cards: at.cards.filter((card) => card.party === party) };
	const days = missingDays(own, firstDay(period), lastDay(period), today);
	const { id: place, name: placeName } = at.place;
	return days[0] ? [{ code: 'missing', place, placeName, day: days[0], days }] : [];
}

function longDays(entries: readonly Declaration[], named: (row: Declaration) => string): Watch[] {
	return entries
		.filter((row) => !row.until && minutesOf(row) > 600 && !isExplained(row))
		.map((row) => ({
			code: 'long-day',
			name: named(row),
			place: row.site || row.contract,
			day: row.day,
			minutes: minutesOf(row)
		}));
}

function longWeeks(
	book: Book,
	entries: readonly Declaration[],
	named: (row: Declaration) => string
): Watch[] {
	const seen = new Set<string>();
	return entries.flatMap((row) => {
		const week = `${row.participant}|${monday(row.day)}`;
		if (row.until || seen.has(week)) return [];
		seen.add(week);
		const minutes = minutesOfWeek(book, row.participant, monday(row.day));
		if (minutes <= 2880 || entriesOfWeek(entries, row).some(isExplained)) return [];
		const at = { name: named(row), place: row.site || row.contract, day: row.day };
		return [{ code: 'long-week', minutes, ...at } as const];
	});
}

function entriesOfWeek(entries: readonly Declaration[], of: Declaration): Declaration[] {
	return entries.filter(
		(row) => row.participant === of.participant && monday(row.day) === monday(of.day)
	);
}

/** R28: minutes of a person in an ISO week, on all contracts; a total is spread over its weekdays. */
function minutesOfWeek(book: Book, participant: string, week: Day): number {
	const end = addDays(week, 6);
	return book.entriesOf(participant).reduce((sum, row) => {
		const last = row.until || row.day;
		if (row.day > end || last < week) return sum;
		if (!row.until) return sum + minutesOf(row);
		const [from, to] = [row.day > week ? row.day : week, last < end ? last : end];
		return sum + Math.round((minutesOf(row) * weekdaysIn(from, to)) / weekdaysIn(row.day, last));
	}, 0);
}

function heldHours(stretch: Stretch, entries: readonly Declaration[]): Watch[] {
	return cardsOf(stretch).flatMap((card) => {
		const held = entries.filter(
			(row) =>
				row.participant === card.participant &&
				row.facts['assignment'] === card.id &&
				minutesOf(row) > 0 &&
				eligibilityOn(card, row.day).state !== 'eligible'
		);
		const last = held[held.length - 1];
		if (!last) return [];
		const minutes = held.reduce((sum, row) => sum + minutesOf(row), 0);
		const { state, day } = eligibilityOn(card, last.day);
		const until = state === 'ended' ? day : '';
		const { participant } = card;
		return [{ code: 'held', name: nameOf(card), participant, minutes, until } as const];
	});
}
