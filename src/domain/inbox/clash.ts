// A clash as it is read: whether it is still open, and what stands of the first company.
import type { Book } from '../book.ts';
import { entryFacts } from '../day/facts.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { dayState, type DayState } from '../hours/verdicts.ts';
import type { ClashFacts } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { dayKey, spanOf } from '../values.ts';

export function clashFacts(row: Declaration): ClashFacts {
	return row.facts as unknown as ClashFacts;
}

/**
 * True while the office has not settled it: both companies still declare for this person, the first one still holds
 * the day, and nobody of the office has said that it is hers: by accepting it, or by writing it herself.
 */
export function isOpen(book: Book, row: Declaration): boolean {
	if (row.status === 'withdrawn') return false;
	const { first, second } = clashFacts(row);
	const declares = book
		.cards(row.contract)
		.filter((card) => card.participant === row.participant)
		.map((card) => card.company);
	if (!declares.includes(first.company) || !declares.includes(second.company)) return false;
	const entry = firstEntry(book, row);
	if (entry && (entryFacts(entry).office?.at ?? '') >= (row.received || row.at)) return false;
	const states = firstSigned(book, row).map(({ state }) => state);
	if (states.includes('accepted')) return false;
	return entry !== undefined || states.some((state) => state !== 'refused');
}

/** The diary entry of the first company that shares a day with a clash. */
export function firstEntry(book: Book, row: Declaration): Declaration | undefined {
	const { first } = clashFacts(row);
	return book
		.entriesOf(row.participant)
		.find(
			(entry) =>
				entry.contract === row.contract &&
				entry.company === first.company &&
				shares(row, dayKey(entry.day, entry.until || undefined))
		);
}

/** Days of the first company's signed months that share a day with a clash, and what became of them. */
export function firstSigned(book: Book, row: Declaration): SignedDay[] {
	const { first } = clashFacts(row);
	const months = book
		.declarationsOf(row.contract, 'hours-declaration')
		.filter((month) => month.company === first.company);
	return months.flatMap((month) => {
		const facts = hoursFacts(month);
		const lines = facts.lines.filter((line) => line.participant === row.participant);
		return lines.flatMap(({ assignment, days }) =>
			Object.keys(days)
				.filter((key) => shares(row, key))
				.map((key) => ({ month, assignment, key, state: dayState(facts, assignment, key) }))
		);
	});
}

export interface SignedDay {
	month: Declaration;
	assignment: string;
	key: string;
	state: DayState;
}

function shares(row: Declaration, key: string): boolean {
	const { from, to } = spanOf(key);
	return from <= (row.until || row.day) && row.day <= to;
}

/** Open clashes about a day of a line, by the key of that day. */
export function clashesOn(
	book: Book,
	month: Declaration,
	assignment: string
): { key: string; company: string }[] {
	return book
		.declarationsOf(month.contract, 'clash')
		.filter((row) => isOpen(book, row))
		.flatMap((row) =>
			firstSigned(book, row)
				.filter((one) => one.month.id === month.id && one.assignment === assignment)
				.map(({ key }) => ({ key, company: clashFacts(row).second.company }))
		);
}
