// The browser threw our database away while the app was open: what memory still holds goes back onto the disk.
import { pagesOf } from '../feed/fresh.ts';
import { addPages, writeFeed } from '../feed/pages.ts';
import type { Shelf } from '../shelf.ts';
import type { Fresh, Store, Tx, Written } from '../store.ts';
import type { OutboxRow } from '../tables.ts';

/** Everything but the bytes of files, which memory does not hold. */
export async function refill(store: Store, shelf: Shelf): Promise<Written[]> {
	const pages = pagesOf(shelf.items(), shelf.app);
	const journal = await store.anew(['meta', 'page', 'outbox', 'draft', 'notice'], async (tx) => {
		for (const [name, value] of shelf.meta) await tx.put('meta', { name, value });
		await putInOrder(tx, [...shelf.outbox.values()]);
		for (const row of shelf.drafts.values()) await tx.put('draft', row);
		for (const row of shelf.notices.values()) await tx.put('notice', row);
		await addPages(tx, pages);
		await writeFeed(tx, shelf.feed);
	});
	shelf.pages.clear();
	return journal;
}

/** Numbers began at 1 again: what another tab made in the empty database meanwhile goes behind what was there. */
async function putInOrder(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
	const known = new Set(rows.map((row) => row.id));
	const since = (await tx.all('outbox')).filter((row) => !known.has(row.id));
	for (const row of await tx.all('outbox')) await tx.delete('outbox', row.n);
	for (const row of rows) await tx.put('outbox', row);
	for (const row of since) await tx.put('outbox', unnumbered(row));
}

function unnumbered(row: OutboxRow): Fresh<'outbox'> {
	const fresh: Fresh<'outbox'> = { ...row };
	delete fresh.n;
	return fresh;
}
