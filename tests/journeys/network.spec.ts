// A network that swallows the answer: the server did its work, the phone does not know; it asks again and nothing is double.
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { expect, onPhone, saveDay, test } from './stage.ts';

test('an answer lost after the server did its work is asked for again, and there is one row', async ({
	stage
}) => {
	const { server, net } = stage;
	await caller(server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.phone('u1');
	const lost = net.trap('/api/sync/push', { do: 'lose' }, 2);
	await saveDay(page, stage, today);
	await lost.sprung;
	await expect.poll(() => stage.daysOn(today)).toBe(1);
	await expect(page.locator('[data-state=received]').first()).toBeVisible({ timeout: 30_000 });
	await expect(onPhone(page)).toHaveCount(0);
	expect(lost.hits).toBe(2);
	expect(new Set(net.sent).size).toBe(1);
	expect(net.sent.length).toBeGreaterThan(2);
	expect((await stage.ledger('u1')).length).toBe(2);
});
