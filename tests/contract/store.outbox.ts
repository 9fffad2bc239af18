// Facts about waiting changes on any store: how they enter, who goes first, what an answer or a second thought makes of them.
import { expect } from 'vitest';
import { putBack, takeBack } from '../../src/store/amend.ts';
import { fileArrived, fileLater, fileRefused, nextFile } from '../../src/store/files.ts';
import { enter, replace } from '../../src/store/make.ts';
import { pick, reoffer, settle, waitingRows, type Answer } from '../../src/store/outbox.ts';
import { makeRoom, prune } from '../../src/store/prune.ts';
import type { Store } from '../../src/store/store.ts';
import type { OutboxRow } from '../../src/store/tables.ts';
import * as is from './store.ground.ts';
import type { Facts } from './store.ground.ts';

const { change, entering, file, id, name, open, put, queue, rowOf, signed, tables, NOW } = is;
const other = { record: id('r2') };
const third = { record: id('r3') };

/** All changes so far were part of a call. */
async function sent(store: Store): Promise<void> {
	const last = Math.max(...(await is.outbox(store)).map((row) => row.n));
	await store.write(['meta'], (tx) => tx.put('meta', { name: 'sent', value: last }));
}

async function answer(store: Store, of: string, status: Answer['status'], more = {}, now = NOW) {
	const problems = status === 'refused' ? [{ code: 'locked', level: 'block', path: '' }] : [];
	const one = { id: id(of), status, problems, ...more } as Answer;
	await store.write(tables, (tx) => settle(tx, [one], now, is.iso(now)));
}

async function picked(store: Store, now = NOW, most = 200, bytes = 512_000): Promise<string[]> {
	const rows = await store.read(['outbox'], waitingRows);
	return pick(rows, now, most, bytes).map((row) => name(row.id));
}

async function notices(store: Store): Promise<string[]> {
	const rows = await store.read(['notice'], (tx) => tx.all('notice'));
	return rows.map((row) => `${row.kind} ${name(row.change?.id ?? '')}`);
}

const depsOf = (row: OutboxRow) => row.change.deps.map(name);
const codes = (row: OutboxRow) => row.problems.map((problem) => problem.code as string);

function drawn(of: string, ...files: string[]) {
	const rows = files.map((one) => file(one));
	return entering(change(of, { files: rows.map(is.refOf) }), { files: rows });
}

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

