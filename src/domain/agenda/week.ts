// The week of a place: for each day its hours, where they are, or why there are none.
import type { Book } from '../book.ts';
import { isHoliday, isWorkingDay } from '../calendar.ts';
import { minutesOf, plateOfEntries, totalOn, type Diary, type PlateState } from '../crew/diary.ts';
import { eligibilityOn } from '../crew/eligibility.ts';
import { entriesAt } from '../crew/likeness.ts';
import { homeOf, isOpen, placesOf, type Place } from '../crew/place.ts';
import type { Card } from '../records.ts';
import { isWithin } from '../crew/card.ts';
import { addDays, weekday, type Day } from '../values.ts';

export interface DayCell {
	day: Day;
	/** `todo`: somebody should say something · `coming`: not yet · `closed`: nothing is expected. */
	kind: 'noted' | 'todo' | 'coming' | 'holiday' | 'closed';
	minutes: number;
	people: number;
	plate: PlateState | null;
}

/** A place with its diary and the cards that belong to it, read once for many days. */
export interface Crewed {
	place: Place;
	diary: Diary;
	cards: readonly Card[];
}

/** The places of a contract with the cards at home in each. */
export function crewed(book: Book, diary: Diary): Crewed[] {
	const places = placesOf(book, diary.contract, diary.cards);
	const homes = new Map(diary.cards.map((card) => [card.id, homeOf(card, diary, places)]));
	return places.map((place) => ({
		place,
		diary,
		cards: diary.cards.filter((card) => homes.get(card.id) === place.id)
	}));
}

/** One day of a place. */
export function dayCell(at: Crewed, day: Day, today: Day): DayCell {
	const rows = entriesAt(at.diary, at.place, day);
	const minutes = rows.reduce((sum, row) => sum + minutesOf(row), 0);
	const people = rows.filter((row) => minutesOf(row) > 0).length;
	const plate = plateOfEntries(at.diary, rows);
	const kind = rows.length > 0 ? 'noted' : emptyKind(at, day, today);
	return { day, kind, minutes, people, plate };
}

function emptyKind(at: Crewed, day: Day, today: Day): DayCell['kind'] {
	if (weekday(day) <= 5 && isHoliday(day)) return 'holiday';
	if (day > today) return 'coming';
	return isExpected(at, day) ? 'todo' : 'closed';
}

/** True when a day wants hours or "no hours": a working day, the contract open, somebody here not noted elsewhere. */
function isExpected({ diary, cards }: Crewed, day: Day): boolean {
	if (!isWorkingDay(day) || !isOpen(diary.contract, day) || !notesByDay(diary, day)) return false;
	const noted = new Set((diary.days.get(day) ?? []).map((row) => row.participant));
	return cards.some(
		(card) =>
			isWithin(card, day) &&
			eligibilityOn(card, day).state !== 'ended' &&
			!noted.has(card.participant) &&
			!totalOn(diary, card.participant, day)
	);
}

/** False for a company that gives totals: then no day is missed. A contract may require days. */
export function notesByDay({ contract, totals, days }: Diary, day: Day): boolean {
	if (contract.detail === 'day' || totals.length === 0) return true;
	const since = addDays(day, -31);
	return [...days.keys()].some((noted) => since <= noted && noted <= day);
}

/** Days between two days, both included, that say nothing and should. */
export function missingDays(at: Crewed, from: Day, to: Day, today: Day): Day[] {
	const last = to < today ? to : addDays(today, -1);
	const found: Day[] = [];
	for (let day = from; day <= last; day = addDays(day, 1))
		if (dayCell(at, day, today).kind === 'todo') found.push(day);
	return found;
}

/** Monday to Friday; Saturday and Sunday when this week or one of the four before holds hours there, or it is today. */
export function weekOf(at: Crewed, monday: Day, today: Day): DayCell[] {
	const holds = (offset: number) =>
		[0, 7, 14, 21, 28].some(
			(back) => entriesAt(at.diary, at.place, addDays(monday, offset - back)).length > 0
		) || addDays(monday, offset) === today;
	const shown = [0, 1, 2, 3, 4, ...(holds(5) || holds(6) ? [5] : []), ...(holds(6) ? [6] : [])];
	return shown.map((offset) => dayCell(at, addDays(monday, offset), today));
}
