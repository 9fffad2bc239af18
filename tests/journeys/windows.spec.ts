// The app open twice, and a page that dies: what was typed is there, and nothing is double.
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import {
	comeBack,
	crash,
	expect,
	id,
	installed,
	main,
	onPhone,
	test,
	type Stage
} from './stage.ts';

const dayOf = (day: string) => `/day/${id('s1')}/${day}`;
const hoursOf = (page: Page, name: string) => page.getByRole('spinbutton', { name });
const more = (page: Page, name: string) =>
	page.getByRole('group', { name }).getByRole('button', { name: t.common.stepper.more });

/** Two windows of one phone, with somebody signed in. */
async function twoWindows(stage: Stage): Promise<[Page, Page]> {
	await caller(stage.server, 'u1').push(dayWrite(1, workday(1)), dayWrite(2, workday(1)));
	const one = await stage.phone('u1');
	const two = await one.context().newPage();
	await two.goto(`${stage.url}/today`);
	await expect(main(two)).toBeVisible();
	return [one, two];
}

test('two windows: both type, one sends, both see it received, nothing is double', async ({
	stage
}) => {
	const { server, net, url } = stage;
	const [one, two] = await twoWindows(stage);
	await server.pause();
	await one.goto(url + dayOf(today));
	await two.goto(url + dayOf(workday(2)));
	await more(one, 'Given1').click();
	await more(two, 'Given2').click();
	await main(one).click();
	await main(two).click();
	for (const page of [one, two]) {
		await page.waitForURL('**/saved/day/**');
		await expect(onPhone(page).first()).toBeVisible();
	}
	await one.goto(`${url}/phone`);
	await server.start();
	await comeBack(one);
	await expect(two.locator('[data-stop=now] [data-state=received]')).toBeVisible();
	expect(await stage.daysOn(today)).toBe(2);
	expect(await stage.daysOn(workday(2))).toBe(2);
	const ids = (await stage.ledger('u1')).map((line) => line.id);
	expect(ids).toHaveLength(6);
	expect(new Set(net.sent).size).toBe(4);
});

test('the same day in two windows: one holds it, the other takes it over with what was typed', async ({
	stage
}) => {
	const { url } = stage;
	const [one, two] = await twoWindows(stage);
	await one.goto(url + dayOf(today));
	await expect(hoursOf(one, 'Given1')).toBeVisible(); // it has it before the other asks
	await two.goto(url + dayOf(today));
	await expect(two.getByText(t.common.draft.otherWindow)).toBeVisible();
	await more(one, 'Given1').click();
	await expect(hoursOf(one, 'Given1')).toHaveValue('7\u00a0h\u00a045');
	await two.bringToFront();
	await two.getByRole('button', { name: t.common.draft.continueHere }).click();
	await expect(hoursOf(two, 'Given1')).toHaveValue('7\u00a0h\u00a045');
	await expect(one.getByText(t.common.draft.otherWindow)).toBeVisible();
	await main(two).click();
	await two.waitForURL('**/saved/day/**');
	await expect.poll(() => stage.daysOn(today)).toBe(2);
	expect((await stage.ledger('u1')).length).toBe(4);
});

test('a page that dies while somebody types loses no more than 300 ms of it', async ({ stage }) => {
	const { server, url } = stage;
	await caller(server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.phone('u1');
	await server.pause();
	await page.goto(url + dayOf(today));
	await more(page, 'Given1').click();
	await more(page, 'Given1').click();
	await expect(hoursOf(page, 'Given1')).toHaveValue('8\u00a0h');
	await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
	await more(page, 'Given1').click(); // this one may be lost
	await crash(page);

	const again = await page.context().newPage();
	await again.goto(url + dayOf(today));
	await expect(hoursOf(again, 'Given1')).toHaveValue(/8\u00a0h/);
	await server.start();
	await main(again).click();
	await again.waitForURL('**/saved/day/**');
	await expect.poll(() => stage.daysOn(today)).toBe(1);
	await installed(again);
});
