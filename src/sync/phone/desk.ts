// What a run of the sync works on: one user's disk and memory, her server, and the time.
import { reoffer } from '#store/prune.ts';
import { emptyFeed } from '#store/feed/pages.ts';
import type { Shelf } from '#store/shelf.ts';
import type { Tx } from '#store/store.ts';
import { Contact, readMeta, type Feed } from '#store/kept/meta.ts';
import { type Table } from '#store/tables.ts';
import type { Server } from '../server.ts';
import type { Clock } from '../parts/parts.ts';
import type { SyncState } from './view.ts';

export interface Desk {
	readonly user: string;
	readonly app: string;
	readonly server: Server;
	readonly clock: Clock;
	readonly shelf: Shelf;
	/** Writes, and takes what was written into memory; other tabs are told. */
	write<R>(tables: Table[], job: (tx: Tx) => Promise<R>, relaxed?: 'relaxed'): Promise<R>;
	/** Reads everything anew: another tab was here. */
	reload(): Promise<void>;
	progress(state: Partial<SyncState>): void;
	/** A call was of use: the way is open, as far as it goes. */
	moved(): void;
}

/** Server's clock as this phone best knows it, in milliseconds. */
export function serverNow(desk: Pick<Desk, 'clock' | 'shelf'>): number {
	return desk.clock.now() + (contactIn(desk.shelf).offset ?? 0);
}

export function contactIn(shelf: Shelf): Contact {
	return readMeta(Contact, shelf.meta.get('contact'));
}

/** An answer came: when, and by how much our clock differs. `asked` = device, ms, when the call began. */
export async function noteContact(
	tx: Tx,
	clock: Clock,
	asked: number,
	serverTime: string
): Promise<void> {
	const middle = (asked + clock.now()) / 2;
	const offset = Math.round(Date.parse(serverTime) - middle);
	const value: Contact = {
		at: serverTime,
		failingSince: '',
		offset: isNaN(offset) ? null : offset
	};
	await tx.put('meta', { name: 'contact', value });
}

/** True when these cursors belong to another life of the server, or run ahead of it. */
export function isSetBack(feed: Feed, epoch: string, max = Infinity): boolean {
	const ahead = Object.values(feed.cursors).some((cursor) => cursor > max);
	return ahead || (feed.epoch !== '' && feed.epoch !== epoch);
}

/** The server was set back: rows go, what was received lately is offered again, reading starts at 0. */
export async function startOver(tx: Tx, epoch: string, received: string): Promise<Feed> {
	await reoffer(tx, Date.parse(received));
	return emptyFeed(tx, epoch);
}
