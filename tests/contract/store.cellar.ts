// Facts about any store: all or nothing, two tabs, no room left, what another version of the app wrote.
import { expect } from 'vitest';
import { enter } from '../../src/store/make.ts';
import { StorageError, type Store } from '../../src/store/store.ts';
import { Shelf } from '../../src/store/shelf.ts';
import { rowOf } from '../../src/store/feed/rows.ts';
import * as is from './store.ground.ts';
import type { Facts } from './store.ground.ts';

const { change, entering, file, id, open, tables } = is;

async function say(store: Store, value: unknown) {
	await store.write(['meta'], (tx) => tx.put('meta', { name: 'x', value }));
}

async function said(store: Store): Promise<unknown> {
	return (await store.read(['meta'], (tx) => tx.get('meta', 'x')))?.value;
}

async function counts(store: Store): Promise<number[]> {
	return store.read(tables, (tx) =>
		Promise.all(tables.map(async (table) => (await tx.keys(table)).length))
	);
}

/** A change with its file, out of its draft: what a tap on save does. */
const save: is.Job<unknown> = (tx) => {
	const drawn = file('f1');
	const one = entering(change('c1', { files: [is.refOf(drawn)] }), { files: [drawn] });
	return enter(tx, [one, entering(change('c2', { record: id('r2') }))], 'd', is.counter(), is.NOW);
};
const draft = { id: 'd', kind: 'day', at: is.iso(is.NOW), data: { typed: 'half' } };

