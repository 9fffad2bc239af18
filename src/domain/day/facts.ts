// What a day entry says, read off its row: all that a screen needs of it.
import type { DayEntryFacts } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';

/** What a day entry says. */
export function entryFacts(row: Declaration): DayEntryFacts {
	return row.facts as unknown as DayEntryFacts;
}
