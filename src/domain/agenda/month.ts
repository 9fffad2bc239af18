// A party's month as a table: weeks down, people across, hours and a mark a day; what is missing or odd apart.
import { isWorkingDay, isoWeeksOf } from '../calendar.ts';
import { usualDay } from '../crew/crew.ts';
import { entryFacts } from '../day/facts.ts';
import { minutesOf, plateOfEntries, type PlateState } from '../crew/diary.ts';
import { isOpen } from '../crew/place.ts';
import type { Card, Declaration } from '../records.ts';
import { isWithin, nameOf } from '../crew/card.ts';
import { addDays, firstDay, lastDay, type Day, type Period } from '../values.ts';
import { cardsOf, entriesOf, standing, type Stretch } from './statement.ts';

/** `full`, `part`: hours · `over`: more than 10 h · `none`: 0 h · `missing`: nobody said anything · `off`: no day of work. */
export type Mark = 'full' | 'part' | 'none' | 'over' | 'missing' | 'off';

interface Cell {
	minutes: number;
	marks: Mark[];
}

export interface MonthWeek {
	monday: Day;
	/** ISO week number. */
	number: number;
	/** First and last day of work, within the period. */
	from: Day;
	to: Day;
	/** One a person, in the order of `people`. */
	cells: Cell[];
}

interface MonthPerson {
	participant: string;
	/** Of two cards in a month, the later one. */
	card: Card;
	/** `Mamadou`, or `Mamadou S.` when two share it. */
	short: string;
	name: string;
	minutes: number;
	/** Her month is known as a total: no days. */
	total: Declaration | undefined;
}

export interface MonthView {
	period: Period;
	people: MonthPerson[];
	weeks: MonthWeek[];
	minutes: number;
	/** Days on which somebody is noted. */
	noted: Day[];
	signed: Declaration | undefined;
	plate: PlateState | null;
}

/** The month of a party as one company declares it. `missing` = days that say nothing and should. */
export function monthView(stretch: Stretch, missing: readonly Day[]): MonthView {
	const { period, diary } = stretch;
	const entries = entriesOf(stretch);
	const people = peopleOf(stretch, entries);
	const table: Table = { stretch, entries: byDay(entries), missing: new Set(missing) };
	return {
		period,
		people,
		weeks: isoWeeksOf(period)
			.map((week) => weekOfMonth(table, people, week))
			.filter((week) => week !== null),
		minutes: entries.reduce((sum, row) => sum + minutesOf(row), 0),
		noted: [...table.entries.keys()].sort(),
		signed: standing(stretch),
		plate: plateOfEntries(diary, entries)
	};
}

/** Entries by day and person. */
type ByDay = Map<Day, Map<string, Declaration>>;

interface Table {
	stretch: Stretch;
	entries: ByDay;
	missing: ReadonlySet<Day>;
}

function byDay(entries: readonly Declaration[]): ByDay {
	const map: ByDay = new Map();
	for (const row of entries) {
		if (row.until) continue;
		const people = map.get(row.day) ?? new Map<string, Declaration>();
		map.set(row.day, people.set(row.participant, row));
	}
	return map;
}

/** People with hours or with a card that holds in the period, by name. */
function peopleOf(stretch: Stretch, entries: readonly Declaration[]): MonthPerson[] {
	const [from, to] = [firstDay(stretch.period), lastDay(stretch.period)];
	const noted = new Set(entries.map((row) => row.participant));
	const cards = new Map<string, Card>();
	for (const card of [...cardsOf(stretch)].sort((a, b) => (a.from < b.from ? -1 : 1)))
		if (noted.has(card.participant) || (card.from <= to && (!card.to || from <= card.to)))
			cards.set(card.participant, card);
	const list = [...cards.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
	return list.map((card) => {
		const own = entries.filter((row) => row.participant === card.participant);
		return {
			participant: card.participant,
			card,
			name: nameOf(card),
			short: shortName(card, list),
			minutes: own.reduce((sum, row) => sum + minutesOf(row), 0),
			total: own.find((row) => row.until)
		};
	});
}

function shortName(card: Card, all: readonly Card[]): string {
	const same = all.filter((other) => other.given_name === card.given_name).length > 1;
	return same ? `${card.given_name} ${card.family_name.slice(0, 1)}.` : card.given_name;
}

/** Null for the edge of a month that holds no day of work. */
function weekOfMonth(table: Table, people: readonly MonthPerson[], monday: Day): MonthWeek | null {
	const { period } = table.stretch;
	const all = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
	const weekend = all.slice(5).filter((day) => table.entries.has(day)).length;
	const days = all.slice(0, weekend === 0 ? 5 : table.entries.has(all[6] ?? '') ? 7 : 6);
	const inside = days
		.filter((day) => firstDay(period) <= day && day <= lastDay(period))
		.filter((day) => isWorkingDay(day) || table.entries.has(day));
	const [from] = inside;
	const to = inside[inside.length - 1];
	if (!from || !to) return null;
	const cells = people.map((person) => cellOf(table, person, days));
	return { monday, number: isoWeek(monday), from, to, cells };
}

function cellOf(table: Table, { participant, card }: MonthPerson, days: readonly Day[]): Cell {
	const rows = days.map((day) => table.entries.get(day)?.get(participant));
	return {
		minutes: rows.reduce((sum, row) => sum + (row ? minutesOf(row) : 0), 0),
		marks: days.map((day, n) => markOf(table, card, day, rows[n]))
	};
}

function markOf(table: Table, card: Card, day: Day, row: Declaration | undefined): Mark {
	const { stretch, missing, entries } = table;
	if (row) {
		const minutes = minutesOf(row);
		if (minutes > 600) return 'over';
		return minutes === 0 ? 'none' : minutes < usualDay(card) ? 'part' : 'full';
	}
	const inside = firstDay(stretch.period) <= day && day <= lastDay(stretch.period);
	if (!inside || !isWorkingDay(day) || !isOpen(stretch.diary.contract, day) || !isWithin(card, day))
		return 'off';
	if (missing.has(day)) return 'missing';
	return entries.has(day) ? 'none' : 'off';
}

/** ISO 8601 number of the week that begins on this Monday: that of its Thursday. */
export function isoWeek(monday: Day): number {
	const thursday = addDays(monday, 3);
	const january = Date.UTC(Number(thursday.slice(0, 4)), 0, 1);
	return Math.floor((Date.parse(thursday) - january) / 604_800_000) + 1;
}

/** True for the days of somebody's entry that an explanation already goes with. */
export function isExplained(row: Declaration): boolean {
	return entryFacts(row).note.trim() !== '';
}
