// A day entry as a row: the facts of a `write`, and the columns lifted out of them.
import type { Case } from '../kind.ts';
import type { DayEntryFacts, DayEntrySet } from '../kinds/facts.ts';
import type { Units } from '../judging/merge.ts';
import type { Card, Declaration } from '../records.ts';
import { entryFacts } from './facts.ts';

/** Fields that go together when two people wrote: minutes are those of the whole stretch, so `until` is one of them. */
export const entryUnits: Units = {
	minutes: ['minutesWork', 'minutesTraining', 'absence', 'until'],
	place: ['assignment', 'site'],
	note: ['note']
};

/** The facts to store: what is said, on the day and person that name the record; the office's hand is marked. */
export function factsOf(
	set: DayEntrySet,
	said: Partial<DayEntrySet>,
	office: DayEntryFacts['office']
): DayEntryFacts {
	const { assignment, site, minutesWork, minutesTraining, absence, note } = { ...set, ...said };
	return {
		assignment,
		contract: set.contract,
		participant: set.participant,
		site,
		day: set.day,
		...(said.until && { until: said.until }),
		minutesWork,
		minutesTraining,
		absence,
		note,
		...(office && { office })
	};
}

/** The row of a `write`: a new version. `card` is that of the facts, if this phone has it. */
export function entryRow(
	{ change, current, who }: Case,
	facts: DayEntryFacts,
	card: Card | undefined,
	received: string
): Declaration {
	return {
		id: change.record,
		org: card?.org ?? current?.org ?? '',
		company: card?.company ?? current?.company ?? '',
		counts_for: card?.counts_for ?? current?.counts_for ?? '',
		contract: facts.contract,
		party: card?.party ?? current?.party ?? '',
		kind: 'day-entry',
		participant: facts.participant,
		site: facts.site,
		day: facts.day,
		until: facts.until ?? '',
		period: '',
		status: 'recorded',
		version: (current?.version ?? 0) + 1,
		author: who.user,
		author_name: who.name,
		at: change.at,
		received,
		facts: { ...facts }
	};
}

/** The row once it is taken back: the same facts, no new version. */
export function withdrawnRow(
	{ change, who }: Case,
	current: Declaration,
	office: DayEntryFacts['office'],
	received: string
): Declaration {
	const facts = { ...entryFacts(current), ...(office && { office }) };
	const by = { author: who.user, author_name: who.name, at: change.at, received };
	return { ...plainRow(current), ...by, status: 'withdrawn', facts };
}

/** The columns of a declaration; written out, since screens use this file and need no schema. */
const columns: Record<keyof Declaration, true> = {
	id: true,
	org: true,
	company: true,
	counts_for: true,
	contract: true,
	party: true,
	kind: true,
	participant: true,
	site: true,
	day: true,
	until: true,
	period: true,
	status: true,
	version: true,
	author: true,
	author_name: true,
	at: true,
	received: true,
	facts: true
};

/** The columns of a row and nothing else that a loaded one may carry. */
export function plainRow(row: Declaration): Declaration {
	const names = Object.keys(columns) as (keyof Declaration)[];
	return Object.fromEntries(names.map((name) => [name, row[name]])) as Declaration;
}