export const outboxFacts: Record<string, Facts> = {
	entering: {
		'changes, files and the end of the draft come together; a used draft writes nothing': async (
			ground
		) => {
			const store = await open(ground);
			await is.leave(store, 'draft', { id: 'd', data: {} });
			const tap = () =>
				store.write(tables, (tx) => enter(tx, [drawn('c1', 'f1')], 'd', is.counter(), NOW));
			expect((await tap()).result).toEqual([id('c1')]);
			expect((await tap()).result).toBeNull();
			expect(await queue(store)).toEqual(['c1 ready']);
			expect(await store.read(['draft'], (tx) => tx.all('draft'))).toEqual([]);
			expect(await store.read(['file'], (tx) => tx.all('file'))).toMatchObject([
				{ id: id('f1'), change: id('c1') }
			]);
			expect((await rowOf(store, 'c1')).unsent).toEqual([id('f1')]);
		},

		'a change that was never sent is altered in its place: same id, same base': async (ground) => {
			const store = await open(ground);
			const base = { minutesWork: 0 };
			const later = change('c3', { set: { minutesWork: 60 }, base: { minutesWork: 450 } });
			expect(await put(store, change('c1', { base }), change('c2', other), later)).toEqual([
				...['c1', 'c2', 'c1']
			]);
			const row = await rowOf(store, 'c1');
			expect([row.change.set, row.change.base]).toEqual([{ minutesWork: 60 }, base]);
			expect(await queue(store)).toEqual(['c1 ready', 'c2 ready']);
		},

		'what it depends on is kept when it is altered, and its files are owed': async (ground) => {
			const store = await open(ground);
			await put(store, change('c9', third), change('c1', { deps: [id('c9')] }), drawn('c2', 'f1'));
			const row = await rowOf(store, 'c1');
			expect([depsOf(row), row.unsent]).toEqual([['c9'], [id('f1')]]);
			const [kept] = await store.read(['file'], (tx) => tx.by('file', 'change', id('c1')));
			expect(kept?.id).toBe(id('f1'));
		},

		'a change that was part of a call is never altered: the new one goes behind it': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await sent(store);
			await put(store, change('c2', { set: { minutesWork: 60 } }));
			expect(await queue(store)).toEqual(['c1 ready', 'c2 ready']);
			expect((await rowOf(store, 'c1')).change.set).toEqual({ minutesWork: 450 });
		},

		'a withdrawal never takes the place of what was written': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'), change('c2', { act: 'withdraw', set: {} }));
			expect(await queue(store)).toEqual(['c1 ready', 'c2 ready']);
		},

		'wishes of one tap name each other under the ids they lie under': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			const month = signed('c3', ['c2']);
			const job: is.Job<unknown> = (tx) =>
				enter(tx, [entering(change('c2')), month], undefined, is.counter(), NOW);
			await store.write(tables, job);
			expect(depsOf(await rowOf(store, 'c3'))).toEqual(['c1']);
		},

		'behind a refused change of its record a new act waits for it': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'refused');
			await put(store, change('c2', { act: 'withdraw', set: {} }));
			expect([await queue(store), (await rowOf(store, 'c2')).waits]).toEqual([
				...[['c1 attention', 'c2 attention'], id('c1')]
			]);
		},

		'writing anew what was refused takes its place, on the base its author saw first': async (
			ground
		) => {
			const store = await open(ground);
			const base = { minutesWork: 0 };
			await put(store, change('c1', { base }));
			await answer(store, 'c1', 'refused');
			await put(store, change('c2', { set: { minutesWork: 60 }, base: { minutesWork: 450 } }));
			expect(await queue(store)).toEqual(['c1 dropped', 'c2 ready']);
			expect((await rowOf(store, 'c2')).change.base).toEqual(base);
			expect(await notices(store)).toEqual([]);
		},

		'a signature that was never sent is asked for again when a day under it changes': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']), change('c3'));
			expect(await queue(store)).toEqual(['c1 ready', 'c2 attention']);
			expect(codes(await rowOf(store, 'c2'))).toEqual(['sign-again']);
		},

		'a signature that was part of a call stands: it may be in already': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']));
			await sent(store);
			await put(store, change('c3'));
			expect(await queue(store)).toEqual(['c1 ready', 'c2 ready', 'c3 ready']);
		}
	},

	'the next call': {
		'oldest first, at most so many, at most so many bytes, but at least one': async (ground) => {
			const store = await open(ground);
			const note = { note: 'é'.repeat(200) };
			await put(store, change('c1', { set: note }), change('c2', other), change('c3', third));
			const size = new TextEncoder().encode(JSON.stringify(change('c1', { set: note }))).length;
			expect(await picked(store)).toEqual(['c1', 'c2', 'c3']);
			expect(await picked(store, NOW, 2)).toEqual(['c1', 'c2']);
			expect(await picked(store, NOW, 200, size + 10)).toEqual(['c1']);
			expect(await picked(store, NOW, 200, 10)).toEqual(['c1']);
		},

		'what needs its author holds up its record and what depends on it, nothing else': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), change('c2', other), change('c3', third));
			await sent(store);
			await put(store, change('c4'), change('c5', { record: id('r5'), deps: [id('c1')] }));
			await answer(store, 'c1', 'refused');
			expect(await picked(store)).toEqual(['c2', 'c3']);
		},

		'a change that was put off holds up its record until its time': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'), change('c2', other));
			await sent(store);
			await put(store, change('c3'));
			await answer(store, 'c1', 'error');
			expect(await picked(store)).toEqual(['c2']);
			expect(await picked(store, NOW + 2001)).toEqual(['c1', 'c2', 'c3']);
		},

		'a clock that was set back a year holds nothing up': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'error', {}, NOW + 365 * is.DAY);
			expect(await picked(store)).toEqual(['c1']);
		}
	},

	answers: {
		'received: kept with the time of the server, warnings with it': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			const problems = [{ code: 'over-ten-hours', level: 'warn', path: '' }];
			await answer(store, 'c1', 'applied', { problems, again: true });
			expect(await rowOf(store, 'c1')).toMatchObject({ state: 'done', received: is.iso(NOW) });
			expect(codes(await rowOf(store, 'c1'))).toEqual(['over-ten-hours']);
			expect(await notices(store)).toEqual([]);
		},

		'merged: received, and its author is told what was there first': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			const conflicts = [{ path: 'note', theirs: 'a', mine: 'b', by: 'Karim', at: is.iso(NOW) }];
			await answer(store, 'c1', 'merged', { conflicts });
			expect([await queue(store), await notices(store)]).toEqual([['c1 done'], ['merged c1']]);
			const [told] = await store.read(['notice'], (tx) => tx.all('notice'));
			expect(told?.conflicts).toEqual(conflicts);
		},

		'refused: it and all that follows it wait for their author, and she is told once': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), change('c2', other), signed('c3', ['c1']));
			await sent(store);
			await put(
				store,
				change('c4', { act: 'withdraw' }),
				change('c5', { ...third, deps: [id('c4')] })
			);
			await answer(store, 'c1', 'refused');
			expect(await queue(store)).toEqual([
				...['c1 attention', 'c2 ready', 'c3 attention', 'c4 attention', 'c5 attention']
			]);
			expect((await rowOf(store, 'c4')).waits).toBe(id('c1'));
			expect((await rowOf(store, 'c5')).waits).toBe(id('c1'));
			expect(codes(await rowOf(store, 'c3'))).toEqual(['sign-again']);
			expect(await notices(store)).toEqual(['refused c1']);
		},

		'received after all: what waited for it goes on, a signature stays to be given again': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), signed('c2', ['c1']));
			await sent(store);
			await put(store, change('c3', { act: 'withdraw' }));
			await answer(store, 'c1', 'refused');
			await answer(store, 'c1', 'applied', { again: true });
			expect(await queue(store)).toEqual(['c1 done', 'c2 attention', 'c3 ready']);
		},

		'an answer that comes twice, or for a change nobody made, changes nothing': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'applied');
			const before = await is.outbox(store);
			await answer(store, 'c1', 'applied', { again: true }, NOW + is.DAY);
			await answer(store, 'c9', 'refused');
			expect([await is.outbox(store), await notices(store)]).toEqual([before, []]);
		},

		'not understood: tried again, later each time; shown after 7 days, and tried on': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'deferred');
			const first = (await rowOf(store, 'c1')).again - NOW;
			await answer(store, 'c1', 'deferred', {}, NOW + is.HOUR);
			expect((await rowOf(store, 'c1')).again - NOW - is.HOUR).toBe(2 * first);
			expect(await queue(store)).toEqual(['c1 ready']);
			const week = NOW + 7 * is.DAY;
			await answer(store, 'c1', 'deferred', {}, week);
			expect([await queue(store), codes(await rowOf(store, 'c1'))]).toEqual([
				...[['c1 attention'], ['not-understood']]
			]);
			expect([await picked(store, week + is.HOUR), await picked(store, week + is.DAY)]).toEqual([
				...[[], ['c1']]
			]);
		},

		'an error of the server is shown after 8 tries and a day': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			for (let n = 0; n < 8; n++) await answer(store, 'c1', 'error', {}, NOW + n * is.HOUR);
			expect(await queue(store)).toEqual(['c1 ready']);
			await answer(store, 'c1', 'error', {}, NOW + is.DAY);
			expect([await queue(store), codes(await rowOf(store, 'c1'))]).toEqual([
				...[['c1 attention'], ['server-error']]
			]);
		},

		'a server that was set back is offered again what it received in the last 14 days': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'), drawn('c2', 'f1'));
			await answer(store, 'c1', 'applied', {}, NOW - 15 * is.DAY);
			await put(store, { ...change('c3', other) });
			await answer(store, 'c3', 'applied', {}, NOW - 13 * is.DAY);
			await store.write(tables, (tx) => reoffer(tx, NOW));
			expect(await queue(store)).toContain('c1 done');
			expect(await queue(store)).toContain('c3 ready');
			expect(await rowOf(store, 'c3')).toMatchObject({ tries: 1, received: '' });
		}
	},

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
			await store.write(['outbox', 'file'], (tx) => prune(tx, NOW + 13 * is.DAY));
			expect(await queue(store)).toEqual(['c1 done', 'c2 done', 'c3 ready', 'c4 dropped']);
			await store.write(['outbox', 'file'], (tx) => prune(tx, late));
			expect(await queue(store)).toEqual(['c2 done', 'c3 ready']);
			expect(await store.read(['file'], (tx) => tx.keys('file'))).toEqual([id('f2')]);
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
