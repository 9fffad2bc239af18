// Moving about in the app as a thumb does, without loading it anew for each screen.
import { expect, type Page } from '@playwright/test';
import { today } from '../contract/office.ts';

/** Opens an address inside the running app. */
export async function go(page: Page, path: string): Promise<void> {
	await page.evaluate((path) => {
		const link = Object.assign(document.createElement('a'), { href: path });
		document.body.append(link);
		link.click();
		link.remove();
	}, path);
	// from the first page on, a person is led to the home of her role
	if (path !== '/') await page.waitForURL((url) => url.pathname + url.search === path);
	await shown(page);
}

/** Follows the first link whose address begins, and ends, like this; `new` and `total` are pages of their own. */
export async function follow(page: Page, start: string, end = ''): Promise<void> {
	const last = end && `[href$="${end}"]`;
	const made = start.includes('new') ? '' : ':not([href*="/new"])';
	const whole = end ? '' : ':not([href$="/total"])';
	const link = page.locator(`:is(main, .banner) a[href^="${start}"]${last}${made}${whole}`).first();
	await expect(link, `a link to ${start}… on ${page.url()}`).toBeAttached();
	await go(page, (await link.getAttribute('href')) ?? '');
}

/** The screen is there: it has its title, and its letters are loaded. */
export async function shown(page: Page): Promise<void> {
	await expect(page.locator('h1').first()).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
}

/** The one main action. */
export function main(page: Page) {
	return page.locator('.dock .main').first();
}

/** The first site of the supervisor's first screen. */
export async function firstSite(page: Page): Promise<string> {
	const section = page.locator('section[aria-labelledby^="place-"]').first();
	return ((await section.getAttribute('aria-labelledby')) ?? '').slice('place-'.length);
}

/** From the first screen to the day to note, by its main action; on a day off, when none is asked for, to today. */
export async function openDay(page: Page): Promise<void> {
	const site = await firstSite(page);
	if ((await main(page).count()) === 0) return go(page, `/day/${site}/${today}`);
	await main(page).click();
	await page.waitForURL(/\/day\//);
	await shown(page);
}

/** Types into the field and leaves it. */
export async function fill(page: Page, field: string, text: string): Promise<void> {
	await page.locator(field).first().fill(text);
	await page.locator(field).first().blur();
}

export async function openSheet(page: Page, button: string | RegExp): Promise<void> {
	await page.getByRole('button', { name: button, exact: true }).click();
	await expect(page.locator('dialog[open]')).toBeVisible();
}

export async function closeSheet(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(page.locator('dialog[open]')).toHaveCount(0);
}
