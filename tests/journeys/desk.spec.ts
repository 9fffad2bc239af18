// The desk: a month reviewed without network comes back corrected and validated; a sheet typed; a day declared twice settled.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { addDays, lastDay, monthOf, previousPeriod, weekday } from '../../src/domain/values.ts';
import { dayWrite, phone as caller, submit, today } from '../contract/office.ts';
import { comeBack, expect, id, main, onPhone, test, type Stage } from './stage.ts';

const words = t.facilitator.review;
const month = previousPeriod(monthOf(today));
/** The last weekday of a month: its month can be signed whatever today is. */
const last = weekdayFrom(lastDay(month));
const earlier = weekdayFrom(lastDay(previousPeriod(month)));
/** A second card of person 1, for the subcontractor: both companies may declare her. */
const twice = {
	id: id('a41'),
	org: id('o1'),
	contract: id('k1'),
	party: id('t2'),
	company: id('e2'),
	participant: id('p01'),
	employment: id('j01'),
	from: addDays(today, -300),
	share_pct: 100,
	weekly_minutes: 2100
};

function weekdayFrom(day: string): string {
	return weekday(day) <= 5 ? day : weekdayFrom(addDays(day, -1));
}

/** Three lines in order are signed for last month, one for the month before. */
async function signedMonths({ server }: Stage): Promise<void> {
	const company = caller(server, 'u1');
	await company.push(...[1, 2, 3].map((n) => dayWrite(n, last)), dayWrite(4, earlier));
	await company.push(submit([1, 2, 3].map((n) => ({ n, day: last }))));
	await company.push(submit([{ n: 4, day: earlier }]));
}

/** Two companies declare the same day of one person; the second one is refused. */
async function declaredTwice({ server }: Stage): Promise<void> {
	await server.admin('POST', 'collections/assignments/records', twice);
	await caller(server, 'u1').push(dayWrite(1, last));
	const theirs = dayWrite(1, last, { assignment: id('a41'), site: '', minutesWork: 240 });
	await caller(server, 'u2').push({ ...theirs, author: id('u2') });
}

async function openMonth(page: Page, period: string): Promise<void> {
	await page.getByRole('button', { name: t.facilitator.inbox.regularWhy }).click();
	const name = t.facilitator.inbox.name('Company e1', period, today);
	await page.locator('a[href^="/review/"]', { hasText: name }).click();
	await page.waitForURL('**/review/*');
}

/** Says something else of a regular line. */
async function answer(page: Page, n: number, word: string, note: string): Promise<void> {
	const line = page.locator(`[data-line=${id(`a0${String(n)}`)}]`);
	await line.getByRole('button', { name: words.other }).click();
	await line.getByText(word, { exact: true }).click();
	await line.getByRole('combobox').selectOption('over_cap');
	await line.locator('textarea').fill(note);
}

