import { afterEach, beforeEach, expect, test } from 'vitest';
import { idbCellar } from '../../store/idb.ts';
import { StorageError, type Cellar } from '../../store/store.ts';
import * as at from '../../../tests/phones.ts';
import { Amina, DAY, Karim, Town, november, turns } from '../../../tests/phones.ts';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => {
	town.end();
});

const day = { day: november(19) };
const rows = (phone: at.Phone) => phone.device.view.received.all('assignments').length;
const deleted = (name: string) =>
	new Promise<void>((done, failed) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => {
			done();
		};
		request.onerror = () => {
			failed(new Error('not deleted'));
		};
	});
/** Names of the databases of this phone that are open or kept. */
const kept = async (phone: at.Phone, user: string) =>
	(
		await (
			await idbCellar(phone.prefix).open(`app:${user}`)
		).read(['page'], (tx) => tx.keys('page'))
	).length;

/** A disk on which the databases that are full take nothing. */
function filling(prefix: string, isFull: (name: string) => boolean): Cellar {
	const disk = idbCellar(prefix);
	return {
		async open(name) {
			const store = await disk.open(name);
			const write = store.write.bind(store);
			store.write = (...given) =>
				isFull(name) ? Promise.reject(new StorageError('full')) : write(...given);
			return store;
		}
	};
}

test('two people on one phone: neither sees, sends or loses what is the other one’s', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note(day);
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: {} });
	await turns();
	phone.calls.length = 0;
	phone.reconnect();
	await phone.enter(Karim);
	expect([phone.outbox, phone.days, phone.device.view.drafts, phone.pushes]).toEqual([
		[],
		{},
		[],
		[]
	]);
	expect(phone.device.view.who?.user).toBe(Karim);
	expect(await phone.device.residents()).toMatchObject([
		{ user: Amina, waiting: 1 },
		{ user: Karim, waiting: 0 }
	]);
	await phone.enter(Amina);
	expect([phone.outbox, phone.device.view.drafts.length]).toEqual([['done'], 1]);
	expect(town.server.data.all('declarations').map((row) => row.author)).toEqual([Amina]);
});

test('a token of somebody else is never used for her work', async () => {
	const phone = town.phone();
	await phone.device.ready;
	phone.town.server.token = () => new at.Town().server.token(Karim, DAY);
	await phone.device.signInWithPassword(Amina, '');
	phone.calls.length = 0;
	await phone.note(day);
	await turns();
	expect([phone.calls, phone.outbox, phone.phase]).toEqual([[], ['ready'], 'signed-out']);
});

test('signed out: rows of the server leave the disk, what was typed stays for its author', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note(day);
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: {} });
	await phone.device.signOut();
	expect([phone.device.view.who, phone.outbox, rows(phone)]).toEqual([null, [], 0]);
	expect(await kept(phone, Amina)).toBe(0);
	expect(await phone.device.residents()).toMatchObject([{ user: Amina, waiting: 1 }]);
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect([again.device.view.who, await again.device.resume(Amina)]).toEqual([null, false]);
	await again.enter(Amina);
	expect([again.outbox, again.device.view.drafts.length]).toEqual([['done'], 1]);
});

test('signed out with nothing waiting: no name stays behind', async () => {
	const phone = await town.phoneOf(Amina);
	await phone.device.signOut();
	expect(await phone.device.residents()).toEqual([]);
});

test('a session that ended is no sign-out: she goes on offline, also after the app was closed', async () => {
	const phone = await town.phoneOf(Amina);
	town.server.signOutEverywhere(Amina);
	await phone.device.sync();
	expect(phone.phase).toBe('signed-out');
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	await again.note(day);
	expect([again.days, rows(again)]).toEqual([{ [november(19)]: 450 }, 4]);
});

test('a session that ended, and a full disk when she signs in again: what is missing is still said to be the sign-in', async () => {
	let isFull = false;
	const phone = town.phone({ cellar: filling('full-and-out:', () => isFull) });
	await phone.enter(Amina);
	town.server.signOutEverywhere(Amina);
	await phone.device.sync();
	isFull = true;
	await expect(phone.enter(Amina)).rejects.toThrow(StorageError);
	expect(phone.phase).toBe('signed-out');
	isFull = false;
	await phone.enter(Amina);
	expect(phone.phase).toBe('idle');
});

test('she comes back without a line as long as her session is on this phone', async () => {
	const phone = await town.phoneOf(Amina);
	await phone.enter(Karim);
	phone.cutOff();
	expect(await phone.device.resume(Amina)).toBe(true);
	expect([phone.device.view.who?.user, rows(phone)]).toEqual([Amina, 4]);
});

test('signing in again as oneself goes on in the same database: one handle, one loop', async () => {
	let opened = 0;
	const disk = idbCellar('again:');
	const cellar: Cellar = {
		open: (name) => {
			opened++;
			return disk.open(name);
		}
	};
	const phone = town.phone({ cellar });
	await phone.enter(Amina);
	const before = opened;
	town.server.signOutEverywhere(Amina);
	await phone.note(day);
	await turns();
	phone.calls.length = 0;
	await phone.device.signInWithPassword(Amina, '');
	await turns();
	expect([opened, phone.outbox, phone.pushes.length]).toEqual([before, ['done'], 1]);
});

