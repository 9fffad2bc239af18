// A plain IndexedDB of two stores, as a careful developer writes it around another engine, or around none.
import { openDB, type IDBPDatabase } from 'idb';

export function plainDisk(name: string): Promise<IDBPDatabase> {
	return openDB(name, 1, {
		upgrade(db) {
			db.createObjectStore('pending', { keyPath: 'id' });
			db.createObjectStore('rows', { keyPath: 'id' });
		}
	});
}
