// A signed month opened for verdicts: odd lines first with their reasons, regular ones after, decided ones last.
import type { Book } from '../book.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { dayState, lineMinutes } from '../hours/verdicts.ts';
import type { HoursDeclarationFacts, Line } from '../kinds/facts.ts';
import type { Card, Contract, Declaration } from '../records.ts';
import { remarksOn, whyNot, type Reading, type Remark } from './remarks.ts';

export interface ReviewLine {
	assignment: string;
	line: Line;
	card: Card | undefined;
	/** As the crew card says it; '' when no card is known here. */
	name: string;
	/** Work and training, as signed. */
	minutes: number;
	remarks: Remark[];
	/** Days one may still decide, in order. */
	open: string[];
	/** Those of them that may not count, whatever one would like. */
	barred: string[];
	/** Every day has its verdict. */
	decided: boolean;
	reading: Reading;
}

export interface Review {
	row: Declaration;
	facts: HoursDeclarationFacts;
	contract: Contract;
	odd: ReviewLine[];
	regular: ReviewLine[];
	decided: ReviewLine[];
	/** Minutes of all lines. */
	minutes: number;
}

/**
 * What a facilitator sees of a declaration; undefined when its contract is not on this phone. Lines named in `again`
 * are decided anew: their days that were answered with a no are open once more (an accepted day must be reopened, R40).
 */
export function reviewOf(
	book: Book,
	row: Declaration,
	again: readonly string[] = []
): Review | undefined {
	const contract = book.contract(row.contract);
	if (!contract) return undefined;
	const facts = hoursFacts(row);
	const lines = facts.lines.map((line) => reviewLine({ book, row, contract, facts, line }, again));
	const open = lines.filter((line) => !line.decided);
	return {
		row,
		facts,
		contract,
		odd: open.filter(isOdd),
		regular: open.filter((line) => !isOdd(line)),
		decided: lines.filter((line) => line.decided),
		minutes: lines.reduce((sum, line) => sum + line.minutes, 0)
	};
}

/** A month known as a total is told, and is nothing odd by itself. */
function isOdd({ remarks }: ReviewLine): boolean {
	return remarks.some(({ code }) => code !== 'total');
}

function reviewLine(of: Omit<Reading, 'card' | 'open'>, again: readonly string[]): ReviewLine {
	const { book, facts, line } = of;
	const card = book.card(line.assignment);
	const keys = Object.keys(line.days).sort();
	const anew = again.includes(line.assignment);
	const open = keys.filter((key) => {
		const state = dayState(facts, line.assignment, key);
		return state === 'none' || (anew && state !== 'accepted');
	});
	const reading: Reading = { ...of, card, open };
	return {
		assignment: line.assignment,
		line,
		card,
		name: card ? `${card.given_name} ${card.family_name}` : '',
		minutes: lineMinutes(line),
		remarks: open.length > 0 ? remarksOn(reading) : [],
		open,
		barred: open.filter((key) => whyNot(reading, key) !== null),
		decided: open.length === 0,
		reading
	};
}
