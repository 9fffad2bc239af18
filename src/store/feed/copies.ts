// Rows in memory by scope, collection and id; shown is the live copy with the highest sequence (the base book).
import { Book } from '#domain/book.ts';
import type { Row } from '#domain/records.ts';
import { copiesOf, type FeedItem } from './pages.ts';
import { isCol } from './cols.ts';
import type { rowOf } from './rows.ts';
import type { Copy, PageRow } from '../tables.ts';

export type RowOf = typeof rowOf;

interface Held {
	scope: string;
	seq: number;
	row: Row | null;
}

export class Copies {
	/** The shown rows. Asked through branches: this one has no time of its own. */
	readonly book = new Book('');
	/** Copies kept, for deciding when outdated ones are worth removing from the disk. */
	live = 0;
	#held = new Map<string, Held[]>();

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
		return [...this.#held].flatMap(([key, list]) => {
			const [col = '', id = ''] = key.split('|');
			return list.map(({ scope, seq, row }) => ({
				...{ scope, seq, col, id },
				...(row ? { data: row as unknown as Record<string, unknown> } : { gone: true as const })
			}));
		});
	}

	/** Rows of these scopes leave; a row that another scope holds too stays. */
	drop(leaves: (scope: string) => boolean): void {
		for (const [key, list] of this.#held) {
			const left = list.filter((one) => !leaves(one.scope));
			if (left.length === list.length) continue;
			this.live -= list.length - left.length;
			if (left.length) this.#held.set(key, left);
			else this.#held.delete(key);
			this.#show(key, left);
		}
	}

	#take(scope: string, [seq, col, id, data]: Copy, check: RowOf | undefined): void {
		if (!isCol(col)) return;
		const key = `${col}|${id}`;
		const list = this.#held.get(key);
		const known = list?.find((one) => one.scope === scope);
		if (known && known.seq >= seq) return;
		const row = data && (check ? check(col, data) : (data as unknown as Row));
		if (row === undefined) return;
		if (known) Object.assign(known, { seq, row });
		else {
			this.live++;
			if (list) list.push({ scope, seq, row });
			else this.#held.set(key, [{ scope, seq, row }]);
		}
		this.#show(key, this.#held.get(key) ?? []);
	}

	#show(key: string, list: readonly Held[]): void {
		let best: Held | undefined;
		for (const one of list) if (one.row && one.seq > (best?.seq ?? -1)) best = one;
		const [col = '', id = ''] = key.split('|');
		if (!isCol(col)) return;
		if (best?.row) {
			if (this.book.get(col, id) !== best.row) this.book.put(col, best.row);
		} else this.book.remove(col, id);
	}
}
