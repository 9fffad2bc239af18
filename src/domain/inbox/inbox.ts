// What awaits a facilitator: months to verify, with what is odd about them; people to look at; companies that are late.
import type { Book } from '../book.ts';
import { standingsOf, type Standing } from '../deals/standing.ts';
import { clashFacts, isOpen } from './clash.ts';
import type { ClashFacts } from '../kinds/facts.ts';
import type { Contract, Declaration } from '../records.ts';
import { reviewOf, type Review } from '../review/review.ts';
import { daysBetween, parisDay } from '../values.ts';
import { heldPeople, type Held } from './held.ts';

export interface ToVerify {
	row: Declaration;
	review: Review;
	/** Whole days since it was received. */
	since: number;
	/** It came again: sent back, or signed anew by its company. */
	corrected: boolean;
}

export interface Clash {
	row: Declaration;
	facts: ClashFacts;
	/** Whole days since the second company was refused. */
	since: number;
}

export interface Inbox {
	/** With something odd, or corrected; the one that waits longest first. */
	watch: ToVerify[];
	/** Nothing odd: they can be accepted in one act. */
	regular: ToVerify[];
	/** The same day declared by two companies. */
	clashes: Clash[];
	/** People whose noted hours do not count for now, signed nowhere yet. */
	held: Held[];
	/** Companies with a month that is due and not signed; the latest first. */
	late: Standing[];
	/** Sent back: the company must correct. */
	sentBack: Standing[];
	/** To sign, with time left. */
	toSign: Standing[];
}

/** The inbox over these contracts. */
export function inboxOf(book: Book, contracts: readonly Contract[]): Inbox {
	const all = contracts.flatMap((contract) => standingsOf(book, contract));
	const toVerify = all
		.filter((one) => one.next === 'verify')
		.flatMap((one) => (one.signed ? verifying(book, one.signed) : []))
		.sort((a, b) => b.since - a.since || (a.row.id < b.row.id ? -1 : 1));
	const toSign = all.filter((one) => one.next === 'sign');
	return {
		watch: toVerify.filter(isOdd),
		regular: toVerify.filter((one) => !isOdd(one)),
		clashes: clashesOf(book, contracts),
		held: heldPeople(book, contracts),
		late: toSign.filter((one) => one.late > 0).sort((a, b) => b.late - a.late),
		sentBack: all.filter((one) => one.next === 'correct'),
		toSign: toSign.filter((one) => one.late === 0).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
	};
}

function verifying(book: Book, row: Declaration): ToVerify[] {
	const review = reviewOf(book, row);
	if (!review) return [];
	return [
		{ row, review, since: daysSince(book, row.received || row.at), corrected: row.version > 1 }
	];
}

function daysSince(book: Book, instant: string): number {
	return Math.max(0, daysBetween(parisDay(instant), book.today));
}

function isOdd({ review, corrected }: ToVerify): boolean {
	return corrected || review.odd.length > 0;
}

/** Days that two companies declared, oldest first; over once one gives way or the card names one of them alone. */
function clashesOf(book: Book, contracts: readonly Contract[]): Clash[] {
	return contracts
		.flatMap((contract) => book.declarationsOf(contract.id, 'clash'))
		.filter((row) => isOpen(book, row))
		.map((row) => ({ row, facts: clashFacts(row), since: daysSince(book, row.received || row.at) }))
		.sort((a, b) => (a.row.day < b.row.day ? -1 : 1));
}

/** Everything the facilitator herself must answer. */
export function countMine({ watch, regular, clashes, held }: Inbox): number {
	return watch.length + regular.length + clashes.length + held.length;
}

/** Everything a company must answer. */
export function countTheirs({ late, sentBack, toSign }: Inbox): number {
	return late.length + sentBack.length + toSign.length;
}
