// R26–R28 and R32 for signed days: what one person did in a day and a week, this statement and all other work together.
import type { Case } from '../../kind.ts';
import type { Line, SubmitSet } from '../../kinds/facts.ts';
import type { Problem } from '../../problem.ts';
import { mayRead } from '../../rights.ts';
import { caps, quarterHours, spanOfEntry, type Other } from '../../rules/caps.ts';
import { addDays, firstDay, lastDay, monday, spanOf, type Day, type Pair } from '../../values.ts';
import { nameOn } from './sums.ts';

/** Problems of these days of a line. A week is told once. */
export function loadProblems(given: Case, line: Line, keys: string[], path: string): Problem[] {
	const set = given.change.set as unknown as SubmitSet;
	const all = othersOf(given, set, line.participant);
	const found = new Map<string, Problem>();
	for (const key of keys) {
		const own = signed(key, line.days[key] ?? [0, 0]);
		const at = `${path}.days.${key}`;
		const weeks = weeksOf(own);
		const others = all.filter((one) => one.key !== key && shareWeek(one.weeks, weeks));
		const [name, byOffice] = [nameOn(line, given.book), set.sheet !== undefined];
		for (const problem of caps({ span: own, others, byOffice, name, path: at })) {
			const once = `${problem.code}|${problem.args?.['day'] ?? key}`;
			if (!found.has(once)) found.set(once, problem);
		}
		for (const minutes of line.days[key] ?? []) {
			const odd = quarterHours(minutes, at);
			if (odd) found.set(at, odd);
		}
	}
	return [...found.values()];
}

type Known = Other & { key: string; weeks: Weeks };
/** First Monday and last Sunday that a day or stretch touches; worked out once, for all comparisons. */
type Weeks = [first: Day, last: Day];

/** The days of this statement, and what the diary says outside of it: other contracts, other periods. */
function othersOf({ book, who }: Case, set: SubmitSet, participant: string): Known[] {
	const lines = set.lines.filter((line) => line.participant === participant);
	const own = lines.flatMap((line) =>
		Object.entries(line.days).map(([key, pair]) => known(signed(key, pair), key))
	);
	const diary = book
		.entriesOf(participant)
		.filter(
			(row) =>
				row.contract !== set.contract ||
				row.day < firstDay(set.period) ||
				row.day > lastDay(set.period)
		)
		.map((row) => known({ ...spanOfEntry(row), seen: mayRead(row, who, book.today) }, ''));
	return [...own, ...diary];
}

function signed(key: string, pair: Readonly<Pair>): Other {
	const { from, to } = spanOf(key);
	return { day: from, until: to === from ? undefined : to, minutes: pair[0] + pair[1], seen: true };
}

function known(other: Other, key: string): Known {
	return { ...other, key, weeks: weeksOf(other) };
}

function weeksOf({ day, until = day }: Other): Weeks {
	return [monday(day), addDays(monday(until), 6)];
}

function shareWeek([firstA, lastA]: Weeks, [firstB, lastB]: Weeks): boolean {
	return firstA <= lastB && firstB <= lastA;
}
