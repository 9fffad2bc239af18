// One round of a person's sync: changes, files, rows; then the house is kept and the bell listened to.
import { compact } from '#store/feed/fresh.ts';
import { prune } from '#store/prune.ts';
import { StorageError, type Store } from '#store/store.ts';
import type { Session } from '#store/kept/meta.ts';
import type { Bell } from '../parts/bell.ts';
import type { Engine } from '../parts/engine.ts';
import type { Parts } from '../parts/parts.ts';
import { pull } from '../pull.ts';
import { push } from '../push.ts';
import { sendFiles } from '../send-files.ts';
import { refreshed } from '../session/token.ts';
import { serverNow, type Desk } from './desk.ts';
import type { Tabs } from './tabs.ts';

/** A desk with what only a round touches. */
export interface Workplace extends Desk {
	readonly session: Session;
	readonly store: Store;
	readonly bell: Bell;
	engine(): Promise<Engine>;
	readonly tabs: Pick<Tabs, 'tell' | 'ask'>;
}

/** `due`: the day's tidying is to be done too. Rejects with `Failure` or `StorageError`. */
export async function round(parts: Parts, place: Workplace, due: boolean): Promise<void> {
	await exchange(parts, place);
	// A server that was set back is offered again what it had received.
	if (await pull(place)) {
		await exchange(parts, place);
		await pull(place);
	}
	if (due) await place.write(['outbox', 'file', 'receipt'], (tx) => prune(tx, serverNow(place)));
	await melt(place);
	await renew(parts, place);
	if (parts.browser.visible()) void place.bell.listen(place.session.token);
}

async function exchange({ browser }: Parts, place: Workplace): Promise<void> {
	await push(place);
	await sendFiles(place, browser);
}

/** Many small pages, or many outdated rows: the disk is written anew, if it lets us. */
async function melt({ shelf, store, app, tabs }: Workplace): Promise<void> {
	const sizes = [...shelf.pages.values()];
	const all = sizes.reduce((sum, count) => sum + count, 0) > 2 * shelf.live + 1000;
	if (!all && sizes.filter((count) => count < 250).length <= 40) return;
	try {
		const { journal } = await compact(store, app, all);
		shelf.repaged(journal);
		tabs.tell(journal); // another tab may look for a page it was told of, and find it melted away
	} catch (error) {
		if (!(error instanceof StorageError)) throw error;
	}
}

async function renew({ door, clock }: Parts, place: Workplace): Promise<void> {
	const value = await refreshed(door, place.session, clock.now());
	if (value) await place.write(['meta'], (tx) => tx.put('meta', { name: 'session', value }));
}
