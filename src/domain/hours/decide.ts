// `decide`: a facilitator's verdict, line by line; lines she did not see as they are now are left out (R53).
import type { Case, Conflict, Outcome } from '../kind.ts';
import type {
	DayVerdict,
	DecideSet,
	HoursDeclarationFacts,
	Line,
	LineVerdict
} from '../kinds/facts.ts';
import { block } from '../problem.ts';
import type { Declaration, Who } from '../records.ts';
import { canonical, type Pair } from '../values.ts';
import { decideProblems } from './checks/decide.ts';
import { hoursFacts } from './pieces.ts';
import { judgedRow, refused, versionSeen } from './row.ts';
import { dayState, lineMinutes, lineOf } from './verdicts.ts';

type Ask = DecideSet['lines'][string];
interface Taken {
	line: Line;
	ask: Ask;
	verdict: LineVerdict;
}

/** The verdict where it may stand; what changed meanwhile, or another facilitator decided first, comes back as a conflict. */
export function acceptDecide(given: Case, current: Declaration): Outcome {
	const set = given.change.set as unknown as DecideSet;
	const facts = hoursFacts(current);
	if (Object.keys(set.lines).length === 0) return decideNil(given, current, facts);
	const sorted = sort(given, current, facts);
	if (sorted.unknown.length > 0)
		return refused(sorted.unknown.map((path) => block('unknown-line', path)));
	if (sorted.changed.length === Object.keys(set.lines).length)
		return refused([block('changed', 'set.lines', 'R53')]);
	const problems = sorted.taken.flatMap((one) => decideProblems(given, facts, one));
	if (problems.some((problem) => problem.level === 'block')) return refused(problems);
	const conflicts = [...sorted.changed, ...sorted.decided];
	const row = decided(given, current, sorted.taken, given.book.now);
	return { status: conflicts.length > 0 ? 'merged' : 'applied', row, problems, conflicts };
}

/** The same without a rule, as the phone shows it at once. */
export function decidedRow(given: Case, current: Declaration): Declaration {
	const set = given.change.set as unknown as DecideSet;
	const facts = hoursFacts(current);
	const at = given.change.at;
	if (facts.nil) return judgedRow(current, { ...facts, nilVerdict: { by: given.who.name, at } });
	const taken = Object.entries(set.lines).flatMap(([assignment, ask]) => {
		const line = lineOf(facts, assignment);
		return line ? [taking(facts, current.version, line, ask, given.who, at)] : [];
	});
	return decided(given, current, taken, at);
}

function decideNil(given: Case, current: Declaration, facts: HoursDeclarationFacts): Outcome {
	if (!facts.nil) return refused([block('changed', 'set.lines', 'R53')]);
	const nilVerdict = facts.nilVerdict ?? { by: given.who.name, at: given.book.now };
	const row = judgedRow(current, { ...facts, nilVerdict });
	return { status: 'applied', row, problems: [], conflicts: [] };
}

/** Where each line of the verdict goes. */
function sort(given: Case, current: Declaration, facts: HoursDeclarationFacts) {
	const set = given.change.set as unknown as DecideSet;
	const seen = versionSeen(given.change) ?? 0;
	const taken: Taken[] = [];
	const [changed, decidedBy]: [Conflict[], Conflict[]] = [[], []];
	const unknown: string[] = [];
	for (const [assignment, ask] of Object.entries(set.lines)) {
		const line = lineOf(facts, assignment);
		if (!line && seen === current.version) unknown.push(`set.lines.${assignment}`);
		else if (!line || hasChanged(facts, line, ask, seen))
			changed.push(changedSince(current, assignment, line, ask));
		else {
			const one = taking(facts, current.version, line, ask, given.who, given.book.now);
			const other = decidedByAnother(facts, current.version, one);
			if (!other) taken.push(one);
			else if (canonical(other.days) !== canonical(one.verdict.days))
				decidedBy.push({ ...conflict(assignment, ask), theirs: other, by: other.by, at: other.at });
		}
	}
	return { taken, changed, decided: decidedBy, unknown };
}

/** R53: other minutes than she saw, or days and words that changed in a version after the one she saw. */
function hasChanged(facts: HoursDeclarationFacts, line: Line, ask: Ask, seen: number): boolean {
	return lineMinutes(line) !== ask.seen || (facts.changedIn[line.assignment] ?? 1) > seen;
}

function changedSince(
	current: Declaration,
	assignment: string,
	line: Line | undefined,
	ask: Ask
): Conflict {
	const theirs = line ? { minutes: lineMinutes(line) } : null;
	return { ...conflict(assignment, ask), theirs, by: current.author_name, at: current.at };
}

function conflict(assignment: string, mine: Ask) {
	return { path: `lines.${assignment}`, mine };
}

/** Another facilitator said something about every day of this line, on this version: hers stands. */
function decidedByAnother(
	facts: HoursDeclarationFacts,
	version: number,
	{ line, verdict }: Taken
): LineVerdict | undefined {
	const other = facts.verdicts[line.assignment];
	if (!other || other.version !== version || other.user === verdict.user) return undefined;
	const whole = Object.keys(line.days).every((key) => other.days[key]);
	return whole ? other : undefined;
}

function taking(
	facts: HoursDeclarationFacts,
	version: number,
	line: Line,
	ask: Ask,
	who: Who,
	at: string
): Taken {
	const old = facts.verdicts[line.assignment];
	const days: LineVerdict['days'] = {};
	for (const [key, pair] of Object.entries(line.days)) {
		const locked = dayState(facts, line.assignment, key) === 'accepted' && old?.days[key];
		days[key] = locked || dayVerdict(ask, key, pair);
	}
	const note = ask.note ? { note: ask.note } : {};
	return { line, ask, verdict: { by: who.name, user: who.user, at, version, ...note, days } };
}

/** What a verdict says of one day: that of the line, unless the day is excepted. */
function dayVerdict(ask: Ask, key: string, declared: Pair): DayVerdict {
	const said = ask.except?.[key] ?? { verdict: ask.verdict, reason: ask.reason };
	const counted = 'counted' in said ? said.counted : undefined;
	const note = 'note' in said && said.note ? { note: said.note } : {};
	return {
		verdict: said.verdict,
		counted: counted ?? (said.verdict === 'accepted' ? declared : [0, 0]),
		...(said.reason && { reason: said.reason }),
		...note
	};
}

function decided(given: Case, current: Declaration, taken: Taken[], at: string): Declaration {
	const set = given.change.set as unknown as DecideSet;
	const facts = hoursFacts(current);
	const verdicts = { ...facts.verdicts };
	for (const { line, verdict } of taken)
		if (Object.keys(verdict.days).length > 0) verdicts[line.assignment] = verdict;
	const override = set.override && { reason: set.override.reason, by: given.who.name, at };
	return judgedRow(current, { ...facts, verdicts, ...(override && { override }) });
}
