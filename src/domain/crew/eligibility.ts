// What a card says of a person's eligibility on a day: dates only, never why (R11, R57).
import { latest } from '../calendar.ts';
import type { Card } from '../records.ts';
import type { Day } from '../values.ts';

export interface Eligibility {
	/** `ended` and `later`: hours are received and wait. `pending`: nothing decided yet. */
	state: 'eligible' | 'ended' | 'later' | 'pending';
	/** Last day when eligible or ended, first day when later; `''` = open. */
	day: Day;
}

export function eligibilityOn(card: Pick<Card, 'eligible'>, day: Day): Eligibility {
	const now = card.eligible.find(([from, to]) => from <= day && (!to || day <= to));
	if (now) return { state: 'eligible', day: now[1] };
	const ends = card.eligible.map(([, to]) => to).filter((to) => to && to < day);
	if (ends.length > 0) return { state: 'ended', day: latest(ends) };
	const starts = card.eligible.map(([from]) => from).sort();
	return starts[0] ? { state: 'later', day: starts[0] } : { state: 'pending', day: '' };
}