test('R56 thirty days without an answer of the server: rows leave, what was typed stays', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note(day);
	await town.leap(29 * DAY);
	expect(rows(phone)).toBe(4);
	await town.leap(2 * DAY);
	expect([rows(phone), phone.outbox, await kept(phone, Amina)]).toEqual([0, ['ready'], 0]);
	phone.reconnect();
	await phone.device.sync();
	expect([rows(phone), phone.outbox]).toEqual([4, ['done']]);
});

test('R56 … also those of another person who left this phone to somebody else', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note(day);
	await turns();
	phone.reconnect();
	await phone.enter(Karim);
	await town.leap(29 * DAY);
	expect(await kept(phone, Amina)).toBeGreaterThan(0);
	await town.leap(2 * DAY);
	expect([await kept(phone, Amina), rows(phone)]).toEqual([0, 2]);
	await phone.enter(Amina);
	expect([phone.outbox, rows(phone)]).toEqual([['done'], 4]);
});

test('R56 … also when the app is opened again after a long time', async () => {
	const phone = await town.phoneOf(Amina);
	await phone.enter(Karim);
	phone.device.close();
	town.now += 31 * DAY;
	const again = phone.tab();
	again.cutOff();
	await again.device.ready;
	await turns(300);
	expect([await kept(again, Amina), rows(again)]).toEqual([0, 0]);
});

test('R56 … and a disk with no room left does not lock her out: what she typed is shown', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note(day);
	await turns();
	phone.device.close();
	town.now += 31 * DAY;
	const again = phone.tab({ cellar: filling(phone.prefix, (name) => name !== 'app') });
	again.cutOff();
	await again.device.ready;
	expect([again.device.view.who?.user, again.outbox, again.mistakes]).toEqual([
		Amina,
		['ready'],
		[]
	]);
});

test('a database the browser threw away: she is told how much never arrived', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note({ day: november(18) }, day);
	await turns();
	phone.device.close();
	await deleted(`${phone.prefix}app:${Amina}`);
	const again = phone.tab();
	await again.enter(Amina);
	expect(again.device.view.notices).toMatchObject([{ kind: 'lost', count: 2 }]);
	await again.device.readNotice(again.device.view.notices[0]?.n ?? 0);
	again.device.close();
	const later = phone.tab();
	await later.device.ready;
	expect(later.device.view.notices).toEqual([]);
});

test('… also when everything on the disk is gone, as long as the browser remembers a count', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note({ day: november(18) }, day);
	await turns();
	phone.device.close();
	await deleted(`${phone.prefix}app:${Amina}`);
	await deleted(`${phone.prefix}app`);
	const again = phone.tab();
	await again.device.ready;
	expect(again.device.view.who).toBeNull();
	await again.enter(Amina);
	expect(again.device.view.notices).toMatchObject([{ kind: 'lost', count: 2 }]);
});

test('received in full, nothing is told to be lost', async () => {
	const phone = await town.phoneOf(Amina);
	await phone.note(day);
	await phone.device.sync();
	await turns();
	phone.device.close();
	await deleted(`${phone.prefix}app:${Amina}`);
	const again = phone.tab();
	await again.enter(Amina);
	expect([again.device.view.notices, again.days]).toEqual([[], { [november(19)]: 450 }]);
});

test('thrown away while the app is open: memory goes back onto the disk, nothing is lost', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note({ day: november(18) });
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: {} });
	await turns();
	await deleted(`${phone.prefix}app:${Amina}`);
	await deleted(`${phone.prefix}app`);
	expect(await phone.device.file('nothing00000000')).toBeNull();
	await phone.note(day);
	await turns();
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect(again.device.view.who?.user).toBe(Amina);
	await again.enter(Amina);
	expect([again.outbox, again.device.view.drafts.length]).toEqual([['done', 'done'], 1]);
	expect(again.device.view.notices).toEqual([]);
});

const broken: Cellar = { open: () => Promise.reject(new StorageError('broken')) };

test('a disk that does not open: said as long as this page lives, whatever is written meanwhile', async () => {
	const phone = town.phone({ cellar: broken });
	await phone.enter(Amina);
	await phone.note(day);
	await phone.device.sync();
	expect([phone.outbox, phone.device.view.storage.broken]).toEqual([['done'], true]);
	expect(phone.mistakes).toEqual([]);
});

test('only her own database does not open: the same, and nothing is told to be lost', async () => {
	const phone = await town.phoneOf(Amina);
	phone.cutOff();
	await phone.note(day);
	await turns();
	phone.device.close();
	const disk = idbCellar(phone.prefix);
	const half: Cellar = { open: (name) => (name === 'app' ? disk.open(name) : broken.open(name)) };
	const again = phone.tab({ cellar: half });
	await again.device.ready;
	expect([again.device.view.who, again.device.view.storage.broken]).toEqual([null, true]);
	await again.enter(Amina);
	expect([again.device.view.storage.broken, again.device.view.notices]).toEqual([true, []]);
	again.device.close();
	const later = phone.tab({});
	await later.device.ready;
	await later.device.sync();
	expect([later.outbox, later.device.view.notices]).toEqual([['done'], []]);
});

test('a code sent by mail is remembered for ten minutes, also after the app was closed', async () => {
	const phone = town.phone();
	await phone.device.ready;
	expect(await phone.device.requestCode('amina@example.org')).toBe('ok');
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect(await again.device.pendingCode()).toMatchObject({ email: 'amina@example.org' });
	town.now += 601_000;
	expect(await again.device.pendingCode()).toBeNull();
	expect(await again.device.signInWithCode('123456')).toBe('wrong');
});
