// A signed month cut into its days: who, which day, how many minutes, and what became of them.
import type { HoursDeclarationFacts } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { dayState, countable, type DayState } from './verdicts.ts';

/** One day (or stretch) of one person in a standing declaration. Minutes are those that count towards the goal. */
export interface Piece {
	participant: string;
	/** `day` or `first/last`. */
	key: string;
	declared: number;
	/** Minutes a verdict lets count; 0 without one. */
	validated: number;
	state: DayState;
}

/** What an hours-declaration says. */
export function hoursFacts(row: Declaration): HoursDeclarationFacts {
	return row.facts as unknown as HoursDeclarationFacts;
}

/** Every day of a declaration, line after line; training only where the contract counts it (R33). */
export function piecesOf(facts: HoursDeclarationFacts, countsTraining: boolean): Piece[] {
	return facts.lines.flatMap((line) =>
		Object.entries(line.days).map(([key, pair]) => ({
			participant: line.participant,
			key,
			declared: countable(pair, countsTraining),
			validated: countable(
				facts.verdicts[line.assignment]?.days[key]?.counted ?? [0, 0],
				countsTraining
			),
			state: dayState(facts, line.assignment, key)
		}))
	);
}
