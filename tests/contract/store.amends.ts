// Facts about second thoughts on any store: what is taken back, put back or corrected; files; what leaves by itself.
import { expect } from 'vitest';
import { putBack, takeBack } from '../../src/store/amend.ts';
import { fileArrived, fileLater, fileRefused, nextFile } from '../../src/store/files.ts';
import { replace } from '../../src/store/make.ts';
import { waitingRows } from '../../src/store/outbox.ts';
import { makeRoom, prune } from '../../src/store/prune.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import * as is from './store.ground.ts';
import type { Facts } from './store.ground.ts';
import {
	answer,
	codes,
	depsOf,
	drawn,
	notices,
	other,
	picked,
	sent,
	third
} from './store.queue.ts';

const { change, entering, file, id, name, open, put, queue, rowOf, signed, tables, NOW } = is;

const drop = (store: Store, of: string) => store.write(tables, (tx) => takeBack(tx, id(of), NOW));
const back = (store: Store, ...of: string[]) =>
	store.write(tables, (tx) => putBack(tx, of.map(id)));
const correct = (store: Store, of: string, better: ReturnType<typeof entering>) =>
	store.write(tables, async (tx) => {
		const rows = await waitingRows(tx);
		const old = rows.find((row) => row.id === id(of));
		if (old) await replace(tx, old, better, { rows, newId: is.counter(), now: NOW });
	});
const next = async (store: Store, now = NOW) =>
	(await store.write(['outbox', 'file'], (tx) => nextFile(tx, now))).result;

/** The same transaction; ids of receipts are noted as they are read. */
function noting(tx: Tx, seen: string[]): Tx {
	const note = <R extends object>(table: string, rows: R[]): R[] => {
		if (table === 'receipt') for (const row of rows) if ('id' in row) seen.push(String(row.id));
		return rows;
	};
	return {
		...tx,
		all: async (table) => note(table, await tx.all(table)),
		before: async (table, ...asked) => note(table, await tx.before(table, ...asked))
	};
}

