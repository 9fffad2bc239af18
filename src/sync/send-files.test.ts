import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as at from '../../tests/phones.ts';
import { Amina, DAY, Town, json, month, november, turns } from '../../tests/phones.ts';
import { id } from '../../tests/rows.ts';

const drawn = id('f1');
let town: Town;
let phone: at.Phone;
beforeEach(async () => {
	town = new Town();
	phone = await town.phoneOf(Amina);
	await phone.note({ day: november(19) });
	await phone.device.sync();
	phone.calls.length = 0;
});
afterEach(() => {
	town.end();
});

const sign = () => phone.device.make([month({ [november(19)]: [450, 0] }, drawn)]);
const owed = () => phone.device.view.outbox.map((row) => row.files);
const paths = () => phone.calls.map((call) => call.path.split('?')[0]?.replace('/api/sync/', ''));

test('a signature leaves after its month, and is owed until its hash is confirmed', async () => {
	phone.fates.push((serve) => serve(), at.nobodyAnswers);
	await sign();
	await turns();
	expect([phone.outbox, owed(), paths()]).toEqual([
		...[
			['done', 'done'],
			[0, 1],
			['push', `file/${drawn}`]
		]
	]);
	await phone.device.sync();
	expect([owed(), town.server.bytes.get(drawn)?.length]).toEqual([[0, 0], 900]);
});

test('an answer that is lost: sent again, stored once', async () => {
	phone.fates.push((serve) => serve(), at.answerLost);
	await sign();
	await turns();
	expect([owed(), town.server.bytes.size]).toEqual([[0, 1], 1]);
	await phone.device.sync();
	expect([owed(), town.server.bytes.size, phone.mistakes]).toEqual([[0, 0], 1, []]);
});

test('bytes the disk has swapped are not sent as hers: it is told', async () => {
	phone.cutOff();
	await sign();
	phone.device.close();
	await turns();
	const db = await openDB(`${phone.prefix}app:${Amina}`);
	const row = (await db.get('file', drawn)) as object;
	await db.put('file', { ...row, bytes: new Uint8Array(900).buffer });
	db.close();
	const again = phone.tab();
	await again.device.ready;
	await again.device.sync();
	expect(again.outbox).toEqual(['done', 'done file-refused']);
	expect(again.calls.filter((call) => call.path.includes('/file/'))).toEqual([]);
});

test('the server does not know the change yet: in a minute', async () => {
	phone.fates.push(
		(serve) => serve(),
		() => json(404, { proto: 's1', error: 'unknown-file' })
	);
	await sign();
	await turns();
	expect([phone.phase, owed()]).toEqual(['idle', [0, 1]]);
	await town.pass(125_000);
	expect(owed()).toEqual([0, 0]);
});

test('refused bytes are told, kept, and offered again tomorrow', async () => {
	phone.fates.push(
		(serve) => serve(),
		() => json(422, { proto: 's1', problems: [] })
	);
	await sign();
	await turns();
	expect([phone.outbox, owed()]).toEqual([
		['done', 'done file-refused'],
		[0, 1]
	]);
	expect(await (await phone.device.file(drawn))?.arrayBuffer()).toHaveProperty('byteLength', 900);
	town.now += DAY + 1;
	await phone.device.sync();
	expect(owed()).toEqual([0, 0]);
});

test.each([
	[
		'a portal',
		() => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
		'portal'
	],
	['another file', () => json(200, { proto: 's1', id: id('f9'), status: 'stored' }), 'busy'],
	['a 404 of somebody else', () => new Response('no', { status: 404 }), 'busy']
])('%s answers: the bytes are still owed', async (_name, fate, phase) => {
	phone.fates.push((serve) => serve(), fate);
	await sign();
	await turns();
	expect([phone.phase, owed()]).toEqual([phase, [0, 1]]);
	await phone.device.sync();
	expect(owed()).toEqual([0, 0]);
});

test('received long ago: the phone asks the server for the bytes, and says when nobody has them', async () => {
	await sign();
	await phone.device.sync();
	town.now += 15 * DAY;
	await phone.device.sync();
	expect(phone.outbox).toEqual([]);
	expect(await (await phone.device.file(drawn))?.arrayBuffer()).toHaveProperty('byteLength', 900);
	expect(await phone.device.file(id('f9'))).toBeNull();
});