test('a month reviewed while the server is stopped: validated, refused, sent back, corrected in place, validated', async ({
	stage
}) => {
	const { server, url } = stage;
	await signedMonths(stage);
	const nadia = await stage.phone('u9');
	await nadia.goto(`${url}/inbox`);
	await expect(nadia.getByText(t.facilitator.inbox.regularRow(2, 1800))).toBeVisible();
	await server.pause();

	await nadia.reload();
	await openMonth(nadia, month);
	await answer(nadia, 2, words.refuse, 'Pas sur ce chantier ce jour-là');
	await answer(nadia, 3, words.ask, 'La feuille dit 7 h');
	await main(nadia).click();
	await nadia.getByRole('button', { name: t.common.undo }).click();
	const kept = nadia.locator(`[data-line=${id('a03')}] textarea`);
	await expect(kept).toHaveValue('La feuille dit 7 h');
	await main(nadia).click();
	await expect(nadia.getByRole('button', { name: t.common.undo })).toBeVisible();
	await nadia.locator('.bar .back').click();
	await nadia.waitForURL('**/inbox');

	await nadia.getByRole('button', { name: t.facilitator.inbox.accept(1) }).click();
	await expect(nadia.getByText(t.facilitator.inbox.accepted(1))).toBeVisible();
	await nadia.goto(`${url}/phone`);
	await expect(onPhone(nadia).first()).toBeVisible();
	await server.start();
	await comeBack(nadia);
	await expect
		.poll(async () => (await stage.ledger('u9')).map(({ act }) => act))
		.toEqual(['decide', 'decide']);

	const amina = await stage.phone('u1');
	await amina.goto(`${url}/month/${id('t1')}/${monthOf(earlier)}`);
	await expect(amina.locator('[data-state=valid]').first()).toContainText(t.common.states.valid);
	await amina.goto(`${url}/today`);
	await amina.locator('a[href^="/correct/"]').first().click();
	await expect(amina.getByText('La feuille dit 7 h')).toBeVisible();
	await expect(amina.getByText(t.common.states.fix).first()).toBeVisible();
	await amina.getByRole('spinbutton').fill('7');
	await amina.getByRole('spinbutton').blur();
	await main(amina).click();
	await amina.waitForURL('**/saved/month/**');
	await expect(amina.locator('[data-state=received]').first()).toBeVisible();

	await nadia.goto(`${url}/inbox`);
	await nadia.locator('a[href^="/review/"]', { hasText: t.facilitator.inbox.corrected }).click();
	const line = nadia.locator(`[data-line=${id('a03')}]`);
	await line.getByText(words.accept, { exact: true }).click();
	await main(nadia).click();
	await nadia.waitForURL('**/inbox');
	await nadia.locator('a[href="/contracts"]').click(); // leaving the list sends what could be undone
	await amina.goto(`${url}/month/${id('t1')}/${month}`);
	await expect(amina.getByText(t.lists.statuses.partially_validated).first()).toBeVisible();
	await expect(amina.getByText(t.supervisor.month.verdictMinutes(870)).first()).toBeVisible();
});

test('a statement received on paper is typed without network, with its sheet, and received once', async ({
	stage
}) => {
	const { server, url } = stage;
	const said = t.office.statement;
	const nadia = await stage.phone('u9');
	await nadia.goto(`${url}/statement?contract=${id('k1')}`);
	const owed = nadia.locator(`a[href="/statement/${id('t2')}/${id('e2')}/${month}"]`);
	await expect(owed).toBeVisible(); // all was received
	await server.pause();
	await owed.click();
	await nadia.getByPlaceholder(said.placeholder).fill('35h30');
	await nadia.getByLabel(said.name, { exact: true }).fill('Luc Morel');
	await nadia.getByLabel(said.quality).fill('Gérant');
	await nadia.getByLabel(said.signedOn).fill(last);
	await nadia.locator('input[type=file]').setInputFiles({
		name: 'releve.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.4\n%%EOF\n')
	});
	await expect(nadia.getByText('releve.pdf')).toBeVisible();

	await nadia.reload(); // a page that dies keeps what was typed
	await expect(nadia.getByPlaceholder(said.placeholder)).toHaveValue('35h30');
	await expect(nadia.getByText('releve.pdf')).toBeVisible();
	await main(nadia).dblclick();
	await nadia.waitForURL('**/review/*');
	await expect(nadia.getByText('35\u00a0h\u00a030').first()).toBeVisible();
	await expect(nadia.getByText(words.office(1, 'Nadia Ferhat'))).toBeVisible();
	await expect(onPhone(nadia).first()).toBeVisible();

	await server.start();
	await comeBack(nadia);
	const lines = await stage.ledger('u9');
	expect(lines.map(({ act, answer }) => [act, answer.status])).toEqual([['submit', 'applied']]);
	await nadia.getByRole('button', { name: said.sheet }).click();
	await expect(nadia.getByRole('link', { name: words.openFile })).toBeVisible();
});

