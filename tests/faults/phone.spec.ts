// Faults of the phone on the real stack: pages that die at the worst moment, disks that refuse or are emptied, tabs that freeze.
/* eslint-disable @typescript-eslint/no-base-to-string -- methods of the browser are replaced on purpose */
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import {
	comeBack,
	crash,
	expect,
	id,
	installed,
	killer,
	main,
	onPhone,
	saveDay,
	tapTwice,
	test,
	todayCell,
	type Stage
} from '../journeys/stage.ts';
import { random } from './plan.ts';

const DAY = `/day/${id('s1')}/${today}`;
const SAVED = `/saved${DAY}`;

/** A phone of somebody whose crew is one person. */
async function phoneOf(stage: Stage, before?: (page: Page) => Promise<unknown>): Promise<Page> {
	await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.newPhone();
	await before?.(page);
	await stage.signIn(page, 'u1');
	await installed(page);
	await expect(todayCell(page)).toBeVisible(); // the rows are here
	return page;
}

const hours = (page: Page) => page.getByRole('spinbutton', { name: 'Given1' });

/** Types 6 h into the day and leaves it open. */
async function typeSix(page: Page, stage: Stage): Promise<void> {
	await page.goto(stage.url + DAY);
	await hours(page).fill('6');
	await hours(page).blur();
	await expect(hours(page)).toHaveValue('6\u00a0h');
}

/** A window opened after the other one died. */
async function reopen(page: Page, address: string): Promise<Page> {
	const again = await page.context().newPage();
	await again.goto(address);
	return again;
}

/** The page is stopped at a moment of a transaction on the outbox, and says so; then it can be killed there. */
async function stopAt(page: Page, moment: 'before' | 'after'): Promise<{ there: Promise<void> }> {
	let reached: () => void = () => undefined;
	const there = new Promise<void>((done) => (reached = done));
	await page.exposeBinding('stopped', () => {
		reached();
	});
	await page.evaluate((when) => {
		const said = (window as unknown as { stopped: () => void }).stopped;
		const open = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			const tx = open.call(this, stores, mode, options);
			const names = [stores].flat() as string[];
			if (mode !== 'readwrite' || !names.includes('outbox') || !names.includes('draft')) return tx;
			const stay = () => {
				tx.objectStore('outbox').count().onsuccess = stay; // the transaction never ends
			};
			if (when === 'before') {
				stay();
				setTimeout(said, 500);
			} else
				tx.addEventListener('complete', () => {
					said();
					for (;;); // the screen learns nothing
				});
			return tx;
		};
	}, moment);
	return { there };
}

/** Once the main action is tapped this page answers nobody any more. */
async function tapAndForget(page: Page): Promise<void> {
	await expect(main(page)).toBeEnabled();
	await page.evaluate(() => {
		setTimeout(() => document.querySelector<HTMLElement>('.dock .main')?.click());
	});
}

test('F1 the page dies between the tap and the end of the transaction → nothing is saved, the draft is back', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	await stage.server.pause();
	await typeSix(page, stage);
	const { there } = await stopAt(page, 'before');
	await main(page).click();
	await there;
	await crash(page);
	const again = await reopen(page, `${stage.url}/phone`);
	await expect(again.getByText(t.phone.nothing)).toBeVisible();
	await again.goto(stage.url + DAY);
	await expect(hours(again)).toHaveValue('6\u00a0h');
});

test('F2 the page dies when the transaction is done and before the screen says so → saved once, the draft is gone', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	await stage.server.pause();
	await typeSix(page, stage);
	const { there } = await stopAt(page, 'after');
	const kill = await killer(page);
	await tapAndForget(page);
	await there;
	await kill();
	const again = await reopen(page, stage.url + SAVED);
	await expect(onPhone(again).first()).toBeVisible();
	await again.goto(`${stage.url}/today`);
	await expect(todayCell(again)).toBeVisible();
	await expect(again.getByText(t.common.draft.erase)).toHaveCount(0);
	await stage.server.start();
	await comeBack(again);
	expect(await stage.daysOn(today)).toBe(1);
});

