// The crew of a place on a day, filled in like the last day noted, with what is odd about each person.
import type { Book } from '../book.ts';
import type { Absence } from '../kinds/facts.ts';
import type { Card, Declaration } from '../records.ts';
import { isWithin, nameOf } from './card.ts';
import type { Day } from '../values.ts';
import { entryFacts } from '../day/facts.ts';
import { entryState, minutesOf, totalOn, type Diary } from './diary.ts';
import { alsoOn, type Also } from './also.ts';
import { eligibilityOn, type Eligibility } from './eligibility.ts';
import { dayToCopy, entriesAt, likenessOf, type Likeness } from './likeness.ts';
import { homeOf, placeOf, placesOf, type Place } from './place.ts';

/** What a person's row says when it opens, and again when it is saved. Minutes. */
export interface Answer {
	ticked: boolean;
	work: number;
	training: number;
	absence: Absence | null;
	note: string;
}

export interface Member {
	card: Card;
	answer: Answer;
	/** Her entry of this day, when it is of this place. */
	entry: Declaration | undefined;
	/** Her entry of this day, noted at another place of this contract: ticking adds to it (R29). */
	elsewhere: { entry: Declaration; place: string; minutes: number } | undefined;
	/** Hours of the same day on other contracts. */
	also: Also[];
	/** Minutes on the day copied from; null: she was not there. */
	usual: number | null;
	eligibility: Eligibility;
	/** Accepted by the facilitator (R40), or part of a total: nothing to change here. */
	fixed: 'accepted' | 'total' | null;
}

export interface CrewDay {
	place: Place;
	day: Day;
	/** The day copied from; null on the first day ever, and when the day was noted already. */
	like: Likeness | null;
	/** True when the day has an entry already. */
	noted: boolean;
	members: Member[];
	/** Other people of the company on this contract, to be added by hand. */
	others: Card[];
}

export interface CrewQuestion {
	diary: Diary;
	place: Place;
	day: Day;
	/** Copy this day instead of the last one. */
	copied?: Day | undefined;
	/** Participants added by hand. */
	added?: readonly string[];
}

/** A working day of a card: a fifth of its week in quarter hours; 7 h when the week is not known. */
export function usualDay(card: Card): number {
	return card.weekly_minutes > 0 ? Math.round(card.weekly_minutes / 75) * 15 : 420;
}

/** The crew's day as it opens. */
export function crewDay(book: Book, question: CrewQuestion): CrewDay {
	const { diary, place, day, copied, added = [] } = question;
	const noted = entriesAt(diary, place, day).length > 0;
	const like = noted ? null : likeOf(question, copied);
	const cards = cardsOn(diary, day);
	const belongs = (card: Card) =>
		!place.site ||
		!card.site ||
		card.site === place.site ||
		added.includes(card.participant) ||
		entriesAt(diary, place, day).some((row) => row.participant === card.participant && row.site);
	const members = cards
		.filter(belongs)
		.map((card) => member(question, card, { book, like, noted }))
		.sort(byPresence);
	return { place, day, like, noted, members, others: cards.filter((card) => !belongs(card)) };
}

/** What the rows say together: people, minutes, the same for each or not. */
export function answered(day: Day, answers: Iterable<Answer>): Likeness {
	const ticked = [...answers].filter((answer) => answer.ticked);
	return likenessOf(
		day,
		ticked.map((answer) => answer.work + answer.training)
	);
}

function likeOf({ diary, place, day }: CrewQuestion, copied?: Day): Likeness | null {
	if (!copied) return dayToCopy(diary, place, day);
	return likenessOf(copied, entriesAt(diary, place, copied).map(minutesOf));
}

/** One card a person: of two that hold, the one already noted, else the later one. */
function cardsOn(diary: Diary, day: Day): Card[] {
	const noted = new Set((diary.days.get(day) ?? []).map((row) => entryFacts(row).assignment));
	const chosen = new Map<string, Card>();
	const rank = (card: Card) => (noted.has(card.id) ? '1' : '0') + card.from;
	for (const card of diary.cards) {
		const other = chosen.get(card.participant);
		if (!isWithin(card, day) && !noted.has(card.id)) continue;
		if (!other || rank(other) < rank(card)) chosen.set(card.participant, card);
	}
	return [...chosen.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

interface Context {
	book: Book;
	like: Likeness | null;
	noted: boolean;
}

function member(question: CrewQuestion, card: Card, context: Context): Member {
	const { diary, place, day } = question;
	const { book } = context;
	const row = (diary.days.get(day) ?? []).find((one) => one.participant === card.participant);
	const here = row && (!place.site || !row.site || row.site === place.site) ? row : undefined;
	const away = row && !here ? row : undefined;
	const model = context.like && modelOf(diary, place, context.like.day, card.participant);
	const total = totalOn(diary, card.participant, day);
	const accepted = row && entryState(diary, row) === 'accepted';
	return {
		card,
		answer: here ? asNoted(here) : asCopied(question, card, { ...context, model, away }),
		entry: here,
		elsewhere: away && {
			entry: away,
			place: placeOf(book, away.site)?.name ?? '',
			minutes: minutesOf(away)
		},
		also: alsoOn(book, card, day),
		usual: model ? minutesOf(model) : null,
		eligibility: eligibilityOn(card, day),
		fixed: accepted ? 'accepted' : total ? 'total' : null
	};
}

function modelOf(diary: Diary, place: Place, day: Day, participant: string) {
	return entriesAt(diary, place, day).find(
		(row) => row.participant === participant && minutesOf(row) > 0
	);
}

function asNoted(row: Declaration): Answer {
	const { minutesWork: work, minutesTraining: training, absence, note } = entryFacts(row);
	return { ticked: work + training > 0, work, training, absence, note };
}

interface Copy extends Context {
	model: Declaration | null | undefined;
	away: Declaration | undefined;
}

/** Ticked like the day copied; on the first day, who may count and belongs here. */
function asCopied(question: CrewQuestion, card: Card, context: Copy): Answer {
	const { diary, place, day, added = [] } = question;
	const { book, like, noted, model, away } = context;
	const facts = model && entryFacts(model);
	const ended = (on: Day) => eligibilityOn(card, on).state === 'ended';
	const free = !noted && !away && !totalOn(diary, card.participant, day);
	const home = () => homeOf(card, diary, placesOf(book, diary.contract, diary.cards)) === place.id;
	const copies = like ? !!model && (ended(like.day) || !ended(day)) : !ended(day) && home();
	return {
		ticked: (free && copies) || added.includes(card.participant),
		work: facts?.minutesWork ?? usualDay(card),
		training: facts?.minutesTraining ?? 0,
		absence: null,
		note: ''
	};
}

/** Ticked people first, then the others; by name. */
function byPresence(a: Member, b: Member): number {
	if (a.answer.ticked !== b.answer.ticked) return a.answer.ticked ? -1 : 1;
	return nameOf(a.card) < nameOf(b.card) ? -1 : 1;
}
