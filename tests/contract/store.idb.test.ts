// The facts about the store, over a stand-in for IndexedDB.
import 'fake-indexeddb/auto';
import { idb, sharedFacts } from './store.idb.ts';
import { storeFacts } from './store.suite.ts';

storeFacts('fake-indexeddb', () => idb(), { shared: sharedFacts });