test(
	'F5 the page dies after the answer came and before it is settled → sent again, answered as known, one row',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage, (fresh) =>
			fresh.addInitScript(() => {
				const ask = window.fetch;
				window.fetch = async (...given) => {
					const answer = await ask(...given);
					const told = (window as unknown as { answered?: () => void }).answered;
					if (told && String(given[0]).includes('/push')) {
						told();
						for (;;);
					}
					return answer;
				};
			})
		);
		await page.goto(stage.url + DAY);
		let reached: () => void = () => undefined;
		const there = new Promise<void>((done) => (reached = done));
		await page.exposeBinding('answered', () => {
			reached();
		});
		const kill = await killer(page);
		await tapAndForget(page);
		await there;
		await kill();
		const again = await reopen(page, `${stage.url}/phone`);
		await expect(again.getByText(t.phone.nothing)).toBeVisible();
		await expect.poll(() => stage.daysOn(today)).toBe(1);
		expect(stage.net.sent).toHaveLength(2);
		expect(new Set(stage.net.sent).size).toBe(1);
	}
);

test(
	'F12 a tab is frozen and comes back → the loop goes on, what waits is sent',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await stage.server.pause();
		await saveDay(page, stage, today);
		await expect(onPhone(page).first()).toBeVisible();
		const session = await page.context().newCDPSession(page);
		await session.send('Page.setWebLifecycleState', { state: 'frozen' });
		await stage.server.start();
		expect(await stage.daysOn(today)).toBe(0);
		await session.send('Page.setWebLifecycleState', { state: 'active' });
		await expect.poll(() => stage.daysOn(today), { timeout: 40_000 }).toBe(1);
		await expect(onPhone(page)).toHaveCount(0);
	}
);

test('F15 the browser empties the database while the app is open → what waits is put back from memory, and arrives', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	await stage.server.pause();
	await saveDay(page, stage, today);
	await empty(page, stage, 'indexeddb');
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(onPhone(page).first()).toBeVisible();
	await page.getByRole('link', { name: t.supervisor.saved.change }).click();
	await hours(page).fill('6');
	await main(page).click();
	await page.waitForURL('**/saved/day/**');
	await page.reload();
	await expect(onPhone(page).first()).toBeVisible();
	await stage.server.start();
	await comeBack(page);
	expect(await stage.daysOn(today)).toBe(1);
});

/** As the browser does when it lacks room, or its owner when he clears this site. */
async function empty(page: Page, stage: Stage, what: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: stage.url, storageTypes: what });
}

test(
	'F16 the database was emptied while the app was closed → it says how many were lost, and the rows come again',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await stage.server.pause();
		await saveDay(page, stage, today);
		await expect(onPhone(page).first()).toBeVisible();
		await page.goto('about:blank');
		await stage.server.start();
		const bare = await page.context().newPage();
		await bare.goto(`${stage.url}/api/health`);
		await bare.evaluate(async () => {
			const mine = (await indexedDB.databases()).find(({ name }) => name?.startsWith('app:'));
			await new Promise((done) => {
				indexedDB.deleteDatabase(mine?.name ?? '').onsuccess = done;
			});
		});
		await page.goto(stage.url);
		await stage.signIn(page, 'u1');
		await expect(page.getByText(t.phone.notices.lost(1))).toBeVisible();
		await page.goto(`${stage.url}/today`);
		await expect(todayCell(page)).toBeVisible();
		expect(await stage.daysOn(today)).toBe(0);
	}
);

test('F17 the disk does not open → said aloud, the form works and sends as long as the window lives', async ({
	stage
}) => {
	const page = await phoneOf(stage, (fresh) =>
		fresh.addInitScript(() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('no disk', 'UnknownError');
			};
		})
	);
	await expect(page.getByText(t.common.privateWindow.title)).toBeVisible();
	await tapTwice(page, 60 + Math.floor(random() * 300));
	await page.waitForURL(/\/day\//);
	// The second tap met the way to the form once more, or already its save.
	const save = page.getByRole('button', { name: t.supervisor.crew.save });
	await save.click({ timeout: 3000 }).catch(() => undefined);
	await page.waitForURL('**/saved/day/**');
	await expect.poll(async () => (await stage.ledger('u1')).length).toBe(2); // on a day off, a day missed before it
});

