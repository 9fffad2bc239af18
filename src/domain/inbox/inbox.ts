// What awaits a facilitator: declarations to verify, with what is odd about them; who is late; days declared twice.
import type { Book } from '../book.ts';
import { standingsOf, type Standing } from '../deals/standing.ts';
import { hoursFacts } from '../hours/pieces.ts';
import type { ClashFacts } from '../kinds/facts.ts';
import type { Contract, Declaration } from '../records.ts';
import { reviewOf, type Review } from '../review/review.ts';
import { daysBetween, parisDay } from '../values.ts';

export interface ToVerify {
	row: Declaration;
	review: Review;
	/** Whole days since it was received. */
	since: number;
	/** It was sent back once and came again. */
	corrected: boolean;
}

export interface Clash {
	row: Declaration;
	facts: ClashFacts;
}

export interface Inbox {
	/** With something odd, or corrected; the one that waits longest first. */
	watch: ToVerify[];
	/** Nothing odd: they can be accepted in one act. */
	regular: ToVerify[];
	clashes: Clash[];
	/** Companies with a month that is due and not signed; the latest first. */
	late: Standing[];
	/** Sent back: the company must correct. */
	sentBack: Standing[];
}

/** The inbox over these contracts. */
export function inboxOf(book: Book, contracts: readonly Contract[]): Inbox {
	const all = contracts.flatMap((contract) => standingsOf(book, contract));
	const toVerify = all
		.filter((one) => one.next === 'verify')
		.flatMap((one) => (one.signed ? verifying(book, one.signed) : []))
		.sort((a, b) => b.since - a.since || (a.row.id < b.row.id ? -1 : 1));
	return {
		watch: toVerify.filter(isOdd),
		regular: toVerify.filter((one) => !isOdd(one)),
		clashes: clashesOf(book, contracts),
		late: all.filter((one) => one.late > 0).sort((a, b) => b.late - a.late),
		sentBack: all.filter((one) => one.next === 'correct')
	};
}

function verifying(book: Book, row: Declaration): ToVerify[] {
	const review = reviewOf(book, row);
	if (!review) return [];
	const facts = hoursFacts(row);
	const since = daysBetween(parisDay(row.received || row.at), book.today);
	const corrected = row.version > 1 && Object.keys(facts.verdicts).length > 0;
	return [{ row, review, since: Math.max(0, since), corrected }];
}

function isOdd({ review, corrected }: ToVerify): boolean {
	return corrected || review.odd.length > 0;
}

/** Days that two companies declared, oldest first; settled once the card names one of them alone. */
export function clashesOf(book: Book, contracts: readonly Contract[]): Clash[] {
	return contracts
		.flatMap((contract) => book.declarationsOf(contract.id, 'clash'))
		.map((row) => ({ row, facts: row.facts as unknown as ClashFacts }))
		.sort((a, b) => (a.row.day < b.row.day ? -1 : 1));
}

/** Everything the facilitator herself must answer. */
export function countMine({ watch, regular, clashes }: Inbox): number {
	return watch.length + regular.length + clashes.length;
}

/** Everything a company must answer. */
export function countTheirs({ late, sentBack }: Inbox): number {
	return late.length + sentBack.length;
}
