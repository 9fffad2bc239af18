// A server in memory, for tests of the judge: it loads by what `needs` says, or everything, and saves what is written.
import { createHash } from 'node:crypto';
import { bookOf, type Rows } from '../src/domain/book.ts';
import { firstLook, judge, needs } from '../src/domain/judge.ts';
import type { Entry, FileRow, Judged, LedgerRow } from '../src/domain/judge.ts';
import { touches } from '../src/domain/rules/caps.ts';
import type { Col, Declaration, Row, Who } from '../src/domain/records.ts';
import {
	addDays,
	canonical,
	firstDay,
	idFromHash,
	lastDay,
	monday,
	previousPeriod,
	type Period
} from '../src/domain/values.ts';

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
export const naturalId = (key: string) => idFromHash(sha256(key));

type Tables = { [C in Col]?: Map<string, Row<C>> };

export class Bench {
	readonly tables: Tables = {};
	readonly ledger = new Map<string, LedgerRow>();
	readonly files = new Map<string, FileRow>();
	/** Load by `needs`, as a real server does, or all there is. */
	readonly bounded: boolean;

	constructor(bounded = true) {
		this.bounded = bounded;
	}

	put<C extends Col>(col: C, ...rows: Row<C>[]): this {
		const table = (this.tables[col] ??= new Map() as never) as Map<string, Row<C>>;
		for (const row of rows) table.set(row.id, row);
		return this;
	}

	all<C extends Col>(col: C): Row<C>[] {
		return [...(this.tables[col]?.values() ?? [])];
	}

	declaration(id: string): Declaration | undefined {
		return this.tables.declarations?.get(id);
	}

	/** One call: load, judge, save. */
	push(entries: Entry[], stopped = new Set<string>()): Judged {
		const look = firstLook(entries);
		const named = this.all('declarations').filter((row) => look.records.includes(row.id));
		const judged = judge(
			entries,
			{
				rows: this.bounded ? this.#load(entries, named) : this.#everything(),
				ledger: [...this.ledger.values()].filter((line) => look.ledger.includes(line.id)),
				files: [...this.files.values()].filter((file) => look.files.includes(file.id)),
				stopped
			},
			sha256
		);
		const { writes } = judged;
		this.put('declarations', ...writes.declarations).put(
			'contract_months',
			...writes.contract_months
		);
		for (const file of writes.files) this.#insert(this.files, file);
		for (const line of writes.changes) this.#insert(this.ledger, line);
		return judged;
	}

	/** Both tables are only ever added to. */
	#insert<T extends { id: string }>(table: Map<string, T>, row: T): void {
		if (table.has(row.id)) throw new Error(`written twice: ${row.id}`);
		table.set(row.id, row);
	}

	/** What the server holds at the end, in no order. */
	state(): string {
		const byId = (rows: Iterable<{ id: string }>) =>
			[...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
		return canonical([
			byId(this.all('declarations')),
			byId(this.all('contract_months')),
			byId(this.ledger.values()),
			byId(this.files.values())
		]);
	}

	#everything(): Rows {
		return Object.fromEntries(
			(Object.keys(this.tables) as Col[]).map((col) => [col, this.all(col)])
		);
	}

	#load(entries: Entry[], named: Declaration[]): Rows {
		const asked = needs(entries, new Map(named.map((row) => [row.id, row])));
		const cards = new Set(asked.cards);
		const people = new Set(asked.participants);
		const of = (row: { contract: string }) => asked.contracts.includes(row.contract);
		const diary = (row: Declaration) =>
			asked.weeks.some((pair) => {
				const [participant = '', on = ''] = pair.split('|');
				const week = { day: monday(on), until: addDays(monday(on), 6) };
				const span = { day: row.day, until: row.until || undefined };
				const kind = row.kind === 'day-entry' || row.kind === 'clash';
				return kind && row.participant === participant && touches(span, week);
			});
		const signed = (row: Declaration) =>
			row.kind === 'hours-declaration' &&
			asked.periods.some((pair) => {
				const [contract = '', period = ''] = pair.split('|');
				const near = [period, previousPeriod(period)];
				return row.contract === contract && near.some((one) => overlaps(one, row.period));
			});
		return {
			contracts: this.all('contracts').filter((row) => asked.contracts.includes(row.id)),
			contract_parties: this.all('contract_parties').filter(of),
			contract_invoices: this.all('contract_invoices').filter(of),
			contract_months: this.all('contract_months').filter(of),
			sites: this.all('sites').filter(of),
			assignments: this.all('assignments').filter(
				({ id, participant, contract }) =>
					cards.has(id) || people.has(participant) || asked.crews.includes(contract)
			),
			declarations: this.all('declarations').filter(
				(row) => named.includes(row) || diary(row) || signed(row)
			)
		};
	}
}

function overlaps(a: Period, b: Period): boolean {
	return firstDay(a) <= lastDay(b) && firstDay(b) <= lastDay(a);
}

/** A change as its author's phone sends it, heard at `now`. */
export function entryOf(raw: unknown, who: Who, now = '2026-11-20T18:00:00Z'): Entry {
	return { raw, who, device: 'phone0000000001', now };
}

/** A book of all it holds, for what a rule would say. */
export function bookOfBench(bench: Bench, now: string) {
	return bookOf(
		Object.fromEntries((Object.keys(bench.tables) as Col[]).map((col) => [col, bench.all(col)])),
		now
	);
}
