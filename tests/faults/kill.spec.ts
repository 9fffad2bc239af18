// Programs killed at the worst moment: the browser and the server in the middle of a thousand changes, and a backup put back.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type BrowserContext, type Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { chromium } from '../browsers.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import {
	comeBack,
	expect,
	id,
	installed,
	onPhone,
	saveDay,
	test,
	todayCell,
	type Stage
} from '../journeys/stage.ts';
import { random } from './plan.ts';

const PUSH = '/api/sync/push';

/** A browser on a real disk, so that it can be killed and opened again. */
class Handset {
	readonly folder = mkdtempSync(join(tmpdir(), 'clause-phone-'));
	#context: BrowserContext | undefined;

	async open(address: string): Promise<Page> {
		const size = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
		const given = { ...chromium, ...size, timezoneId: 'Europe/Paris' };
		this.#context = await playwright.launchPersistentContext(this.folder, given);
		const page = this.#context.pages()[0] ?? (await this.#context.newPage());
		await page.goto(address);
		return page;
	}

	/** As when the battery is taken out of it: the browser, and with it all its processes. */
	async kill(): Promise<void> {
		const gone = new Promise((done) => this.#context?.once('close', done));
		const lines = execFileSync('ps', ['-ax', '-o', 'pid=,command='], { encoding: 'utf8' });
		for (const line of lines.split('\n'))
			if (line.includes(this.folder) && !line.includes('--type='))
				process.kill(Number.parseInt(line), 'SIGKILL');
		await gone;
	}

	/** What one could read on it. */
	async screen(): Promise<string> {
		const pages = this.#context?.pages() ?? [];
		const read = async (page: Page) =>
			`${page.url()}\n${await page.locator('body').innerText({ timeout: 5000 })}`;
		return (await Promise.all(pages.map((page) => read(page).catch(String)))).join('\n\n');
	}

	async end(): Promise<void> {
		await this.#context?.close().catch(() => undefined);
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** A handset for one test; where the test fails, the error says what was on its screen. */
async function withHandset(work: (handset: Handset) => Promise<void>): Promise<void> {
	const handset = new Handset();
	try {
		await work(handset);
	} catch (error) {
		throw new Error(`${String(error)}\n\nOn its screen: ${await handset.screen()}`, {
			cause: error
		});
	} finally {
		await handset.end();
	}
}

/** Somebody signed in on it, whose crew is one person. */
async function open(handset: Handset, stage: Stage): Promise<Page> {
	await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
	const page = await handset.open(`${stage.url}/sign-in`);
	await stage.signIn(page, 'u1');
	await installed(page);
	await expect(todayCell(page)).toBeVisible();
	return page;
}

/** Days of twenty people, as a copy that this person takes back. */
async function takeBack(page: Page, stage: Stage, count: number): Promise<void> {
	const changes = Array.from({ length: count }, (_, n) => ({
		change: dayWrite((n % 20) + 1, workday(2 + Math.floor(n / 20)), { minutesWork: 420 }),
		signed: false
	}));
	const copy = { format: 'clause-de-poche', version: 1, uid: id('u1'), changes };
	await page.goto(`${stage.url}/phone`);
	await page.getByLabel(t.phone.restore, { exact: true }).setInputFiles({
		...{ name: 'copy.json', mimeType: 'application/json' },
		buffer: Buffer.from(JSON.stringify(copy))
	});
	await expect(page.getByText(t.phone.restored(count))).toBeVisible();
}

/** Every record of the ledger once. */
async function onceEach(stage: Stage, count: number): Promise<void> {
	const lines = await stage.ledger('u1');
	expect(lines.map(({ answer }) => answer.status).filter((one) => one !== 'applied')).toEqual([]);
	expect(new Set(lines.map(({ record }) => record)).size).toBe(count + 1);
	expect(lines).toHaveLength(count + 1);
}

test(
	'F4 the browser is killed while the answer is on its way → sent again, answered as known, one row',
	{ tag: '@long' },
	({ stage }) =>
		withHandset(async (handset) => {
			const page = await open(handset, stage);
			let go: () => void = () => undefined;
			const until = new Promise<void>((done) => (go = done));
			const held = stage.net.trap(PUSH, { do: 'hold', at: 'answer', until });
			await saveDay(page, stage, today);
			await held.sprung;
			await expect.poll(() => stage.daysOn(today)).toBe(1);
			await handset.kill();
			go();
			const again = await handset.open(`${stage.url}/phone`);
			await expect(again.getByText(t.phone.nothing)).toBeVisible();
			expect(stage.net.sent).toHaveLength(2);
			await onceEach(stage, 1);
		})
);

for (const [count, kills, tag] of [
	[200, 2, '@short'],
	[1000, 10, '@long']
] as const) {
	test(
		`F9 the browser is killed ${kills} times while ${count} changes are sent → all arrive, none twice`,
		{
			tag
		},
		async ({ stage }) => {
			test.setTimeout(300_000);
			await withHandset(async (handset) => {
				let page = await open(handset, stage);
				await stage.server.pause();
				await takeBack(page, stage, count);
				await stage.server.start();
				for (let n = 0; n < kills; n++) {
					const push = stage.net.trap(PUSH, { do: 'hold', at: 'answer', until: pause(400) });
					await page.evaluate(() => window.dispatchEvent(new Event('online')));
					await Promise.race([push.sprung, pause(3000)]);
					await pause(random() * 600);
					await handset.kill();
					page = await handset.open(`${stage.url}/phone`);
				}
				stage.net.heal();
				const none = page.getByText(t.phone.nothing);
				await expect(none).toBeVisible({ timeout: 60_000 });
				await onceEach(stage, count);
			});
		}
	);

	test(
		`F43 the server is killed ${kills} times in the middle of ${count} changes → whole calls or nothing, all arrive once`,
		{
			tag
		},
		async ({ stage }) => {
			test.setTimeout(300_000);
			await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
			const page = await stage.phone('u1');
			await expect(todayCell(page)).toBeVisible();
			await stage.server.pause();
			await takeBack(page, stage, count);
			await stage.server.start();
			for (let n = 0; n < kills; n++) {
				const push = stage.net.trap(PUSH, {
					do: 'hold',
					at: 'request',
					until: pause(random() * 200)
				});
				await page.evaluate(() => window.dispatchEvent(new Event('online')));
				await Promise.race([push.sprung, pause(2000)]);
				await pause(random() * 400); // before, during or after its transaction
				await stage.server.kill9();
				await stage.server.start();
			}
			stage.net.heal();
			await page.evaluate(() => window.dispatchEvent(new Event('online')));
			const none = page.getByText(t.phone.nothing);
			await expect(none).toBeVisible({ timeout: 60_000 });
			await onceEach(stage, count);
		}
	);
}

test(
	'F42 the server is killed after it committed and before it answered → asked again, answered as known',
	{ tag: '@long' },
	async ({ stage }) => {
		await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
		const page = await stage.phone('u1');
		await expect(todayCell(page)).toBeVisible();
		let go: () => void = () => undefined;
		const until = new Promise<void>((done) => (go = done));
		const held = stage.net.trap(PUSH, { do: 'hold', at: 'answer', until });
		await saveDay(page, stage, today);
		await held.sprung;
		await expect.poll(() => stage.daysOn(today)).toBe(1);
		stage.net.trap(PUSH, { do: 'drop' });
		await stage.server.kill9();
		await expect(onPhone(page).first()).toBeVisible();
		await stage.server.start();
		expect(await stage.daysOn(today)).toBe(1); // it is on the disk
		go();
		await comeBack(page);
		await onceEach(stage, 1);
	}
);

test('F45 last night’s backup is put back → the phone notices, offers again what had been received, one row', async ({
	stage
}) => {
	const { server } = stage;
	await caller(server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.phone('u1');
	await expect(todayCell(page)).toBeVisible();
	const backup = mkdtempSync(join(tmpdir(), 'clause-backup-'));
	await server.pause();
	cpSync(server.data, backup, { recursive: true });
	await server.start();
	await saveDay(page, stage, today);
	await expect.poll(() => stage.daysOn(today)).toBe(1);
	await expect(onPhone(page)).toHaveCount(0);
	await saveDay(page, stage, workday(2));
	await expect(page.locator('[data-state=received]').first()).toBeVisible();

	await server.pause();
	rmSync(server.data, { recursive: true });
	cpSync(backup, server.data, { recursive: true });
	rmSync(backup, { recursive: true });
	await server.start();
	expect(await stage.daysOn(today)).toBe(0);
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect.poll(() => stage.daysOn(today)).toBe(1);
	await expect.poll(() => stage.daysOn(workday(2))).toBe(1);
	await onceEach(stage, 2);
});

test(
	'F13 the page comes back from the cache of the way back → it reads again and sends',
	{ tag: '@long' },
	async ({ stage }) => {
		const given = { ...chromium, ignoreDefaultArgs: ['--disable-back-forward-cache'] };
		const browser = await playwright.launch(given);
		try {
			await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
			const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
			await page.goto(`${stage.url}/sign-in`);
			await stage.signIn(page, 'u1');
			await installed(page);
			await expect(todayCell(page)).toBeVisible();
			await caller(stage.server, 'u1').push(dayWrite(2, today));
			await page.evaluate(() => {
				window.addEventListener('pageshow', ({ persisted }) => {
					document.documentElement.dataset['persisted'] = String(persisted);
				});
			});
			await page.goto(`${stage.url}/api/health`);
			await caller(stage.server, 'u1').push(dayWrite(1, today));
			await page.goBack({ waitUntil: 'commit' });
			await expect(page.locator(`a[href="/day/${id('s1')}/${today}"]`).first()).toContainText(
				'15\u00a0h'
			);
		} finally {
			await browser.close();
		}
	}
);

function pause(milliseconds: number): Promise<void> {
	return new Promise((done) => setTimeout(done, milliseconds));
}
