// What the screens promise beyond their looks: three taps, one act, an answer shown, a sentence instead of a blank page.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { fillDisk, mendDisk } from '../screens/disk.ts';
import { today } from '../contract/office.ts';
import { fill, firstSite, follow, go, main, openDay } from '../screens/walk.ts';
import { change, PUSH, sendNow } from '../screens/trouble.ts';
import { phoneLook, startWorld, type World } from '../screens/world.ts';

let world: World;
test.beforeAll(async () => {
	world = await startWorld();
});
test.afterEach(() => {
	world.net.heal();
});
test.afterAll(() => world.stop());

const amina = 'amina.benali';
const iPhone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** Tells the changes in each call to push since now, as they left the phone. */
function calls(): () => { kind: string; act: string }[][] {
	const from = world.net.asked.length;
	return () =>
		world.net.asked
			.slice(from)
			.filter(({ path }) => path === PUSH)
			.map(
				({ text }) => (JSON.parse(text) as { changes: { kind: string; act: string }[] }).changes
			);
}

test('a normal day takes three taps: the icon, the day, save', async ({ browser }) => {
	const page = await world.enter(browser, amina);
	await page.evaluate(() => {
		localStorage.setItem('taps', '1');
		addEventListener('click', (event) => {
			if (event.isTrusted) localStorage.setItem('taps', String(Number(localStorage['taps']) + 1));
		});
	});
	await firstSite(page);
	const off = (await main(page).count()) === 0;
	await openDay(page);
	await main(page).click();
	await expect(page.locator('.state[data-state=received]').first()).toBeVisible();
	expect(await page.evaluate(() => localStorage.getItem('taps'))).toBe(off ? '2' : '3');
	await page.context().close();
});

test('a correction and the month it changes are one act: one call, or nothing when the disk refuses', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	const sent = calls();
	await go(page, '/today');
	await follow(page, '/correct/');
	await page.locator('main button.row').first().click();
	await fill(page, 'textarea', 'Vu avec le conducteur de travaux.');
	await fillDisk(page);
	await main(page).click();
	await expect(page.getByText(t.supervisor.crew.notSaved)).toBeVisible();
	await expect(page.locator('a.plate[data-state=phone]')).toHaveCount(0);
	expect(sent()).toEqual([]);
	await mendDisk(page);
	await main(page).click();
	await expect(page.locator('.state[data-state=received]').first()).toBeVisible();
	expect(sent().map((changes) => changes.map(({ kind, act }) => `${kind} ${act}`))).toEqual([
		['day-entry write', 'hours-declaration submit']
	]);
	await page.context().close();
});

test('an iPhone in the browser is shown how to install before the first declaration', async ({
	browser
}) => {
	const page = await world.enter(browser, 'newsite', { userAgent: iPhone });
	await expect(page).toHaveURL(/\/install$/);
	await expect(page.locator('ol.steps li')).toHaveCount(4);
	await page.getByRole('button', { name: t.session.install.without }).click();
	await page.waitForURL(/\/today$/);
	await page.context().close();
});

test('the browser is asked to keep our data once, after the first save, and its answer is shown', async ({
	browser
}) => {
	const page = await world.enter(browser, 'crowd');
	await page.evaluate(() => {
		Object.assign(window, { asked: 0 });
		navigator.storage.persist = () => {
			(window as unknown as { asked: number }).asked++;
			return Promise.resolve(false);
		};
	});
	const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
	await openDay(page);
	expect(await asked()).toBe(0);
	await main(page).click();
	await page.waitForURL(/\/saved\//);
	await expect.poll(asked).toBe(1);
	await go(page, '/phone');
	const kept = page.locator('.facts div', { hasText: t.phone.keeps });
	await expect(kept).toContainText(t.phone.no);
	expect(await asked()).toBe(1);
	await page.context().close();
});

test('what has been only here for more than a day is told on the first screen, with a copy at a tap', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	world.net.trap(PUSH, { do: 'drop' }, Infinity);
	await change(page, '6 h 30');
	await go(page, '/today');
	const copy = page.getByRole('button', { name: t.phone.copy });
	await expect(copy).toHaveCount(0);
	await page.clock.setFixedTime(Date.now() + 25 * 3_600_000);
	await page.reload();
	const download = page.waitForEvent('download');
	await copy.click();
	const file = await (await download).path();
	expect(readFileSync(file, 'utf8')).toContain('day-entry');
	await expect(page.getByText(t.phone.copied)).toBeVisible();
	await page.context().close();
});

