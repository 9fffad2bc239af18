// Faults of the network on the real stack: whatever happens on the way, what was noted stays on the phone until it is received, once.
import type { Page, Request } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, workday } from '../contract/office.ts';
import {
	comeBack,
	expect,
	main,
	onPhone,
	openStage,
	saveDay,
	type Stage
} from '../journeys/stage.ts';
import { changesOf, type Fault } from './proxy.ts';
import { random, test } from './plan.ts';

const PUSH = '/api/sync/push';
const SYNC = '/api/sync/';

let stage: Stage;
let page: Page;
let close: () => Promise<void>;

test.beforeAll(async ({ browser }) => {
	({ stage, close } = await openStage(browser));
	await caller(stage.server, 'u1').push(dayWrite(1, workday(40)));
	page = await stage.phone('u1');
});
test.afterAll(() => close());
test.afterEach(() => {
	stage.net.heal();
});

/** Now, as when the browser says that the network is back. */
const tryAgain = () => page.evaluate(() => window.dispatchEvent(new Event('online')));

/** Notes a day while a fault lasts; it stays here, also after a second try. */
async function noteUnder(day: string, fault: Fault, match = PUSH): Promise<void> {
	const trap = stage.net.trap(match, fault, Infinity);
	await saveDay(page, stage, day);
	await trap.sprung;
	await tryAgain();
	await expect.poll(() => trap.hits, { timeout: 10_000 }).toBeGreaterThan(1);
	await expect(onPhone(page).first()).toBeVisible();
}

/** The network is good again: received, one row, one line in the ledger. */
async function arrivesOnce(day: string): Promise<void> {
	stage.net.heal();
	await comeBack(page);
	await expect(page.locator('[data-state=received]').first()).toBeVisible();
	expect(await stage.daysOn(day)).toBe(1);
	const ids = (await stage.ledger('u1')).map((line) => line.record);
	expect(new Set(ids).size).toBe(ids.length);
}

test('F23 a request is lost → it is sent again, one row', async () => {
	await noteUnder(workday(1), { do: 'drop' });
	expect(await stage.daysOn(workday(1))).toBe(0);
	await arrivesOnce(workday(1));
});

test('F24 the answer is lost after the server did its work → asked again, one row', async () => {
	await noteUnder(workday(2), { do: 'lose' });
	expect(await stage.daysOn(workday(2))).toBe(1);
	await arrivesOnce(workday(2));
});

test('F25 the answer is cut after 1 byte, in the middle, 1 byte before its end, with and without its length → not taken for a success', async () => {
	const cuts = [0, 0.5, 1].flatMap((share) =>
		[true, false].map((announced) => ({ do: 'cut' as const, share, announced }))
	);
	const [first, ...others] = cuts.map((fault) => stage.net.trap(PUSH, fault));
	await saveDay(page, stage, workday(3));
	await first?.sprung;
	for (const trap of others) {
		await expect(onPhone(page).first()).toBeVisible();
		await tryAgain();
		await trap.sprung;
	}
	await arrivesOnce(workday(3));
});

const portals: [string, Fault][] = [
	[
		'F26 a portal answers 200 with a page',
		{ do: 'answer', status: 200, type: 'text/html', body: '<h1>Wi-Fi</h1>' }
	],
	[
		'F27 a portal answers 200 with JSON of its own',
		{ do: 'answer', status: 200, type: 'application/json', body: '{"status":"ok"}' }
	],
	[
		'F28 a portal sends to its own address',
		{ do: 'answer', status: 302, headers: { location: '/api/health' } }
	]
];
for (const [n, [name, fault]] of portals.entries())
	test(`${name} → not a success, the screen says that this network lets nothing through`, async () => {
		const day = workday(4 + n);
		await noteUnder(day, fault, SYNC);
		expect(await stage.daysOn(day)).toBe(0);
		await page.goto(`${stage.url}/phone`);
		await expect(page.getByText(t.phone.portalTitle)).toBeVisible();
		await saveAgainSeen(day);
		await arrivesOnce(day);
	});

/** Back on the screen that says where this day is. */
const saveAgainSeen = (day: string) => page.goto(`${stage.url}/saved/day/s10000000000000/${day}`);

test('F29 a proxy delivers a request ten times at once → one effect', async () => {
	const trap = stage.net.trap(PUSH, { do: 'repeat', times: 10 });
	await saveDay(page, stage, workday(7));
	await trap.sprung;
	await arrivesOnce(workday(7));
});

test('F31 the answer names no result → nothing settles, it is sent again', async () => {
	const nameless = (text: string) =>
		JSON.stringify({ ...(JSON.parse(text) as object), results: [] });
	await noteUnder(workday(8), { do: 'rewrite', body: nameless });
	await arrivesOnce(workday(8));
});

