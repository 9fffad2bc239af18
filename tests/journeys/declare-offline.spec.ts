// The main journey: a day noted while the server is really stopped is kept, arrives once, and is seen on a second phone.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { dayWrite, office, phone, workday } from '../contract/office.ts';
import { t } from '../../src/texts/index.ts';
import { id } from '../rows.ts';
import { openDay } from '../screens/walk.ts';
import { startPocketBase, type PocketBase } from '../contract/pocketbase.ts';

let server: PocketBase;

test.beforeEach(async () => {
	server = await startPocketBase({ office: office() });
});
test.afterEach(() => server.stop());

/** Signs in with the code that came by mail. */
async function signIn(page: Page, user: string): Promise<void> {
	const email = `${user}@example.org`;
	await page.goto(`${server.url}/sign-in`);
	await page.locator('input[type=email]').fill(email);
	await page.locator('.dock .main').click();
	await page.locator('input.code').fill(await server.code(email));
	await page.locator('.dock .main').click();
	await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** The worker holds the shell: from here on the app opens without network. */
async function installed(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((done) => {
				navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
			});
	});
}

const daysOnServer = async () =>
	(await phone(server, 'u9').pull()).items.filter((item) => item.col === 'declarations').length;

test('a day noted without network is kept through a restart and received once', async ({
	page,
	browser,
	browserName
}) => {
	await phone(server, 'u1').push(dayWrite(1, workday(1)));
	await signIn(page, 'u1');
	await installed(page);
	await expect(page.locator('.week')).toBeVisible();
	await server.pause();

	await page.reload();
	await openDay(page);
	await page.locator('.dock .main').click();
	await expect(page.locator('[data-stop=phone], [data-state=phone]').first()).toBeVisible();
	await page.reload();
	await page.goto(`${server.url}/phone`);
	await expect(page.locator('[data-state=phone]').first()).toBeVisible();

	await server.start();
	await page.reload();
	await expect.poll(daysOnServer, { timeout: 40_000 }).toBe(2);
	await expect(page.getByText(t.phone.nothing)).toBeVisible();

	if (browserName !== 'chromium') return;
	const second = await browser.newContext();
	const facilitator = await second.newPage();
	await signIn(facilitator, 'u9');
	await facilitator.goto(`${server.url}/contracts/${id('k1')}`);
	await expect(facilitator.getByText('15\u00a0h').first()).toBeVisible();
	await second.close();
});

test('no fault of accessibility on the screens of a supervisor', async ({ page, browserName }) => {
	expect(browserName).toMatch(/chromium|firefox/);
	await phone(server, 'u1').push(dayWrite(1, workday(1)));
	await signIn(page, 'u1');
	if (browserName !== 'chromium') return;
	await page.setViewportSize({ width: 390, height: 3000 }); // the whole page in view: nothing lies under the dock
	for (const path of ['/today', '/month', '/counter', '/phone']) {
		await page.goto(server.url + path);
		await expect(page.locator('h1')).toBeVisible();
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
			.analyze();
		expect(violations.map(({ id: rule, nodes }) => [path, rule, nodes[0]?.html])).toEqual([]);
	}
});