test('a window that keeps nothing says so before anything is typed', async ({ browser }) => {
	const page = await (await browser.newContext(phoneLook)).newPage();
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('private', 'SecurityError');
		};
	});
	await page.goto(`${world.url}/sign-in`);
	await expect(page.getByText(t.common.privateWindow.why)).toBeVisible();
	await page.context().close();
});

test('a portal that answers in the server’s place is no network: nothing is received, and why is said', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	const page200 = { status: 200, type: 'text/html', body: '<h1>Wi-Fi</h1>' };
	world.net.trap('/api/sync/', { do: 'answer', ...page200 }, Infinity);
	await change(page, '6 h');
	await go(page, '/today');
	await expect(page.locator('.strip')).toContainText(t.phone.portalTitle);
	await go(page, '/phone');
	await expect(page.getByText(t.phone.portal)).toBeVisible();
	world.net.heal();
	await sendNow(page);
	await expect(page.locator('a.plate[data-state=phone]')).toHaveCount(0);
	await page.context().close();
});

test('signing out says how many days stay, keeps them for their author, and shows them to nobody else', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	world.net.trap(PUSH, { do: 'drop' }, Infinity);
	await change(page, '5 h');
	await go(page, '/phone');
	await page.getByRole('button', { name: t.session.signOut.name }).click();
	await expect(page.locator('dialog[open]')).toContainText(
		t.phone.stay({ days: 1, months: 0, visits: 0 })
	);
	await page.getByRole('button', { name: t.session.signOut.confirm, exact: true }).click();
	await page.waitForURL(/sign-in/);
	await expect(page.getByRole('button', { name: /Amina Benali/ })).toContainText('1');
	await page.context().close();
});

test('an address that is not protected says so, and that nothing works without network there', async ({
	browser
}) => {
	const page = await (await browser.newContext(phoneLook)).newPage();
	await page.addInitScript(() => {
		Object.defineProperty(window, 'isSecureContext', { value: false });
	});
	await page.goto(`${world.url}/sign-in`);
	await expect(page.getByText(t.common.insecure.why)).toBeVisible();
	await page.context().close();
});

test('a screen that breaks says what is kept and leads on; the next one opens', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	await page.evaluate(() => {
		const { flatMap } = Array.prototype;
		Object.assign(window, { mend: () => (Array.prototype.flatMap = flatMap) });
		Array.prototype.flatMap = () => {
			throw new Error('broken on purpose');
		};
	});
	await go(page, '/month');
	await expect(page.getByText(t.common.failure.kept)).toBeVisible();
	await mendDisk(page);
	await go(page, '/counter');
	await expect(page.locator('.counter .big')).toBeVisible();
	await page.context().close();
});

test('one counter leads to another, and that one back', async ({ browser }) => {
	const page = await world.enter(browser, amina);
	await go(page, '/counter');
	const place = page.locator('.bar h1 small');
	const first = (await place.textContent()) ?? '';
	await follow(page, '/counter/');
	await expect(place).not.toHaveText(first);
	await follow(page, '/counter/');
	await expect(place).toHaveText(first);
	await page.context().close();
});

test('an address that leads nowhere says so, also when it is opened from outside', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	await go(page, '/nowhere');
	await expect(page.getByText(t.common.failure.notFoundWhy)).toBeVisible();
	await page.goto(`${world.url}/nowhere`);
	await expect(page.locator('body')).not.toBeEmpty();
	await page.context().close();
});

