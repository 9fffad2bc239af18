// A new version arrives while somebody types: it waits, says so on the next screen, and comes when it is told to.
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { expect, id, lookAt, main, onPhone, test } from './stage.ts';

const waiting = (page: Page) =>
	page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);
/** The version whose files this page runs. */
const running = (page: Page) =>
	page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=modulepreload]')?.href);

/** The person puts the phone away. */
const hide = () => {
	Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
	document.dispatchEvent(new Event('visibilitychange'));
};

test('a new version waits while somebody types, is offered on the next screen and applied on a tap', async ({
	stage
}) => {
	const { server, site, url } = stage;
	await caller(server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.phone('u1');
	await page.goto(`${url}/day/${id('s1')}/${today}`);
	const before = await running(page);
	const hours = page.getByRole('spinbutton', { name: 'Given1' });
	await page.evaluate(() => Object.assign(window, { mark: 'same page' }));
	await hours.fill('6');

	site.release('next-1');
	await lookAt(page);
	await expect.poll(() => waiting(page)).toBe(true);
	await expect(hours).toHaveValue('6');
	await expect(hours).toBeFocused();
	await expect(page.getByText(t.common.update.ready)).toHaveCount(0);
	await hours.blur();
	await expect(hours).toHaveValue('6\u00a0h');
	await server.pause();
	await main(page).click();
	await page.waitForURL('**/saved/day/**');
	expect(await page.evaluate(() => 'mark' in window)).toBe(true);

	await expect(page.getByText(t.common.update.ready)).toBeVisible();
	const loaded = page.waitForEvent('load');
	await page.getByRole('button', { name: t.common.update.apply }).click();
	await loaded; // without the server: the new version is on the phone already
	await expect(onPhone(page).first()).toBeVisible();
	expect(await running(page)).not.toBe(before);
	expect(await page.evaluate(() => caches.keys())).toContain('shell-next-1');

	await server.start();
	await expect.poll(() => stage.daysOn(today), { timeout: 40_000 }).toBe(1);
	await expect(onPhone(page)).toHaveCount(0);
});

test('a new version comes by itself when the app goes out of view with nothing open', async ({
	stage
}) => {
	const page = await stage.phone('u1');
	await page.goto(`${stage.url}/today`);
	const before = await running(page);
	stage.site.release('next-2');
	await lookAt(page);
	await expect.poll(() => waiting(page)).toBe(true);
	const loaded = page.waitForEvent('load');
	await page.evaluate(hide);
	await loaded;
	expect(await running(page)).not.toBe(before);
});

test('a new version that is ready only when the app is out of view comes by itself too', async ({
	stage
}) => {
	const page = await stage.phone('u1');
	await page.goto(`${stage.url}/today`);
	const before = await running(page);
	stage.site.release('next-5');
	const loaded = page.waitForEvent('load');
	await lookAt(page);
	await page.evaluate(hide);
	await loaded;
	expect(await running(page)).not.toBe(before);
});

test('a window that still runs the old version finds the files of its screens', async ({
	stage
}) => {
	const { site, url } = stage;
	const page = await stage.phone('u1');
	const old = await page.context().newPage();
	await old.goto(`${url}/today`);
	await expect(old.locator('h1')).toBeVisible();
	site.release('next-3');
	await lookAt(page);
	await expect.poll(() => waiting(page)).toBe(true);
	const apply = page.getByRole('button', { name: t.common.update.apply });
	// The page is told a moment after the worker waits; the offer comes with the next screen that opens.
	await expect(async () => {
		await page.getByRole('link', { name: t.common.tabs.counter }).click();
		await expect(apply).toBeVisible({ timeout: 1000 });
	}).toPass();
	const loaded = page.waitForEvent('load');
	await apply.click();
	await loaded;
	expect(await page.evaluate(() => caches.keys())).toContain('shell-next-3');
	expect(await waiting(page)).toBe(false);
	await old.getByRole('link', { name: t.common.tabs.counter }).click();
	await expect(old.locator('h1')).toHaveText(/Compteur|Site one/);
	await expect(old.getByText(t.common.failure.titles.failed)).toHaveCount(0);
});

test('a new version that waits is offered on the first screen of an app that is opened, before anybody touches it', async ({
	stage
}) => {
	const page = await stage.phone('u1');
	await page.goto(`${stage.url}/today`);
	stage.site.release('next-4');
	await page.reload();
	await expect(page.getByText(t.common.update.ready)).toBeVisible();
	await expect.poll(() => waiting(page)).toBe(true);
});