test('a day declared by two companies is given to one of them, and nobody asks any more', async ({
	stage
}) => {
	const { server, url } = stage;
	await declaredTwice(stage);
	const nadia = await stage.phone('u9');
	await nadia.goto(`${url}/inbox`);
	await nadia.locator('a[href^="/clash/"]').click();
	const second = nadia.getByRole('button', { name: 'Company e2' });
	await second.click();
	await expect(nadia.getByText(t.office.clash.missing)).toBeVisible();
	await nadia.getByLabel(t.office.clash.reason).fill('Feuille de présence de e2');
	await second.click();
	await nadia.waitForURL('**/inbox');
	await expect(nadia.locator('a[href^="/clash/"]')).toHaveCount(0);
	await expect.poll(async () => (await stage.ledger('u9')).length, { timeout: 30_000 }).toBe(2);
	const stands = (await caller(server, 'u2').pull()).items.filter(
		(item) => item.col === 'declarations' && item.data?.['day'] === last
	);
	expect(stands.map(({ data }) => [data?.['company'], data?.['status']])).toEqual([
		[id('e2'), 'recorded']
	]);
	const facts = stands[0]?.data?.['facts'] as { minutesWork: number };
	expect(facts.minutesWork).toBe(240);
});

/** Every screen of the desk, with an address for each. */
async function screens(stage: Stage): Promise<string[]> {
	await signedMonths(stage);
	const rows = (await caller(stage.server, 'u9').all()).items;
	const review = rows.find((item) => item.data?.['kind'] === 'hours-declaration')?.id ?? '';
	await declaredTwice(stage);
	const clash = (await caller(stage.server, 'u9').all()).items.find(
		(item) => item.data?.['kind'] === 'clash'
	);
	return [
		'/inbox',
		`/review/${review}`,
		`/clash/${clash?.id ?? ''}`,
		'/contracts',
		`/contracts/${id('k1')}`,
		'/statement',
		`/statement?contract=${id('k1')}`,
		`/statement/${id('t1')}/${id('e1')}/${month}`,
		'/review/nothing',
		'/contracts/nothing'
	];
}

async function faultsOf(page: Page): Promise<unknown[]> {
	await expect(page.locator('h1').first()).toBeVisible();
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.map(({ id: rule, nodes }) => [page.url(), rule, nodes[0]?.html]);
}

test('no fault of accessibility on the screens of the desk: on a phone, in the dark, on a site, at a desk', async ({
	stage
}) => {
	test.setTimeout(300_000);
	const paths = await screens(stage);
	const nadia = await stage.phone('u9');
	const walk = async (theme: string, width: number) => {
		await nadia.setViewportSize({ width, height: 4000 }); // the whole page in view: nothing lies under the dock
		await nadia.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
		for (const path of paths) {
			await nadia.goto(stage.url + path);
			await nadia.waitForTimeout(300);
			if (theme === 'site')
				await nadia.evaluate(() => (document.documentElement.dataset['theme'] = 'site'));
			expect(await faultsOf(nadia), `${theme} ${String(width)}`).toEqual([]);
		}
	};
	for (const theme of ['light', 'dark', 'site']) await walk(theme, 390);
	await walk('light', 1280);
});

test('what is validated at once is in sight: not while the companies are looked at', async ({
	stage
}) => {
	await signedMonths(stage);
	const page = await stage.phone('u9');
	await expect(main(page)).toBeVisible();
	await page.locator('.choice label', { hasText: t.facilitator.inbox.theirs }).click();
	await expect(main(page)).toHaveCount(0);
});

test('at a desk what concerns the whole app stands over both panes', async ({ stage }) => {
	await signedMonths(stage);
	const page = await stage.newPhone();
	await page.setViewportSize({ width: 1280, height: 800 });
	const more = (text: string) => JSON.stringify({ ...(JSON.parse(text) as object), more: true });
	stage.net.trap('/api/sync/pull', { do: 'rewrite', body: more });
	const never = new Promise(() => undefined);
	stage.net.trap('/api/sync/pull', { do: 'hold', at: 'request', until: never }, Infinity); // the rest is long on its way
	await stage.signIn(page, 'u9');
	const told = page.locator('.banner', { hasText: t.common.loading });
	await page.locator('.two').waitFor();
	await expect(told).toBeVisible();
	expect((await told.boundingBox())?.width).toBe(1160);
});
