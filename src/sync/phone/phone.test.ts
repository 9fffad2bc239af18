import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as at from '../../../tests/phones.ts';
import { Amina, DAY, Town, november, turns } from '../../../tests/phones.ts';

const HOUR = 3_600_000;
let town: Town;
let phone: at.Phone;
beforeEach(async () => {
	town = new Town();
	phone = await town.phoneOf(Amina);
});
afterEach(() => {
	town.end();
});

/** The days that were shown, as watchers saw them. */
function seen(): string[] {
	const days: string[] = [];
	phone.device.watch(() => {
		const { today } = phone.device.view.book;
		if (days.at(-1) !== today) days.push(today);
	});
	return days;
}

test('R66 at midnight in Paris watchers are told, and what is shown is of the new day', async () => {
	phone.visible = false;
	phone.cutOff();
	const days = seen();
	const before = phone.device.view;
	town.now = Date.parse('2026-11-20T22:59:00Z');
	town.timers.delete(Math.max(...town.timers.keys()));
	await turns();
	expect(days).toEqual([]);
	await town.pass(61_000);
	expect(days.at(-1)).toBe('2026-11-21');
	expect(phone.device.view).not.toBe(before);
});

test('R66 a phone that slept over several midnights is told when it wakes', async () => {
	const days = seen();
	town.timers.clear();
	town.now += 3 * DAY;
	await phone.wake();
	expect(days.at(-1)).toBe('2026-11-23');
	await town.leap(DAY);
	expect(days.at(-1)).toBe('2026-11-24');
});

test('a view is the same object until something changes', async () => {
	await turns();
	const { view } = phone.device;
	expect(phone.device.view).toBe(view);
	await phone.note({ day: november(19) });
	expect(phone.device.view).not.toBe(view);
	expect(phone.device.view.notices).toBe(view.notices);
});

test('watchers hear once of all that one turn changed, and no more after their end', async () => {
	let heard = 0;
	const end = phone.device.watch(() => heard++);
	phone.cutOff();
	await phone.note({ day: november(18) }, { day: november(19) });
	expect(heard).toBeGreaterThan(0);
	expect(heard).toBeLessThan(6);
	await turns();
	const before = heard;
	end();
	await phone.note({ day: november(17) });
	expect(heard).toBe(before);
});

test('nobody signed in: nothing is shown, and to make something fails', async () => {
	const empty = town.phone();
	await empty.device.ready;
	expect([empty.device.view.who, empty.outbox, await empty.device.file('f')]).toEqual([
		null,
		[],
		null
	]);
	await expect(empty.note({})).rejects.toThrow('nobody');
});

test('since when the server has been silent is known, also after the app was closed', async () => {
	town.now += HOUR;
	phone.cutOff();
	await phone.device.sync();
	const { failingSince, lastContact } = phone.device.view.sync;
	expect([failingSince, lastContact]).toEqual([
		'2026-11-20T19:00:00.000Z',
		'2026-11-20T18:00:00.000Z'
	]);
	phone.device.close();
	const again = phone.tab();
	again.cutOff();
	await again.device.ready;
	expect(again.device.view.sync.failingSince).toBe(failingSince);
	again.reconnect();
	await again.device.sync();
	expect(again.device.view.sync.failingSince).toBe('');
	again.device.close();
});

test('online again, or back in view: it tries at once; out of view it stays quiet', async () => {
	phone.cutOff();
	await phone.note({ day: november(19) });
	await turns();
	phone.reconnect();
	await phone.wake();
	expect(phone.outbox).toEqual(['done']);
	phone.visible = false;
	phone.calls.length = 0;
	await phone.wake();
	await town.pass(10 * 60_000);
	expect(phone.calls).toEqual([]);
	phone.visible = true;
	await phone.wake();
	expect(phone.calls.length).toBeGreaterThan(0);
});

test('a full disk: what was received makes room, and the tap is saved after all', async () => {
	await phone.note({ day: november(18) });
	await phone.device.sync();
	phone.cutOff();
	const put = Reflect.get(IDBObjectStore.prototype, 'put');
	const spy = vi.spyOn(IDBObjectStore.prototype, 'put');
	spy.mockImplementationOnce(function (this: IDBObjectStore, ...given) {
		const request = put.apply(this, given);
		const why = new DOMException('no room', 'QuotaExceededError');
		Object.defineProperty(this.transaction, 'error', { value: why });
		this.transaction.abort();
		return request;
	});
	await phone.note({ day: november(19) });
	spy.mockRestore();
	expect(phone.outbox).toEqual(['ready']);
	expect(phone.days).toEqual({ [november(18)]: 450, [november(19)]: 450 });
});
