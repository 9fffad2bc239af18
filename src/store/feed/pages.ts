// The feed on the disk: rows in pages by scope, one cursor a scope, both in one transaction; pages melt together.
import type { Fresh, Store, Tx } from '../store.ts';
import { Feed, readMeta, type Copy, type PageRow } from '../tables.ts';
import { isWhole } from './rows.ts';

/** Rows a page; a text of this size is written and read at once. */
const PAGE = 500;

/** One row in one scope, as it came; `gone` when it left that scope. */
export interface FeedItem {
	scope: string;
	seq: number;
	col: string;
	id: string;
	data?: Record<string, unknown> | undefined;
	gone?: true | undefined;
}

export type FreshPage = Fresh<'page'>;

/** Pages of these items. Rows that this version does not fully understand lie apart, to be looked at again. */
export function pagesOf(items: readonly FeedItem[], app: string): FreshPage[] {
	const groups = new Map<string, { scope: string; by: string; copies: Copy[] }>();
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
		pages.push({ scope, by, count: part.length, json: JSON.stringify(part) });
	}
	return pages;
}

/** The copies of a page; undefined when it cannot be read. */
export function copiesOf(page: Pick<PageRow, 'json'>): Copy[] | undefined {
	try {
		const copies: unknown = JSON.parse(page.json);
		return Array.isArray(copies) ? (copies as Copy[]) : undefined;
	} catch {
		return undefined;
	}
}

export async function readFeed(tx: Tx): Promise<Feed> {
	return readMeta(Feed, (await tx.get('meta', 'feed'))?.value);
}

export async function writeFeed(tx: Tx, feed: Feed): Promise<void> {
	await tx.put('meta', { name: 'feed', value: feed });
}

export async function addPages(tx: Tx, pages: readonly FreshPage[]): Promise<void> {
	await Promise.all(pages.map((page) => tx.put('page', page)));
}

/** Every scope with rows here has a cursor, so that the server can say when it is lost. */
export function withScopes(feed: Feed, pages: readonly FreshPage[]): Feed {
	const cursors = { ...feed.cursors };
	for (const { scope } of pages) cursors[scope] ??= 0;
	return { ...feed, cursors };
}

/** Takes the pages of these scopes away; all pages without a list. */
export async function dropPages(tx: Tx, scopes?: readonly string[]): Promise<void> {
	const lists = scopes
		? await Promise.all(scopes.map((scope) => tx.by('page', 'scope', scope)))
		: [];
	const keys = scopes ? lists.flat().map((page) => page.n) : await tx.keys('page');
	await Promise.all(keys.map((key) => tx.delete('page', key)));
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
