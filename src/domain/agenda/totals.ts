// A person's month typed as one figure: which days it stands for, what is known already, and the wishes it makes.
import { entryFacts } from '../day/facts.ts';
import type { DayWish } from '../crew/wishes.ts';
import { entryState, minutesOf, type Diary } from '../crew/diary.ts';
import { placesOf } from '../crew/place.ts';
import type { Book } from '../book.ts';
import { latest } from '../calendar.ts';
import type { DayEntrySet } from '../kinds/facts.ts';
import type { Card, Declaration } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import { addDays, firstDay, lastDay, monthsOf, type Day, type Period } from '../values.ts';
import { periodsOfParty } from './duties.ts';
import { cardsOf, entriesOf, type Stretch } from './statement.ts';

export interface TotalRow {
	card: Card;
	/** The calendar month; a quarter has three. */
	month: Period;
	from: Day;
	until: Day;
	/** The total that stands. */
	entry: Declaration | undefined;
	/** Minutes noted day by day: then no total can be given. */
	byDay: number;
	/** Accepted by the facilitator (R40). */
	accepted: boolean;
}

/** The period whose totals can be typed: the one going on, and on its first day the one before it. */
export function totalPeriod(diary: Diary, party: string, today: Day): Period | undefined {
	return periodsOfParty(diary, party, addDays(today, -1)).at(-1);
}

/** A row a person and calendar month of the period, up to today; by month, then name. */
export function totalRows(stretch: Stretch, today: Day): TotalRow[] {
	const entries = entriesOf(stretch);
	const cards = [...cardsOf(stretch)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
	return monthsOf(stretch.period).flatMap((month) =>
		cards.flatMap((card) => totalRow(stretch, card, month, { entries, today }) ?? [])
	);
}

function totalRow(
	{ diary }: Stretch,
	card: Card,
	month: Period,
	{ entries, today }: { entries: readonly Declaration[]; today: Day }
): TotalRow | null {
	const { contract } = diary;
	const own = entries.filter(
		(row) => entryFacts(row).assignment === card.id && row.day.slice(0, 7) === month
	);
	const entry = own.find((row) => row.until);
	const start = contract.start_date || contract.notification_date;
	const from = entry?.day ?? latest([firstDay(month), card.from, start]);
	const until = earliest([lastDay(month), card.to, contract.end_date, today]);
	// A total spans days: of a month that began today there is none yet.
	if (from >= until) return null;
	const byDay = own.filter((row) => !row.until).reduce((sum, row) => sum + minutesOf(row), 0);
	const accepted = !!entry && entryState(diary, entry) === 'accepted';
	return { card, month, from, until, entry, byDay, accepted };
}

const earliest = (days: readonly string[]) =>
	days
		.filter((day) => day !== '')
		.sort()
		.shift() ?? '';

/** The wish for a row's figure: none when it says what stands; an emptied one takes the total back. Minutes. */
export function totalWish(
	book: Book,
	{ diary }: Stretch,
	row: TotalRow,
	minutes: number | null
): DayWish | null {
	const { entry, card } = row;
	if (minutes === null || minutes === 0) return entry ? takeBack(entry) : null;
	const facts = entry && entryFacts(entry);
	if (entry && minutesOf(entry) === minutes && entry.until === row.until) return null;
	// The figure is all of it: training that was noted stays a part of it.
	const training = Math.min(facts?.minutesTraining ?? 0, minutes);
	const places = placesOf(book, diary.contract, diary.cards);
	const set: DayEntrySet = {
		assignment: card.id,
		contract: card.contract,
		participant: card.participant,
		site: facts?.site ?? (card.site || (places.length === 1 ? (places[0]?.site ?? '') : '')),
		day: row.from,
		until: row.until,
		minutesWork: minutes - training,
		minutesTraining: training,
		absence: null,
		note: facts?.note ?? ''
	};
	return { kind: 'day-entry', act: 'write', set, base: facts ? { ...facts } : null };
}

function takeBack({ id: record, version }: Declaration): DayWish {
	return { kind: 'day-entry', act: 'withdraw', set: { reason: '' }, base: { version }, record };
}
