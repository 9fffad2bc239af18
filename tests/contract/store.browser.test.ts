// The facts about the store, over the IndexedDB of a real Chromium.
import { idb, sharedFacts } from './store.idb.ts';
import { storeFacts } from './store.suite.ts';

storeFacts('Chromium', () => idb(), { shared: sharedFacts });
