// States that take two phones, or an office that changes its mind: what one typed is not taken as it was.
import { expect, type Page } from '@playwright/test';
import { addDays } from '../../src/domain/values.ts';
import { workday } from '../contract/office.ts';
import type { PocketBase } from '../contract/pocketbase.ts';
import type { Match, Proxy } from '../faults/proxy.ts';
import { fill, firstSite, follow, go, main } from './walk.ts';

export const PUSH = '/api/sync/push';

/** While `job` runs, none of these calls reaches the server; then this phone sends. */
async function heldBack(page: Page, net: Proxy, calls: Match, job: () => Promise<void>) {
	net.trap(calls, { do: 'drop' }, Infinity);
	await job();
	net.heal();
	await sendNow(page);
}

/** As the phone's own network does when it is back. */
export async function sendNow(page: Page): Promise<void> {
	await go(page, '/phone');
	await page.evaluate(() => dispatchEvent(new Event('online')));
}

/** Other hours for the first person of the first day noted this week, or of the last working day. */
export async function change(page: Page, figure: string): Promise<void> {
	await go(page, '/today');
	const site = await firstSite(page);
	const noted = page.locator('.week a:has(.state)');
	const link = (await noted.count()) > 0 ? await noted.first().getAttribute('href') : null;
	await go(page, link ?? `/day/${site}/${workday(1)}`);
	await fill(page, '.person:has(input[type=checkbox]) .stepper input >> nth=0', figure);
	await main(page).click();
	await page.waitForURL(/\/saved\//);
}

/** Two phones change the same hours: the first to arrive stands, the other is asked. Opens the question. */
export async function disagree(page: Page, other: Page, net: Proxy): Promise<void> {
	const sixHours: Match = ({ path, text }) => path === PUSH && text.includes('"minutesWork":360');
	await heldBack(page, net, sixHours, async () => {
		await change(page, '6 h');
		await change(other, '5 h 15');
		await expect(other.locator('.state[data-state=received]').first()).toBeVisible();
	});
	await expect(page.locator('a.plate[data-state=phone]')).toHaveCount(0);
	await go(page, '/today');
	await follow(page, '/versions/');
}

/** The contract ends while a day waits: the server refuses it (R30). Opens the refusal. */
export async function refuse(
	page: Page,
	server: PocketBase,
	net: Proxy,
	today: string
): Promise<void> {
	await heldBack(page, net, PUSH, async () => {
		await change(page, '6 h 45');
		const [, site = ''] = /saved\/day\/([a-z0-9]+)/.exec(page.url()) ?? [];
		const { contract } = await server.admin<{ contract: string }>(
			'GET',
			`collections/sites/records/${site}`
		);
		await server.admin('PATCH', `collections/contracts/records/${contract}`, {
			end_date: addDays(today, -7)
		});
	});
	await expect(page.locator('.state[data-state=fix]').first()).toBeVisible();
	await go(page, '/today');
	await follow(page, '/refused/');
}
