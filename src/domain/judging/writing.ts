// What a call writes: rows as they stand at its end, months whose figures moved, files to come, ledger lines.
import type { Book } from '../book.ts';
import type { Change, FileRef } from '../change.ts';
import { monthRows } from '../counter/months.ts';
import type { Entry, FileRow, Judged, LedgerRow, Sha256, Writes } from '../judge.ts';
import { clashKey } from '../kinds/clash.ts';
import type { ContractMonth, Declaration } from '../records.ts';
import { canonical, idFromHash, monthsOf } from '../values.ts';

export class Writing {
	private readonly book: Book;
	private readonly sha256: Sha256;
	private readonly rows = new Map<string, Declaration>();
	private readonly files = new Map<string, FileRow>();
	private readonly changes: LedgerRow[] = [];
	/** `contract|month` whose figures may have moved, and when they last did. */
	private readonly months = new Map<string, string>();
	private readonly touched = new Set<string>();
	private readonly failures: Judged['failures'] = [];

	constructor(book: Book, sha256: Sha256) {
		this.book = book;
		this.sha256 = sha256;
	}

	/** The record goes with the answer. */
	touch(record: string): void {
		this.touched.add(record);
	}

	fail(id: string, message: string): void {
		this.failures.push({ id, message });
	}

	/** A line of the ledger: the change as it came, and its answer. */
	enter(change: Change, entry: Entry, hash: string, answer: LedgerRow['answer']): void {
		const { id, author, kind, act, record, at } = change;
		const { device, now } = entry;
		const body = entry.raw as Change;
		const line = { id, hash, author, device, kind, act, record, body, answer, at };
		this.changes.push({ ...line, received: now });
	}

	/** A record after an act: kept where it moved, seen by the next change. */
	row(row: Declaration, now: string): void {
		const before = this.book.declaration(row.id);
		if (row === before || (before && canonical(before) === canonical(row))) return;
		this.book.put('declarations', row);
		this.rows.set(row.id, row);
		if (row.kind !== 'hours-declaration') return;
		for (const month of monthsOf(row.period)) this.months.set(`${row.contract}|${month}`, now);
	}

	/** A clash beside an answer: its id is made here, where there is a hash function. */
	clash(row: Declaration): void {
		const id = row.id || idFromHash(this.sha256(clashKey(row)));
		const version = (this.book.declaration(id)?.version ?? 0) + 1;
		const written = { ...row, id, version };
		this.book.put('declarations', written);
		this.rows.set(id, written);
	}

	/** The files a change announces: their bytes may come from now on. */
	announce({ id: of, author }: Change, files: FileRef[], { org, company }: Declaration): void {
		for (const { id, sha256, size, type } of files)
			if (!this.files.has(id))
				this.files.set(id, { id, org, company, change: of, author, sha256, size, type });
	}

	close(): Omit<Judged, 'results'> {
		const writes: Writes = {
			declarations: [...this.rows.values()],
			contract_months: this.monthRows(),
			files: [...this.files.values()],
			changes: this.changes
		};
		return { writes, touched: [...this.touched], failures: this.failures };
	}

	/** Each month as it was at its last act, so that the same acts in two calls give the same figures. */
	private monthRows(): ContractMonth[] {
		const idOf = (key: string) => idFromHash(this.sha256(key));
		return [...this.months]
			.flatMap(([key, now]) => {
				const [contract = '', month = ''] = key.split('|');
				return monthRows(this.book.branch(now), contract, [month], idOf);
			})
			.filter((row) => {
				const before = this.book.get('contract_months', row.id);
				return !before || canonical(before) !== canonical(row);
			});
	}
}
