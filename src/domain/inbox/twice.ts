// The same day declared by two companies: both sides as they stand, and the changes by which the office settles it.
import type { Book } from '../book.ts';
import { entryFacts } from '../day/facts.ts';
import { clashFacts, firstEntry, firstSigned, isOpen, type SignedDay } from './clash.ts';
import type { DayEntrySet } from '../kinds/facts.ts';
import type { Card, Declaration } from '../records.ts';

interface Side {
	company: string;
	/** Work and training, minutes. */
	work: number;
	training: number;
	/** Who declared it, and when (ISO). */
	by: string;
	at: string;
	card: Card | undefined;
}

export interface Twice {
	row: Declaration;
	/** Received first: it stands. */
	first: Side;
	/** Refused meanwhile. */
	second: Side;
	entry: Declaration | undefined;
	/** The first company's signed month that holds the day and is not answered yet: the answer is given there. */
	signed: SignedDay | undefined;
	open: boolean;
}

/** Both sides of a clash. */
export function twiceOf(book: Book, row: Declaration): Twice {
	const entry = firstEntry(book, row);
	const days = firstSigned(book, row);
	return {
		row,
		first: firstSide(book, row, entry ?? days[0]?.month),
		second: secondSide(book, row),
		entry,
		signed: days.find(({ state }) => state === 'none' || state === 'returned'),
		open: isOpen(book, row)
	};
}

/** What stands now; its figures, where the diary holds them. */
function firstSide(book: Book, row: Declaration, stands: Declaration | undefined): Side {
	const { first } = clashFacts(row);
	const said = stands?.kind === 'day-entry' ? entryFacts(stands) : first;
	return {
		company: first.company,
		work: said.minutesWork,
		training: said.minutesTraining,
		by: stands?.author_name ?? '',
		at: stands?.received ?? '',
		card: cardOf(book, row, first.company)
	};
}

function secondSide(book: Book, row: Declaration): Side {
	const {
		company,
		minutesWork: work,
		minutesTraining: training,
		author: by,
		at
	} = clashFacts(row).second;
	return { company, work, training, by, at, card: cardOf(book, row, company) };
}

function cardOf(book: Book, row: Declaration, company: string): Card | undefined {
	return book
		.cards(row.contract)
		.find((one) => one.participant === row.participant && one.company === company);
}

/** A day entry to write or to take back in the office's name. */
export interface OfficeWish {
	kind: 'day-entry';
	act: 'write' | 'withdraw';
	set: Record<string, unknown>;
	base: Record<string, unknown> | null;
	record?: string;
}

/**
 * What settles it. The first keeps the day: the office writes it as it stands. The second has it: the first one's day is
 * taken back, and the second one's is written. None where a signed month must be answered first.
 */
export function settleWishes(
	{ row, entry, second, signed }: Twice,
	keep: 'first' | 'second',
	reason: string
): OfficeWish[] {
	if (!entry || (keep === 'second' && (signed || !second.card))) return [];
	if (keep === 'first') {
		const set: Record<string, unknown> = { ...entryFacts(entry), reason };
		delete set['office'];
		return [
			{ kind: 'day-entry', act: 'write', set, base: { ...entryFacts(entry) }, record: entry.id }
		];
	}
	const back: OfficeWish = {
		kind: 'day-entry',
		act: 'withdraw',
		set: { reason },
		base: { version: entry.version },
		record: entry.id
	};
	return [
		back,
		{ kind: 'day-entry', act: 'write', set: secondDay(row, second, reason), base: null }
	];
}

function secondDay(row: Declaration, { card, work, training }: Side, reason: string) {
	const set: DayEntrySet = {
		assignment: card?.id ?? '',
		contract: row.contract,
		participant: row.participant,
		site: card?.site ?? '',
		day: row.day,
		...(row.until && { until: row.until }),
		minutesWork: work,
		minutesTraining: training,
		absence: null,
		note: '',
		reason
	};
	return { ...set };
}
