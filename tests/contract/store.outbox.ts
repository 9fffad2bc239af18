// Facts about waiting changes on any store: how they enter, who goes first, what an answer makes of them.
import { expect } from 'vitest';
import { enter } from '../../src/store/make.ts';
import { reoffer } from '../../src/store/prune.ts';
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

const { change, entering, id, open, put, queue, rowOf, signed, tables, NOW } = is;

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

		'put off first and then set aside: it waits for its author, and leaves by itself no more':
			async (ground) => {
				const store = await open(ground);
				await put(store, change('c1'), signed('c2', ['c1']));
				await answer(store, 'c2', 'deferred');
				await answer(store, 'c1', 'refused');
				await answer(store, 'c1', 'applied');
				expect(codes(await rowOf(store, 'c2'))).toEqual(['sign-again']);
				expect(await picked(store, NOW + is.DAY)).toEqual([]);
			},

		'a clock that was set back a year holds nothing up': async (ground) => {
			const store = await open(ground);
			await put(store, change('c1'));
			await answer(store, 'c1', 'error', {}, NOW + 365 * is.DAY);
			expect(await picked(store)).toEqual(['c1']);
		},

		'a clock that was set back two hours: nothing waits longer than it was put off for': async (
			ground
		) => {
			const store = await open(ground);
			await put(store, change('c1'));
			for (let n = 0; n < 3; n++) await answer(store, 'c1', 'error');
			expect(await picked(store, NOW + 7999)).toEqual([]);
			expect(await picked(store, NOW - 2 * is.HOUR)).toEqual(['c1']);
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

		'received after all: what stands on another refused one too goes on waiting, for that one':
			async (ground) => {
				const store = await open(ground);
				await put(store, change('c1'), change('c2', other));
				for (const of of ['c1', 'c2']) await answer(store, of, 'refused');
				await put(store, signed('c3', ['c1', 'c2']));
				await answer(store, 'c1', 'applied');
				expect(await queue(store)).toEqual(['c1 done', 'c2 attention', 'c3 attention']);
				expect((await rowOf(store, 'c3')).waits).toBe(id('c2'));
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
	}
};
