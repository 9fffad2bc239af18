import { afterEach, beforeEach, expect, test } from 'vitest';
import * as at from '../../../tests/phones.ts';
import { Amina, Leila, Town, month, november, turns, wish } from '../../../tests/phones.ts';
import { contract, id } from '../../../tests/rows.ts';

let town: Town;
let phone: at.Phone;
beforeEach(async () => {
	town = new Town();
	phone = await town.phoneOf(Amina);
});
afterEach(() => {
	town.end();
});

/** 13 hours: more than a day may have (R27). */
const tooLong = { day: november(19), minutesWork: 780 };
const waits = () => phone.device.view.outbox.map((row) => row.waitsFor);
const kinds = () => phone.device.view.notices.map((one) => one.kind);
const drop = async (of: string | undefined) => phone.device.drop(of ?? '');
const days = { [november(18)]: [450, 0], [november(19)]: [450, 0] } as Record<
	string,
	[number, number]
>;

test('a forecast says what the server will say, and writes nothing', async () => {
	phone.cutOff();
	await phone.device.able();
	const [problems] = phone.device.forecast([wish(tooLong)]);
	expect([problems?.map((one) => one.code), phone.outbox]).toEqual([['over-twelve-hours'], []]);
	phone.reconnect();
	await phone.note(tooLong);
	await turns();
	expect(phone.outbox).toEqual(['attention over-twelve-hours']);
});

test('R52 a refused change stays until its author acts, is shown as she typed it, and she is told', async () => {
	await phone.note(tooLong);
	await turns();
	expect([phone.outbox, phone.days, kinds()]).toEqual([
		...[['attention over-twelve-hours'], { [november(19)]: 780 }, ['refused']]
	]);
	expect(phone.device.state(phone.device.view.outbox[0]?.change.record ?? '')).toBe('attention');
	const calls = phone.pushes.length;
	await town.leap(3 * at.DAY);
	expect([phone.outbox, phone.pushes.length]).toEqual([['attention over-twelve-hours'], calls]);
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect([again.outbox, again.days]).toEqual([
		['attention over-twelve-hours'],
		{ [november(19)]: 780 }
	]);
});

test('a signed month over a refused day waits with it, and is to be signed again', async () => {
	phone.cutOff();
	await phone.note({ day: november(18) }, tooLong);
	await phone.device.make([month({ ...days, [november(19)]: [780, 0] })]);
	phone.reconnect();
	await phone.device.sync();
	expect(phone.outbox).toEqual(['done', 'attention over-twelve-hours', 'attention sign-again']);
	const [, refused] = phone.device.view.outbox;
	expect(waits()).toEqual(['', '', refused?.change.id]);
	expect(kinds()).toEqual(['refused']);
});

test('corrected: it and what waited for it go under new ids, and the notice is gone', async () => {
	phone.cutOff();
	const [first] = await phone.note(tooLong);
	await turns();
	const { record = '' } = phone.device.view.outbox[0]?.change ?? {};
	await phone.device.make([
		{ kind: 'day-entry', act: 'withdraw', record, set: { reason: 'mistake' } }
	]);
	phone.reconnect();
	await phone.device.sync();
	expect(phone.outbox).toEqual(['attention over-twelve-hours', 'attention']);
	const made = await phone.device.mend(first ?? '', { ...wish(tooLong).set, minutesWork: 420 });
	await turns();
	expect(made.changes).not.toContain(first);
	expect([phone.outbox, kinds(), phone.days]).toEqual([['done', 'done'], [], {}]);
	expect(town.server.data.all('declarations').map((row) => row.status)).toEqual(['withdrawn']);
});

test('taken back: it leaves with what follows it, and can be put back under the same id', async () => {
	const [refused] = await phone.note(tooLong);
	await turns();
	const [waiting] = phone.device.view.outbox;
	await drop(refused);
	expect([phone.outbox, phone.days, kinds()]).toEqual([[], {}, []]);
	const back = await phone.device.undrop(waiting ? [waiting.change] : []);
	expect([back.changes, phone.outbox]).toEqual([[refused], ['attention over-twelve-hours']]);
	expect(phone.days).toEqual({ [november(19)]: 780 });
});

