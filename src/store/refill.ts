// The browser threw our database away while the app was open: what memory still holds goes back onto the disk.
import { pagesOf } from './feed/fresh.ts';
import { addPages, writeFeed } from './feed/pages.ts';
import type { Shelf } from './shelf.ts';
import type { Store, Written } from './store.ts';

/** Everything but the bytes of files, which memory does not hold. */
export async function refill(store: Store, shelf: Shelf): Promise<Written[]> {
	const pages = pagesOf(shelf.items(), shelf.app);
	const { journal } = await store.write(
		['meta', 'page', 'outbox', 'draft', 'notice'],
		async (tx) => {
			for (const [name, value] of shelf.meta) await tx.put('meta', { name, value });
			for (const row of shelf.outbox.values()) await tx.put('outbox', row);
			for (const row of shelf.drafts.values()) await tx.put('draft', row);
			for (const row of shelf.notices.values()) await tx.put('notice', row);
			await addPages(tx, pages);
			await writeFeed(tx, shelf.feed);
		}
	);
	shelf.pages.clear();
	return journal;
}
