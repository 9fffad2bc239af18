// The way out when a phone never finds a network: its copy goes to a second phone, and what both send counts once.
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { comeBack, expect, onPhone, saveDay, test } from './stage.ts';

test('a copy saved on one phone and taken back on another arrives as one row, also when the first phone sends after all', async ({
	stage
}) => {
	const { server, net, url } = stage;
	await caller(server, 'u1').push(dayWrite(1, workday(1)));
	const first = await stage.phone('u1');
	const second = await stage.phone('u1');
	await server.pause();
	await saveDay(first, stage, today);
	await first.goto(`${url}/phone`);
	// The share sheet of the system cannot be used here: the copy comes as a download.
	await first.evaluate(() => Object.defineProperty(navigator, 'canShare', { value: () => false }));
	const download = first.waitForEvent('download');
	await first.getByRole('button', { name: t.phone.copyWhy }).click();
	const file = await (await download).path();
	await expect(first.getByText(t.phone.copied)).toBeVisible();

	await second.goto(`${url}/phone`);
	const take = async () => {
		const chooser = second.waitForEvent('filechooser');
		await second.getByRole('button', { name: t.phone.restoreWhy }).click();
		await (await chooser).setFiles(file);
	};
	await take();
	await expect(second.getByText(t.phone.restored(1))).toBeVisible();
	await expect(onPhone(second).first()).toBeVisible();
	await take();
	await expect(second.getByText(t.phone.restored(0))).toBeVisible();

	await server.start();
	await comeBack(second);
	expect(await stage.daysOn(today)).toBe(1);
	await comeBack(first);
	expect(await stage.daysOn(today)).toBe(1);
	expect(new Set(net.sent).size).toBe(1);
	expect(await stage.ledger('u1')).toHaveLength(2);
});
