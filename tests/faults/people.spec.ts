// Faults of identity, of several windows and of updates on the real stack.
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { addDays } from '../../src/domain/values.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import {
	comeBack,
	expect,
	id,
	installed,
	lookAt,
	main,
	onPhone,
	saveDay,
	test,
	todayCell,
	type Stage
} from '../journeys/stage.ts';
import type { Asked } from './proxy.ts';

/** A phone of u1 that knows her crew of one. */
async function phoneOf(stage: Stage): Promise<Page> {
	await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.phone('u1');
	await expect(todayCell(page)).toBeVisible();
	return page;
}

const wake = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));
const waitingWorker = (page: Page) =>
	page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);

/** A version waits, and none is on its way. */
const settled = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return !!registration?.waiting && !registration.installing;
	});

test(
	'F54 a younger token is refused with 500, then 401 → nothing is wiped, sending goes on with the old one',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		const traps = [500, 401].map((status) =>
			stage.net.trap('auth-refresh', { do: 'answer', status, type: 'application/json', body: '{}' })
		);
		await page.clock.setSystemTime(Date.now() + 20 * 86_400_000); // a token lives 60 days
		for (const trap of traps) {
			await page.goto(`${stage.url}/today`);
			await wake(page);
			await trap.sprung;
		}
		await saveDay(page, stage, today);
		await expect.poll(() => stage.daysOn(today)).toBe(1);
		await expect(onPhone(page)).toHaveCount(0);
	}
);

test(
	'F55 the password was changed elsewhere → noting goes on, sending asks to sign in, all arrives',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		const password = 'another-long-password';
		const both = { password, passwordConfirm: password };
		await stage.server.admin('PATCH', `collections/users/records/${id('u1')}`, both);
		await saveDay(page, stage, today);
		await page.goto(`${stage.url}/phone`);
		await expect(page.getByRole('link', { name: t.phone.reconnect })).toBeVisible();
		await expect(onPhone(page).first()).toBeVisible();
		await page.getByRole('link', { name: t.phone.reconnect }).click();
		await stage.signIn(page, 'u1');
		await expect.poll(() => stage.daysOn(today)).toBe(1);
	}
);

test(
	'F57 somebody else signs in in another window → the first window never sends with the other identity',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await stage.server.pause();
		await saveDay(page, stage, today);
		const other = await page.context().newPage();
		await stage.server.start();
		stage.net.trap('/api/sync/', { do: 'drop' }, Infinity);
		await other.goto(`${stage.url}/phone`);
		await other.getByText(t.session.signOut.name).first().click();
		await other.getByRole('button', { name: t.session.signOut.confirm, exact: true }).click();
		await other.waitForURL('**/sign-in');
		await stage.signIn(other, 'u2');
		stage.net.heal();
		await wake(page);
		await wake(other);
		await other.goto(`${stage.url}/phone`);
		await expect(other.getByText(t.phone.nothing)).toBeVisible();
		expect(await stage.ledger('u2')).toEqual([]);
		await page.goto(`${stage.url}/sign-in`);
		await stage.signIn(page, 'u1');
		await expect.poll(() => stage.daysOn(today)).toBe(1);
		expect(await stage.ledger('u1')).toHaveLength(2);
	}
);

test(
	'F58 rights are taken away while something waits → it is refused, kept on the phone and shown',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await stage.server.pause();
		await saveDay(page, stage, today);
		stage.net.trap('/api/sync/', { do: 'drop' }, Infinity); // not before the office was faster
		await stage.server.start();
		const ended = { to: addDays(today, -1) };
		await stage.server.admin('PATCH', `collections/memberships/records/${id('m1')}`, ended);
		stage.net.heal();
		await wake(page);
		await page.goto(`${stage.url}/phone`);
		await expect(page.locator('[data-state=fix]').first()).toBeVisible();
		expect(await stage.daysOn(today)).toBe(0);
		await page.reload();
		await expect(page.locator('[data-state=fix]').first()).toBeVisible();
		await expect(page.getByRole('button', { name: t.phone.copyWhy })).toBeVisible();
	}
);

test(
	'F59 the account is closed → nothing leaves and nothing is lost, a copy can be saved; reopened, it arrives',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		const disable = (disabled: boolean) =>
			stage.server.admin('PATCH', `collections/users/records/${id('u1')}`, { disabled });
		await disable(true);
		await saveDay(page, stage, today);
		await page.goto(`${stage.url}/phone`);
		await expect(page.getByText(t.phone.closedTitle)).toBeVisible();
		await expect(page.getByRole('button', { name: t.phone.copyWhy })).toBeVisible();
		await disable(false);
		await page.getByRole('button', { name: t.phone.send }).click();
		await expect.poll(() => stage.daysOn(today)).toBe(1);
		await expect(onPhone(page)).toHaveCount(0);
	}
);

test('F60 two windows send at once, without the lock between them → one effect each', async ({
	stage
}) => {
	await caller(stage.server, 'u1').push(...[1, 2, 3].map((n) => dayWrite(n, workday(1))));
	const page = await stage.newPhone();
	await page.context().addInitScript(() => {
		Reflect.deleteProperty(Navigator.prototype, 'locks');
	});
	await stage.signIn(page, 'u1');
	await installed(page);
	await expect(todayCell(page)).toBeVisible();
	const other = await page.context().newPage();
	await other.goto(`${stage.url}/phone`);
	await stage.server.pause();
	await saveDay(page, stage, today);
	await expect(onPhone(other).first()).toBeVisible();
	let go: () => void = () => undefined;
	const both = new Promise<void>((done) => (go = done));
	const held = stage.net.trap('/api/sync/push', { do: 'hold', at: 'request', until: both }, 2);
	await stage.server.start();
	await Promise.all([wake(page), wake(other)]);
	await expect.poll(() => held.hits).toBe(2);
	go();
	for (const one of [page, other]) await expect(onPhone(one)).toHaveCount(0);
	expect(await stage.daysOn(today)).toBe(3);
	expect(new Set(stage.net.sent).size).toBe(3);
	expect(await stage.ledger('u1')).toHaveLength(6);
});

