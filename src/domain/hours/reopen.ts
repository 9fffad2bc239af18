// The shorter acts on a signed month: `withdraw` by its company; `return` and `reopen` by the facilitator.
import { plainRow } from '../day/row.ts';
import type { Case, Outcome } from '../kind.ts';
import type { HoursDeclarationFacts, LineVerdict, ReopenSet, ReturnSet } from '../kinds/facts.ts';
import { block, type Problem } from '../problem.ts';
import type { Declaration } from '../records.ts';
import { hoursFacts } from './pieces.ts';
import { applied, judgedRow, refused } from './row.ts';
import { isUndecided, lineOf } from './verdicts.ts';

/** Taken back before anybody said anything about a day of it. */
export function acceptWithdraw(given: Case, current: Declaration): Outcome {
	if (!isUndecided(hoursFacts(current))) return refused([block('verdict-given', '')]);
	return applied(withdrawnRow(given, current));
}

export function withdrawnRow(_given: Case, current: Declaration): Declaration {
	return { ...plainRow(current), status: 'withdrawn' };
}

/** The whole goes back, once a version; verdicts already given stay. The first facilitator's words stand. */
export function acceptReturn(given: Case, current: Declaration): Outcome {
	const { returned } = hoursFacts(current);
	const row = returnedRow(given, current, given.book.now);
	if (returned?.version !== current.version || returned.user === given.who.user)
		return applied(row);
	const { by, at } = returned;
	const conflicts = [{ path: 'returned', theirs: returned, mine: given.change.set, by, at }];
	return {
		status: 'merged',
		row: judgedRow(current, hoursFacts(current)),
		problems: [],
		conflicts
	};
}

export function returnedRow(given: Case, current: Declaration, at: string): Declaration {
	const { reason, note } = given.change.set as unknown as ReturnSet;
	const { name, user } = given.who;
	const returned = { reason, note, by: name, user, at, version: current.version };
	return judgedRow(current, { ...hoursFacts(current), returned });
}

/** R40: takes back what was accepted, with a reason; only then may those days change. */
export function acceptReopen(given: Case, current: Declaration): Outcome {
	const set = given.change.set as unknown as ReopenSet;
	const facts = hoursFacts(current);
	const problems = reopenProblems(set, facts);
	if (problems.length > 0) return refused(problems);
	if (!isReopenable(facts, set, current.version)) return refused([block('wrong-status', '')]);
	return applied(reopenedRow(given, current, given.book.now));
}

function reopenProblems(set: ReopenSet, facts: HoursDeclarationFacts): Problem[] {
	const problems = (set.lines ?? []).flatMap((assignment, index) =>
		lineOf(facts, assignment) ? [] : [block('unknown-line', `set.lines.${index}`)]
	);
	if (set.reason.trim() === '') problems.push(block('reason-missing', 'set.reason', 'R40'));
	return problems;
}

function isReopenable(facts: HoursDeclarationFacts, set: ReopenSet, version: number): boolean {
	if (set.lines) return set.lines.some((assignment) => facts.verdicts[assignment]);
	const whole = facts.nilVerdict !== undefined || facts.returned?.version === version;
	return whole || Object.values(facts.verdicts).some(hasAccepted);
}

export function reopenedRow(given: Case, current: Declaration, at: string): Declaration {
	const set = given.change.set as unknown as ReopenSet;
	const { nilVerdict, returned, ...facts } = hoursFacts(current);
	const verdicts: HoursDeclarationFacts['verdicts'] = {};
	for (const [assignment, verdict] of Object.entries(facts.verdicts)) {
		const left = set.lines?.includes(assignment) === false ? verdict : reopened(verdict, set);
		if (left) verdicts[assignment] = left;
	}
	// Without lines the whole is taken back: an accepted nil, or that it was sent back on this version.
	const some = set.lines !== undefined;
	const keepsReturn = returned && (some || returned.version !== current.version);
	return judgedRow(current, {
		...facts,
		verdicts,
		...(nilVerdict && some && { nilVerdict }),
		...(keepsReturn && { returned }),
		reopened: { reason: set.reason, by: given.who.name, at }
	});
}

/** Without its accepted days. A line named although none is accepted was sent back or refused by mistake: all of it. */
function reopened(verdict: LineVerdict, set: ReopenSet): LineVerdict | undefined {
	if (!hasAccepted(verdict)) return set.lines ? undefined : verdict;
	const left = Object.entries(verdict.days).filter(([, day]) => day.verdict !== 'accepted');
	return left.length > 0 ? { ...verdict, days: Object.fromEntries(left) } : undefined;
}

function hasAccepted(verdict: LineVerdict): boolean {
	return Object.values(verdict.days).some((day) => day.verdict === 'accepted');
}
