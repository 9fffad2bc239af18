// Eligibilities that end soon: somebody at work to look at before her hours wait.
import type { Book } from '../book.ts';
import { nameOf } from '../crew/card.ts';
import type { Card, Contract } from '../records.ts';
import { addDays, type Day } from '../values.ts';

/** Somebody at work whose eligibility ends within these days, and is not followed by another. */
export interface Ending {
	card: Card;
	name: string;
	day: Day;
}

/** Eligibilities that end soon, the next one first; one a person. */
export function endingSoon(book: Book, contracts: readonly Contract[], within = 28): Ending[] {
	const limit = addDays(book.today, within);
	const found = new Map<string, Ending>();
	for (const card of contracts.flatMap((contract) => book.cards(contract.id))) {
		const ends = card.eligible.map(([, to]) => to || '9999-12-31').sort();
		const day = ends.pop() ?? '';
		if (card.to && card.to <= day) continue;
		if (day >= book.today && day <= limit)
			found.set(card.participant, { card, name: nameOf(card), day });
	}
	return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
