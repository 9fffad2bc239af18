// What screens say of a disk that refuses, is silent, or gives back nothing: a sentence, and the next try goes through.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { fillDisk, mendDisk, silence } from '../screens/disk.ts';
import { go } from '../screens/walk.ts';
import { startWorld, type World } from '../screens/world.ts';

let world: World;
test.beforeAll(async () => {
	world = await startWorld();
});
test.afterAll(() => world.stop());

const amina = 'amina.benali';

/** Her phone, on her own screen: an app that is opened anew comes back there. */
async function atHome(browser: Browser): Promise<Page> {
	const page = await world.enter(browser, amina);
	await page.waitForURL('**/today');
	return page;
}

test('an answer that the disk refuses is said, and can be given again', async ({ browser }) => {
	const page = await world.enter(browser, amina);
	await world.disagree(page);
	const mine = page.locator('.dock button').first();
	await fillDisk(page, 'all');
	await mine.click();
	await expect(page.getByText(t.supervisor.crew.notSaved)).toBeVisible();
	await expect(mine).toBeEnabled();
	await mendDisk(page);
	await mine.click();
	await page.waitForURL(/\/saved\/day\//);
	await page.context().close();
});

test('receipts that cannot be read are told of, instead of a list that is not whole', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	await go(page, '/phone');
	await page.evaluate(() => {
		const get = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'getAll')
			?.value as IDBObjectStore['getAll'];
		IDBObjectStore.prototype.getAll = function (...asked) {
			if (this.name === 'receipt') throw new DOMException('torn', 'DataError');
			return get.apply(this, asked);
		};
	});
	await page.getByRole('button', { name: t.phone.receipts }).click();
	await expect(page.getByRole('dialog').getByText(t.common.failure.titles.silent)).toBeVisible();
	await page.context().close();
});

test('a phone that cannot keep a sign-in says so, and the next try enters', async ({ browser }) => {
	const { page, enter } = await world.atTheDoor(browser, amina);
	await fillDisk(page, 'all');
	await enter();
	await expect(page.getByText(t.session.answers.disk)).toBeVisible();
	await mendDisk(page);
	await enter();
	await expect(page.locator('.week').first()).toBeVisible();
	await page.context().close();
});

test('a disk that does not answer at once is told of, asked again, and the screen comes', async ({
	browser
}) => {
	const page = await atHome(browser);
	await silence(page, 1);
	await page.reload();
	await expect(page.getByRole('heading', { name: t.common.failure.titles.late })).toBeVisible({
		timeout: 3000
	});
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.locator('.week').first()).toBeVisible();
	await page.context().close();
});

test('an app opened at its first address while the disk is silent leads home, not to the sign-in', async ({
	browser
}) => {
	const page = await atHome(browser);
	await silence(page, 1);
	await page.goto(`${world.url}/`);
	await expect(page.getByRole('heading', { name: t.common.failure.titles.late })).toBeVisible({
		timeout: 3000
	});
	await page.waitForURL('**/today');
	await expect(page.locator('.week').first()).toBeVisible();
	await page.context().close();
});

for (const address of ['/today', '/'])
	test(`a disk that never answers leaves a sentence and a button at ${address}, nobody is sent to the sign-in`, async ({
		browser
	}) => {
		const page = await atHome(browser);
		await silence(page, 99);
		await page.clock.install();
		await page.goto(world.url + address);
		await page.clock.fastForward(1500);
		await expect(page.getByRole('heading', { name: t.common.failure.titles.late })).toBeVisible();
		await page.clock.fastForward(15_000);
		await expect(page.getByRole('heading', { name: t.common.failure.titles.silent })).toBeVisible();
		await expect(page.getByText(t.common.privateWindow.title)).toHaveCount(0);
		expect(new URL(page.url()).pathname).toBe(address);
		const again = page.getByRole('button', { name: t.common.failure.again });
		await again.click();
		await expect(page.getByRole('heading', { name: t.common.failure.titles.late })).toBeVisible();
		await page.context().close();
	});
