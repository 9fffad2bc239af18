// One suite of facts for every store: in memory, over a stand-in for IndexedDB, over a real browser's.
import { afterEach, describe, test, vi } from 'vitest';
import { amendFacts } from './store.amends.ts';
import { cellarFacts } from './store.cellar.ts';
import { feedFacts } from './store.feed.ts';
import type { Facts, Ground } from './store.ground.ts';
import { outboxFacts } from './store.outbox.ts';

const parts: Record<string, Facts> = {
	transactions: cellarFacts,
	...outboxFacts,
	...amendFacts,
	feed: feedFacts
};

/** All facts about a store, each on a phone of its own. `more`: what only this kind of store can show. */
export function storeFacts(
	name: string,
	lay: () => Ground,
	more: Record<string, Facts> = {}
): void {
	describe(name, () => {
		let ground: Ground | undefined;
		afterEach(() => {
			ground?.full(false);
			vi.restoreAllMocks();
		});
		describe.each(Object.entries({ ...parts, ...more }))('%s', (_name, facts) => {
			test.each(Object.entries(facts))('%s', async (_fact, holds) => {
				ground = lay();
				await holds(ground);
			});
		});
	});
}
