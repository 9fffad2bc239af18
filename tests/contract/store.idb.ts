// The ground of facts about IndexedDB, real or not; and what only a database that is shared with others can show.
import { expect, vi } from 'vitest';
import { idbCellar } from '../../src/store/idb.ts';
import type { Tx } from '../../src/store/store.ts';
import { VERSION } from '../../src/store/tables.ts';
import * as is from './store.ground.ts';
import type { Facts, Ground } from './store.ground.ts';

const run = Date.now().toString(36);
let count = 0;

/** Databases with a prefix of their own, so that no fact sees those of another. */
export function idb(prefix = `${run}t${String(++count)}:`): Ground {
	const cellar = idbCellar(prefix);
	return {
		cellar,
		async stopBefore(n, name, tables, job) {
			const store = await cellar.open(name);
			const stop = new Error('stopped');
			try {
				await store.write(tables, (tx) => job(counting(tx, n, stop)));
				return true;
			} catch (error) {
				if (error !== stop) throw error;
				return false;
			} finally {
				store.close();
			}
		},
		full: noRoom
	};
}

function counting(tx: Tx, n: number, stop: Error): Tx {
	let left = n;
	return new Proxy(tx, {
		get: (target, name) => {
			if (--left <= 0) return () => Promise.reject(stop);
			return Reflect.get(target, name) as unknown;
		}
	});
}

const written = new Map<'put' | 'add', unknown>();

/** As browsers do it: the request succeeds, then its whole transaction is undone for want of room. */
function noRoom(is: boolean): void {
	const own = IDBObjectStore.prototype as unknown as Record<'put' | 'add', unknown>;
	for (const name of ['put', 'add'] as const) {
		const real = written.get(name) ?? own[name];
		written.set(name, real);
		own[name] = is ? full(real as IDBObjectStore['put']) : real;
	}
}

function full(put: IDBObjectStore['put']): IDBObjectStore['put'] {
	return function (this: IDBObjectStore, ...given) {
		const request = put.apply(this, given);
		const { transaction } = this;
		request.addEventListener('success', () => {
			Object.defineProperty(transaction, 'error', {
				value: new DOMException('no room', 'QuotaExceededError')
			});
			transaction.abort();
		});
		return request;
	};
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((found, failed) => {
		request.onsuccess = () => {
			found(request.result);
		};
		request.onerror = () => {
			failed(request.error ?? new Error('no reason'));
		};
	});

/** Tables, keys and indexes as version 1 of the app made them. Never changed: phones have them. */
function asVersion1(db: IDBDatabase): void {
	db.createObjectStore('meta', { keyPath: 'name' });
	const page = db.createObjectStore('page', { keyPath: 'n', autoIncrement: true });
	page.createIndex('scope', 'scope');
	const outbox = db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
	outbox.createIndex('id', 'id', { unique: true });
	outbox.createIndex('record', 'record');
	outbox.createIndex('state', 'state');
	db.createObjectStore('file', { keyPath: 'id' }).createIndex('change', 'change');
	db.createObjectStore('draft', { keyPath: 'id' });
	db.createObjectStore('notice', { keyPath: 'n', autoIncrement: true });
}

/** What version 2 added. Never changed: phones have it. */
function asVersion2(db: IDBDatabase): void {
	asVersion1(db);
	db.createObjectStore('receipt', { keyPath: 'id' });
}

/** A disk as an older version of the app left it. */
function openedAs(version: number, name: string, make: (db: IDBDatabase) => void) {
	const opening = indexedDB.open(name, version);
	opening.onupgradeneeded = () => {
		make(opening.result);
	};
	return done(opening);
}

function fresh() {
	const prefix = `${run}s${String(++count)}:`;
	return { name: `${prefix}app:u1`, cellar: idbCellar(prefix) };
}

const say = (value: string) => (tx: Tx) => tx.put('meta', { name: 'x', value });

export const sharedFacts: Facts = {
	'what version 1 of the app kept is read by this one, and can be added to': async () => {
		const { name, cellar } = fresh();
		const db = await openedAs(1, name, asVersion1);
		const tx = db.transaction(['outbox', 'draft'], 'readwrite');
		const row = { id: is.id('c1'), record: is.id('r1'), change: is.change('c1'), state: 'ready' };
		await done(tx.objectStore('outbox').add(row));
		await done(tx.objectStore('draft').add({ id: 'd', kind: 'day', at: '', data: { typed: 1 } }));
		db.close();
		const store = await cellar.open('app:u1');
		await is.put(store, is.change('c2', { record: is.id('r2') }));
		expect(await is.queue(store)).toEqual(['c1 ready', 'c2 ready']);
		expect((await store.read(['draft'], (tx) => tx.get('draft', 'd')))?.data).toEqual({ typed: 1 });
	},

	'receipts that version 2 of the app kept are found by their date': async () => {
		const { name, cellar } = fresh();
		const db = await openedAs(2, name, asVersion2);
		const receipts = db.transaction('receipt', 'readwrite').objectStore('receipt');
		for (const [of, received] of [
			['c1', is.iso(is.NOW)],
			['c2', is.iso(is.NOW + is.DAY)]
		] as const)
			await done(receipts.add({ id: is.id(of), received, change: is.change(of) }));
		db.close();
		const store = await cellar.open('app:u1');
		const old = (tx: Tx) => tx.before('receipt', 'received', is.iso(is.NOW + 1));
		expect((await store.read(['receipt'], old)).map((row) => row.id)).toEqual([is.id('c1')]);
	},

	'a newer app in another tab is let in; this one is told to give way': async () => {
		const { name, cellar } = fresh();
		const store = await cellar.open('app:u1');
		await store.write(['meta'], say('before'));
		const newer = await done(indexedDB.open(name, VERSION + 1));
		await expect(store.write(['meta'], say('after'))).rejects.toMatchObject({ code: 'newer' });
		newer.close();
	},

	'an older app that does not give way is waited for': async () => {
		const { name, cellar } = fresh();
		const older = await done(indexedDB.open(name, VERSION));
		older.close();
		const holding = await done(indexedDB.open(name, VERSION));
		const newer = indexedDB.deleteDatabase(name);
		const store = cellar.open('app:u1');
		holding.close();
		await done(newer);
		await (await store).write(['meta'], say('after'));
		expect(await (await store).read(['meta'], (tx) => tx.get('meta', 'x'))).toBeDefined();
	},

	'thrown away while it was open: said to all, until the first has written anew': async () => {
		const { name, cellar } = fresh();
		const store = await cellar.open('app:u1');
		await store.write(['meta'], say('before'));
		await done(indexedDB.deleteDatabase(name));
		const read = () => store.read(['meta'], (tx) => tx.all('meta'));
		await expect(read()).rejects.toMatchObject({ code: 'emptied' });
		await expect(store.write(['meta'], say('one'))).rejects.toMatchObject({ code: 'emptied' });
		await store.anew(['meta'], say('two'));
		expect(await read()).toEqual([{ name: 'x', value: 'two' }]);
	},

	'a connection that died is opened again, and what was to be written is written once':
		async () => {
			const { cellar } = fresh();
			const store = await cellar.open('app:u1');
			vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
				throw new DOMException('closing', 'InvalidStateError');
			});
			await is.put(store, is.change('c1'));
			expect(await is.queue(store)).toEqual(['c1 ready']);
		},

	'a disk that does not open says `broken`': async () => {
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
			throw new DOMException('not here', 'UnknownError');
		});
		await expect(fresh().cellar.open('app:u1')).rejects.toMatchObject({ code: 'broken' });
	}
};
