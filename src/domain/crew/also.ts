// Hours of the same person and day on other contracts, so that a cap over all of them surprises nobody (R26–R28).
import type { Book } from '../book.ts';
import type { Card } from '../records.ts';
import type { Day } from '../values.ts';
import { minutesOf } from './diary.ts';
import { placeOf } from './place.ts';

export interface Also {
	/** Name of the place. */
	place: string;
	minutes: number;
}

export function alsoOn(book: Book, card: Pick<Card, 'participant' | 'contract'>, day: Day): Also[] {
	return book
		.entriesOf(card.participant)
		.filter((row) => row.day === day && !row.until && row.contract !== card.contract)
		.filter((row) => minutesOf(row) > 0)
		.map((row) => ({
			place: placeOf(book, row.site || row.contract)?.name ?? '',
			minutes: minutesOf(row)
		}));
}
