import { afterEach, beforeEach, expect, test } from 'vitest';
import * as at from '../../tests/phones.ts';
import { Amina, Karim, Town, month, november, turns, wish } from '../../tests/phones.ts';
import { id } from '../../tests/rows.ts';

let town: Town;
let phone: at.Phone;
beforeEach(async () => {
	town = new Town();
	phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note({ day: november(18) }, { day: november(19) });
	await phone.device.make([
		month({ [november(18)]: [450, 0], [november(19)]: [450, 0] }, id('f1'))
	]);
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: { typed: 'half' } });
	await turns();
});
afterEach(() => {
	town.end();
});

const ids = (of: at.Phone) => of.device.view.outbox.map((row) => row.change.id);

test('a copy opens on another phone: same changes, same ids, same order, files and drafts with them', async () => {
	const other = await town.phoneOf(Amina);
	other.cutOff();
	expect(await other.device.restore(await phone.device.copy())).toBe(4);
	expect([ids(other), other.outbox, other.days]).toEqual([ids(phone), phone.outbox, phone.days]);
	expect(other.device.view.drafts).toMatchObject([{ id: 'd', data: { typed: 'half' } }]);
	other.reconnect();
	await other.device.sync();
	expect([other.outbox, town.server.bytes.size]).toEqual([['done', 'done', 'done'], 1]);
});

test('sent from both phones, everything counts once', async () => {
	const other = await town.phoneOf(Amina);
	await other.device.restore(await phone.device.copy());
	await other.device.sync();
	phone.reconnect();
	await phone.device.sync();
	expect([phone.outbox, town.server.data.ledger.size]).toEqual([['done', 'done', 'done'], 3]);
	expect(town.server.data.all('declarations').map((row) => row.version)).toEqual([1, 1, 1]);
	expect(phone.device.view.outbox.map((row) => row.files)).toEqual([0, 0, 0]);
});

test('what is known here already is skipped, a younger draft stays', async () => {
	const copy = await phone.device.copy();
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: { typed: 'whole' } });
	expect(await phone.device.restore(copy)).toBe(0);
	expect(phone.device.view.drafts).toMatchObject([{ data: { typed: 'whole' } }]);
	expect(phone.outbox).toHaveLength(3);
});

test('what came in by a copy is never altered: it may have been sent from elsewhere', async () => {
	const other = await town.phoneOf(Amina);
	town.server.signOutEverywhere(Amina);
	await other.device.sync();
	await other.device.restore(await phone.device.copy());
	const { changes } = await other.device.make([wish({ day: november(19), minutesWork: 60 })]);
	expect(ids(phone)).not.toContain(changes[0]);
	expect([other.outbox.length, other.phase]).toEqual([4, 'signed-out']);
});

test('a received change that still owes a file travels with it', async () => {
	phone.reconnect();
	phone.fates.push((serve) => serve(), at.nobodyAnswers);
	await phone.device.sync();
	const other = await town.phoneOf(Amina);
	await other.device.restore(await phone.device.copy());
	await other.device.sync();
	expect([other.outbox, town.server.bytes.size]).toEqual([['done'], 1]);
});

test('no token and no row of the server is in a copy', async () => {
	const copy = await phone.device.copy();
	expect(copy).not.toMatch(/token|Sow|h\.eyJ/);
});

test('a copy of somebody else is refused: nothing of it enters', async () => {
	const other = await town.phoneOf(Karim);
	await expect(other.device.restore(await phone.device.copy())).rejects.toMatchObject({
		code: 'other-user'
	});
	expect([other.outbox, other.device.view.drafts]).toEqual([[], []]);
});

test.each([
	['no JSON', (text: string) => text.slice(0, -40), 'unreadable'],
	['another file', () => '{"hello":1}', 'unreadable'],
	[
		'a change without its record',
		(text: string) => text.replace(/"record": "[^"]*"/, '"record": 7'),
		'unreadable'
	],
	[
		'bytes that are none',
		(text: string) => text.replace(/"bytes": "[^"]*"/, '"bytes": "%%%"'),
		'unreadable'
	],
	['a newer app', (text: string) => text.replace('"version": 1', '"version": 2'), 'newer']
])(
	'a copy with %s is refused with a code, and nothing of it enters',
	async (_name, spoil, code) => {
		const other = await town.phoneOf(Amina);
		await expect(other.device.restore(spoil(await phone.device.copy()))).rejects.toMatchObject({
			code
		});
		expect([other.outbox, other.device.view.drafts]).toEqual([[], []]);
	}
);
