// Whether a person's hours may count: eligible on that day, decided in time, under a contract that counts.
import { addMonths } from '../calendar.ts';
import { warn, type Problem } from '../problem.ts';
import type { Card } from '../records.ts';
import { addDays, dayKey, daysIn, type Day } from '../values.ts';

type Eligible = Pick<Card, 'eligible'>;

/** R19: months after hire in which the hours of an open-ended contract count. */
const CDI_MONTHS = 48;

/** R11: an accepted eligibility covers that day. */
export function isEligibleOn(card: Eligible, day: Day): boolean {
	return card.eligible.some(([from, to]) => from <= day && (to === '' || day <= to));
}

/** R11: … covers every day of a stretch. */
export function isEligibleAll(card: Eligible, day: Day, until?: Day): boolean {
	return daysIn(day, until).every((one) => isEligibleOn(card, one));
}

/** The last day of the eligibility that covers a day, through spans that follow each other; `''` = open, null = none. */
export function eligibleUntil(card: Eligible, day: Day): Day | null {
	if (!isEligibleOn(card, day)) return null;
	let last = day;
	for (const [from, to] of inOrder(card)) {
		if (from > addDays(last, 1)) break;
		if (to === '') return '';
		if (to > last) last = to;
	}
	return last;
}

/** R11: the day the first eligibility was decided; `''` when the office did not say, null when there is none. */
export function firstDecidedOn(card: Eligible): Day | null {
	return inOrder(card)[0]?.[2] ?? null;
}

/** R11: the first eligibility was decided after the first day worked; a decision without a day is taken as in time. */
export function isDecidedAfterStart(card: Eligible, firstWorked: Day): boolean {
	const decided = firstDecidedOn(card);
	return decided !== null && decided !== '' && decided > firstWorked;
}

/** R19: the last day on which the hours of an open-ended contract count; null for other contracts. */
export function cdiLimit(card: Pick<Card, 'employment_type' | 'hired_on'>): Day | null {
	if (card.employment_type !== 'cdi' || card.hired_on === '') return null;
	return addDays(addMonths(card.hired_on, CDI_MONTHS), -1);
}

/** R19: more than 48 months after hire on an open-ended contract. */
export function isPastCdiLimit(
	card: Pick<Card, 'employment_type' | 'hired_on'>,
	day: Day
): boolean {
	const limit = cdiLimit(card);
	return limit !== null && day > limit;
}

/** R25: an internship never feeds hours. */
export function isCountedType(card: Pick<Card, 'employment_type'>): boolean {
	return card.employment_type !== 'internship';
}

/** R23: the employment contract has not been sent; the hours wait for it. */
export function isContractMissing(card: Pick<Card, 'contract_sent'>): boolean {
	return !card.contract_sent;
}

/** R11: hours outside the eligibility are received and wait: until when it ran, or from when it runs. */
export function held(
	card: Eligible,
	day: Day,
	until: Day | undefined,
	path: string
): Problem | null {
	if (isEligibleAll(card, day, until)) return null;
	const spans = inOrder(card);
	const ended = spans.filter(([, to]) => to !== '' && to < (until ?? day)).pop();
	const later = spans.find(([from]) => from > day);
	return warn('held', path, 'R11', {
		day: dayKey(day, until),
		...(ended ? { to: ended[1] } : later ? { from: later[0] } : {})
	});
}

function inOrder(card: Eligible) {
	return [...card.eligible].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
