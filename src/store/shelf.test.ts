// A shelf holds what the disk holds, also while it is being filled.
import { expect, it } from 'vitest';
import { writeFeed } from './feed/pages.ts';
import { rowOf } from './feed/rows.ts';
import { memoryCellar } from './memory.ts';
import { Shelf } from './shelf.ts';

it('what is written while pages of another version are looked at is on the shelf too', async () => {
	const store = await memoryCellar().open('app:u1');
	await store.write(['page'], (tx) =>
		tx.put('page', { scope: 'o:o1', count: 0, by: 'older', json: '[]' })
	);
	const draft = { id: 'd1', kind: 'day', at: '2026-11-20T08:00:00.000Z', data: { typed: '6' } };
	const shelf = new Shelf('newer', async () => {
		const { journal } = await store.write(['draft'], (tx) => tx.put('draft', draft));
		shelf.follow(journal);
		return rowOf;
	});
	await shelf.load(store);
	expect([...shelf.drafts.values()]).toEqual([draft]);
});

it('a database that was thrown away and begun anew leaves no cursor behind: its rows are asked for again', async () => {
	const feed = { epoch: 'e1', cursors: { 'o:o1': 80 }, complete: true, max: 80, pulled: 26 };
	const [before, after] = [memoryCellar(), memoryCellar()];
	const store = await before.open('app:u1');
	await store.write(['meta'], (tx) => writeFeed(tx, feed));
	const shelf = new Shelf('app1', () => Promise.resolve(rowOf));
	await shelf.load(store);
	expect(shelf.feed.cursors).toEqual({ 'o:o1': 80 });
	await shelf.load(await after.open('app:u1'));
	expect(shelf.feed).toEqual({ epoch: '', cursors: {}, complete: false, max: 0, pulled: 0 });
});
