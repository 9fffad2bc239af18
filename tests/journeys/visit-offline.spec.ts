// A visit while the server is really stopped: prepared, noted, kept through a reload, received once, read by its company.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { expect, id, main, onPhone, test, type Stage } from './stage.ts';

const words = t.visits;

/** Two people declared yesterday, a facilitator's phone that holds them. */
async function ready(stage: Stage): Promise<Page> {
	await caller(stage.server, 'u1').push(dayWrite(1, workday(1)), dayWrite(2, workday(1)));
	const page = await stage.phone('u9');
	await page.locator('.tabs a[href="/visits"]').click();
	await page.waitForURL('**/visits');
	await page.reload(); // the worker is in charge from the first byte on
	await expect(page.getByText(words.ready)).toBeVisible();
	await expect(page.getByText(words.holds.people(2))).toBeVisible();
	return page;
}

const answers = (page: Page) => page.locator('li.person fieldset');

/** The headcount, somebody met, the words, one thing to do. */
async function noteVisit(page: Page): Promise<void> {
	await main(page).click();
	await page.waitForURL('**/visit/new?**');
	await expect(answers(page)).toHaveCount(2);
	await answers(page).nth(0).getByText(words.report.seen, { exact: true }).click();
	await answers(page).nth(1).getByText(words.report.missed, { exact: true }).click();
	await page.getByRole('button', { name: words.form.else }).click();
	await page.getByRole('button', { name: 'Given3 Family3' }).click();
	await page.getByRole('button', { name: words.form.addPresent }).click();
	await page.getByLabel(words.form.name).fill('Joël Kerbrat');
	await page.getByRole('button', { name: words.form.add, exact: true }).click();
	await page.locator('textarea').fill('Coulage de la dalle.');
}

const visitsOn = async (stage: Stage, user: string) =>
	(await caller(stage.server, user).all()).items.filter(
		(item) => item.col === 'declarations' && item.data?.['kind'] === 'site-visit'
	);

test('R47 a visit without network is kept through a reload, received once, and read by its company alone', async ({
	stage
}) => {
	const page = await ready(stage);
	await stage.server.pause();
	await page.reload();
	await noteVisit(page);
	await page.waitForTimeout(400); // typing is kept within 300 ms
	await page.reload();
	await expect(page.locator('textarea')).toHaveValue('Coulage de la dalle.');
	await expect(answers(page).nth(1).locator('input').nth(1)).toBeChecked();
	await expect(page.getByText('Joël Kerbrat')).toBeVisible();

	await main(page).click();
	await page.waitForURL((url) => /^\/visit\/[a-z0-9]{15}$/.test(url.pathname));
	await expect(onPhone(page).first()).toBeVisible();
	await page.reload();
	await expect(onPhone(page).first()).toBeVisible();
	await expect(page.getByText('Coulage de la dalle.')).toBeVisible();

	await stage.server.start();
	await page.reload();
	const received = page.locator('[data-state=received]').first();
	await expect(received).toBeVisible({ timeout: 40_000 });
	await expect(onPhone(page)).toHaveCount(0);
	expect(await stage.ledger('u9')).toMatchObject([{ kind: 'site-visit', act: 'write' }]);
	const [visit, ...more] = await visitsOn(stage, 'u9');
	expect(more).toEqual([]);
	expect(visit?.data?.['facts']).toMatchObject({
		day: today,
		company: id('e1'),
		site: id('s1'),
		seen: { [id('p01')]: 'seen', [id('p02')]: 'not_seen', [id('p03')]: 'seen' },
		present: [{ name: 'Joël Kerbrat', quality: '' }]
	});
	expect(await visitsOn(stage, 'u1')).toHaveLength(1);
	expect(await visitsOn(stage, 'u2')).toHaveLength(0);
});

test('R47 a report without anybody present is held back with the way to mend it', async ({
	stage
}) => {
	const page = await ready(stage);
	await main(page).click();
	await page.waitForURL('**/visit/new?**');
	await main(page).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await page.locator('select').first().selectOption('phone');
	await expect(page.getByRole('alert')).toHaveCount(0);
	await main(page).click();
	await page.waitForURL((url) => /^\/visit\/[a-z0-9]{15}$/.test(url.pathname));
});

test('a report is corrected, then withdrawn; its company sees both', async ({ stage }) => {
	const page = await ready(stage);
	await noteVisit(page);
	await main(page).click();
	await page.waitForURL((url) => /^\/visit\/[a-z0-9]{15}$/.test(url.pathname));
	await expect(page.locator('[data-state=received]').first()).toBeVisible();
	await page.getByRole('link', { name: words.report.correct }).click();
	await page.locator('textarea').fill('La dalle est sèche.');
	await main(page).click();
	const said = async () =>
		(await visitsOn(stage, 'u1')).map(({ data }) => [
			data?.['status'],
			(data?.['facts'] as { summary: string }).summary
		]);
	await expect.poll(said).toEqual([['recorded', 'La dalle est sèche.']]);
	await page.getByRole('button', { name: words.report.withdraw, exact: true }).click();
	await page.locator('dialog textarea').fill('Écrit deux fois');
	await page.getByRole('button', { name: words.report.withdrawSend }).click();
	await expect(page.getByText(words.report.withdrawn)).toBeVisible();
	await expect.poll(said).toEqual([['withdrawn', 'La dalle est sèche.']]);
});

