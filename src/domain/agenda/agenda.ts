// "Aujourd'hui" as data: my places and their week, what is due, and the one next thing to do.
import type { Book } from '../book.ts';
import { isWithin } from '../crew/card.ts';
import { answered, crewDay, type CrewDay } from '../crew/crew.ts';
import { diaryOf, type Diary, type PhoneStates } from '../crew/diary.ts';
import type { Likeness } from '../crew/likeness.ts';
import { isOpen } from '../crew/place.ts';
import { addDays, monday, type Day, type Period } from '../values.ts';
import { duesOf, placeNameOf, nextToSign, partiesOf, type Due } from './duties.ts';
import { crewed, weekOf, type Crewed, type DayCell } from './week.ts';

/** Whose agenda: a company, seen by one of its people. */
export interface Asked {
	company: string;
	user: string;
	states?: PhoneStates;
}

export interface PlaceWeek {
	at: Crewed;
	days: DayCell[];
}

interface NextAction {
	at: Crewed;
	day: Day;
	/** The day copied from; null on the first day ever. */
	like: Likeness | null;
	/** What the prefilled day says. */
	says: Likeness;
}

export interface NextSigning {
	party: string;
	name: string;
	period: Period;
	from: Day;
	dueOn: Day;
}

export interface Agenda {
	/** Places where this person notes; all of the company's when she noted none yet. */
	mine: PlaceWeek[];
	/** The company's other places. */
	others: PlaceWeek[];
	/** Ended periods with something left to do, oldest first. */
	dues: Due[];
	next: NextAction | null;
	/** The next months to sign, of the parties with nothing due. */
	coming: NextSigning[];
}

/** How long a place stays "mine" after my last entry there. */
const MEMORY = 60;

/** The diaries of a company, one a contract on which it has cards. */
export function diariesOf(book: Book, { company, states }: Asked): Diary[] {
	const ids = new Set(
		book
			.all('assignments')
			.filter((card) => card.company === company)
			.map((card) => card.contract)
	);
	return [...ids]
		.map((id) => book.contract(id))
		.filter((contract) => contract !== undefined)
		.sort((a, b) => (a.object + a.id < b.object + b.id ? -1 : 1))
		.map((contract) => diaryOf(book, contract, company, states));
}

export function agenda(book: Book, asked: Asked): Agenda {
	const { today } = book;
	const diaries = diariesOf(book, asked).map((diary) => ({ diary, places: crewed(book, diary) }));
	const weeks = diaries
		.flatMap(({ places }) => places)
		.filter((at) => isGoingOn(at, today))
		.map((at) => ({ at, days: weekOf(at, monday(today), today) }));
	const known = weeks.filter(({ at }) => isMine(at, asked.user, today));
	const mine = known.length > 0 ? known : weeks;
	const dues = diaries.flatMap(({ diary, places }) => duesOf(places, diary, today));
	return {
		mine,
		others: weeks.filter((week) => !mine.includes(week)),
		dues: dues.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
		next: nextAction(book, mine, today),
		coming: diaries.flatMap(({ diary, places }) => comingOf(diary, places, dues, today))
	};
}

/** A place is shown while its contract and a card at home there hold, this week or today. */
function isGoingOn({ diary, cards, place }: Crewed, today: Day): boolean {
	const week = [monday(today), today];
	const people = cards.some((card) => week.some((day) => isWithin(card, day)));
	const noted = [...diary.days].some(
		([day, rows]) => day >= monday(today) && rows.some((row) => row.site === place.site)
	);
	return noted || (people && week.some((day) => isOpen(diary.contract, day)));
}

function isMine({ diary, place }: Crewed, user: string, today: Day): boolean {
	const since = addDays(today, -MEMORY);
	return [...diary.days].some(
		([day, rows]) =>
			day >= since &&
			rows.some((row) => row.author === user && (row.site || place.site) === place.site)
	);
}

/** Today before the days missed earlier this week; the first place with such a day. */
function nextAction(book: Book, weeks: readonly PlaceWeek[], today: Day): NextAction | null {
	const open = weeks.flatMap(({ at, days }) =>
		days.filter((cell) => cell.kind === 'todo').map((cell) => ({ at, day: cell.day }))
	);
	const first = open.find(({ day }) => day === today) ?? open[0];
	if (!first) return null;
	const { at, day } = first;
	const crew = crewDay(book, { diary: at.diary, place: at.place, day });
	return { at, day, like: crew.like, says: prefilled(crew) };
}

/** What a crew's day says before anything is changed. */
function prefilled(crew: CrewDay): Likeness {
	return answered(
		crew.day,
		crew.members.map((member) => member.answer)
	);
}

function comingOf(diary: Diary, places: Crewed[], dues: readonly Due[], today: Day): NextSigning[] {
	return partiesOf(diary).flatMap((party) => {
		const next = nextToSign(diary, party, today);
		if (!next || dues.some((due) => due.party === party)) return [];
		return [{ party, name: placeNameOf(places, diary), ...next }];
	});
}
