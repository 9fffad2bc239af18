import { afterEach, beforeEach, expect, test } from 'vitest';
import * as at from '../../../tests/phones.ts';
import { Amina, Karim, Leila, Town, november, turns, wish } from '../../../tests/phones.ts';
import { card, id } from '../../../tests/rows.ts';

let town: Town;
let one: at.Phone;
let two: at.Phone;
beforeEach(async () => {
	town = new Town();
	one = await town.phoneOf(Amina);
	two = one.tab();
	await two.device.ready;
	await turns();
});
afterEach(() => {
	two.device.close();
	town.end();
});

const cards = (phone: at.Phone) => phone.device.view.book.all('assignments').length;
const [day, other] = [{ day: november(19) }, { day: november(18) }];
/** An answer that comes when it is let go. */
function held() {
	let go: () => void = () => undefined;
	const gate = new Promise<void>((open) => (go = open));
	const fate: at.Fate = async (serve) => {
		await gate;
		return serve();
	};
	return { fate, go: () => go() };
}

test('what one tab writes, the other shows; what one receives, too', async () => {
	two.cutOff();
	one.cutOff();
	await one.note(day);
	await turns();
	expect([two.outbox, two.days]).toEqual([['ready'], { [november(19)]: 450 }]);
	one.reconnect();
	await one.device.sync();
	await turns();
	expect([two.outbox, two.days]).toEqual([['done'], { [november(19)]: 450 }]);
});

test('only one tab sends at a time', async () => {
	const { fate, go } = held();
	one.fates.push(fate);
	await one.note(day);
	await turns();
	two.calls.length = 0;
	await two.device.sync();
	await turns();
	await town.pass(10_000);
	expect([one.pushes.length, two.calls]).toEqual([1, []]);
	go();
	await turns();
	expect(one.outbox).toEqual(['done']);
	await town.pass(6000);
	expect([two.outbox, two.pushes]).toEqual([['done'], []]);
});

test('a tab that froze in the middle is passed by after two minutes; its late answer changes nothing', async () => {
	const { fate, go } = held();
	one.fates.push(fate);
	await one.note(day);
	await turns();
	await town.pass(25_000);
	expect(two.pushes).toEqual([]);
	town.timers.clear();
	await two.wake();
	await turns();
	town.now += 121_000;
	await two.device.sync();
	expect([two.pushes.length, two.outbox]).toEqual([1, ['done']]);
	go();
	await turns();
	expect([one.outbox, town.server.data.ledger.size]).toEqual([['done'], 1]);
});

test('a page that is gone but left its lock behind, as Firefox lets it: the other sends within seconds', async () => {
	const { fate } = held();
	one.fates.push(fate);
	await one.note(day);
	await turns();
	one.device.close();
	await two.device.sync();
	expect(two.pushes).toEqual([]);
	await town.pass(2100);
	expect([two.pushes.length, two.outbox]).toEqual([1, ['done']]);
});

test('two tabs that send at once, because locks lie: everything counts once', async () => {
	const { fate, go } = held();
	one.fates.push(fate);
	await one.note(day);
	await turns();
	one.releaseLocks();
	await two.device.sync();
	go();
	await turns();
	await Promise.all([one.device.sync(), two.device.sync()]);
	expect([one.outbox, two.outbox, town.server.data.ledger.size]).toEqual([['done'], ['done'], 1]);
});

test('two tabs that read at once: the cursor moves with the rows of one of them', async () => {
	const { fate, go } = held();
	town.server.office(['assignments', card({ id: id('a9'), participant: id('p9') })]);
	one.fates.push(fate);
	const reading = one.device.sync();
	await turns();
	one.releaseLocks();
	town.server.office(['assignments', card({ id: id('a8'), participant: id('p8') })]);
	await two.device.sync();
	go();
	await reading;
	await turns();
	expect([cards(one), cards(two)]).toEqual([6, 6]);
});

test('an answer from before all rows left: its cursors are not believed, nothing is missing later', async () => {
	const { fate, go } = held();
	town.server.office(['assignments', card({ id: id('a9'), participant: id('p9') })]);
	one.fates.push(fate);
	const reading = one.device.sync();
	await turns();
	await two.device.signOut();
	go();
	await reading;
	await two.enter(Amina);
	expect(cards(two)).toBe(5);
});

test('one draft tapped in two tabs is one change', async () => {
	one.cutOff();
	two.cutOff();
	await one.device.saveDraft({ id: 'd', kind: 'day', data: {} });
	await turns();
	const made = await Promise.all([
		one.device.make([wish(day)], 'd'),
		two.device.make([wish(day)], 'd')
	]);
	await turns();
	expect(made.map((each) => each.changes.length).sort()).toEqual([0, 1]);
	expect([one.outbox, two.outbox]).toEqual([['ready'], ['ready']]);
});

test('where tabs cannot talk, coming back into view reads the disk anew', async () => {
	one.silence();
	const mute = one.tab();
	await mute.device.ready;
	one.cutOff();
	mute.cutOff();
	await one.note(day);
	await turns();
	const before = mute.outbox;
	await mute.wake();
	expect([before, mute.outbox]).toEqual([[], ['ready']]);
	mute.device.close();
});

test('another person in another tab: each sends her own with her own token', async () => {
	await two.enter(Karim);
	two.calls.length = 0;
	one.cutOff();
	await one.note(day);
	await turns();
	await two.device.sync();
	expect([two.outbox, two.pushes]).toEqual([[], []]);
	one.reconnect();
	await one.device.sync();
	expect(town.server.data.all('declarations').map((row) => row.author)).toEqual([Amina]);
});

test('what somebody else did rings a bell in whichever tab listens', async () => {
	const hers = await town.phoneOf(Leila);
	await hers.note(other);
	await hers.device.sync();
	one.ring();
	await town.pass(3000);
	expect([one.days, two.days]).toEqual([{ [november(18)]: 450 }, { [november(18)]: 450 }]);
});