test('F19 the disk is full when a day is saved → said at once, the hours stay on the screen, saved once there is room', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	await stage.server.pause();
	await typeSix(page, stage);
	await page.evaluate(() => {
		const put = IDBObjectStore.prototype.put;
		Object.assign(window, { room: () => (IDBObjectStore.prototype.put = put) });
		IDBObjectStore.prototype.put = function (...given) {
			if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
			return put.apply(this, given);
		};
	});
	await main(page).click();
	await expect(page.getByText(t.supervisor.crew.notSaved)).toBeVisible();
	await expect(hours(page)).toHaveValue('6\u00a0h');
	await page.evaluate(() => (window as unknown as { room: () => void }).room());
	await main(page).click();
	await page.waitForURL('**/saved/day/**');
	await stage.server.start();
	await comeBack(page);
	expect(await stage.daysOn(today)).toBe(1);
});

test(
	'F21 the browser refuses to protect the storage → a line says so, nothing else changes',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await saveDay(page, stage, today);
		await page.goto(`${stage.url}/phone`);
		await expect(page.getByRole('definition').filter({ hasText: /^non$/ })).toBeVisible();
		await expect.poll(() => stage.daysOn(today)).toBe(1);
	}
);

test(
	'F22 everything of this site is wiped while the app is open → what waits survives, and arrives',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		await stage.server.pause();
		await saveDay(page, stage, today);
		await empty(page, stage, 'all');
		await stage.server.start();
		await comeBack(page);
		await expect.poll(() => stage.daysOn(today)).toBe(1);
	}
);

test('F62 two quick taps on the main action, at a sixth of the speed → one change', async ({
	stage
}) => {
	const page = await phoneOf(stage);
	await page.goto(stage.url + DAY);
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
	await main(page).dblclick();
	await page.waitForURL('**/saved/day/**');
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await expect.poll(() => stage.daysOn(today)).toBe(1);
	expect(new Set(stage.net.sent).size).toBe(1);
	expect(await stage.ledger('u1')).toHaveLength(2);
});

test(
	'F70 the clock of the phone is three days ahead, then a year behind → days, order and session are right',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage);
		for (const days of [3, -365]) {
			await page.clock.setSystemTime(Date.now() + days * 86_400_000);
			await page.goto(`${stage.url}/today`);
			await page.evaluate(() => window.dispatchEvent(new Event('online')));
			await expect.poll(() => offsetOn(page)).toBe(-days); // measured at each contact
			await page.goto(`${stage.url}/today`);
			await expect(todayCell(page)).toHaveAttribute('href', DAY);
		}
		await stage.server.pause();
		await saveDay(page, stage, today);
		await stage.server.start();
		await page.clock.setSystemTime(Date.now()); // right again, in the middle of it
		await comeBack(page);
		expect(await stage.daysOn(today)).toBe(1);
	}
);

/** Server − phone as this phone measured it, in days. */
function offsetOn(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const mine = (await indexedDB.databases()).find(({ name }) => name?.startsWith('app:'));
		const db = await new Promise<IDBDatabase>((done) => {
			const asked = indexedDB.open(mine?.name ?? '');
			asked.onsuccess = () => done(asked.result);
		});
		const row = await new Promise<{ value: { offset: number } }>((done) => {
			const asked = db.transaction('meta').objectStore('meta').get('contact');
			asked.onsuccess = () => done(asked.result as { value: { offset: number } });
		});
		db.close();
		return Math.round(row.value.offset / 86_400_000);
	});
}

test(
	'F75 a background sync event fires, or there is no such thing → no difference',
	{ tag: '@long' },
	async ({ stage }) => {
		const page = await phoneOf(stage, (fresh) =>
			fresh.addInitScript(() => {
				Reflect.deleteProperty(window, 'SyncManager');
			})
		);
		const session = await page.context().newCDPSession(page);
		const worker = await registrationOf(page, stage);
		await stage.server.pause();
		await saveDay(page, stage, today);
		await session.send('ServiceWorker.enable');
		await session.send('ServiceWorker.dispatchSyncEvent', {
			...worker,
			tag: 'sync',
			lastChance: true
		});
		await expect(onPhone(page).first()).toBeVisible();
		await stage.server.start();
		await comeBack(page);
		expect(await stage.daysOn(today)).toBe(1);
	}
);

/** What CDP calls this phone's worker. */
async function registrationOf(page: Page, { url: origin }: Stage) {
	const session = await page.context().newCDPSession(page);
	const found = new Promise<string>((done) =>
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [first] = registrations;
			if (first) done(first.registrationId);
		})
	);
	await session.send('ServiceWorker.enable');
	return { origin, registrationId: await found };
}
