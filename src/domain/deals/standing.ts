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

/** Every company's periods on a contract up to today, newest first. */
export function standingsOf(book: Book, contract: Contract): Standing[] {
	const pairs = new Map<string, { party: string; company: string; from: Day; to: Day }>();
	for (const card of book.cards(contract.id)) {
		const at = `${card.party}|${card.company}`;
		const old = pairs.get(at);
		const to = card.to || '9999-12-31';
		pairs.set(at, {
			party: card.party,
			company: card.company,
			from: old && old.from < card.from ? old.from : card.from,
			to: old && old.to > to ? old.to : to
		});
	}
	const notes = diaryOf(book, contract);
	return periodsOf(contract, book.today)
		.reverse()
		.flatMap((period) =>
			[...pairs.values()]
				.filter(({ from, to }) => from <= lastDay(period) && firstDay(period) <= to)
				.map((pair) => standing(book, contract, pair, period, notes))
		);
}

interface Noted {
	minutes: number;
	days: Set<Day>;
}

function standing(
	book: Book,
	contract: Contract,
	pair: { party: string; company: string },
	period: Period,
	notes: Map<string, Noted>
): Standing {
	const signed = book
		.periodOf(contract.id, period)
		.find((row) => row.party === pair.party && row.company === pair.company);
	const noted = notes.get(`${pair.party}|${pair.company}|${period}`);
	const due = dueOn(contract, period);
	const next = nextOf(signed, lastDay(period) < book.today);
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
		const at = `${row.party}|${row.company}|${period}`;
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
