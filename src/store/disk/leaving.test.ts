// Facts about a page that is left: what hangs on the disk after it would make the next one wait for ever.
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { idbCellar } from '../idb.ts';
import { Leaving } from './leaving.ts';
import type { Tx } from '../store.ts';

const put = (name: string) => (tx: Tx) => tx.put('meta', { name, value: 1 });

/** Begins a write, leaves the page in its middle; answers what a page that comes next finds on the disk. */
async function left(name: string, tables: ('meta' | 'outbox' | 'draft')[]) {
	const page = new EventTarget();
	const store = await idbCellar(name, { page }).open('u');
	const kept = async () =>
		(await next.read(['meta'], (tx) => tx.all('meta'))).map((row) => row.name);
	const next = await idbCellar(name).open('u');
	let leave = () => void page.dispatchEvent(new Event('pagehide'));
	const writing = store.write(tables, async (tx) => {
		await put('half')(tx);
		leave();
		leave = () => undefined;
		await put('whole')(tx);
	});
	return { page, writing, kept };
}

test('bookkeeping in the middle of which the page is left is undone, and done when the page comes back', async () => {
	const { page, writing, kept } = await left('a:', ['meta', 'outbox']);
	expect(await kept()).toEqual([]);
	page.dispatchEvent(new Event('pageshow'));
	await writing;
	expect(await kept()).toEqual(['half', 'whole']);
});

test('what a person typed goes on to the disk while the page is left', async () => {
	const { writing, kept } = await left('b:', ['meta', 'draft']);
	await writing;
	expect(await kept()).toEqual(['half', 'whole']);
});

test('one that has just ended does not keep the others from being undone, nor the database from being closed', () => {
	const page = new EventTarget();
	const leaving = new Leaving(page);
	const did: string[] = [];
	const ended = () => {
		throw new DOMException('it ended', 'InvalidStateError');
	};
	const never = new Promise(() => undefined);
	leaving.add({ abort: ended }, never);
	leaving.add({ abort: () => did.push('undone') }, never);
	leaving.onLeave(() => did.push('closed'));
	page.dispatchEvent(new Event('pagehide'));
	expect(did).toEqual(['undone', 'closed']);
});