test('taken back before it was sent: it is never sent', async () => {
	phone.cutOff();
	const [change] = await phone.note({ day: november(19) });
	await turns();
	await drop(change);
	phone.calls.length = 0;
	phone.reconnect();
	await phone.device.sync();
	expect([phone.pushes, town.server.data.ledger.size]).toEqual([[], 0]);
});

test('two people noted the same day: the first committed stays, the second is told what both said', async () => {
	const other = await town.phoneOf(Leila);
	other.cutOff();
	await other.note({ day: november(19), minutesWork: 420 });
	await phone.note({ day: november(19), minutesWork: 450 });
	await phone.device.sync();
	other.reconnect();
	await other.device.sync();
	expect(other.outbox).toEqual(['done']);
	const [told] = other.device.view.notices;
	expect(told).toMatchObject({
		kind: 'merged',
		conflicts: [{ theirs: { minutesWork: 450 }, mine: { minutesWork: 420 }, by: 'Amina' }]
	});
	expect(other.days).toEqual({ [november(19)]: 450 });
	await other.device.readNotice(told?.n ?? 0);
	expect(other.device.view.notices).toEqual([]);
});

test('R53 two people changed different things of a day: both stay, nobody is asked', async () => {
	await phone.note({ day: november(19) });
	await phone.device.sync();
	const other = await town.phoneOf(Leila);
	other.cutOff();
	await other.note({ day: november(19), note: 'rain' });
	await phone.note({ day: november(19), minutesWork: 60 });
	await phone.device.sync();
	other.reconnect();
	await other.device.sync();
	expect([other.days, other.device.view.notices]).toEqual([{ [november(19)]: 60 }, []]);
	expect(town.server.data.all('declarations')[0]?.facts).toMatchObject({
		note: 'rain',
		minutesWork: 60
	});
});

test('what is typed on a phone without a line is seen at once, over what the server says', async () => {
	await phone.note({ day: november(18) });
	await phone.device.sync();
	phone.cutOff();
	await phone.note({ day: november(18), minutesWork: 60 }, { day: november(19) });
	expect(phone.days).toEqual({ [november(18)]: 60, [november(19)]: 450 });
	const { received } = phone.device.view;
	expect(received.all('declarations').map((row) => row.facts['minutesWork'])).toEqual([450]);
});

test('drafts survive the app, and end with what was made of them', async () => {
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: { typed: 'half' } });
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect(again.device.view.drafts).toMatchObject([{ id: 'd', data: { typed: 'half' } }]);
	await again.device.make([wish({ day: november(19) })], 'd');
	expect(again.device.view.drafts).toEqual([]);
});

test('a crew day is one save: all of it or nothing', async () => {
	phone.cutOff();
	const crew = ['a1', 'a2', 'a4'].map((card, n) =>
		wish({ day: november(19), assignment: id(card), participant: id(`p${String(n + 1)}`) })
	);
	const made = await phone.device.make(crew);
	expect([made.changes.length, phone.outbox.length]).toEqual([3, 3]);
	const bad = [
		...crew,
		{ ...wish(), files: [{ id: id('f1'), type: 'image/png', bytes: null as never }] }
	];
	await expect(phone.device.make(bad as never)).rejects.toThrow();
	expect(phone.outbox).toHaveLength(3);
});

test('a month is signed over the days that wait: they go first, in the same call', async () => {
	phone.cutOff();
	const ids = await phone.note({ day: november(18) }, { day: november(19) });
	const { changes } = await phone.device.make([month(days)]);
	expect(phone.device.view.outbox.at(-1)?.change.deps).toEqual(ids);
	phone.calls.length = 0;
	phone.reconnect();
	await phone.device.sync();
	expect([phone.pushes, phone.outbox]).toEqual([[[...ids, ...changes]], ['done', 'done', 'done']]);
});

test('R54 a contract that ended meanwhile: the day is received or refused by the rule, never lost', async () => {
	phone.cutOff();
	await phone.note({ day: november(19) });
	town.server.office(['contracts', contract({ end_date: '2026-11-10' })]);
	phone.reconnect();
	await phone.device.sync();
	expect(phone.outbox).toEqual(['attention outside-contract-dates']);
	expect(phone.days).toEqual({ [november(19)]: 450 });
});
