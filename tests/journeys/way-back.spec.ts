// The way back: to the screen she came from, scrolled and filtered as she left it, and no further than that.
import { expect, test, type Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { startWorld, type World } from '../screens/world.ts';

let world: World;
test.beforeAll(async () => {
	world = await startWorld();
});
test.afterAll(() => world.stop());

const back = (page: Page) => page.locator('.bar a.back');
const scrolled = (page: Page) => page.evaluate(() => Math.round(window.scrollY));

test('a list of the office is found again as it was left: whose, what was typed, and how far down', async ({
	browser
}) => {
	const page = await world.enter(browser, 'nadia.ferhat');
	await page.setViewportSize({ width: 390, height: 500 });
	await page.locator('.choice label', { hasText: t.facilitator.inbox.theirs }).click();
	const last = page.locator('main a.row').last();
	await last.scrollIntoViewIfNeeded();
	const deep = await scrolled(page);
	expect(deep).toBeGreaterThan(100);
	await last.click();
	await expect(back(page)).toBeVisible();
	await expect.poll(() => scrolled(page)).toBe(0);
	await back(page).dblclick();
	await page.waitForURL('**/inbox');
	await expect(page.getByRole('radio', { name: t.facilitator.inbox.theirs })).toBeChecked();
	await expect.poll(() => scrolled(page)).toBe(deep);

	await page.locator('nav a[href="/contracts"]').click();
	await page.locator('input[type=search]').fill('tilleuls');
	await page.locator('main a.row').first().click();
	await page.waitForURL('**/contracts/*');
	await page.locator('main a[href^="/review/"]').first().click();
	await expect(back(page)).toHaveAccessibleName(t.common.back(t.common.tabs.contracts));
	await back(page).click();
	await page.waitForURL('**/contracts/*');
	await back(page).click();
	await page.waitForURL('**/contracts');
	await expect(page.locator('input[type=search]')).toHaveValue('tilleuls');
	await page.context().close();
});

test('a day opened from its month leads back to that month, also once it is saved', async ({
	browser
}) => {
	const page = await world.enter(browser, 'amina.benali');
	await page.goto(`${world.url}/month`);
	await page.locator('main section a[href^="/month/"]').first().click();
	await page.waitForURL(/\/month\/[a-z0-9]+\/[^/]+$/);
	const month = page.url();
	await page.locator('table.month button').first().click();
	await page.locator('dialog a[href^="/day/"]').first().click();
	await expect(back(page)).toHaveAccessibleName(t.common.back(t.common.tabs.month));
	await back(page).click();
	await page.waitForURL(month);

	await page.locator('table.month button').last().click();
	await page.locator('dialog a[href^="/day/"]').last().click();
	await page.locator('.person:has(input[type=checkbox]) .stepper button').last().click();
	await page.locator('.dock .main').click();
	await page.waitForURL('**/saved/day/**');
	await page.getByRole('link', { name: t.supervisor.saved.homes.month }).click();
	await page.waitForURL(month);
	await page.context().close();
});
