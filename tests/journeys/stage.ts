// What every journey needs: a real server behind a network that can be bad, and phones on which people sign in.
import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { office, phone as caller } from '../contract/office.ts';
import { startPocketBase, type Options, type PocketBase } from '../contract/pocketbase.ts';
import { t } from '../../src/texts/index.ts';
import { Proxy } from '../faults/proxy.ts';
import { id } from '../rows.ts';
import { Site } from './version.ts';

export interface Stage {
	server: PocketBase;
	/** The network between every phone and the server. */
	net: Proxy;
	/** Where the app is. */
	url: string;
	/** What the server serves as the app. */
	site: Site;
	/** A phone of its own, with this person signed in, the app installed and all of her rows there. */
	phone(user: string): Promise<Page>;
	/** A phone of its own, nobody signed in. */
	newPhone(): Promise<Page>;
	/** Signs in with the code that comes by mail. */
	signIn(page: Page, user: string): Promise<void>;
	/** Day entries that the server holds for this day, as the office reads them. */
	daysOn(day: string): Promise<number>;
	/** Changes in the server's ledger, by this person. */
	ledger(user: string): Promise<LedgerLine[]>;
}

interface LedgerLine {
	id: string;
	record: string;
	kind: string;
	act: string;
	answer: { status: string };
}

export const test = base.extend<{ stage: Stage }>({
	stage: async ({ browser }, use) => {
		const { stage, close } = await openStage(browser);
		await use(stage);
		await close();
	}
});

/** A stage for several tests; `close` takes it down, and fails if a screen ran into a mistake of ours. */
export async function openStage(browser: Browser, options: Options = {}) {
	const site = new Site();
	const server = await startPocketBase({ office: office(), publicDir: site.folder, ...options });
	const net = await Proxy.before(server.url);
	const trouble: string[] = [];
	const newPhone = async () => {
		const page = await (await browser.newContext()).newPage();
		page.on('pageerror', (error) => trouble.push(error.message));
		return page;
	};
	const stage: Stage = {
		...{ server, net, site, url: net.url, newPhone },
		signIn: (page, user) => signIn(page, stage, user),
		phone: async (user) => {
			const page = await newPhone();
			await stage.signIn(page, user);
			await installed(page);
			await expect(page.getByText(t.common.loading)).toBeHidden();
			return page;
		},
		daysOn: (day) => daysOn(server, day),
		ledger: (user) => ledgerOf(server, user)
	};
	const close = async () => {
		for (const context of browser.contexts()) await context.close(); // else they go on asking a server that is gone
		await net.stop();
		await server.stop();
		site.remove();
		expect(trouble, 'no screen ran into a mistake of ours').toEqual([]);
	};
	return { stage, close };
}

async function daysOn(server: PocketBase, day: string): Promise<number> {
	const { items } = await caller(server, 'u9').all();
	return items.filter((item) => item.col === 'declarations' && item.data?.['day'] === day).length;
}

export { expect, id };

async function signIn(page: Page, { server, url }: Stage, user: string): Promise<void> {
	const email = `${user}@example.org`;
	const before = server.mails(email).length;
	if (new URL(page.url(), url).pathname !== '/sign-in') await page.goto(`${url}/sign-in`);
	const field = page.locator('input[type=email]');
	// The phone may put in the address it knows between the two halves of `fill`: then it stands there twice.
	await expect(async () => {
		await field.fill(email);
		await expect(field).toHaveValue(email, { timeout: 500 });
	}).toPass({ timeout: 15_000 });
	await page.locator('.dock .main').click();
	await page.locator('input.code').waitFor();
	await expect.poll(() => server.mails(email).length).toBeGreaterThan(before);
	await page.locator('input.code').fill(await server.code(email));
	await page.locator('.dock .main').click();
	await page.waitForURL((at) => at.pathname !== '/sign-in');
}

/** The worker holds the shell: from here on the app opens without network. */
export async function installed(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((done) => {
				navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
			});
	});
}

async function ledgerOf(server: PocketBase, user: string): Promise<LedgerLine[]> {
	const filter = encodeURIComponent(`author='${id(user)}'`);
	const path = `collections/changes/records?perPage=500&sort=received&filter=${filter}`;
	const found: LedgerLine[] = [];
	for (let page = 1; ; page++) {
		const answer = await server.admin<{ items: LedgerLine[]; totalPages: number }>(
			'GET',
			`${path}&page=${String(page)}`
		);
		found.push(...answer.items);
		if (page >= answer.totalPages) return found;
	}
}

/** The one button at the bottom. */
export const main = (page: Page) => page.locator('.dock .main');

/** Today in the week of the first screen, a day off too; there once the rows are. */
export const todayCell = (page: Page) => page.locator('.week a[aria-current=date]');

/** Anything on this screen that says "only on this phone". */
export const onPhone = (page: Page) => page.locator('[data-stop=phone], [data-state=phone]');

/** The app comes back into view. */
export async function lookAt(page: Page): Promise<void> {
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** The phone notices that the network is back, as it does when the browser says so; waits until nothing is only here. */
export async function comeBack(page: Page): Promise<void> {
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(onPhone(page)).toHaveCount(0);
}

/** The page dies, at once. */
export async function crash(page: Page): Promise<void> {
	await (
		await killer(page)
	)();
}

/** What ends the page, also when it answers nobody any more. */
export async function killer(page: Page): Promise<() => Promise<void>> {
	const died = new Promise((done) => page.once('crash', done));
	const session = await page.context().newCDPSession(page);
	return async () => {
		session.send('Page.crash').catch(() => undefined); // nobody is left to answer
		await died;
	};
}

/** Opens the day of a crew and saves it as it is proposed; ends on the screen that says where it is. */
export async function saveDay(page: Page, stage: Stage, day: string): Promise<void> {
	await page.goto(`${stage.url}/day/${id('s1')}/${day}`);
	await main(page).click();
	await page.waitForURL('**/saved/day/**');
}

/** As a tired thumb does: the main action twice, whatever is there by then; a day off asks for none and is opened once. */
export async function tapTwice(page: Page, gap: number): Promise<void> {
	if ((await main(page).count()) === 0) return todayCell(page).click();
	const box = await main(page).boundingBox();
	const tap = () => page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + 20);
	await tap();
	await page.waitForTimeout(gap);
	await tap();
}
