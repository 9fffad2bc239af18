// The feed on the disk: rows in pages by scope, one cursor a scope, both in one transaction; pages melt together.
import type { Fresh, Tx } from '../store.ts';
import { Feed, readMeta } from '../kept/meta.ts';

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

export async function readFeed(tx: Tx): Promise<Feed> {
	return readMeta(Feed, (await tx.get('meta', 'feed'))?.value);
}

export async function writeFeed(tx: Tx, feed: Feed): Promise<void> {
	await tx.put('meta', { name: 'feed', value: feed });
}

/** Nothing of that life of the server is known any more: no row, no cursor. */
export async function emptyFeed(tx: Tx, epoch: string): Promise<Feed> {
	const feed = { ...readMeta(Feed, undefined), epoch };
	await dropPages(tx);
	await writeFeed(tx, feed);
	return feed;
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
