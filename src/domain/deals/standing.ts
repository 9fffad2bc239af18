// Where each company of a contract stands, period by period: noted, signed, verified, late; and who must act next.
import type { Book } from '../book.ts';
import { dueOn, periodsOf } from '../calendar.ts';
import { hoursFacts, piecesOf } from '../hours/pieces.ts';
import { countable } from '../hours/verdicts.ts';
import type { Contract, Declaration } from '../records.ts';
import { daysBetween, firstDay, lastDay, type Day, type Period } from '../values.ts';

/** One company's period on a contract. Minutes count training only where the contract does (R33). */
export interface Standing {
	contract: string;
	party: string;
	/** Who declares. */
	company: string;
	period: Period;
	/** The standing declaration; undefined while nothing is signed. */
	signed: Declaration | undefined;
	/** Signed minutes, else those of the diary. */
	minutes: number;
	/** Days of the diary. */
	days: number;
	dueOn: Day;
	/** Whole days late; 0 when signed or not due yet. */
	late: number;
	/** Who must act: the office verifies, the company signs or corrects; null: nobody, for now. */
	next: 'verify' | 'sign' | 'correct' | null;
}

/** Every company's periods on a contract up to today, newest first: those in which it has somebody on the crew. */
export function standingsOf(book: Book, contract: Contract): Standing[] {
	const pairs = new Map<string, Pair>();
	for (const card of book.cards(contract.id)) {
		const { party, company, from, to } = card;
		const at = `${party}|${company}`;
		const pair = pairs.get(at) ?? { party, company, spans: [] };
		pair.spans.push({ from, to: to || contract.end_date });
		pairs.set(at, pair);
	}
	const notes = diaryOf(book, contract);
	return periodsOf(contract, book.today)
		.reverse()
		.flatMap((period) =>
			[...pairs.values()]
				.filter((pair) => isThere(pair, period) || notes.has(keyOf(pair, period)))
				.map((pair) => standing(book, contract, pair, period, notes))
		);
}

/** Who declares for which party, and when its people are on the crew. */
interface Pair {
	party: string;
	company: string;
	spans: { from: Day; to: Day }[];
}

function isThere({ spans }: Pair, period: Period): boolean {
	return spans.some(
		({ from, to }) => from <= lastDay(period) && (to === '' || firstDay(period) <= to)
	);
}

function keyOf({ party, company }: Pick<Pair, 'party' | 'company'>, period: Period): string {
	return `${party}|${company}|${period}`;
}

interface Noted {
	minutes: number;
	days: Set<Day>;
}

function standing(
	book: Book,
	contract: Contract,
	pair: Pair,
	period: Period,
	notes: Map<string, Noted>
): Standing {
	const signed = book
		.periodOf(contract.id, period)
		.find((row) => row.party === pair.party && row.company === pair.company);
	const noted = notes.get(keyOf(pair, period));
	const due = dueOn(contract, period);
	const over = lastDay(period) < book.today && contract.status !== 'closed';
	const next = nextOf(signed, over);
	return {
		contract: contract.id,
		party: pair.party,
		company: pair.company,
		period,
		signed,
		minutes: signed ? signedMinutes(signed, contract) : (noted?.minutes ?? 0),
		days: noted?.days.size ?? 0,
		dueOn: due,
		late: next === 'sign' ? Math.max(0, daysBetween(due, book.today)) : 0,
		next
	};
}

function nextOf(signed: Declaration | undefined, over: boolean): Standing['next'] {
	if (!signed) return over ? 'sign' : null;
	if (signed.status === 'submitted') return 'verify';
	return signed.status === 'returned' ? 'correct' : null;
}

function signedMinutes(signed: Declaration, contract: Contract): number {
	const pieces = piecesOf(hoursFacts(signed), contract.counts_training);
	return pieces.reduce((sum, piece) => sum + piece.declared, 0);
}

/** The diary summed by party, company and period, read once for the whole contract. */
function diaryOf(book: Book, contract: Contract): Map<string, Noted> {
	const sums = new Map<string, Noted>();
	const periods = periodsOf(contract, book.today);
	for (const row of book.declarationsOf(contract.id, 'day-entry')) {
		const period = periods.find((one) => firstDay(one) <= row.day && row.day <= lastDay(one));
		if (!period) continue;
		const at = keyOf(row, period);
		const sum = sums.get(at) ?? { minutes: 0, days: new Set<Day>() };
		const pair: [number, number] = [
			Number(row.facts['minutesWork']),
			Number(row.facts['minutesTraining'])
		];
		sum.minutes += countable(pair, contract.counts_training);
		sum.days.add(row.day);
		sums.set(at, sum);
	}
	return sums;
}

/** Those where somebody must act: late companies first, then what the office must verify, the oldest before. */
export function mustAct(standings: readonly Standing[]): Standing[] {
	const rank = (one: Standing) => (one.late > 0 ? 0 : one.next === 'verify' ? 1 : 2);
	return standings
		.filter((one) => one.next !== null)
		.sort((a, b) => rank(a) - rank(b) || b.late - a.late || (a.period < b.period ? -1 : 1));
}
