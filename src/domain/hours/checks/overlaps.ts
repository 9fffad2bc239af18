// R34: a day of a person stands in one declaration only, once.
import type { Book } from '../../book.ts';
import type { SubmitSet } from '../../kinds/facts.ts';
import { block, type Problem } from '../../problem.ts';
import type { Declaration } from '../../records.ts';
import { firstDay, lastDay, spanOf, type Period } from '../../values.ts';
import { hoursFacts } from '../pieces.ts';

/** R34: within this declaration, and against the other standing ones of the contract. */
export function overlapProblems(
	record: string,
	set: SubmitSet,
	company: string,
	book: Book
): Problem[] {
	const others = book
		.declarationsOf(set.contract, 'hours-declaration')
		.filter((row) => row.id !== record && touches(row.period, set.period));
	const twin = others.some((row) => row.party === set.party && row.company === company);
	if (twin) return [block('overlaps', 'set.period', 'R34')];
	return [...withinItself(set), ...others.flatMap((row) => withOther(set, company, row))];
}

/** A month and its quarter touch each other. */
function touches(a: Period, b: Period): boolean {
	return firstDay(a) <= lastDay(b) && firstDay(b) <= lastDay(a);
}

function overlap(a: string, b: string): boolean {
	const [one, other] = [spanOf(a), spanOf(b)];
	return one.from <= other.to && other.from <= one.to;
}

/** Days of one person, over all lines: two cards may not share one. */
function withinItself(set: SubmitSet): Problem[] {
	const seen = new Map<string, string[]>();
	const problems: Problem[] = [];
	for (const [index, line] of set.lines.entries()) {
		const keys = seen.get(line.participant) ?? [];
		for (const key of Object.keys(line.days)) {
			if (keys.some((other) => overlap(key, other)))
				problems.push(block('overlaps', `set.lines.${index}.days.${key}`, 'R34'));
			keys.push(key);
		}
		seen.set(line.participant, keys);
	}
	return problems;
}

/** The same days in another standing declaration; of another company nothing is told, no name and no figure. */
function withOther(set: SubmitSet, company: string, row: Declaration): Problem[] {
	const theirs = hoursFacts(row).lines;
	return set.lines.flatMap((line, index) => {
		const held = theirs
			.filter((other) => other.participant === line.participant)
			.flatMap((other) => Object.keys(other.days));
		return Object.keys(line.days)
			.filter((key) => held.some((other) => overlap(key, other)))
			.map((key) => {
				const path = `set.lines.${index}.days.${key}`;
				return row.company === company
					? block('overlaps', path, 'R34')
					: block('declared-elsewhere', path, 'R29');
			});
	});
}
