// A line so thin that a signature needs a second, and cut every three: hours first, then each drawing, whole.
import { addMonths } from '../../src/domain/calendar.ts';
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { monthOf } from '../../src/domain/values.ts';
import { t } from '../../src/texts/index.ts';
import {
	contractOfOne,
	dayWrite,
	office,
	phone as caller,
	sha256,
	submit,
	today,
	workday
} from '../contract/office.ts';
import { expect, id, installed, openStage, saveDay, type Stage } from '../journeys/stage.ts';
import { Line } from '../line.ts';
import { test } from './plan.ts';
import { changesOf } from './proxy.ts';

const PUSH = '/api/sync/push';
const DRAWING = 24 * 1024;
const more = ['k5', 'k6', 'k7', 'k8', 'k9'].map((contract) => ({
	contract,
	party: contract.replace('k', 't')
}));
const months = Array.from({ length: 8 }, (_, n) => monthOf(addMonths(today, -1 - n)));

let stage: Stage;
let line: Line;
let page: Page;
let close: () => Promise<void>;

test.beforeEach(async ({ browser }) => {
	const contracts = more.flatMap(({ contract, party }) => contractOfOne(contract, party));
	({ stage, close } = await openStage(browser, { office: [...office(), ...contracts] }));
	line = await Line.before(stage.url);
	await caller(stage.server, 'u1').push(dayWrite(1, workday(1)));
	page = await stage.newPhone();
	await page.goto(`${line.url}/sign-in`);
	await stage.signIn(page, 'u1');
	await installed(page);
});
test.afterEach(async () => {
	await page.context().close();
	await line.stop();
	await close();
});

test('F34 50 kbit/s → a day arrives, once', async () => {
	line.become({ bitsUp: 50_000, bitsDown: 50_000 });
	await saveDay(page, { ...stage, url: line.url }, today);
	await expect(page.locator('[data-state=received]').first()).toBeVisible({ timeout: 20_000 });
	expect(await stage.daysOn(today)).toBe(1);
});

/** A month without hours, with the drawing that signs it. */
function signedMonth(n: number) {
	const of = { ...more[n % more.length]!, period: months[Math.floor(n / more.length)]! };
	const bytes = randomBytes(DRAWING);
	bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
	const name = id(`f${String(n).padStart(2, '0')}x`);
	const file = { id: name, sha256: sha256(bytes), size: DRAWING, type: 'image/png' } as const;
	return { bytes, file, change: submit([], file, {}, of) };
}

/** As a copy that is taken back while there is no network. */
async function takeBack(signed: ReturnType<typeof signedMonth>[]): Promise<void> {
	const changes = signed.map(({ change }) => ({ change, signed: false }));
	const files = signed.map(({ file, bytes, change }) => ({
		...{ ...file, change: change.id, bytes: bytes.toString('base64') }
	}));
	const copy = { format: 'clause-de-poche', version: 1, uid: id('u1'), changes, files };
	await page.goto(`${line.url}/phone`);
	await page.getByLabel(t.phone.restore, { exact: true }).setInputFiles({
		...{ name: 'copy.json', mimeType: 'application/json' },
		buffer: Buffer.from(JSON.stringify(copy))
	});
	await expect(page.getByText(t.phone.restored(signed.length))).toBeVisible();
}

test('complaint 21: hours received, drawing not → the phone says what is left, never that all is received', async () => {
	stage.net.trap('/sync/file/', { do: 'answer', status: 500 }, Infinity);
	await takeBack([signedMonth(0)]);
	await expect(page.getByText(t.phone.filesLeft(1)).last()).toBeVisible();
	expect((await stage.ledger('u1')).map((line) => line.act)).toContain('submit');
	await expect(page.getByText(t.phone.nothing)).toBeHidden();
	await expect(page.locator('.plate')).toContainText(t.phone.files(1));
	stage.net.heal();
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(page.getByText(t.phone.nothing)).toBeVisible();
	const got = await caller(stage.server, 'u9').ask(`file/${signedMonth(0).file.id}`);
	expect(got.status).toBe(200);
});

test(
	'complaint 16: forty drawn signatures over 256 kbit/s cut every 3 s → the hours arrive first, each drawing whole',
	{ tag: '@long' },
	async () => {
		test.setTimeout(240_000);
		const signed = Array.from({ length: 40 }, (_, n) => signedMonth(n));
		await stage.server.pause();
		await takeBack(signed);
		line.become({ bitsUp: 256_000, bitsDown: 256_000, cutEvery: 3000 });
		await stage.server.start();
		await page.evaluate(() => window.dispatchEvent(new Event('online')));
		await expect(page.getByText(t.phone.nothing)).toBeVisible({ timeout: 200_000 });

		const ledger = await stage.ledger('u1');
		const answers = ledger.filter((one) => one.act === 'submit').map((one) => one.answer.status);
		expect(answers).toEqual(signed.map(() => 'applied'));
		for (const { file, bytes } of signed) {
			const got = await caller(stage.server, 'u9').ask(`file/${file.id}`);
			expect(sha256(new Uint8Array(await got.arrayBuffer()))).toBe(sha256(bytes));
		}
		const posts = stage.net.asked.filter((one) => one.method === 'POST');
		const begun = posts.filter((one) => one.path.includes('/sync/file/')).map((one) => one.path);
		expect(begun.length, 'no drawing begins again but for a cut').toBeLessThanOrEqual(
			40 + line.cuts
		);
		const hours = posts.slice(
			0,
			posts.findIndex((one) => one.path === begun[0])
		);
		const sent = hours.filter((one) => one.path.includes(PUSH)).flatMap(changesOf);
		expect(new Set(sent).size, 'hours before drawings').toBe(40);
	}
);