test('a missing page while a new version waits is told once: nothing loads for ever', async ({
	browser
}) => {
	const page = await world.enter(browser, 'newsite');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.reload(); // from here on the worker is in charge
	for (const squeezed of ['.br', '.gz'])
		rmSync(join(world.app, `_app/version.json${squeezed}`), { force: true });
	writeFileSync(join(world.app, '_app/version.json'), JSON.stringify({ version: 'newer' }));
	let loads = 0;
	page.on('load', () => loads++);
	await page.goto(`${world.url}/nowhere`);
	await expect(page.getByText(t.common.failure.notFoundWhy)).toBeVisible();
	await page.waitForTimeout(1500);
	expect(loads).toBe(1);
	await page.context().close();
});

test('who works for two companies sees one at a time and chooses on this phone', async ({
	browser
}) => {
	const page = await world.enter(browser, 'crowd');
	await go(page, '/phone');
	await page.getByText('Bâtiment Neuf').click();
	await go(page, '/today');
	await expect(page.getByText(t.supervisor.today.empty)).toBeVisible();
	await go(page, '/phone');
	await page.getByText(/Grand Clairval/).click();
	await go(page, '/today');
	await expect(page.locator('.week')).toBeVisible();
	await page.context().close();
});

test('with text twice as large the dock never covers more than a third of the window', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	const day = `/day/${await firstSite(page)}/${today}`;
	/** How much of the window a dock that sticks covers. */
	const covered = () =>
		page
			.locator('.dock')
			.evaluate((dock) =>
				getComputedStyle(dock).position === 'sticky'
					? dock.getBoundingClientRect().height / innerHeight
					: 0
			);
	const text = (size: string) =>
		page.evaluate((size) => void (document.documentElement.style.fontSize = size), size);
	for (const path of [day, '/month', '/counter', '/phone', '/today']) {
		await go(page, path);
		await text('100%');
		await expect.poll(covered, `${path} as it is`).toBeGreaterThan(0.05);
		await text('200%');
		await expect.poll(covered, `${path} twice as large`).toBeLessThan(1 / 3);
	}
	await page.context().close();
});

test('totals: two quick taps save once, and a figure that is none is brought into view', async ({
	browser
}) => {
	const page = await world.enter(browser, 'sandrine.solal');
	const sent = calls();
	await follow(page, '/month/', '/total');
	const first = page.locator('#total input').first();
	await page.setViewportSize({ width: 390, height: 420 });
	await first.fill('beaucoup');
	await page.mouse.wheel(0, 2000);
	await main(page).click();
	await expect(first).toBeFocused();
	await first.fill('42');
	await main(page).dblclick();
	await page.waitForURL(/\/month\/[a-z0-9]+\/[^/]+$/);
	await expect.poll(() => sent().flat().length).toBeGreaterThan(0);
	await page.waitForTimeout(1500);
	expect(
		sent()
			.flat()
			.filter(({ act }) => act === 'write')
	).toHaveLength(1);
	await page.context().close();
});

test('an answer to a refusal that the disk refuses is told, and can be given again', async ({
	browser
}) => {
	const page = await world.enter(browser, amina);
	await world.refuse(page);
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await page.getByRole('button', { name: t.supervisor.refused.resend }).click();
	await expect(page.getByText(t.supervisor.crew.notSaved)).toBeVisible();
	await page.context().close();
});

test('a desk that leads on by itself does not take the place of a tap that is under way', async ({
	browser
}) => {
	const page = await world.enter(browser, 'nadia.ferhat', { serviceWorkers: 'block' });
	await go(page, '/inbox');
	let letGo: () => void = () => undefined;
	const held = new Promise<void>((go) => (letGo = go));
	await page.route(/\/immutable\/.*\.js$/, (route) => held.then(() => route.continue()));
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.evaluate(() => {
		const link = Object.assign(document.createElement('a'), { href: '/visits' });
		document.body.append(link);
		link.click();
	});
	await page.waitForTimeout(500); // it is under way: its screen is not here yet
	await page.evaluate(() => dispatchEvent(new Event('online'))); // what is shown changes meanwhile
	await page.waitForTimeout(1000);
	letGo();
	await page.waitForURL('**/visits');
	await page.waitForTimeout(500);
	expect(new URL(page.url()).pathname).toBe('/visits');
	await page.context().close();
});
