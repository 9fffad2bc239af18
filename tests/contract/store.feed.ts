// Facts about rows of the server on any store: page and cursor move together, copies by scope, and memory in step with the disk.
import { expect } from 'vitest';
import { compact, pagesOf } from '../../src/store/feed/fresh.ts';
import {
	addPages,
	dropPages,
	readFeed,
	withScopes,
	writeFeed,
	type FeedItem
} from '../../src/store/feed/pages.ts';
import { refill } from '../../src/store/disk/refill.ts';
import { Shelf } from '../../src/store/shelf.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { readMeta, Feed } from '../../src/store/kept/meta.ts';
import { rowOf } from '../../src/store/feed/rows.ts';
import * as is from './store.ground.ts';
import type { Facts } from './store.ground.ts';

const { gone, id, open, site } = is;

/** One page of the feed, as a pull takes it in: rows and cursors. */
function page(items: FeedItem[], cursors: Record<string, number>, epoch = 'e1', app = 'app1') {
	return async (tx: Tx) => {
		const pages = pagesOf(items, app);
		await addPages(tx, pages);
		const feed = await readFeed(tx);
		const all = { ...feed.cursors, ...cursors };
		await writeFeed(tx, withScopes({ ...feed, epoch, cursors: all }, pages));
	};
}

const take = (store: Store, ...given: Parameters<typeof page>) =>
	store.write(['meta', 'page'], page(...given));

async function shelf(store: Store, app = 'app1'): Promise<Shelf> {
	const read = new Shelf(app, () => Promise.resolve(rowOf));
	await read.load(store);
	return read;
}

/** Names of the shown sites, in order of their ids. */
function sites(of: Shelf): string[] {
	const names = [...of.book.branch(is.iso(is.NOW)).all('sites')].map((row) => row.name);
	return names.sort();
}

