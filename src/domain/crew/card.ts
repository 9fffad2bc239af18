// A card of the crew: the name on it, and whether a day lies within its dates.
import type { Card } from '../records.ts';
import type { Day } from '../values.ts';

/** The name on a card. */
export function nameOf(card: Pick<Card, 'given_name' | 'family_name'>): string {
	return `${card.given_name} ${card.family_name}`.trim();
}

/** A day between two dates, both included; `''` is open. */
export function isWithin(span: { from: Day; to: Day }, day: Day): boolean {
	return (span.from === '' || span.from <= day) && (span.to === '' || day <= span.to);
}
