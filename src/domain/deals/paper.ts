// A statement received on paper or by mail, as the office types it: its people, what is known already, its lines.
import { cardsOf, lineOfCard, linesOf, standing, type Stretch } from '../agenda/statement.ts';
import { totalRows } from '../agenda/totals.ts';
import type { Book } from '../book.ts';
import { diaryOf } from '../crew/diary.ts';
import { isOpen } from '../crew/place.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { acceptedDays, lineOf } from '../hours/verdicts.ts';
import type { Line, SubmitSet } from '../kinds/facts.ts';
import type { Card, Declaration } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import {
	dayKey,
	daysIn,
	firstDay,
	isPeriod,
	lastDay,
	monthOf,
	type Day,
	type Pair
} from '../values.ts';

/** How a sheet gives one person's hours. */
export type PaperMode = 'total' | 'days';

export interface PaperPerson {
	card: Card;
	name: string;
	/** Keys of the totals one may type, one a calendar month. */
	totals: string[];
	/** Days one may type. */
	days: Day[];
	/** What is known already, by key: as signed, else as noted by the company. */
	known: Record<string, Pair>;
	/** Keys of days that are accepted: they stay as they are (R40). */
	locked: string[];
	/** As what is known was given. */
	mode: PaperMode;
	/** The contract wants days, or some are accepted already: there is no choice. */
	fixed: boolean;
}

export interface Paper {
	stretch: Stretch;
	/** The standing declaration: typed again, it gets one more version. */
	signed: Declaration | undefined;
	people: PaperPerson[];
}

/** Where a statement belongs: its party, the company that declares, the period. */
export interface PaperPlace {
	party: string;
	company: string;
	period: string;
}

/** Undefined when this company declares nothing for that party, or nothing of the period has begun. */
export function paperOf(book: Book, { party, company, period }: PaperPlace): Paper | undefined {
	const contract = book.contract(book.party(party)?.contract ?? '');
	if (!contract || !isPeriod(period)) return undefined;
	const stretch: Stretch = { diary: diaryOf(book, contract, company), party, period };
	if (cardsOf(stretch).length === 0 || firstDay(period) > book.today) return undefined;
	const people = cardsOf(stretch)
		.map((card) => personOf(stretch, card, book.today))
		.filter((one) => one.days.length + one.locked.length > 0)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	return { stretch, signed: standing(stretch), people };
}

function personOf(stretch: Stretch, card: Card, today: Day): PaperPerson {
	const { contract } = stretch.diary;
	const signed = standing(stretch);
	const facts = signed && hoursFacts(signed);
	const noted = linesOf(stretch).find((line) => line.assignment === card.id);
	const before = facts && lineOf(facts, card.id);
	const known = (facts?.office ? (before ?? noted) : (noted ?? before))?.days ?? {};
	const locked = facts ? acceptedDays(facts, card.id) : [];
	const ofDays = Object.keys(known).some((key) => !key.includes('/'));
	const fixed = contract.detail === 'day' || locked.length > 0;
	return {
		card,
		name: nameOf(card),
		totals: totalRows(stretch, today)
			.filter((row) => row.card.id === card.id)
			.map((row) => dayKey(row.from, row.until)),
		days: daysOf(stretch, card, today),
		known,
		locked,
		mode: contract.detail === 'day' || ofDays ? 'days' : 'total',
		fixed
	};
}

/** Days of the period, up to today, on which this card may have hours on this contract. */
function daysOf({ diary, period }: Stretch, card: Card, today: Day): Day[] {
	const last = lastDay(period) < today ? lastDay(period) : today;
	return daysIn(firstDay(period), last).filter(
		(day) => card.from <= day && (!card.to || day <= card.to) && isOpen(diary.contract, day)
	);
}

/** Keys that may be typed for a person, in order: accepted days are not among them, nor totals over them. */
export function typedKeys({ totals, days, locked }: PaperPerson, mode: PaperMode): string[] {
	if (mode === 'days') return days.filter((day) => !locked.includes(day));
	const months = locked.map((key) => monthOf(key));
	return totals.filter((key) => !months.includes(monthOf(key)));
}

/** What was typed of one person: how, and minutes by key (work and training together). */
export interface PaperTyped {
	mode: PaperMode;
	minutes: Readonly<Record<string, number>>;
}

/** The lines of the sheet; who has no hours has no line. `typed` is asked for each person. */
export function paperLines(paper: Paper, typed: (person: PaperPerson) => PaperTyped): Line[] {
	return paper.people
		.map((person) => lineOfCard(person.card, daysTyped(person, typed(person)), []))
		.filter((line) => line.minutesWork + line.minutesTraining > 0)
		.sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
}

function daysTyped(person: PaperPerson, { mode, minutes }: PaperTyped): Record<string, Pair> {
	const days: Record<string, Pair> = {};
	for (const key of person.locked) days[key] = person.known[key] ?? [0, 0];
	for (const key of typedKeys(person, mode)) {
		const sum = minutes[key] ?? 0;
		// Training that is known stays training; what is typed is the whole of the day.
		const training = Math.min(sum, person.known[key]?.[1] ?? 0);
		if (sum > 0) days[key] = [sum - training, training];
	}
	return Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Who signed the sheet, and when; when it was received. */
export interface PaperSigned {
	name: string;
	quality: string;
	signedOn: Day;
	receivedOn: Day;
	/** Photo or PDF of the sheet. */
	file: string | null;
}

/** The `set` of the submission; its hash is added where there is a hash function (R38). */
export function paperSet(
	{ stretch }: Paper,
	lines: Line[],
	{ name, quality, signedOn, receivedOn, file }: PaperSigned
): Omit<SubmitSet, 'hash'> {
	return {
		party: stretch.party,
		contract: stretch.diary.contract.id,
		period: stretch.period,
		company: stretch.diary.company,
		nil: lines.length === 0,
		lines,
		// She signed the sheet, not this screen: the sheet stands for her consent.
		signer: { name, quality, consent: false },
		sheet: { file, receivedOn, signedOn }
	};
}
