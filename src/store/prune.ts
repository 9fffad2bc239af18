// Received changes: kept 14 days and offered again to a server that was set back; a receipt of each stays 24 months.
import { clear } from './answers.ts';
import { DAY, KEPT } from './outbox.ts';
import type { Tx } from './store.ts';
import type { OutboxRow } from './tables.ts';

/** How long a phone can show what was received from it, in milliseconds: 24 months. */
const RECEIPTS = 731 * DAY;

/** `now` = server's clock as far as known, ms. */
export async function prune(tx: Tx, now: number): Promise<void> {
	const old = (row: OutboxRow) => {
		const since = row.state === 'done' ? Date.parse(row.received) : row.since;
		return !(now - since <= KEPT);
	};
	const leaving = (await finished(tx)).filter(old);
	for (const { state, id, received, change } of leaving)
		if (state === 'done') await tx.put('receipt', { id, received, change });
	const kept = new Date(now - RECEIPTS).toISOString();
	for (const { id } of await tx.before('receipt', 'received', kept)) await tx.delete('receipt', id);
	await leaveDisk(tx, leaving);
}

/** The disk is full: nothing that still owes something to the server leaves, nor any draft; no receipt is written. */
export async function makeRoom(tx: Tx): Promise<void> {
	await leaveDisk(tx, await finished(tx));
}

/** Received in full, or taken back. */
async function finished(tx: Tx): Promise<OutboxRow[]> {
	const [done, dropped] = await Promise.all([
		tx.by('outbox', 'state', 'done'),
		tx.by('outbox', 'state', 'dropped')
	]);
	return [...done.filter((row) => row.unsent.length === 0), ...dropped];
}

async function leaveDisk(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
	for (const row of rows) {
		for (const file of await tx.by('file', 'change', row.id)) await tx.delete('file', file.id);
		await tx.delete('outbox', row.n);
	}
}

/** The server was set back: what it received in the last 14 days is offered again; the ledger knows what it still has. */
export async function reoffer(tx: Tx, now: number): Promise<void> {
	const done = (await tx.by('outbox', 'state', 'done')).filter(
		(row) => now - Date.parse(row.received) <= KEPT
	);
	const files = new Set(await tx.keys('file'));
	for (const row of done)
		await tx.put('outbox', {
			...clear(row),
			state: 'ready',
			tries: 1,
			problems: [],
			received: '',
			unsent: row.change.files.map((file) => file.id).filter((id) => files.has(id))
		});
}
