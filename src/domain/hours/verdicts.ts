// What became of each day of a signed month: its state, its minutes, and the status of the whole.
import type { HoursDeclarationFacts, Line, VerdictWord } from '../kinds/facts.ts';
import type { Status } from '../records.ts';
import type { Day, Pair } from '../values.ts';

export type DayState = VerdictWord | 'none';

/** The verdict on one day (or stretch) of a line; `none` until there is one, and again once the day changed. */
export function dayState(facts: HoursDeclarationFacts, assignment: string, key: string): DayState {
	return facts.verdicts[assignment]?.days[key]?.verdict ?? 'none';
}

/** The line of a card. */
export function lineOf(facts: HoursDeclarationFacts, assignment: string): Line | undefined {
	return facts.lines.find((line) => line.assignment === assignment);
}

/** Minutes a line declares, work and training together: what a facilitator `seen` states (R53). */
export function lineMinutes(line: Pick<Line, 'minutesWork' | 'minutesTraining'>): number {
	return line.minutesWork + line.minutesTraining;
}

/** Minutes of one day that count towards the goal: training only where the contract counts it (R33). */
export function countable(pair: Readonly<Pair>, countsTraining: boolean): number {
	return pair[0] + (countsTraining ? pair[1] : 0);
}

/** Minutes of a line that a verdict lets count: accepted days, and `counted` of the others (R41). */
export function validatedMinutes(
	facts: HoursDeclarationFacts,
	assignment: string,
	countsTraining: boolean
): number {
	const days = Object.values(facts.verdicts[assignment]?.days ?? {});
	return days.reduce((sum, day) => sum + countable(day.counted, countsTraining), 0);
}

/** Minutes of a line that are signed and have no verdict yet. */
export function signedMinutes(
	facts: HoursDeclarationFacts,
	assignment: string,
	countsTraining: boolean
): number {
	const days = Object.entries(lineOf(facts, assignment)?.days ?? {});
	return days
		.filter(([key]) => dayState(facts, assignment, key) === 'none')
		.reduce((sum, [, pair]) => sum + countable(pair, countsTraining), 0);
}

/** Keys (`day` or `first/last`) of a line that are accepted, hence locked (R40), in order. */
export function acceptedDays(facts: HoursDeclarationFacts, assignment: string): Day[] {
	return statedDays(facts, assignment, 'accepted');
}

/** Keys of a line in one state, in order. */
export function statedDays(
	facts: HoursDeclarationFacts,
	assignment: string,
	state: DayState
): Day[] {
	return Object.keys(lineOf(facts, assignment)?.days ?? {})
		.filter((key) => dayState(facts, assignment, key) === state)
		.sort();
}

/** Every day's state, line after line; a nil declaration counts as one day. */
export function dayStates(facts: HoursDeclarationFacts): DayState[] {
	if (facts.nil) return [facts.nilVerdict ? 'accepted' : 'none'];
	return facts.lines.flatMap((line) =>
		Object.keys(line.days).map((key) => dayState(facts, line.assignment, key))
	);
}

/** The status of a standing declaration: computed, so that it can never disagree with its verdicts. */
export function statusOf(facts: HoursDeclarationFacts, version: number): Status {
	if (facts.returned?.version === version) return 'returned';
	const states = new Set(dayStates(facts));
	if (states.size === 0 || states.has('none')) return 'submitted';
	if (states.has('returned')) return 'returned';
	if (states.size > 1) return 'partially_validated';
	return states.has('accepted') ? 'validated' : 'refused';
}

/** True while no day has a verdict: only then may its company take it back. */
export function isUndecided(facts: HoursDeclarationFacts): boolean {
	return dayStates(facts).every((state) => state === 'none');
}
