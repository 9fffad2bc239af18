// The counter: minutes due, validated, signed, noted, waiting, remaining, and where the pace leads (R3, R41–R43).
import type { Book } from './book.ts';
import { minutesDue } from './counter/due.ts';
import { hoursFacts, piecesOf, type Piece } from './hours/pieces.ts';
import { countable } from './hours/verdicts.ts';
import type { DayEntryFacts } from './kinds/facts.ts';
import { paceOf, type Pace, type Spread } from './counter/pace.ts';
import type { Contract, Declaration } from './records.ts';
import { dayKey, spanOf, type Day } from './values.ts';

/** All in minutes; training only where the contract counts it (R33). */
export interface Tally {
	/** 0: no goal, hence no percentage. */
	due: number;
	/** Accepted days, and what was counted of the others. */
	validated: number;
	/** In a standing declaration, without verdict. */
	signed: number;
	/** Received and not signed; a day sent back is noted again until it is signed again. */
	noted: number;
	/** On this phone only. */
	waiting: number;
	/** max(0, due − validated) (R42). */
	remaining: number;
	/** null: nothing to foresee (no end, no complete week yet). */
	pace: Pace | null;
}

export type Counted = { contract: string } | { party: string };
export type Part = 'validated' | 'signed' | 'noted' | 'waiting';

/** Minutes of one day or stretch, in one part of one party's counter. */
export interface Share extends Spread {
	part: Part;
	party: string;
}

/** The counter of a contract or of one of its parties. `waiting` = ids of records with a change waiting on this phone. */
export function tally(
	book: Book,
	of: Counted,
	options: { waiting?: ReadonlySet<string> } = {}
): Tally {
	return accountOf(book, of, options.waiting ?? new Set()).sums;
}

/** A counter with what it is made of, for those who draw it too. */
export interface Account {
	/** Undefined: this book does not have it, and all sums are 0. */
	contract: Contract | undefined;
	shares: Share[];
	sums: Tally;
}

/** The counter and its shares, summed once. */
export function accountOf(book: Book, of: Counted, waiting: ReadonlySet<string>): Account {
	const party = 'party' in of ? book.party(of.party) : undefined;
	const contract = book.contract('contract' in of ? of.contract : (party?.contract ?? ''));
	if (!contract) return { contract, shares: [], sums: none };
	const all = sharesOf(book, contract, waiting);
	const shares = party ? all.filter((share) => share.party === party.id) : all;
	const due = party
		? party.minutes_due
		: minutesDue(contract, book.invoices(contract.id), book.today);
	const parts = { validated: 0, signed: 0, noted: 0, waiting: 0 };
	for (const share of shares) parts[share.part] += share.minutes;
	const remaining = Math.max(0, due - parts.validated);
	const pace = paceOf(contract, book.today, due, shares, parts.waiting);
	return { contract, shares, sums: { due, ...parts, remaining, pace } };
}

const none: Tally = {
	due: 0,
	validated: 0,
	signed: 0,
	noted: 0,
	waiting: 0,
	remaining: 0,
	pace: null
};

/** Every piece of a contract's hours with the part it belongs to: what sums and pictures are made of. */
function sharesOf(book: Book, contract: Contract, waiting: ReadonlySet<string>): Share[] {
	const declared = new Declared();
	const shares: Share[] = [];
	for (const row of book.declarationsOf(contract.id, 'hours-declaration')) {
		// Only a phone shows a signed month that no server has received.
		const here = waiting.has(row.id) && row.received === '';
		for (const piece of piecesOf(hoursFacts(row), contract.counts_training)) {
			declared.add(piece);
			shares.push(...sharesOfPiece(piece, row.party, here));
		}
	}
	for (const row of book.declarationsOf(contract.id, 'day-entry'))
		shares.push(...shareOfEntry(row, contract, declared, waiting.has(row.id)));
	return shares.filter((share) => share.minutes > 0);
}

function sharesOfPiece(piece: Piece, party: string, here: boolean): Share[] {
	const span = spanOf(piece.key);
	if (piece.state !== 'none')
		return [{ part: 'validated', party, minutes: piece.validated, ...span }];
	return [{ part: here ? 'waiting' : 'signed', party, minutes: piece.declared, ...span }];
}

/** A day of the diary counts where no signature holds it: never signed, or sent back (less what was counted of it). */
function shareOfEntry(
	row: Declaration,
	contract: Contract,
	declared: Declared,
	here: boolean
): Share[] {
	const facts = row.facts as unknown as DayEntryFacts;
	const held = declared.over(row.participant, row.day, row.until || row.day);
	if (held.some((piece) => piece.state !== 'returned')) return [];
	const counted = held.reduce((sum, piece) => sum + piece.validated, 0);
	const minutes = countable([facts.minutesWork, facts.minutesTraining], contract.counts_training);
	return [
		{
			part: here ? 'waiting' : 'noted',
			party: row.party,
			minutes: Math.max(0, minutes - counted),
			...spanOf(dayKey(row.day, row.until || undefined))
		}
	];
}

/** The days of a contract that standing declarations hold, found by person. */
class Declared {
	private readonly days = new Map<string, Piece[]>();
	private readonly stretches = new Map<string, Piece[]>();

	add(piece: Piece): void {
		const stretch = piece.key.includes('/');
		const [map, at] = stretch
			? [this.stretches, piece.participant]
			: [this.days, `${piece.participant}|${piece.key}`];
		const there = map.get(at);
		if (there) there.push(piece);
		else map.set(at, [piece]);
	}

	/** Those that touch these days. */
	over(participant: string, from: Day, to: Day): Piece[] {
		const found = (this.stretches.get(participant) ?? []).filter((piece) => {
			const span = spanOf(piece.key);
			return span.from <= to && from <= span.to;
		});
		if (from === to) return [...found, ...(this.days.get(`${participant}|${from}`) ?? [])];
		for (const [at, pieces] of this.days) {
			const [person, day = ''] = at.split('|');
			if (person === participant && from <= day && day <= to) found.push(...pieces);
		}
		return found;
	}
}
