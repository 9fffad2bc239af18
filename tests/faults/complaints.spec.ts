// What users of such software complain of, held on the real stack where no other test does.
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { capital, dayLong } from '../../src/texts/format.ts';
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { expect, id, main, openStage, type Stage } from '../journeys/stage.ts';
import { test } from './plan.ts';

let stage: Stage;
let page: Page;
let close: () => Promise<void>;

test.beforeAll(async ({ browser }) => {
	({ stage, close } = await openStage(browser));
	await caller(stage.server, 'u1').push(dayWrite(1, workday(40)));
	page = await stage.phone('u1');
});
test.afterAll(() => close());

test('complaint 4: what is sent never passes through the worker: 5 MB arrive byte for byte', async () => {
	await page.goto(`${stage.url}/today`);
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state))
		.toBe('activated');
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
		const answered = page.waitForResponse((response) => response.url().endsWith('/none'));
		const sent = await page.evaluate(async (method) => {
			const bytes = new Uint8Array(5_000_000);
			for (let at = 0; at < bytes.length; at += 65_536)
				crypto.getRandomValues(bytes.subarray(at, at + 65_536));
			const form = new FormData();
			form.append('file', new Blob([bytes], { type: 'image/png' }), 'drawn.png');
			await fetch('/api/sync/file/none', { method, body: form });
			const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
		}, method);
		expect((await answered).fromServiceWorker(), method).toBe(false);
		const body = stage.net.asked.findLast((one) => one.path.endsWith('/none'))?.body ?? Buffer.of();
		const begin = body.indexOf('\r\n\r\n') + 4;
		const bytes = body.subarray(begin, begin + 5_000_000);
		expect(createHash('sha256').update(bytes).digest('hex'), method).toBe(sent);
	}
});

test('complaint 27: a phone set to Cayenne, Nouméa or La Réunion notes the day that is read on it, no other', async ({
	browser
}) => {
	for (const [n, timezoneId] of ['America/Cayenne', 'Pacific/Noumea', 'Indian/Reunion'].entries()) {
		const far = await (await browser.newContext({ timezoneId })).newPage();
		await stage.signIn(far, 'u1');
		const day = workday(3 + n);
		await far.goto(`${stage.url}/day/${id('s1')}/${day}`);
		const read = capital(dayLong(day, today));
		await expect(far.locator('.bar')).toContainText(read);
		await main(far).click();
		await far.waitForURL('**/saved/day/**');
		await expect(far.locator('[data-state=received]').first()).toBeVisible();
		expect(await stage.daysOn(day), timezoneId).toBe(1);
		await far.context().close();
	}
});
