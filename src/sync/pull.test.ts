import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as at from '../../tests/phones.ts';
import { Amina, DAY, Leila, Joel, Town, json, november, turns } from '../../tests/phones.ts';
import { card, id, member } from '../../tests/rows.ts';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => {
	town.end();
});

const cards = (phone: at.Phone) =>
	phone.device.view.book
		.all('assignments')
		.map((row) => row.id.replace(/0+$/, ''))
		.sort();
const since = (call: at.Call | undefined): Record<string, number> =>
	JSON.parse(new URLSearchParams(call?.path.split('?')[1]).get('since') ?? '{}') as never;
const pulls = (phone: at.Phone) =>
	phone.calls.filter((call) => call.path.includes('/pull')).map(since);
const entry = (of: number) => ({ day: november(of) });

test('page by page, from the cursor of each scope on, until there is no more', async () => {
	town.server.page = 4;
	const phone = await town.phoneOf(Amina);
	const asked = pulls(phone);
	expect(asked.length).toBeGreaterThan(3);
	expect(asked[0]).toEqual({});
	expect(phone.device.view.sync.complete).toBe(true);
	expect(cards(phone)).toEqual(['a1', 'a2', 'a3', 'a4']);
	await phone.device.sync();
	expect(pulls(phone).at(-1)).toEqual(phone.device.view.sync.complete && since(phone.calls.at(-1)));
	expect(phone.calls.at(-1)?.path).toContain(encodeURIComponent('"c:e10000000000000"'));
});

test('the next page travels while the one before is written, and no page is asked for twice', async () => {
	town.server.page = 4;
	const phone = town.phone();
	const written: number[] = [];
	phone.line = (serve, call) => {
		if (call.path.includes('/pull')) written.push(phone.device.view.sync.pulled);
		return serve();
	};
	await phone.enter(Amina);
	expect(written.slice(0, 3)).toEqual([0, 0, 4]);
	const first = pulls(phone).slice(0, written.indexOf(Math.max(...written)) + 1);
	expect(new Set(first.map((one) => JSON.stringify(one))).size).toBe(first.length);
});

test('a phone that is closed between two pages goes on from there, and shows no sums before the last', async () => {
	town.server.page = 4;
	const first = town.phone();
	first.fates.push(
		(serve) => serve(),
		(serve) => serve(),
		at.nobodyAnswers
	);
	await first.device.signInWithPassword(Amina, '');
	await turns();
	const { complete, pulled } = first.device.view.sync;
	expect([complete, pulled]).toEqual([false, 8]);
	first.device.close();
	const again = first.tab();
	await again.device.ready;
	await again.device.sync();
	expect(pulls(again)[0]).not.toEqual({});
	expect([cards(again), again.device.view.sync.complete]).toEqual([['a1', 'a2', 'a3', 'a4'], true]);
});

test('pages in any size show the same rows', async () => {
	const shown = [];
	for (const size of [1, 3, 1000]) {
		town.server.page = size;
		const { book } = (await town.phoneOf(Joel)).device.view;
		shown.push([book.all('assignments'), book.all('contracts'), book.all('contract_parties')]);
	}
	expect(shown[0]).toEqual(shown[2]);
	expect(shown[1]).toEqual(shown[2]);
});

test('what somebody else wrote arrives, what she took back leaves', async () => {
	const [mine, hers] = [await town.phoneOf(Amina), await town.phoneOf(Leila)];
	await hers.note(entry(19));
	await hers.device.sync();
	await mine.device.sync();
	expect(mine.days).toEqual({ [november(19)]: 450 });
});

test('a row that leaves her company leaves her phone', async () => {
	const phone = await town.phoneOf(Amina);
	town.server.office([
		'assignments',
		card({ id: id('a2'), company: id('e2'), counts_for: id('e2') })
	]);
	await phone.device.sync();
	expect(cards(phone)).toEqual(['a1', 'a3', 'a4']);
});

test('R55 a scope that is lost: its rows leave phone and disk, what she typed stays, and she is told', async () => {
	const phone = await town.phoneOf(Amina);
	phone.fates.push(at.nobodyAnswers);
	await phone.note(entry(19));
	await turns();
	const ended = { ...member('site_supervisor'), id: id('nu1'), to: '2026-11-01' };
	town.server.office(['memberships', ended]);
	await phone.device.sync();
	expect([
		cards(phone),
		phone.device.view.notices.map((one) => one.kind).includes('dropped')
	]).toEqual([[], true]);
	expect(phone.device.view.outbox).toHaveLength(1);
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect(cards(again)).toEqual([]);
});

