// Sums of a signed month: they must be those of its days (R39), and odd ones are told (R39, R46).
import type { Book } from '../../book.ts';
import type { Line, SubmitSet } from '../../kinds/facts.ts';
import { block, warn, type Problem } from '../../problem.ts';
import { suddenMonth } from '../../rules/caps.ts';
import { nameOf } from '../../crew/card.ts';
import { monthOf, spanOf } from '../../values.ts';
import { differingDays, minutesNoted, notedDays } from '../noted.ts';
import { lineMinutes } from '../verdicts.ts';

/** R39: the totals of a line are the sums of its days. */
export function totalProblems(line: Line, path: string, name: string): Problem[] {
	const days = Object.values(line.days);
	const sum = (at: 0 | 1) => days.reduce((total, pair) => total + pair[at], 0);
	const problems: Problem[] = [];
	if (line.minutesWork !== sum(0))
		problems.push(block('line-total', `${path}.minutesWork`, 'R39', { name }));
	if (line.minutesTraining !== sum(1))
		problems.push(block('line-total', `${path}.minutesTraining`, 'R39', { name }));
	return problems;
}

/** R39: what is signed and what the diary of that card says, where there is a diary and they differ. */
export function differsFromDiary(set: SubmitSet, line: Line, book: Book, path: string): Problem[] {
	const noted = notedDays(set, line, book);
	if (noted.size === 0) return [];
	if (differingDays(noted, line, Object.keys(line.days)).length === 0) return [];
	const entered = minutesNoted(noted);
	return [warn('sum-differs', path, 'R39', { signed: lineMinutes(line), entered })];
}

/** R46: more in one month than anybody usually works. One warning a person and month. */
export function suddenValues(set: SubmitSet, book: Book): Problem[] {
	const sums = new Map<string, { index: number; minutes: number }>();
	for (const [index, line] of set.lines.entries())
		for (const [key, pair] of Object.entries(line.days)) {
			const at = `${line.participant}|${monthOf(spanOf(key).from)}`;
			const sum = sums.get(at) ?? { index, minutes: 0 };
			sums.set(at, { index: sum.index, minutes: sum.minutes + pair[0] + pair[1] });
		}
	return [...sums.values()]
		.map(({ index, minutes }) =>
			suddenMonth(minutes, nameOn(set.lines[index], book), `set.lines.${index}`)
		)
		.filter((problem) => problem !== null);
}

/** The name on the card of a line; '' when the card is unknown. */
export function nameOn(line: Line | undefined, book: Book): string {
	const card = line && book.card(line.assignment);
	return card ? nameOf(card) : '';
}
