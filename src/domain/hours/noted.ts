// What the diary says of a card in a period, beside what is signed of it.
import type { Book } from '../book.ts';
import { entryFacts } from '../day/facts.ts';
import type { Line, SubmitSet } from '../kinds/facts.ts';
import { dayKey, firstDay, lastDay, type Pair } from '../values.ts';

/** The diary of one card in the period, by key. */
export function notedDays(
	set: Pick<SubmitSet, 'period' | 'contract'>,
	line: Line,
	book: Book
): Map<string, Pair> {
	const noted = new Map<string, Pair>();
	for (const row of book.entriesOf(line.participant)) {
		const facts = entryFacts(row);
		const inside = row.day >= firstDay(set.period) && row.day <= lastDay(set.period);
		if (!inside || row.contract !== set.contract || facts.assignment !== line.assignment) continue;
		const key = dayKey(row.day, row.until || undefined);
		noted.set(key, [facts.minutesWork, facts.minutesTraining]);
	}
	return noted;
}

/** R39: those of these days, and of the noted ones, for which the diary and the line do not say the same. */
export function differingDays(
	noted: ReadonlyMap<string, Pair>,
	line: Line,
	keys: readonly string[]
): string[] {
	const none: Pair = [0, 0];
	return [...new Set([...noted.keys(), ...keys])].filter((key) => {
		const [a, b] = [noted.get(key) ?? none, line.days[key] ?? none];
		return a[0] !== b[0] || a[1] !== b[1];
	});
}

/** Minutes noted in all. */
export function minutesNoted(noted: ReadonlyMap<string, Pair>): number {
	return [...noted.values()].reduce((sum, [work, training]) => sum + work + training, 0);
}