export const cellarFacts: Facts = {
	'what was written is there when the database is opened again': async (ground) => {
		const before = await open(ground);
		await say(before, { typed: [1, 'two', null] });
		before.close();
		expect(await said(await open(ground))).toEqual({ typed: [1, 'two', null] });
	},

	'bytes come back as they were': async (ground) => {
		const store = await open(ground);
		await store.write(['file'], (tx) => tx.put('file', file('f1', 70_000)));
		const back = await store.read(['file'], (tx) => tx.get('file', id('f1')));
		expect(back?.bytes).toBeInstanceOf(ArrayBuffer);
		expect(new Uint8Array(back?.bytes ?? new ArrayBuffer(0))).toEqual(
			new Uint8Array(file('f1', 70_000).bytes)
		);
	},

	'a job that fails leaves nothing, and its own reason is told': async (ground) => {
		const store = await open(ground);
		await say(store, 'before');
		const job: is.Job<unknown> = async (tx) => {
			await tx.put('meta', { name: 'x', value: 'after' });
			await tx.put('draft', draft);
			throw new Error('no');
		};
		await expect(store.write(['meta', 'draft'], job)).rejects.toThrow('no');
		expect([await said(store), await counts(store)]).toEqual(['before', [1, 0, 0, 0, 0, 0, 0]]);
	},

	'a machine that stops between any two steps of a save leaves all of it or nothing': async (
		ground
	) => {
		let done = false;
		for (let n = 1; !done; n++) {
			const name = `app:stopped${String(n)}`;
			const store = await open(ground, name);
			await store.write(['draft'], (tx) => tx.put('draft', draft));
			store.close();
			done = await ground.stopBefore(n, name, tables, save);
			const found = await counts(await open(ground, name));
			const all = [0, 0, 2, 1, 0, 0, 0];
			const nothing = [0, 0, 0, 0, 1, 0, 0];
			expect(done ? [all] : [all, nothing], `stopped before step ${String(n)}`).toContainEqual(
				found
			);
			expect(n).toBeLessThan(30);
		}
	},

	'two tabs wait for each other: neither writes over what the other has just read': async (
		ground
	) => {
		const [one, two] = [await open(ground), await open(ground)];
		const add = (store: Store) =>
			store.write(['meta'], async (tx) => {
				const known = (await tx.get('meta', 'x'))?.value;
				await tx.put('meta', { name: 'x', value: Number(known ?? 0) + 1 });
			});
		await Promise.all([add(one), add(two), add(one), add(two)]);
		expect([await said(one), await said(two)]).toEqual([4, 4]);
	},

	'databases of two users never mix': async (ground) => {
		await say(await open(ground, 'app:u1'), 'hers');
		expect(await said(await open(ground, 'app:u2'))).toBeUndefined();
	},

	'the journal names all that was written, with the numbers that were given': async (ground) => {
		const store = await open(ground);
		const { journal, result } = await store.write(tables, async (tx) => {
			const n = await tx.put('notice', {
				kind: 'lost',
				at: '',
				change: null,
				conflicts: [],
				count: 2
			});
			await tx.put('draft', draft);
			await tx.delete('draft', 'd');
			return n;
		});
		const notice = { n: result, kind: 'lost', at: '', change: null, conflicts: [], count: 2 };
		expect(journal).toEqual([
			{ table: 'notice', key: result, row: notice },
			{ table: 'draft', key: 'd', row: draft },
			{ table: 'draft', key: 'd' }
		]);
	},

	'the number of a row that left is not given again': async (ground) => {
		const store = await open(ground);
		const add = () =>
			store.write(['page'], (tx) => tx.put('page', { scope: '*', by: '', count: 0, json: '[]' }));
		const first = (await add()).result;
		await store.write(['page'], (tx) => tx.delete('page', first));
		expect(Number((await add()).result)).toBeGreaterThan(Number(first));
	},

	'a change lies here once: the same id a second time undoes its whole transaction': async (
		ground
	) => {
		const store = await open(ground);
		await is.put(store, change('c1'));
		const row = { ...(await is.rowOf(store, 'c1')), n: 77 };
		const job: is.Job<unknown> = async (tx) => {
			await tx.put('draft', draft);
			await tx.put('outbox', row);
		};
		await expect(store.write(tables, job)).rejects.toThrow();
		expect(await counts(store)).toEqual([0, 0, 1, 0, 0, 0, 0]);
	},

	'no room left: told as `full`, nothing half written, and all is well once there is room': async (
		ground
	) => {
		const store = await open(ground);
		await store.write(['draft'], (tx) => tx.put('draft', draft));
		ground.full(true);
		const error: unknown = await store.write(tables, save).catch((why: unknown) => why);
		expect(error).toBeInstanceOf(StorageError);
		expect((error as StorageError).code).toBe('full');
		await expect(say(store, 'one row')).rejects.toMatchObject({ code: 'full' });
		ground.full(false);
		expect(await counts(store)).toEqual([0, 0, 0, 0, 1, 0, 0]);
		await store.write(tables, save);
		expect(await counts(store)).toEqual([0, 0, 2, 1, 0, 0, 0]);
	},

	'a store that was closed says so, and writes nothing': async (ground) => {
		const store = await open(ground);
		store.close();
		await expect(say(store, 1)).rejects.toThrow(StorageError);
		await expect(said(store)).rejects.toThrow(StorageError);
	},

	'what an older app wrote is read, with blanks for what it did not know': async (ground) => {
		const store = await open(ground);
		const row = { id: id('c1'), record: id('r1'), change: change('c1'), state: 'ready' };
		await is.leave(store, 'outbox', row);
		await is.leave(store, 'draft', { id: 'd' });
		expect(await is.rowOf(store, 'c1')).toMatchObject({
			tries: 0,
			waits: '',
			again: 0,
			unsent: []
		});
		expect(await store.read(['draft'], (tx) => tx.get('draft', 'd'))).toEqual({
			...{ id: 'd', kind: '', at: '', data: {} }
		});
	},

	'a change of a newer app travels as it is, even after this one wrote its row again': async (
		ground
	) => {
		const store = await open(ground);
		const newer = { ...change('c1'), mood: 'bright' };
		const left = { id: id('c1'), record: id('r1'), change: newer, state: 'ready' };
		await is.leave(store, 'outbox', left);
		const row = await is.rowOf(store, 'c1');
		await store.write(['outbox'], (tx) => tx.put('outbox', { ...row, tries: 1 }));
		expect((await is.rowOf(store, 'c1')).change).toEqual(newer);
	},

	'a row nobody can read is not shown, stays on the disk, and hides no other': async (ground) => {
		const store = await open(ground);
		await is.leave(store, 'outbox', { id: id('c9'), state: 'ready', record: 7 });
		await is.put(store, change('c1'));
		expect(await is.queue(store)).toEqual(['c1 ready']);
		expect(await counts(store)).toEqual([0, 0, 2, 0, 0, 0, 0]);
		const shelf = new Shelf('test', () => Promise.resolve(rowOf));
		await shelf.load(store);
		expect([...shelf.outbox.values()].map((row) => is.name(row.id))).toEqual(['c1']);
	}
};
