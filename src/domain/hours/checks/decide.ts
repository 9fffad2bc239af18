// What a verdict must respect: a reason for each no, and no hour validated that may not count (R10, R11, R19, R25).
import type { Book } from '../../book.ts';
import type { Case } from '../../kind.ts';
import type {
	DayVerdict,
	DecideSet,
	HoursDeclarationFacts,
	Line,
	LineVerdict
} from '../../kinds/facts.ts';
import { block, warn, type Problem } from '../../problem.ts';
import type { Card } from '../../records.ts';
import { insideContract } from '../../rules/dates.ts';
import {
	cdiLimit,
	firstDecidedOn,
	isCountedType,
	isDecidedAfterStart,
	isEligibleOn,
	isPastCdiLimit
} from '../../rules/eligibility.ts';
import { daysIn, spanOf, type Day, type Pair } from '../../values.ts';
import { dayState } from '../verdicts.ts';

type Ask = DecideSet['lines'][string];
/** A line, what is asked of it, and what that makes of its days. */
export interface Deciding {
	line: Line;
	ask: Ask;
	verdict: LineVerdict;
}

/** Every problem of one line of a `decide`. */
export function decideProblems(
	given: Case,
	facts: HoursDeclarationFacts,
	one: Deciding
): Problem[] {
	const path = `set.lines.${one.line.assignment}`;
	return [
		...lockedDays(facts, one, path),
		...missingReasons(one, path),
		...strangeDays(one, path),
		...countedTooMuch(one, path),
		...countingDays(given, facts, one, path)
	];
}

/** R40: an accepted day stays accepted until it is reopened, for facilitators too. */
function lockedDays(facts: HoursDeclarationFacts, { line, ask }: Deciding, path: string) {
	const keys = Object.keys(line.days);
	const accepted = keys.filter((key) => dayState(facts, line.assignment, key) === 'accepted');
	const problems = accepted
		.filter((key) => (ask.except?.[key]?.verdict ?? 'accepted') !== 'accepted')
		.map((key) => block('locked', `${path}.except.${key}`, 'R40', { day: spanOf(key).from }));
	if (ask.verdict !== 'accepted' && keys.length > 0 && accepted.length === keys.length)
		problems.push(block('locked', path, 'R40'));
	return problems;
}

/** A day or line sent back, refused or counted in part says why. */
function missingReasons({ line, ask }: Deciding, path: string): Problem[] {
	const whole = ask.verdict !== 'accepted' && !ask.reason;
	const problems = whole ? [block('reason-missing', `${path}.reason`)] : [];
	for (const [key, said] of Object.entries(ask.except ?? {})) {
		const declared = line.days[key] ?? [0, 0];
		const less = said.counted && sum(said.counted) < sum(declared);
		if ((said.verdict !== 'accepted' || less) && !said.reason)
			problems.push(block('reason-missing', `${path}.except.${key}.reason`));
	}
	return problems;
}

function strangeDays({ line, ask }: Deciding, path: string): Problem[] {
	return Object.keys(ask.except ?? {})
		.filter((key) => !line.days[key])
		.map((key) => block('unknown-line', `${path}.except.${key}`));
}

/** Never more than what was declared, of work and of training. */
function countedTooMuch({ line, ask }: Deciding, path: string): Problem[] {
	return Object.entries(ask.except ?? {}).flatMap(([key, { counted }]) => {
		const declared = line.days[key];
		if (!counted || !declared) return [];
		if (counted[0] <= declared[0] && counted[1] <= declared[1]) return [];
		const minutes = sum(declared);
		return [block('counted-too-much', `${path}.except.${key}.counted`, undefined, { minutes })];
	});
}

const sum = (pair: Readonly<Pair>) => pair[0] + pair[1];

/** Days that this verdict makes count, checked against contract and card. */
function countingDays(
	given: Case,
	facts: HoursDeclarationFacts,
	{ line, verdict }: Deciding,
	path: string
): Problem[] {
	const card = given.book.card(line.assignment);
	const counting = Object.entries(verdict.days).filter(([, day]) => sum(day.counted) > 0);
	const fresh = counting.filter(([key]) => dayState(facts, line.assignment, key) !== 'accepted');
	if (fresh.length === 0) return [];
	if (!card) return [block('card-mismatch', path)];
	const problems = fresh.flatMap(([key, day]) => countingDay(given.book, card, key, day, path));
	const first = counting.map(([key]) => spanOf(key).from).sort()[0] ?? '';
	return [...problems, ...decidedLate(given, card, first, path)];
}

function countingDay(book: Book, card: Card, key: string, day: DayVerdict, path: string) {
	const at = `${path}.days.${key}`;
	const span = spanOf(key);
	const contract = book.contract(card.contract);
	// Accepted as declared, every day of a total must count; counted in part, one may be enough.
	const days = daysIn(span.from, span.to);
	const all = (holds: (one: Day) => boolean) =>
		day.verdict === 'accepted' ? days.every(holds) : days.some(holds);
	const problems: Problem[] = [];
	if (!isCountedType(card)) problems.push(block('not-counted-type', at, 'R25'));
	if (contract && !all((one) => insideContract(contract, one, at) === null))
		problems.push(block('outside-contract-dates', at, 'R10', { day: span.from }));
	if (!all((one) => isEligibleOn(card, one)))
		problems.push(block('not-eligible', at, 'R11', { day: span.from }));
	if (!all((one) => !isPastCdiLimit(card, one)))
		problems.push(block('cdi-over-limit', at, 'R19', { limit: cdiLimit(card) ?? '' }));
	return problems;
}

/** R11: eligibility decided after the first counted day: only with a reason, and told. */
function decidedLate(given: Case, card: Card, first: Day, path: string): Problem[] {
	if (!isDecidedAfterStart(card, first)) return [];
	const { override } = given.change.set as unknown as DecideSet;
	const make = override && override.reason.trim() !== '' ? warn : block;
	return [make('decided-after-start', path, 'R11', { decided: firstDecidedOn(card) ?? '' })];
}
