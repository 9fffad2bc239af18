// Pages made anew: of rows that came, or of small and outdated pages melted together.
import type { Store } from '../store.ts';
import type { Copy } from '../tables.ts';
import { copiesOf, pageText } from './likeness.ts';
import { addPages, type FeedItem, type FreshPage } from './pages.ts';
import { onlooker } from './rows.ts';

/** Rows a page; a text of this size is written and read at once. */
const PAGE = 500;

/** Pages of these items. Rows that this version does not fully understand lie apart, to be looked at again. */
export function pagesOf(items: readonly FeedItem[], app: string): FreshPage[] {
	const groups = new Map<string, { scope: string; by: string; copies: Copy[] }>();
	const isWhole = onlooker();
	for (const { scope, seq, col, id, data, gone } of items) {
		const row = gone || !data ? null : { ...data, id };
		const by = row === null || isWhole(col, row) ? app : '';
		const key = `${by ? 1 : 0}${scope}`;
		let group = groups.get(key);
		if (!group) groups.set(key, (group = { scope, by, copies: [] }));
		group.copies.push([seq, col, id, row]);
	}
	return [...groups.values()].flatMap(({ scope, by, copies }) => cut(scope, by, copies));
}

function cut(scope: string, by: string, copies: Copy[]): FreshPage[] {
	const pages: FreshPage[] = [];
	for (let at = 0; at < copies.length; at += PAGE) {
		const part = copies.slice(at, at + PAGE);
		pages.push({ scope, by, count: part.length, json: pageText(part) });
	}
	return pages;
}

/**
 * Small pages become one, outdated copies go, in one transaction. What left a scope stays as a mark, so that an
 * answer that comes late cannot bring it back.
 */
export async function compact(store: Store, app: string, all: boolean) {
	return store.write(
		['page'],
		async (tx) => {
			const pages = (await tx.all('page')).filter((page) => all || page.count < PAGE / 2);
			const read = pages.map((page) => ({ page, copies: copiesOf(page) }));
			const whole = read.filter((one) => one.copies !== undefined);
			const newest = new Map<string, FeedItem>();
			for (const { page, copies } of whole)
				for (const [seq, col, id, row] of copies ?? []) {
					const key = `${page.scope}|${col}|${id}`;
					if ((newest.get(key)?.seq ?? -1) > seq) continue;
					newest.set(key, {
						scope: page.scope,
						seq,
						col,
						id,
						...(row ? { data: row } : { gone: true })
					});
				}
			await addPages(tx, pagesOf([...newest.values()], app));
			await Promise.all(whole.map(({ page }) => tx.delete('page', page.n)));
		},
		'relaxed'
	);
}