export const amendFacts: Record<string, Facts> = {
	'second thoughts': {
		'taken back: what follows on its record goes with it, a signature over it stays': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']), change('c3', { act: 'withdraw' }));
			await drop(store, 'c1');
			expect(await queue(store)).toEqual(['c1 dropped', 'c2 attention', 'c3 dropped']);
			expect(codes(await rowOf(store, 'c2'))).toEqual(['sign-again']);
			expect(await picked(store)).toEqual([]);
		},

		'the notice of a refusal leaves with the change': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'refused');
			await drop(store, 'c1');
			expect(await notices(store)).toEqual([]);
		},

		'a signature that was part of a call is not asked for again: it may be in already': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']));
			await sent(store);
			await drop(store, 'c1');
			expect(await queue(store)).toEqual(['c1 dropped', 'c2 ready']);
		},

		'taken back: what followed the signature, too, waits for the signature from now on': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']));
			await put(store, change('c3', { act: 'withdraw', record: id('m1') }));
			await answer(store, 'c1', 'refused');
			expect((await rowOf(store, 'c3')).waits).toBe(id('c1'));
			await drop(store, 'c1');
			expect(await queue(store)).toEqual(['c1 dropped', 'c2 attention', 'c3 attention']);
			expect((await rowOf(store, 'c3')).waits).toBe(id('c2'));
		},

		'put back: same ids, same content, same place, and the signature stands again': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), change('c2', { act: 'withdraw' }), signed('c3', ['c1', 'c2']));
			const before = await is.outbox(store);
			await drop(store, 'c1');
			expect(await queue(store)).toEqual(['c1 dropped', 'c2 dropped', 'c3 attention']);
			expect((await back(store, 'c1', 'c2')).result.map(name)).toEqual(['c1', 'c2']);
			expect(await is.outbox(store)).toEqual(before);
		},

		'put back: a signature whose days changed before or since is still to be given again': async (
			ground
		) => {
			const before = await open(ground);
			await put(before, change('c1'), signed('c2', ['c1']), change('c3'), change('c4', third));
			await drop(before, 'c4');
			await back(before, 'c4');
			expect(await queue(before)).toEqual(['c1 ready', 'c2 attention', 'c4 ready']);
			const since = await ground.cellar.open('app:u2');
			await put(since, change('c1'), change('c2', other), signed('c3', ['c1', 'c2']));
			await drop(since, 'c1');
			await put(since, change('c4', other));
			await back(since, 'c1');
			expect(await queue(since)).toEqual(['c1 ready', 'c2 ready', 'c3 attention']);
		},

		'put back: nothing whose record says something newer by now, nor what stood on it': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), change('c2', { act: 'withdraw' }), change('c3', third));
			await put(store, signed('c4', ['c1']));
			await drop(store, 'c4');
			await drop(store, 'c3');
			await drop(store, 'c1');
			await put(store, change('c5'));
			expect((await back(store, 'c1', 'c2', 'c3', 'c4')).result.map(name)).toEqual(['c3']);
			expect(await queue(store)).toEqual([
				...['c1 dropped', 'c2 dropped', 'c3 ready', 'c4 dropped', 'c5 ready']
			]);
		},

		'put back: one that was refused needs its author as before': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'refused');
			await drop(store, 'c1');
			await back(store, 'c1', 'c9');
			expect(await queue(store)).toEqual(['c1 attention']);
		},

		'an answer to a change that was taken back changes nothing': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await drop(store, 'c1');
			await answer(store, 'c1', 'refused');
			expect([await queue(store), await notices(store)]).toEqual([['c1 dropped'], []]);
		},

		'corrected: the new change and what follows come under new ids, files and order kept': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, drawn('c1', 'f1'), signed('c2', ['c1']));
			await sent(store);
			await put(
				store,
				change('c3', { act: 'withdraw' }),
				change('c4', { ...third, deps: [id('c3')] })
			);
			await answer(store, 'c1', 'refused');
			const better = entering(
				change('c5', { set: { minutesWork: 60 }, files: [is.refOf(file('f1'))] })
			);
			await correct(store, 'c1', better);
			expect(await queue(store)).toEqual([
				...['c1 dropped', 'c2 dropped', 'c3 dropped', 'c4 dropped'],
				...['c5 ready', 'n1 attention', 'n2 ready', 'n3 ready']
			]);
			expect(depsOf(await rowOf(store, 'n1'))).toEqual(['c5']);
			expect(depsOf(await rowOf(store, 'n3'))).toEqual(['n2']);
			expect(codes(await rowOf(store, 'n1'))).toEqual(['sign-again']);
			const files = await store.read(['file'], (tx) => tx.all('file'));
			expect(files).toMatchObject([{ id: id('f1'), change: id('c5') }]);
			expect((await rowOf(store, 'c5')).unsent).toEqual([id('f1')]);
		},

		'corrected: what follows a signature that must be given again waits for that': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']));
			await put(store, change('c3', { act: 'withdraw', record: id('m1') }));
			await answer(store, 'c1', 'refused');
			await correct(store, 'c1', entering(change('c5', { set: { minutesWork: 60 } })));
			expect((await queue(store)).slice(3)).toEqual(['c5 ready', 'n1 attention', 'n2 attention']);
			expect((await rowOf(store, 'n2')).waits).toBe(id('n1'));
		}
	},

	files: {
		'they leave after their change, smallest first, and are owed until their hash is confirmed':
			async (ground) => {
				const store = await open(ground);
				const [big, small] = [file('f1', 900), file('f2', 90)];
				const refs = [is.refOf(big), is.refOf(small)];
				await put(store, entering(change('c1', { files: refs }), { files: [big, small] }));
				expect(await next(store)).toBeUndefined();
				await answer(store, 'c1', 'applied');
				const first = await next(store);
				expect([first?.id, first?.file?.bytes.byteLength]).toEqual([id('f2'), 90]);
				if (first) await store.write(['outbox'], (tx) => fileArrived(tx, first));
				expect([(await rowOf(store, 'c1')).unsent, (await next(store))?.id]).toEqual([
					...[[id('f1')], id('f1')]
				]);
			},

		'too early: in a minute · refused: told, and offered again tomorrow': async (ground) => {
			const store = await open(ground);
			await put(store, drawn('c1', 'f1'));
			await answer(store, 'c1', 'applied');
			const first = await next(store);
			if (!first) throw new Error('no file');
			await store.write(['outbox'], (tx) => fileLater(tx, first, NOW));
			expect([await next(store), (await next(store, NOW + is.MINUTE))?.id]).toEqual([
				...[undefined, id('f1')]
			]);
			await store.write(['outbox'], (tx) => fileRefused(tx, first, NOW));
			expect(codes(await rowOf(store, 'c1'))).toEqual(['file-refused']);
			expect([await next(store, NOW + is.HOUR), (await next(store, NOW + is.DAY))?.id]).toEqual([
				...[undefined, id('f1')]
			]);
		},

		'a clock that was set back makes no file wait longer than it was put off for': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, drawn('c1', 'f1'));
			await answer(store, 'c1', 'applied');
			const first = await next(store);
			if (!first) throw new Error('no file');
			await store.write(['outbox'], (tx) => fileLater(tx, first, NOW));
			expect((await next(store, NOW - is.HOUR))?.id).toBe(id('f1'));
			await store.write(['outbox'], (tx) => fileRefused(tx, first, NOW));
			expect(await next(store, NOW)).toBeUndefined();
			expect((await next(store, NOW - is.DAY))?.id).toBe(id('f1'));
		},

		'bytes that are gone are said to be gone': async (ground) => {
			const store = await open(ground);
			await put(store, drawn('c1', 'f1'));
			await answer(store, 'c1', 'applied');
			await store.write(['file'], (tx) => tx.delete('file', id('f1')));
			expect(await next(store)).toMatchObject({ id: id('f1'), file: undefined });
		}
	},

	'what leaves by itself': {
		'after 14 days: what was received or taken back, with its files; never what still owes': async (
			ground
		) => {
			const store = await open(ground);
			const late = NOW + 15 * is.DAY;
			await put(store, drawn('c1', 'f1'), drawn('c2', 'f2'), change('c3', third));
			await put(store, { ...drawn('c4', 'f4'), change: change('c4', { record: id('r4') }) });
			for (const of of ['c2', 'c1']) await answer(store, of, 'applied');
			await store.write(tables, async (tx) => {
				const [row] = await tx.by('outbox', 'id', id('c1'));
				if (row) await tx.put('outbox', { ...row, unsent: [] });
				await takeBack(tx, id('c4'), NOW);
			});
			await store.write(tables, (tx) => prune(tx, NOW + 13 * is.DAY));
			expect(await queue(store)).toEqual(['c1 done', 'c2 done', 'c3 ready', 'c4 dropped']);
			await store.write(tables, (tx) => prune(tx, late));
			expect(await queue(store)).toEqual(['c2 done', 'c3 ready']);
			expect(await store.read(['file'], (tx) => tx.keys('file'))).toEqual([id('f2')]);
		},

		'complaint 22: of what was received a receipt stays 24 months; of what was taken back none':
			async (ground) => {
				const store = await open(ground);
				const given = change('c1');
				await put(store, given, change('c2', other));
				await answer(store, 'c1', 'applied');
				await store.write(tables, (tx) => takeBack(tx, id('c2'), NOW));
				const receipts = () => store.read(['receipt'], (tx) => tx.all('receipt'));
				await store.write(tables, (tx) => prune(tx, NOW + 15 * is.DAY));
				expect(await receipts()).toEqual([{ id: id('c1'), received: is.iso(NOW), change: given }]);
				await store.write(tables, (tx) => prune(tx, NOW + 730 * is.DAY));
				expect(await receipts()).toHaveLength(1);
				await store.write(tables, (tx) => prune(tx, NOW + 732 * is.DAY));
				expect(await receipts()).toEqual([]);
			},

		'of the receipts only those that leave are read: they are thousands, and this is done each day':
			async (ground) => {
				const store = await open(ground);
				const days = [-8000, -732, -731, -1];
				for (const day of days)
					await is.leave(store, 'receipt', {
						...{ id: id(`c${String(-day)}`), change: change(`c${String(-day)}`) },
						received: is.iso(NOW + day * is.DAY)
					});
				const read: string[] = [];
				await store.write(tables, (tx) => prune(noting(tx, read), NOW));
				expect(read.map(name).sort()).toEqual(['c732', 'c8']);
				const left = await store.read(['receipt'], (tx) => tx.keys('receipt'));
				expect(left).toEqual([id('c1'), id('c731')]);
			},

		'a full disk: all that was received leaves at once, nothing that waits, no draft': async (
			ground
		) => {
			const store = await open(ground);
			await is.leave(store, 'draft', { id: 'd', data: { typed: 1 } });
			await put(store, drawn('c1', 'f1'), change('c2', other), change('c3', third));
			for (const of of ['c1', 'c2']) await answer(store, of, 'applied');
			await store.write(['outbox', 'file'], makeRoom);
			expect(await queue(store)).toEqual(['c1 done', 'c3 ready']);
			expect(await store.read(['file'], (tx) => tx.keys('file'))).toEqual([id('f1')]);
			expect(await store.read(['draft'], (tx) => tx.keys('draft'))).toEqual(['d']);
		}
	}
};
