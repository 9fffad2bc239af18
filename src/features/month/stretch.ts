// The month an address names: its party, its contract as this company keeps it, its places and name.
import { diariesOf } from '#domain/agenda/agenda.ts';
import { partiesOf, placeNameOf } from '#domain/agenda/duties.ts';
import type { Stretch } from '#domain/agenda/statement.ts';
import { crewed, type Crewed } from '#domain/agenda/week.ts';
import type { Book } from '#domain/book.ts';
import type { Change } from '#domain/change.ts';
import type { SubmitSet } from '#domain/kinds/facts.ts';
import { isPeriod } from '#domain/values.ts';
import { company } from '../company.svelte.ts';
import { phone } from '../device.svelte.ts';

/** The party and period a change about a signed month names, or its record does. */
export function monthOfChange(change: Change, book: Book): { party: string; period: string } {
	const said = { ...book.declaration(change.record)?.facts, ...change.set } as Partial<SubmitSet>;
	return { party: said.party ?? '', period: said.period ?? '' };
}

export interface MonthOfParty {
	stretch: Stretch;
	places: Crewed[];
	/** Of the site, or of the contract when it has several. */
	name: string;
}

/** Undefined when this company declares nothing for that party. */
export function monthOfParty(party: string, period: string): MonthOfParty | undefined {
	const { book } = phone.view;
	if (!isPeriod(period)) return undefined;
	const diary = diariesOf(book, { company: company.id, user: '', states: company.states }).find(
		(one) => partiesOf(one).includes(party)
	);
	if (!diary) return undefined;
	const places = crewed(book, diary);
	return { stretch: { diary, party, period }, places, name: placeNameOf(places, diary) };
}