test('F61 the window that holds the lock is frozen → within seconds another one takes it over', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	const frozen = await page.context().newPage();
	await frozen.goto(`${stage.url}/api/health`);
	await frozen.evaluate(
		(name) => {
			void navigator.locks.request(name, () => new Promise(() => undefined)).catch(() => undefined);
		},
		`sync:${id('u1')}`
	);
	await saveDay(page, stage, today);
	await expect(onPhone(page).first()).toBeVisible();
	await expect.poll(() => stage.daysOn(today)).toBe(1);
	await expect(onPhone(page)).toHaveCount(0);
});

test(
	'F64 two new versions arrive while the app is open → the last one waits, and comes on a tap',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		const names = () => page.evaluate(() => caches.keys());
		for (const version of ['next-1', 'next-2']) {
			stage.site.release(version);
			await lookAt(page);
			await expect.poll(names).toContain(`shell-${version}`);
			await expect.poll(() => settled(page)).toBe(true);
		}
		await page.getByRole('link', { name: t.common.tabs.counter }).click();
		const loaded = page.waitForEvent('load');
		await page.getByRole('button', { name: t.common.update.apply }).click();
		await loaded;
		await expect(page.locator('h1')).toBeVisible();
		const script = await page.evaluate(
			() => document.querySelector<HTMLLinkElement>('link[rel=modulepreload]')?.href ?? ''
		);
		expect(script.endsWith(stage.site.first())).toBe(true);
	}
);

test(
	'F66 the worker is stopped while the app is used → the app goes on, and starts without network',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		const session = await page.context().newCDPSession(page);
		await session.send('ServiceWorker.enable');
		await session.send('ServiceWorker.stopAllWorkers');
		await todayCell(page).click();
		await stage.server.pause();
		await session.send('ServiceWorker.stopAllWorkers');
		await page.reload();
		await main(page).click();
		await page.waitForURL('**/saved/day/**');
		await stage.server.start();
		await comeBack(page);
		expect(await stage.daysOn(today)).toBe(1);
	}
);

test('F67 the download of a new version is cut half-way → the old one stays in charge; later the new one comes', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	const cut = stage.net.trap('/_app/immutable/', { do: 'cut', share: 0.5, announced: true }, 3);
	stage.site.release('next-1');
	await lookAt(page);
	await cut.sprung;
	await expect
		.poll(() =>
			page.evaluate(async () => !(await navigator.serviceWorker.getRegistration())?.installing)
		)
		.toBe(true);
	expect(await waitingWorker(page)).toBe(false);
	await page.reload();
	await expect(todayCell(page)).toBeVisible();
	stage.net.heal();
	await lookAt(page);
	await expect.poll(() => waitingWorker(page)).toBe(true);
});

test(
	'F72 the same person and day noted on two phones without network → one record, the second one is told and can compare',
	{ tag: '@long' },
	async ({ stage }) => {
		const first = await phoneOf(stage);
		const second = await stage.phone('u1');
		await expect(todayCell(second)).toBeVisible();
		await stage.server.pause();
		for (const [page, hours] of [
			[first, '6'],
			[second, '8']
		] as const) {
			await page.goto(`${stage.url}/day/${id('s1')}/${today}`);
			await page.getByRole('spinbutton', { name: 'Given1' }).fill(hours);
			await page.getByRole('spinbutton', { name: 'Given1' }).blur();
			await main(page).click();
			await page.waitForURL('**/saved/day/**');
		}
		const eight = (asked: Asked) => asked.text.includes('"minutesWork":480');
		stage.net.trap(eight, { do: 'drop' }, Infinity); // the first one comes first
		await stage.server.start();
		await comeBack(first);
		stage.net.heal();
		await comeBack(second);
		await second.goto(`${stage.url}/phone`);
		await expect(second.getByText(t.phone.notices.merged)).toBeVisible();
		await second.getByRole('link', { name: t.phone.notices.compare }).click();
		await expect(second.getByText('8\u00a0h').first()).toBeVisible();
		await expect(second.getByText('6\u00a0h').first()).toBeVisible();
		expect(await stage.daysOn(today)).toBe(1);
	}
);

test(
	'F73 two phones change different things of one day → both are kept',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await stage.server.pause();
		await page.goto(`${stage.url}/day/${id('s1')}/${workday(1)}`);
		await page.getByRole('spinbutton', { name: 'Given1' }).fill('6');
		await page.getByRole('spinbutton', { name: 'Given1' }).blur();
		await main(page).click();
		await page.waitForURL('**/saved/day/**');
		await stage.server.start();
		const { set } = dayWrite(1, workday(1));
		const noted = { ...dayWrite(1, workday(1), { note: 'Pluie' }), base: set };
		await caller(stage.server, 'u1').push(noted);
		await comeBack(page);
		const { items } = await caller(stage.server, 'u9').all();
		const facts = items.find(({ data }) => data?.['day'] === workday(1))?.data?.['facts'];
		expect(facts).toMatchObject({ minutesWork: 360, note: 'Pluie' });
	}
);