test('F32 the answer names an id that was not sent, or a status nobody knows → the whole answer is refused', async () => {
	const strange = (text: string) =>
		text.replace(/"id":"[a-z0-9]{15}","status"/, '"id":"zzzzzzzzzzzzzzz","status"');
	const unknown = (text: string) => text.replace(/"status":"applied"/, '"status":"fine"');
	const [one, two] = [strange, unknown].map((body) =>
		stage.net.trap(PUSH, { do: 'rewrite', body })
	);
	await saveDay(page, stage, workday(9));
	await one?.sprung;
	await tryAgain();
	await two?.sprung;
	await expect(onPhone(page).first()).toBeVisible();
	await arrivesOnce(workday(9));
});

test('F36 the browser says there is no network when there is, and the reverse → both work', async () => {
	const say = (online: boolean) =>
		page.evaluate((value) => {
			Object.defineProperty(navigator, 'onLine', { value, configurable: true });
		}, online);
	await page.goto(`${stage.url}/today`);
	await say(false);
	await page.locator('a[href^="/day/"]').first().click();
	await page.waitForURL('**/day/**');
	await main(page).click();
	await page.waitForURL('**/saved/day/**');
	await expect(page.locator('[data-state=received]').first()).toBeVisible();
	await noteUnder(workday(10), { do: 'drop' });
	await say(true);
	await tryAgain();
	await expect(onPhone(page).first()).toBeVisible();
	await arrivesOnce(workday(10));
});

test('F38 the server answers 429, 500, 502, 503, 504, 408 → it waits, keeps all, and asks again', async () => {
	const statuses = [429, 500, 502, 503, 504, 408].sort(() => random() - 0.5);
	const [first, ...others] = statuses.map((status) =>
		stage.net.trap(PUSH, {
			do: 'answer',
			status,
			type: 'text/plain',
			headers: { 'retry-after': '1' }
		})
	);
	await saveDay(page, stage, workday(11));
	await first?.sprung;
	for (const trap of others) {
		await expect(onPhone(page).first()).toBeVisible();
		await tryAgain();
		await trap.sprung;
	}
	await arrivesOnce(workday(11));
});

test('F39 a call is too large for the way → halved down to one; one alone too large is shown, and goes when it may', async () => {
	const large = stage.net.trap(
		(asked) => asked.path.includes(PUSH) && changesOf(asked).length > 1,
		{ do: 'answer', status: 413, type: 'text/html', body: 'too large' },
		Infinity
	);
	await stage.server.pause();
	await saveDay(page, stage, workday(12));
	await saveDay(page, stage, workday(13));
	await saveDay(page, stage, workday(14));
	await stage.server.start();
	await comeBack(page);
	expect(large.hits).toBeGreaterThan(0);
	for (const n of [12, 13, 14]) expect(await stage.daysOn(workday(n))).toBe(1);

	const none = stage.net.trap(PUSH, { do: 'answer', status: 413, type: 'text/html' }, Infinity);
	await saveDay(page, stage, workday(15));
	await none.sprung;
	await expect(page.locator('[data-state=fix]').first()).toBeVisible();
	stage.net.heal();
	await page.locator('a[href^="/refused/"]').first().click();
	await page.getByText(t.supervisor.refused.resend).first().click();
	await expect.poll(() => stage.daysOn(workday(15))).toBe(1);
});

test('F37 nobody answers at that address → as a lost request', async () => {
	await stage.server.pause();
	await saveDay(page, stage, workday(16));
	await tryAgain();
	await expect(onPhone(page).first()).toBeVisible();
	await stage.server.start();
	await arrivesOnce(workday(16));
});

test(
	'F35 the network comes and goes every three seconds → progress in each window, one call at a time',
	{ tag: '@long' },
	async () => {
		let inFlight = 0;
		let most = 0;
		const counted = (one: Request, by: number) => {
			if (one.url().includes(PUSH)) most = Math.max(most, (inFlight += by));
		};
		page.on('request', (one) => counted(one, 1));
		page.on('requestfinished', (one) => counted(one, -1));
		page.on('requestfailed', (one) => counted(one, -1));
		for (const n of [17, 18, 19]) {
			stage.net.trap(SYNC, { do: 'drop' }, Infinity);
			await saveDay(page, stage, workday(n));
			await page.waitForTimeout(3000);
			stage.net.heal();
			await page.waitForTimeout(3000);
		}
		await arrivesOnce(workday(19));
		expect(most).toBe(1);
		for (const n of [17, 18]) expect(await stage.daysOn(workday(n))).toBe(1);
	}
);
