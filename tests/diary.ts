// A book and its people for tests of the diary: two companies, two contracts, and what somebody writes or takes back.
import type { Change } from '../src/domain/change.ts';
import type { Outcome } from '../src/domain/kind.ts';
import { dayEntry, dayEntryKey } from '../src/domain/kinds/day-entry.ts';
import type { DayEntryFacts, DayEntrySet } from '../src/domain/kinds/facts.ts';
import type { Declaration, Who } from '../src/domain/records.ts';
import { amina, change, Desk } from './desk.ts';
import { card, contract, id, party, who } from './rows.ts';

/** Writes for company e2, which declares the same people on the same contract. */
export const karim = who('company_admin', 'u2', { company: id('e2') });

/** A set for person `p1` on card `a1`, 7 h 30 on a Friday. */
export function day(over: Partial<DayEntrySet> = {}): DayEntrySet {
	return {
		assignment: id('a1'),
		contract: id('k1'),
		participant: id('p1'),
		site: '',
		day: '2026-11-20',
		minutesWork: 450,
		minutesTraining: 0,
		absence: null,
		note: '',
		...over
	};
}

/** A readable id for the record of a set: the same key, the same id. */
export function recordOf(set: DayEntrySet): string {
	const [of = '', person = '', on = ''] = dayEntryKey(set).split('|');
	return `${of.slice(0, 2)}${person.slice(0, 2)}${on.replace(/-/g, '')}`.padEnd(15, '0');
}

export class Diary extends Desk {
	constructor(now = '2026-11-20T18:00:00Z') {
		super(now);
		this.put('contracts', contract({ id: id('k2') }));
		this.put('contract_parties', party({ id: id('t2'), company: id('e2'), role: 'co_contractor' }));
		this.put('contract_parties', party({ id: id('t3'), contract: id('k2') }));
		const second = { party: id('t2'), company: id('e2'), counts_for: id('e2') };
		this.put('assignments', card({ id: id('a5'), ...second }));
		this.put('assignments', card({ id: id('a6'), contract: id('k2'), party: id('t3') }));
	}

	/** `base` left out: what stands, as its author sees it. */
	write(set: DayEntrySet, by: Who = amina, base?: Change['base']): Outcome {
		return this.send(dayEntry, this.wish('write', set, base), by);
	}

	wish(act: 'write', set: DayEntrySet, base?: Change['base']): Change {
		const current = this.entry(set);
		const seen = current && current.status !== 'withdrawn' ? current.facts : null;
		const said = base === undefined ? seen : base;
		return change({ kind: 'day-entry', act, set, record: recordOf(set), base: said });
	}

	takeBack(set = day(), by: Who = amina, reason = '', version?: number): Outcome {
		const base = { version: version ?? this.entry(set)?.version ?? 0 };
		const record = recordOf(set);
		const of = change({ kind: 'day-entry', act: 'withdraw', set: { reason }, record, base });
		return this.send(dayEntry, of, by);
	}

	entry(set: DayEntrySet = day()): Declaration | undefined {
		return this.book.declaration(recordOf(set));
	}

	said(set: DayEntrySet = day()): DayEntryFacts {
		const row = this.entry(set);
		if (!row) throw new Error('nothing stands');
		return row.facts as unknown as DayEntryFacts;
	}
}
