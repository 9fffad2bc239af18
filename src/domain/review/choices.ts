// What a facilitator answers, line by line and day by day, and the `decide` it makes.
import type { DecideSet, RefusalReason, VerdictWord } from '../kinds/facts.ts';
import { minutesIn, whyNot } from './remarks.ts';
import type { Review, ReviewLine } from './review.ts';

type Ask = DecideSet['lines'][string];
type Except = NonNullable<Ask['except']>[string];

/** What is chosen for one line; '' = nothing yet. */
export interface Choice {
	verdict: VerdictWord | '';
	reason: RefusalReason | '';
	note: string;
	/** The days a no is about; those that may count are all, or those that are odd. */
	keys: string[];
	/** Minutes of work that count all the same, by day of `keys`. */
	counted: Record<string, number>;
	/** Why hours count that were worked before the eligibility was decided (R11). */
	override: string;
}

export type Choices = Record<string, Choice>;

/** What stands when a declaration is opened: regular lines are accepted, odd ones wait for an answer. */
export function openingChoice(line: ReviewLine, regular: boolean): Choice {
	return {
		verdict: regular ? 'accepted' : '',
		reason: '',
		note: '',
		keys: oddKeys(line),
		counted: {},
		override: ''
	};
}

/** The days the remarks are about, of those that may count; all of these when the remarks name none. */
export function oddKeys(line: ReviewLine): string[] {
	const free = freeKeys(line);
	const named = new Set(
		line.remarks.flatMap((one) => ('keys' in one && one.code !== 'total' ? one.keys : []))
	);
	const odd = free.filter((key) => named.has(key));
	return odd.length > 0 ? odd : free;
}

/** Days one may decide either way. */
export function freeKeys(line: ReviewLine): string[] {
	return line.open.filter((key) => !line.barred.includes(key));
}

/** The reason its remarks speak of, where there is one to propose. */
export function likelyReason(line: ReviewLine): RefusalReason | '' {
	const codes = new Set(line.remarks.map(({ code }) => code));
	if (codes.has('declared-twice')) return 'duplicate';
	if (freeKeys(line).length === 0) return whyNot(line.reading, line.barred[0] ?? '') ?? '';
	if (codes.has('over-ten-hours') || codes.has('over-week') || codes.has('sudden-value'))
		return 'over_cap';
	return codes.has('contract-not-sent') ? 'contract_not_received' : '';
}

/** R11: the eligibility was decided after the first day that would count. */
export function isDecidedLate(line: ReviewLine): boolean {
	return line.remarks.some(({ code }) => code === 'decided-after-start');
}

/** What is missing before this choice can leave: a reason, a word about the override; null when nothing is. */
export function missingOf(line: ReviewLine, choice: Choice): 'reason' | 'override' | null {
	if (choice.verdict === 'returned' || choice.verdict === 'refused')
		return choice.reason === '' ? 'reason' : null;
	return choice.verdict === 'accepted' && isDecidedLate(line) && !choice.override.trim()
		? 'override'
		: null;
}

/** Lines with an answer, as one `decide`. A nil declaration is accepted by an empty one. */
export function decideSet(review: Review, choices: Choices): DecideSet {
	const lines: DecideSet['lines'] = {};
	const reasons: string[] = [];
	for (const line of [...review.odd, ...review.regular]) {
		const choice = choices[line.assignment];
		if (!choice?.verdict) continue;
		lines[line.assignment] = askOf(line, choice);
		if (isDecidedLate(line) && choice.override.trim()) reasons.push(choice.override.trim());
	}
	const reason = [...new Set(reasons)].join(' · ');
	return { lines, ...(reason && { override: { reason } }) };
}

/** One line: days that may not count are refused with their reason, whatever else is said of it. */
export function askOf(line: ReviewLine, choice: Choice): Ask {
	const { minutes: seen } = line;
	const except = barredDays(line);
	const free = freeKeys(line);
	const note = choice.note.trim() ? { note: choice.note.trim() } : {};
	if (choice.verdict === 'accepted' || choice.verdict === '')
		return free.length === 0 ? allBarred(line, except) : withDays('accepted', seen, except);
	const said = { verdict: choice.verdict, reason: choice.reason || 'over_cap', ...note } as const;
	const keys = choice.keys.filter((key) => free.includes(key));
	const partly = keys.some((key) => (choice.counted[key] ?? 0) > 0);
	if (keys.length === free.length && !partly && line.open.length === lineDays(line))
		return { ...withDays(choice.verdict, seen, except), reason: said.reason, ...note };
	for (const key of keys) except[key] = { ...said, counted: countedOf(line, choice, key) };
	return withDays('accepted', seen, except);
}

function lineDays(line: ReviewLine): number {
	return Object.keys(line.line.days).length;
}

/** Days that may not count, each refused with its reason. */
function barredDays(line: ReviewLine): Record<string, Except> {
	const except: Record<string, Except> = {};
	for (const key of line.barred) {
		const reason = whyNot(line.reading, key);
		if (reason) except[key] = { verdict: 'refused', reason, counted: [0, 0] };
	}
	return except;
}

/** No day of it may count: for one reason the line is refused whole, else day by day. */
function allBarred(line: ReviewLine, except: Record<string, Except>): Ask {
	const reasons = new Set(Object.values(except).map(({ reason }) => reason));
	const [reason] = reasons;
	const whole = reasons.size === 1 && line.open.length === lineDays(line);
	if (whole && reason) return { verdict: 'refused', seen: line.minutes, reason };
	return withDays('accepted', line.minutes, except);
}

function withDays(verdict: VerdictWord, seen: number, except: Record<string, Except>): Ask {
	return { verdict, seen, ...(Object.keys(except).length > 0 && { except }) };
}

/** Work first, then training, never above what was declared. */
function countedOf(line: ReviewLine, choice: Choice, key: string): [number, number] {
	const [work, training] = line.line.days[key] ?? [0, 0];
	const wanted = Math.min(work + training, choice.counted[key] ?? 0);
	return [Math.min(work, wanted), Math.max(0, wanted - work)];
}

/** Minutes by what would become of them; with `open` they add up to what was declared. */
export interface ReviewSums {
	accepted: number;
	returned: number;
	refused: number;
	/** Nothing is chosen yet. */
	open: number;
}

/** The running sums of a review, verdicts already given included. */
export function sumsOf(review: Review, choices: Choices): ReviewSums {
	const sums: ReviewSums = { accepted: 0, returned: 0, refused: 0, open: 0 };
	for (const line of [...review.odd, ...review.regular, ...review.decided]) {
		const choice = choices[line.assignment];
		const ask = choice?.verdict ? askOf(line, choice) : undefined;
		for (const key of Object.keys(line.line.days)) addDay(sums, review, line, key, ask);
	}
	return sums;
}

function addDay(
	sums: ReviewSums,
	review: Review,
	line: ReviewLine,
	key: string,
	ask: Ask | undefined
): void {
	const minutes = minutesIn(line.line, [key]);
	const given = review.facts.verdicts[line.assignment]?.days[key];
	const free = line.open.includes(key);
	const said = free ? (ask?.except?.[key] ?? ask) : given;
	if (!said) {
		sums.open += minutes;
		return;
	}
	const counted = 'counted' in said && said.counted ? said.counted[0] + said.counted[1] : 0;
	if (said.verdict === 'accepted') sums.accepted += minutes;
	else {
		sums.accepted += counted;
		sums[said.verdict] += minutes - counted;
	}
}
