// What a person's line on a contract needs to be true: her employment, her employer, her post (R20–R22, R44).
import type { Line } from '../kinds/facts.ts';
import { block, type Problem } from '../problem.ts';
import type { Card } from '../records.ts';
import type { Day } from '../values.ts';

/** The dates of an employment, as the office keeps them; `''` = open. */
export interface Employment {
	start: Day;
	end: Day;
}

/** R20: employment start ≤ card from ≤ card to ≤ employment end. */
export function withinEmployment(card: Pick<Card, 'from' | 'to'>, of: Employment): Problem[] {
	const problems: Problem[] = [];
	if (card.from < of.start || (of.end !== '' && card.from > of.end))
		problems.push(block('outside-employment', 'from', 'R20'));
	if (card.to !== '' && (card.to < card.from || (of.end !== '' && card.to > of.end)))
		problems.push(block('outside-employment', 'to', 'R20'));
	return problems;
}

/** R21: one employment shared between contracts is never shared out to more than 100 % on a day. */
export function sharesWithin(cards: Pick<Card, 'from' | 'to' | 'share_pct'>[]): Problem[] {
	// The sum only grows on the first day of a card.
	const days = [...new Set(cards.map((card) => card.from))].sort();
	return days
		.filter((day) => shareOn(cards, day) > 100)
		.map((day) => block('over-share', 'share_pct', 'R21', { day }));
}

function shareOn(cards: Pick<Card, 'from' | 'to' | 'share_pct'>[], day: Day): number {
	return cards
		.filter(({ from, to }) => from <= day && (to === '' || day <= to))
		.reduce((sum, card) => sum + card.share_pct, 0);
}

const employers: Partial<Record<Card['modality'], string[]>> = {
	provision: ['AI', 'ETTI', 'EATT', 'GEIQ', 'ETT'],
	subcontract_siae: ['EI', 'ACI', 'RQ', 'EA', 'ESAT', 'EITI', 'TIH']
};

/** R22: people are lent by structures that may lend, and SIAE work as subcontractors of their own kinds. */
export function employerFits(card: Pick<Card, 'modality' | 'employer_kind'>): Problem[] {
	const kinds = employers[card.modality];
	if (!kinds || kinds.includes(card.employer_kind)) return [];
	return [block('employer-kind', 'employer_kind', 'R22', { kind: card.employer_kind })];
}

const published = ['employer', 'employmentType', 'jobTitle', 'hiredOn'] as const;

/** R44: what the published statement names: employer, type of contract, post, date of hire. */
export function lineComplete(
	line: Pick<Line, (typeof published)[number]>,
	path: string,
	name = ''
) {
	return published
		.filter((field) => line[field].trim() === '')
		.map((field) => block('line-incomplete', `${path}.${field}`, 'R44', { name }));
}