export const feedFacts: Facts = {
	'rows and their cursor move together, wherever the machine stops': async (ground) => {
		const items = [site('s1', 1), site('s2', 2, { scope: 'k:2' })];
		let done = false;
		for (let n = 1; !done; n++) {
			const name = `app:stopped${String(n)}`;
			const job = page(items, { 'k:1': 1, 'k:2': 2 });
			done = await ground.stopBefore(n, name, ['meta', 'page'], job);
			const read = await shelf(await open(ground, name));
			const found = [sites(read).length, read.feed.cursors];
			const [all, nothing] = [
				[2, { 'k:1': 1, 'k:2': 2 }],
				[0, {}]
			];
			expect(done ? [all] : [all, nothing], `stopped before step ${String(n)}`).toContainEqual(
				found
			);
			expect(n).toBeLessThan(20);
		}
	},

	'a page that comes again, or late, changes nothing': async (ground) => {
		const store = await open(ground);
		const first = [site('s1', 1), site('s2', 2)];
		await take(store, first, { 'k:1': 2 });
		await take(store, [site('s1', 5), gone('s2', 6)], { 'k:1': 6 });
		await take(store, first, {});
		expect(sites(await shelf(store))).toEqual(['site s1 at 5']);
	},

	'shown is the copy with the highest sequence; what leaves one scope stays in the other': async (
		ground
	) => {
		const store = await open(ground);
		await take(store, [site('s1', 4), site('s1', 3, { scope: 'o:1' })], { 'k:1': 4, 'o:1': 3 });
		expect(sites(await shelf(store))).toEqual(['site s1 at 4']);
		await take(store, [gone('s1', 5)], { 'k:1': 5 });
		expect(sites(await shelf(store))).toEqual(['site s1 at 3']);
		await take(store, [gone('s1', 6, { scope: 'o:1' })], { 'o:1': 6 });
		expect(sites(await shelf(store))).toEqual([]);
	},

	'rows of a scope that is lost leave the disk and the memory, the others stay': async (ground) => {
		const store = await open(ground);
		await take(store, [site('s1', 1), site('s2', 2, { scope: 'k:2' })], { 'k:1': 1, 'k:2': 2 });
		const read = await shelf(store);
		const { journal } = await store.write(['meta', 'page'], async (tx) => {
			await dropPages(tx, ['k:2']);
			await writeFeed(tx, { ...(await readFeed(tx)), cursors: { 'k:1': 1 } });
		});
		read.follow(journal);
		expect([sites(read), sites(await shelf(store))]).toEqual([['site s1 at 1'], ['site s1 at 1']]);
	},

	'another life of the server empties the memory': async (ground) => {
		const store = await open(ground);
		await take(store, [site('s1', 9)], { 'k:1': 9 });
		const read = await shelf(store);
		const { journal } = await store.write(['meta', 'page'], async (tx) => {
			await dropPages(tx);
			await writeFeed(tx, readMeta(Feed, { epoch: 'e2' }));
			await page([site('s2', 1)], { 'k:1': 1 }, 'e2')(tx);
		});
		read.follow(journal);
		expect([sites(read), sites(await shelf(store))]).toEqual([['site s2 at 1'], ['site s2 at 1']]);
	},

	'memory that follows what is written equals memory that reads the disk anew': async (ground) => {
		const store = await open(ground);
		const read = await shelf(store);
		const steps: is.Job<unknown>[] = [
			page([site('s1', 1), site('s2', 2)], { 'k:1': 2 }),
			(tx) => tx.put('draft', { id: 'd', kind: 'day', at: '', data: {} }),
			page([site('s1', 3), gone('s2', 4)], { 'k:1': 4 }),
			(tx) => tx.put('notice', { kind: 'lost', at: '', change: null, conflicts: [], count: 1 }),
			(tx) => tx.delete('draft', 'd')
		];
		for (const step of steps) read.follow((await store.write(is.tables, step)).journal);
		const anew = await shelf(store);
		const all = (of: Shelf) => [sites(of), of.feed, of.drafts, of.notices, of.outbox, of.pages];
		expect(all(read)).toEqual(all(anew));
		expect(sites(anew)).toEqual(['site s1 at 3']);
	},

	'melting pages together changes no row, and what left a scope cannot come back late': async (
		ground
	) => {
		const store = await open(ground);
		for (let n = 1; n <= 60; n++) await take(store, [site(`s${String(n % 7)}`, n)], { 'k:1': n });
		await take(store, [gone('s3', 61)], { 'k:1': 61 });
		const before = sites(await shelf(store));
		await compact(store, 'app1', true);
		const after = await shelf(store);
		expect([sites(after), after.pages.size, after.feed.cursors]).toEqual([
			before,
			1,
			{ 'k:1': 61 }
		]);
		await take(store, [site('s3', 59)], {});
		expect(sites(await shelf(store))).toEqual(before);
	},

	'melting stopped anywhere loses no row': async (ground) => {
		let done = false;
		for (let n = 1; !done; n++) {
			const name = `app:melt${String(n)}`;
			const store = await open(ground, name);
			for (let seq = 1; seq <= 3; seq++)
				await take(store, [site(`s${String(seq)}`, seq)], { 'k:1': seq });
			const all = sites(await shelf(store));
			store.close();
			const stop = new Stopped();
			done = await ground.stopBefore(n, name, ['page'], (tx) =>
				compact(stop.store(tx), 'app1', true)
			);
			expect(sites(await shelf(await open(ground, name)))).toEqual(all);
			expect(n).toBeLessThan(20);
		}
	},

	'a page that cannot be read is named, to be asked for again; the others are shown': async (
		ground
	) => {
		const store = await open(ground);
		await take(store, [site('s1', 1)], { 'k:1': 1 });
		await is.leave(store, 'page', { scope: 'k:2', count: 3, by: 'app1', json: '[[1,"sites"' });
		const read = await shelf(store);
		expect([sites(read), [...read.torn.scopes]]).toEqual([['site s1 at 1'], ['k:2']]);
	},

	'a row of another version of the app is shown with blanks; a table nobody knows is kept unseen':
		async (ground) => {
			const store = await open(ground);
			const bare = { org: id('o1'), contract: id('k1'), name: 'bare' };
			const odd = { scope: 'k:1', seq: 2, col: 'moods', id: id('x1'), data: { mood: 1 } };
			await take(store, [site('s1', 1, { data: bare }), odd], { 'k:1': 2 });
			const read = await shelf(store);
			expect(sites(read)).toEqual(['bare']);
			await compact(store, 'app2', true);
			const json = (await store.read(['page'], (tx) => tx.all('page')))
				.map((one) => one.json)
				.join();
			expect(json).toContain('moods');
		},

	'a disk that was emptied is filled again from memory: rows, cursors, changes, drafts, notices':
		async (ground) => {
			const store = await open(ground);
			await take(store, [site('s1', 1), gone('s2', 2)], { 'k:1': 2 });
			await is.put(store, is.change('c1'), is.change('c2', { record: id('r2') }));
			await is.leave(store, 'draft', { id: 'd', data: { typed: 1 } });
			const read = await shelf(store);
			const other = await open(ground, 'app:again');
			await refill(other, read);
			const back = await shelf(other);
			expect([sites(back), back.feed, [...back.outbox], [...back.drafts]]).toEqual([
				...[sites(read), read.feed, [...read.outbox], [...read.drafts]]
			]);
		},

	'… what another tab made in the empty one meanwhile goes behind, and overwrites nothing': async (
		ground
	) => {
		const store = await open(ground);
		await is.put(store, is.change('c1'), is.change('c2', { record: id('r2') }));
		const read = await shelf(store);
		const other = await open(ground, 'app:again');
		await is.put(other, is.change('c3', { record: id('r3') }));
		await refill(other, read);
		expect(await is.queue(other)).toEqual(['c1 ready', 'c2 ready', 'c3 ready']);
	}
};

/** A store whose one write happens inside a transaction that is open already. */
class Stopped {
	store(tx: Tx): Store {
		const write: Store['write'] = async (_tables, job) => ({ result: await job(tx), journal: [] });
		return {
			read: (_tables, job) => job(tx),
			write,
			anew: () => Promise.resolve([]),
			close: () => undefined
		};
	}
}
