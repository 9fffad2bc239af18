// One round of a person's sync: changes, files, rows; then the house is kept and the bell listened to.
import { DAY } from '#store/outbox.ts';
import { compact } from '#store/feed/pages.ts';
import { prune } from '#store/prune.ts';
import { StorageError, type Store } from '#store/store.ts';
import type { Session } from '#store/tables.ts';
import type { Rounds } from '../loop.ts';
import { pull } from '../pull.ts';
import { push } from '../push.ts';
import { sendFiles } from '../send-files.ts';
import { refreshed } from '../session/token.ts';
import type { Bell } from './bell.ts';
import { contactIn, serverNow, type Desk } from './desk.ts';
import type { Parts } from '../parts/parts.ts';

/** A desk with what only a round touches. */
export interface Workplace extends Desk {
	readonly session: Session;
	readonly store: Store;
	readonly bell: Bell;
}

/** What the loop runs for this person. */
export function roundsOf(parts: Parts, place: Workplace): Rounds {
	const { clock, browser } = parts;
	let pruned = 0;
	return {
		clock,
		random: () => parts.random(),
		visible: () => browser.visible(),
		alone: (steal, job) => browser.alone(`sync:${place.user}`, steal, job),
		tell: (state) => {
			place.progress(state);
		},
		report: (error) => {
			browser.report(error);
		},
		failed: () => noteFailure(place),
		async round() {
			await exchange(place);
			// A server that was set back is offered again what it had received.
			if (await pull(place)) {
				await exchange(place);
				await pull(place);
			}
			if (clock.now() - pruned > DAY) {
				pruned = clock.now();
				await place.write(['outbox', 'file'], (tx) => prune(tx, serverNow(place)));
			}
			await melt(place);
			await renew(parts, place);
			if (browser.visible()) void place.bell.listen(place.session.token);
		}
	};
}

async function exchange(place: Workplace): Promise<void> {
	await push(place);
	await sendFiles(place);
}

/** Many small pages, or many outdated rows: the disk is written anew, if it lets us. */
async function melt({ shelf, store, app }: Workplace): Promise<void> {
	const sizes = [...shelf.pages.values()];
	const all = sizes.reduce((sum, count) => sum + count, 0) > 2 * shelf.live + 1000;
	if (!all && sizes.filter((count) => count < 250).length <= 40) return;
	try {
		shelf.repaged((await compact(store, app, all)).journal);
	} catch (error) {
		if (!(error instanceof StorageError)) throw error;
	}
}

async function renew({ door, clock }: Parts, place: Workplace): Promise<void> {
	const value = await refreshed(door, place.session, clock.now());
	if (value) await place.write(['meta'], (tx) => tx.put('meta', { name: 'session', value }));
}

/** Since when the server has not answered: kept, so that it can be told after the app was closed. */
async function noteFailure(place: Workplace): Promise<void> {
	place.bell.stop();
	const contact = contactIn(place.shelf);
	if (contact.failingSince) return;
	const value = { ...contact, failingSince: new Date(serverNow(place)).toISOString() };
	await place
		.write(['meta'], (tx) => tx.put('meta', { name: 'contact', value }), 'relaxed')
		.catch(() => undefined);
}
