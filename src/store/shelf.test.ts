// A shelf holds what the disk holds, also while it is being filled.
import { expect, it } from 'vitest';
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