/** Notes a visit and waits until the server has it; answers its address. */
async function received(page: Page): Promise<string> {
	await noteVisit(page);
	await main(page).click();
	await page.waitForURL((url) => /^\/visit\/[a-z0-9]{15}$/.test(url.pathname));
	await expect(page.locator('[data-state=received]').first()).toBeVisible();
	return page.url();
}

test('R57 the company reads its report beside its counter, and cannot change it', async ({
	stage
}) => {
	await received(await ready(stage));
	const company = await stage.phone('u1');
	await company.locator('.tabs a[href="/counter"]').click();
	await company.getByRole('link', { name: words.company.visit(today, today) }).click();
	await expect(company.getByText('Coulage de la dalle.')).toBeVisible();
	await expect(company.getByText('Given1 Family1')).toBeVisible();
	await expect(company.getByRole('link', { name: words.report.correct })).toHaveCount(0);
	await expect(company.getByRole('button', { name: words.report.withdraw })).toHaveCount(0);
});

test('R53 two people correct one report: the second is told, and may write hers again', async ({
	stage
}) => {
	const page = await ready(stage);
	const head = await stage.phone('u5');
	let go: () => void = () => undefined;
	const until = new Promise<void>((done) => (go = done));
	stage.net.trap('/api/sync/pull', { do: 'hold', at: 'request', until }, Infinity);
	const address = await received(page);
	// What is still on its way is awaited, not gone.
	await head.goto(`${address}/edit`);
	await expect(head.getByText(words.report.unknown).first()).toBeVisible();
	stage.net.heal();
	go();
	await expect(head.locator('textarea')).toHaveValue('Coulage de la dalle.');
	await page.getByRole('link', { name: words.report.correct }).click();
	await page.locator('textarea').fill('Premier');
	await main(page).click();
	await page.waitForURL(address);
	await expect.poll(async () => (await stage.ledger('u9')).length).toBe(2);

	await head.locator('textarea').fill('Second');
	await main(head).click();
	await expect(head.getByText(words.report.twice)).toBeVisible();
	await head.getByRole('button', { name: words.report.keepMine }).click();
	await expect(head.getByText(words.report.twice)).toHaveCount(0);
	const said = async () =>
		(await visitsOn(stage, 'u9')).map(
			({ data }) => (data?.['facts'] as { summary: string }).summary
		);
	await expect.poll(said).toEqual(['Second']);
});

test('a report that the server refuses says why, is mended, and received under the same address', async ({
	stage
}) => {
	const page = await ready(stage);
	await stage.server.pause();
	await noteVisit(page);
	await main(page).click();
	await page.waitForURL((url) => /^\/visit\/[a-z0-9]{15}$/.test(url.pathname));
	const address = page.url();
	await page.goto('about:blank');
	await stage.server.start();
	await stage.server.admin('PATCH', `collections/sites/records/${id('s1')}`, {
		contract: id('k2')
	});

	await page.goto(address);
	await expect(page.locator('.state[data-state=fix]')).toBeVisible();
	await page.getByRole('link', { name: words.report.correct }).click();
	await page.getByLabel(words.form.site).selectOption('');
	await main(page).click();
	await page.waitForURL(address);
	await expect(page.locator('[data-state=received]').first()).toBeVisible();
	await expect(page.locator('.state[data-state=fix]')).toHaveCount(0);
	expect(await visitsOn(stage, 'u9')).toHaveLength(1);
});

test('no fault of accessibility on the screens of a visit', async ({ stage }) => {
	const page = await ready(stage);
	await page.setViewportSize({ width: 390, height: 3000 }); // the whole page in view: nothing lies under the dock
	const faults = async () => {
		await expect(page.locator('h1')).toBeVisible();
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
			.analyze();
		return violations.map(({ id: rule, nodes }) => [page.url(), rule, nodes[0]?.html]);
	};
	expect(await faults()).toEqual([]);
	await noteVisit(page);
	expect(await faults()).toEqual([]);
	await page.getByRole('button', { name: words.form.else }).click();
	expect(await faults()).toEqual([]);
	await page.keyboard.press('Escape');
	await main(page).click();
	await page.waitForURL((url) => /^\/visit\/[a-z0-9]{15}$/.test(url.pathname));
	expect(await faults()).toEqual([]);
	await page.goto(`${stage.url}/visit/new`);
	expect(await faults()).toEqual([]);
});
