// What must leave this phone, and when (R55, R56): rows of the server go, what was typed stays for its author.
import { emptyFeed, readFeed } from '#store/feed/pages.ts';
import { DAY } from '#store/outbox.ts';
import type { Store, Tx } from '#store/store.ts';
import { Contact, readMeta } from '#store/kept/meta.ts';

/** R56: so long without an answer of the server, milliseconds. */
const FORGET_AFTER = 30 * DAY;

/** Rows received, and how far they were read. */
export async function forgetRows(tx: Tx): Promise<void> {
	// Which life of the server they came from is not forgotten: set back meanwhile, it is offered again what it lost.
	await emptyFeed(tx, (await readFeed(tx)).epoch);
}

/** The same, and the session: signing in again brings it all back. */
export async function forgetSession(tx: Tx): Promise<void> {
	await forgetRows(tx);
	await tx.delete('meta', 'session');
	await tx.delete('meta', 'who');
}

/**
 * True when the server has been silent for so long that its rows may not stay. `now` = device, ms.
 * A clock that was wrong at the last answer may have been set right since, or not: nothing else on a phone tells. Both
 * readings are held against that answer, and the shorter silence counts; one that lies before the answer is no reading.
 * So a clock that was set right empties no phone, and one that stays some days wrong adds these days at most.
 */
export function isForgotten({ at, offset }: Contact, now: number): boolean {
	if (at === '') return false;
	const silences = [now + (offset ?? 0), now].map((time) => time - Date.parse(at));
	const possible = silences.filter((silence) => silence >= 0);
	return possible.length > 0 && Math.min(...possible) > FORGET_AFTER;
}

/** R56 for somebody who is not at work here now, in her own database. `now` = device, ms. */
export async function forgetIfDue(store: Store, now: number): Promise<void> {
	const kept = await store.read(['meta'], (tx) => tx.get('meta', 'contact'));
	if (isForgotten(readMeta(Contact, kept?.value), now))
		await store.write(['meta', 'page'], forgetRows);
}
