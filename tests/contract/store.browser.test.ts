// The facts about the store, over the IndexedDB of a real Chromium, whose tabs are really killed.
import { expect } from 'vitest';
import * as is from './store.ground.ts';
import type { Facts } from './store.ground.ts';
import { idb, sharedFacts } from './store.idb.ts';
import { storeFacts } from './store.suite.ts';

/** What is on the disk after a tab was killed, and when: in the middle of its save, or right after it. */
async function killed(finish: boolean): Promise<unknown> {
	const prefix = `${crypto.randomUUID()}:`;
	const { cellar } = idb(prefix);
	const store = await cellar.open('app:u1');
	await is.leave(store, 'draft', { id: 'd', data: { typed: 'half' } });
	const tab = new Worker(new URL('./store.worker.ts', import.meta.url), { type: 'module' });
	await new Promise((told) => {
		tab.onmessage = told;
		tab.postMessage({ prefix, finish });
	});
	tab.terminate();
	const drafts = await store.read(['draft'], (tx) => tx.keys('draft'));
	const files = await store.read(['file'], (tx) => tx.keys('file'));
	return [await is.queue(store), drafts, files];
}

const killFacts: Facts = {
	'a tab that is killed in the middle of a save leaves nothing of it, and the draft': async () => {
		expect(await killed(false)).toEqual([[], ['d'], []]);
	},

	'a tab that is killed once the save resolved leaves all of it': async () => {
		expect(await killed(true)).toEqual([['c1 ready'], [], [is.id('f1')]]);
	}
};

storeFacts('Chromium', () => idb(), { shared: sharedFacts, killed: killFacts });