test('a new scope is filled from its beginning', async () => {
	const phone = await town.phoneOf(Amina);
	town.server.office(['memberships', member('company_admin', { id: id('nx'), company: id('e2') })]);
	await phone.device.sync();
	expect(cards(phone)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
});

test('a server set back to a backup: what it lost is offered again, and nothing counts twice', async () => {
	const phone = await town.phoneOf(Amina);
	await phone.note(entry(17));
	await phone.device.sync();
	town.server.backUp();
	await phone.note(entry(18), entry(19));
	await phone.device.sync();
	town.server.restore();
	expect(town.server.data.ledger.size).toBe(1);
	await phone.device.sync();
	await phone.device.sync();
	expect([town.server.data.ledger.size, phone.outbox]).toEqual([3, ['done', 'done', 'done']]);
	expect(phone.days).toEqual({ [november(17)]: 450, [november(18)]: 450, [november(19)]: 450 });
	expect(town.server.data.all('declarations').map((row) => row.version)).toEqual([1, 1, 1]);
});

test('… seen first in the answer to a push, it is the same', async () => {
	const phone = await town.phoneOf(Amina);
	town.server.backUp();
	await phone.note(entry(18));
	await phone.device.sync();
	town.server.restore();
	await phone.note(entry(19));
	await phone.device.sync();
	await phone.device.sync();
	expect([phone.outbox, town.server.data.ledger.size]).toEqual([['done', 'done'], 2]);
	expect(phone.days).toEqual({ [november(18)]: 450, [november(19)]: 450 });
});

test('a server whose counter is behind our cursors is taken for one that was set back', async () => {
	const phone = await town.phoneOf(Amina);
	phone.fates.push(async (serve) => json(200, { ...((await serve().json()) as object), max: 3 }));
	await phone.device.sync();
	expect(pulls(phone).filter((from) => Object.keys(from).length === 0)).toHaveLength(2);
	expect(cards(phone)).toEqual(['a1', 'a2', 'a3', 'a4']);
});

test.each([
	['other cursors than were asked from', { since: { 'c:x': 9 } }, 'busy'],
	[
		'the rows of somebody else',
		{ me: { id: id('u2'), name: 'Karim', memberships: [] } },
		'signed-out'
	],
	['no rows at all', { items: undefined }, 'busy'],
	['rows without a number', { items: [{ scope: '*', col: 'sites', id: id('s9') }] }, 'busy']
])('an answer with %s is not believed', async (_name, over, phase) => {
	const phone = await town.phoneOf(Amina);
	const before = cards(phone);
	phone.fates.push(async (serve) => json(200, { ...((await serve().json()) as object), ...over }));
	await phone.device.sync();
	expect([phone.phase, cards(phone)]).toEqual([phase, before]);
});

test('no row ever leaves because it is absent from an answer', async () => {
	const phone = await town.phoneOf(Amina);
	phone.fates.push(async (serve) =>
		json(200, { ...((await serve().json()) as object), items: [], scopes: [], next: {} })
	);
	await phone.device.sync();
	expect(cards(phone)).toEqual(['a1', 'a2', 'a3', 'a4']);
});

test('an answer that is cut anywhere moves no cursor', async () => {
	const phone = await town.phoneOf(Amina);
	const before = pulls(phone).at(-1);
	town.server.office(['assignments', card({ id: id('a9'), participant: id('p9') })]);
	for (const bytes of [0, 10, 300, 900])
		for (const silently of [false, true]) {
			phone.fates.push(at.cut(bytes, silently));
			await phone.device.sync();
			expect(pulls(phone).at(-1)).toEqual(before);
		}
	await phone.device.sync();
	expect(cards(phone)).toContain('a9');
});

test('a page the disk has spoilt is asked for again from its beginning', async () => {
	const phone = await town.phoneOf(Amina);
	phone.device.close();
	await turns();
	const db = await openDB(`${phone.prefix}app:${Amina}`);
	for (const page of (await db.getAll('page')) as { scope: string }[])
		if (page.scope.startsWith('c:')) await db.put('page', { ...page, json: '[[1,"sites"' });
	db.close();
	const again = phone.tab();
	again.cutOff();
	await again.device.ready;
	await turns();
	expect(cards(again)).toEqual([]);
	again.reconnect();
	await again.device.sync();
	expect(cards(again)).toEqual(['a1', 'a2', 'a3', 'a4']);
});

test('the clock of this phone is measured at each answer, and told with each change', async () => {
	const phone = await town.phoneOf(Amina);
	phone.line = async (serve) => {
		const said = (await serve().json()) as { now: string };
		return json(200, { ...said, now: new Date(town.now + 3 * at.DAY).toISOString() });
	};
	await phone.device.sync();
	phone.cutOff();
	await phone.note(entry(19));
	expect(phone.device.view.outbox[0]?.change.offset).toBe(3 * DAY);
	expect(phone.device.view.book.today).toBe('2026-11-23');
});
