// Who is here: a session that runs out while work waits, and two people who share one phone.
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { expect, onPhone, saveDay, test, type Stage } from './stage.ts';

/** Five people on the last workday: today opens filled in with five. */
const five = ({ server }: Stage) =>
	caller(server, 'u1').push(...[1, 2, 3, 4, 5].map((n) => dayWrite(n, workday(1))));

test('a session that ran out with five changes waiting lets read and note, asks to sign in to send, and all five arrive', async ({
	stage
}) => {
	const { server, net, url } = stage;
	await five(stage);
	const life = 10; // seconds, the shortest PocketBase allows
	await server.admin('PATCH', 'collections/users', { authToken: { duration: life } });
	const page = await stage.phone('u1');
	const entered = Date.now();
	await server.pause(); // without network no younger token is to be had

	await saveDay(page, stage, today);
	await expect(onPhone(page).first()).toBeVisible();
	await expect.poll(() => Date.now() - entered, { timeout: 20_000 }).toBeGreaterThan(life * 1000);
	await server.start();
	await page.goto(`${url}/phone`);
	const again = page.getByRole('link', { name: t.phone.reconnect });
	await expect(again).toBeVisible();
	expect(await stage.daysOn(today)).toBe(0);

	await page.goto(`${url}/today`);
	await expect(page.getByText('Site one').first()).toBeVisible();
	await saveDay(page, stage, workday(2));
	await expect(onPhone(page).first()).toBeVisible();

	await server.admin('PATCH', 'collections/users', { authToken: { duration: 86_400 } });
	await page.goto(`${url}/phone`);
	await again.click();
	await stage.signIn(page, 'u1');
	await expect.poll(() => stage.daysOn(today)).toBe(5);
	await page.goto(`${url}/phone`);
	await expect(page.getByText(t.phone.nothing)).toBeVisible();
	expect(new Set(net.sent).size).toBe((await stage.ledger('u1')).length - 5);
});

async function signOut(page: Page): Promise<void> {
	await page.getByText(t.session.signOut.name).first().click();
	await page.getByRole('button', { name: t.session.signOut.confirm, exact: true }).click();
	await page.waitForURL('**/sign-in');
}

test('another person on the same phone sees and sends nothing of the first, whose work waits for her', async ({
	stage
}) => {
	const { server, url } = stage;
	await five(stage);
	const page = await stage.phone('u1');
	await server.pause();
	await saveDay(page, stage, today);
	await page.goto(`${url}/phone`);
	await signOut(page);
	await expect(page.getByText(t.session.signIn.resident(5))).toBeVisible();

	await server.start();
	await stage.signIn(page, 'u2');
	await page.goto(`${url}/today`);
	await expect(page.locator('h1')).toBeVisible();
	await expect(page.locator('body')).not.toContainText('Given1');
	await page.goto(`${url}/phone`);
	await expect(page.getByText(t.phone.nothing)).toBeVisible();
	expect(await stage.daysOn(today)).toBe(0);
	expect(await stage.ledger('u2')).toEqual([]);

	await signOut(page);
	await stage.signIn(page, 'u1');
	await expect.poll(() => stage.daysOn(today)).toBe(5);
	const own = (await stage.ledger('u1')).filter(({ kind }) => kind === 'day-entry');
	expect(own).toHaveLength(10);
	await expect(page.locator('.week')).toBeVisible();
});
