// Server → disk: from the cursor of each scope on, page and cursors in one transaction, until there is no more.
import { canonical } from '#domain/values.ts';
import { pagesOf } from '#store/feed/fresh.ts';
import {
	addPages,
	dropPages,
	readFeed,
	withScopes,
	writeFeed,
	type FreshPage
} from '#store/feed/pages.ts';
import type { Tx } from '#store/store.ts';
import type { Feed } from '#store/kept/meta.ts';
import { tell } from '#store/kept/notices.ts';
import { Failure } from './failure.ts';
import { isSetBack, noteContact, startOver, type Desk } from './phone/desk.ts';
import type { PullAnswer } from './wire.ts';

/** Rows a call; the server ends a page at 1 MB too. */
const LIMIT = 1000;

/** Reads all there is; true when the server turned out to be set back. Rejects with `Failure` when a call came to nothing. */
export async function pull(desk: Desk): Promise<boolean> {
	let stale = 0;
	let over = false;
	let ahead: Asked | undefined;
	for (;;) {
		await mendTorn(desk);
		const { cursors } = desk.shelf.feed;
		const { asked, answered } = ahead?.from === canonical(cursors) ? ahead : askFrom(desk, cursors);
		const answer = await answered;
		if (answer.me.id !== desk.user) throw new Failure('signed-out');
		// The next page travels while this one is written; it is used only if it begins where this one ended.
		ahead = answer.more ? askFrom(desk, cursorsAfter(cursors, answer)) : undefined;
		const outcome = await takeIn(desk, answer, asked);
		if (outcome === 'stale') {
			// Another tab read on meanwhile: its rows are on the disk, not yet in this memory.
			if (++stale > 3) throw new Failure('busy');
			await desk.reload();
		}
		if (outcome === 'over') over = true;
		if (outcome === 'taken' && !answer.more) return over;
		if (outcome === 'taken') desk.moved();
	}
}

interface Asked {
	/** The cursors it begins at, as one text. */
	from: string;
	/** Device clock, ms. */
	asked: number;
	answered: Promise<PullAnswer>;
}

function askFrom(desk: Desk, cursors: Feed['cursors']): Asked {
	const answered = desk.server.pull(cursors, LIMIT);
	answered.catch(() => undefined); // told where it is awaited; one that nobody needs any more is nobody's failure
	return { from: canonical(cursors), asked: desk.clock.now(), answered };
}

async function takeIn(desk: Desk, answer: PullAnswer, asked: number) {
	const pages = pagesOf(answer.items, desk.app);
	desk.progress({ phase: 'pulling' });
	return desk.write(
		['meta', 'page', 'outbox', 'file', 'notice'],
		async (tx): Promise<'taken' | 'stale' | 'over'> => {
			const feed = await readFeed(tx);
			if (canonical(feed.cursors) !== canonical(answer.since)) return 'stale';
			if (isSetBack(feed, answer.epoch, answer.max)) {
				await startOver(tx, answer.epoch, answer.now);
				return 'over';
			}
			await dropScopes(tx, feed, answer);
			await addPages(tx, pages);
			await writeFeed(tx, feedAfter(feed, answer, pages));
			await noteContact(tx, desk.clock, asked, answer.now);
			await noteWho(tx, answer.me);
			return 'taken';
		},
		answer.drop.length ? undefined : 'relaxed'
	);
}

function cursorsAfter(before: Feed['cursors'], { next, drop }: PullAnswer): Feed['cursors'] {
	const cursors = { ...before };
	for (const [scope, cursor] of Object.entries(next))
		cursors[scope] = Math.max(cursor, cursors[scope] ?? 0);
	for (const scope of drop) delete cursors[scope];
	return cursors;
}

function feedAfter(feed: Feed, answer: PullAnswer, pages: readonly FreshPage[]): Feed {
	const cursors = cursorsAfter(feed.cursors, answer);
	const known = withScopes({ ...feed, cursors }, pages).cursors;
	for (const scope of answer.drop) delete known[scope];
	return {
		epoch: answer.epoch,
		cursors: known,
		complete: feed.complete || !answer.more,
		max: answer.max,
		pulled: feed.complete ? feed.pulled : feed.pulled + answer.items.length
	};
}

/** Scopes this person has no more: their rows leave, and she is told if there were any. */
async function dropScopes(tx: Tx, feed: Feed, answer: PullAnswer): Promise<void> {
	const lost = answer.drop.filter((scope) => feed.cursors[scope] !== undefined);
	await dropPages(tx, lost);
	if (!lost.some((scope) => (feed.cursors[scope] ?? 0) > 0)) return;
	await tell(tx, 'dropped', answer.now, { count: lost.length });
}

async function noteWho(tx: Tx, { id, name, memberships }: PullAnswer['me']): Promise<void> {
	const value = { user: id, name, memberships };
	const known = (await tx.get('meta', 'who'))?.value;
	if (canonical(known ?? null) !== canonical(value)) await tx.put('meta', { name: 'who', value });
}

/** Pages that could not be read: their scopes are asked for again from the start. */
async function mendTorn(desk: Desk): Promise<void> {
	const { pages, scopes } = desk.shelf.torn;
	if (pages.size + scopes.size === 0) return;
	await desk.write(['meta', 'page'], async (tx) => {
		const feed = await readFeed(tx);
		const cursors = { ...feed.cursors };
		for (const scope of scopes) cursors[scope] = 0;
		await Promise.all([...pages].map((n) => tx.delete('page', n)));
		await writeFeed(tx, { ...feed, cursors });
	});
	pages.clear();
	scopes.clear();
}
