// A month from end to end: noted without network, received once, signed, validated or sent back on a second phone, corrected in place.
import { t } from '../../src/texts/index.ts';
import { addDays, lastDay, monthOf, previousPeriod, weekday } from '../../src/domain/values.ts';
import { dayWrite, phone as caller, submit, today } from '../contract/office.ts';
import { comeBack, expect, id, lookAt, main, onPhone, saveDay, test } from './stage.ts';

const month = previousPeriod(monthOf(today));
/** The last weekday of last month: its month can be signed whatever today is. */
const last = weekdayFrom(lastDay(month));
const before = weekdayFrom(addDays(last, -1));

function weekdayFrom(day: string): string {
	return weekday(day) <= 5 ? day : weekdayFrom(addDays(day, -1));
}

test('a day noted without network is received once, signed with its month, validated on a second phone and seen as Validé on the first', async ({
	stage
}) => {
	const { server, url } = stage;
	await caller(server, 'u1').push(dayWrite(1, before));
	const amina = await stage.phone('u1');
	await server.pause();

	await saveDay(amina, stage, last);
	await expect(onPhone(amina).first()).toBeVisible();
	await amina.goto(`${url}/phone`);
	await server.start();
	await comeBack(amina);
	await expect.poll(() => stage.daysOn(last)).toBe(1);

	await amina.goto(`${url}/month/${id('t1')}/${month}`);
	await main(amina).click();
	await amina.getByLabel(t.supervisor.sign.name).fill('Amina Benali');
	await amina.getByLabel(t.supervisor.sign.quality).fill('Cheffe de chantier');
	await amina.getByRole('button', { name: t.supervisor.sign.typed }).click();
	await amina.getByRole('checkbox').check();
	await main(amina).click();
	await amina.waitForURL('**/saved/month/**');
	await expect(amina.locator('[data-state=received]').first()).toBeVisible();

	const nadia = await stage.phone('u9');
	await nadia.goto(`${url}/inbox`);
	await nadia.getByRole('button', { name: t.facilitator.inbox.regularWhy }).click();
	await nadia.locator('a[href^="/review/"]').click();
	await nadia.waitForURL('**/review/*');
	await expect(nadia.getByText('15\u00a0h').first()).toBeVisible();
	await main(nadia).click();
	await nadia.waitForURL('**/inbox');

	await lookAt(amina);
	await expect(amina.locator('[data-stop=valid]')).toBeVisible();
	await expect(amina.locator('[data-stop=valid]')).toContainText(t.common.states.valid);
	const lines = await stage.ledger('u1');
	expect(lines.map(({ act }) => act)).toEqual(['write', 'write', 'submit']);
});

test('a line sent back says why on the very line, is corrected in place and goes out signed again', async ({
	stage
}) => {
	const { server, url } = stage;
	const writer = caller(server, 'u1');
	await writer.push(dayWrite(1, last), dayWrite(2, last));
	await writer.push(submit([1, 2].map((n) => ({ n, day: last }))));
	const nadia = await stage.phone('u9');
	await nadia.goto(`${url}/inbox`);
	await nadia.getByRole('button', { name: t.facilitator.inbox.regularWhy }).click();
	await nadia.locator('a[href^="/review/"]').click();
	const line = nadia.locator(`[data-line=${id('a02')}]`);
	await line.getByRole('button', { name: t.facilitator.review.other }).click();
	await line.getByText(t.facilitator.review.ask).click();
	await line.getByRole('combobox').selectOption('over_cap');
	await line.locator('textarea').fill('La feuille dit 7 h');
	await main(nadia).click();
	await nadia.waitForURL('**/inbox');

	const amina = await stage.phone('u1');
	await amina.goto(`${url}/today`);
	await expect(amina.locator('a[href^="/correct/"]').first()).toBeVisible();
	await amina.goto(`${url}/month/${id('t1')}/${last.slice(0, 7)}`);
	await main(amina).click(); // what was sent back is mended first: signing as it stands is not offered beside it
	await expect(amina.getByText('La feuille dit 7 h')).toBeVisible();
	await amina.getByRole('spinbutton').fill('7');
	await amina.getByRole('spinbutton').blur();
	await main(amina).click();
	await amina.waitForURL('**/saved/month/**');
	await expect(amina.locator('[data-state=received]').first()).toBeVisible();

	await nadia.locator('a[href^="/review/"]', { hasText: t.facilitator.inbox.corrected }).click();
	await expect(nadia.getByText('7\u00a0h', { exact: true }).first()).toBeVisible();
	await line.getByText(t.facilitator.review.accept, { exact: true }).click();
	await main(nadia).click();
	await nadia.waitForURL('**/inbox');
	await lookAt(amina);
	await expect(amina.locator('[data-stop=valid]')).toBeVisible();
});
