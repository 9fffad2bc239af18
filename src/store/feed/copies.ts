// Rows in memory by scope, collection and id; shown is the live copy with the highest sequence (the base book).
import { Book } from '#domain/book.ts';
import type { Col, Row } from '#domain/records.ts';
import { copiesOf } from './likeness.ts';
import type { FeedItem } from './pages.ts';
import { isCol } from './cols.ts';
import type { rowOf } from './rows.ts';
import type { Copy, PageRow } from '../tables.ts';

export type RowOf = typeof rowOf;

/** A record's copy in one scope, and those in the others: a chain is lighter than a list for each of many rows. */
interface Held {
	scope: string;
	seq: number;
	row: Row | null;
	next: Held | undefined;
}

export class Copies {
	/** The shown rows. Asked through branches: this one has no time of its own. */
	readonly book = new Book('');
	/** Copies kept, for deciding when outdated ones are worth removing from the disk. */
	live = 0;
	#held = new Map<Col, Map<string, Held>>();

	/**
	 * Takes a page in; false when it cannot be read. `check` looks at each row of a page that another version wrote;
	 * without it such a page cannot be read now.
	 */
	take(page: PageRow, app: string, check: RowOf | undefined): boolean {
		const trusted = page.by === app && app !== '';
		if (!trusted && !check) return false;
		const copies = copiesOf(page);
		for (const copy of copies ?? []) this.#take(page.scope, copy, trusted ? undefined : check);
		return copies !== undefined;
	}

	/** Every copy, as it came. */
	items(): FeedItem[] {
		return [...this.#held].flatMap(([col, table]) =>
			[...table].flatMap(([id, first]) =>
				[...chain(first)].map(({ scope, seq, row }) => ({
					...{ scope, seq, col, id },
					...(row ? { data: row as unknown as Record<string, unknown> } : { gone: true as const })
				}))
			)
		);
	}

	/** Rows of these scopes leave; a row that another scope holds too stays. */
	drop(leaves: (scope: string) => boolean): void {
		for (const [col, table] of this.#held)
			for (const [id, first] of table) {
				const all = [...chain(first)];
				const left = all.filter((one) => !leaves(one.scope));
				if (left.length === all.length) continue;
				this.live -= all.length - left.length;
				left.forEach((one, at) => (one.next = left[at + 1]));
				if (left[0]) table.set(id, left[0]);
				else table.delete(id);
				this.#show(col, id, left[0]);
			}
	}

	#take(scope: string, [seq, col, id, data]: Copy, check: RowOf | undefined): void {
		if (!isCol(col)) return;
		const table = this.#table(col);
		const first = table.get(id);
		let known = first;
		while (known && known.scope !== scope) known = known.next;
		if (known && known.seq >= seq) return;
		const row = data && (check ? check(col, data) : (data as unknown as Row));
		if (row === undefined) return;
		if (known) Object.assign(known, { seq, row });
		else {
			this.live++;
			table.set(id, { scope, seq, row, next: first });
		}
		this.#show(col, id, table.get(id));
	}

	#table(col: Col): Map<string, Held> {
		let table = this.#held.get(col);
		if (!table) this.#held.set(col, (table = new Map<string, Held>()));
		return table;
	}

	#show(col: Col, id: string, first: Held | undefined): void {
		let best: Held | undefined;
		for (let one = first; one; one = one.next)
			if (one.row && one.seq > (best?.seq ?? -1)) best = one;
		if (!best?.row) this.book.remove(col, id);
		else if (this.book.get(col, id) !== best.row) this.book.put(col, best.row);
	}
}

function* chain(first: Held): Generator<Held> {
	for (let one: Held | undefined = first; one; one = one.next) yield one;
}
