// A contract month by month, without a name: what its buyer, holder and lead may see (R41, R59).
import type { Book } from '../book.ts';
import { minutesDue } from './due.ts';
import { hoursFacts, piecesOf, type Piece } from '../hours/pieces.ts';
import type { Contract, ContractMonth, Party } from '../records.ts';
import { firstDay, lastDay, monthOf, spanOf, type Period } from '../values.ts';

/**
 * The rows of `contract_months` for these calendar months, as the book has them now. `idOf` turns the natural key
 * `contract|month` into an id. A quarter's declaration is split by day; a total stays within one month.
 */
export function monthRows(
	book: Book,
	contract: string,
	months: Period[],
	idOf: (key: string) => string
): ContractMonth[] {
	const of = book.contract(contract);
	if (!of) return [];
	const due = minutesDue(of, book.invoices(contract), book.today);
	const pieces = declaredPieces(book, of);
	return months.map((period) => ({
		id: idOf(`${contract}|${period}`),
		org: of.org,
		buyer: of.buyer,
		lead: leadOf(book.parties(contract), period),
		contract,
		period,
		minutes_due: due,
		...sums(pieces.filter((piece) => monthOf(spanOf(piece.key).from) === period))
	}));
}

function declaredPieces(book: Book, contract: Contract): Piece[] {
	return book
		.declarationsOf(contract.id, 'hours-declaration')
		.flatMap((row) => piecesOf(hoursFacts(row), contract.counts_training));
}

function sums(pieces: Piece[]) {
	const atWork = pieces.filter((piece) => piece.declared > 0);
	return {
		minutes_declared: pieces.reduce((sum, piece) => sum + piece.declared, 0),
		minutes_validated: pieces.reduce((sum, piece) => sum + piece.validated, 0),
		people: new Set(atWork.map((piece) => piece.participant)).size
	};
}

/** The company that answers for the whole contract in a month: its lead, else its holder; '' when there is none. */
export function leadOf(parties: Party[], month: Period): string {
	const there = parties.filter(
		(party) => party.from <= lastDay(month) && (party.to === '' || party.to >= firstDay(month))
	);
	const first = (role: Party['role']) => there.find((party) => party.role === role);
	return (first('lead') ?? first('holder'))?.company ?? '';
}

/** R59: fewer people than this in a month are not counted out to those who see no names. */
const FEW = 5;

/** True when the number of people of a month is masked. */
export function isMasked({ people }: Pick<ContractMonth, 'people'>): boolean {
	return people < FEW;
}

/** What a contract's months add up to, for those who see no names. Minutes. */
export interface MonthsTally {
	due: number;
	declared: number;
	validated: number;
	/** max(0, due − validated) (R42). */
	remaining: number;
	/** Oldest first. */
	months: ContractMonth[];
}

/** The counter of a contract from its `contract_months` alone: what its buyer, holder and lead see. */
export function monthsTally(book: Book, contract: string): MonthsTally {
	const months = [...book.months(contract)].sort((a, b) => (a.period < b.period ? -1 : 1));
	const validated = months.reduce((sum, month) => sum + month.minutes_validated, 0);
	const due = dueFrom(book, contract, months);
	return {
		due,
		declared: months.reduce((sum, month) => sum + month.minutes_declared, 0),
		validated,
		remaining: Math.max(0, due - validated),
		months
	};
}

/** A lead receives no invoices: where the hours follow them, it reads the figure that came with its months. */
function dueFrom(book: Book, contract: string, months: ContractMonth[]): number {
	const of = book.contract(contract);
	const invoices = book.invoices(contract);
	if (of && (of.hours_method !== 'per_amount' || invoices.length > 0))
		return minutesDue(of, invoices, book.today);
	return months.reduce((most, month) => Math.max(most, month.minutes_due), 0);
}
