// The offline journey in WebKitGTK, the engine of Safari: kept without the server, through reloads, and received once.
import { expect, test } from '@playwright/test';
import { dayWrite, office, phone as caller, today, workday } from '../contract/office.ts';
import { startPocketBase } from '../contract/pocketbase.ts';
import { WebKit } from './webkit.ts';

test('in WebKitGTK a day noted without the server is kept through a restart and received once', async () => {
	const server = await startPocketBase({ office: office() });
	const browser = await WebKit.open();
	try {
		const { url } = server;
		const main = '.dock .main';
		const todayCell = '.week a[aria-current=date]';
		const email = 'u1@example.org';
		await caller(server, 'u1').push(dayWrite(1, workday(1)));
		await browser.goto(`${url}/sign-in`, 'h1');
		await browser.type('input[type=email]', email);
		await browser.click(`${main}:not([disabled])`);
		await browser.type('input.code', await server.code(email));
		await browser.click(main);
		await browser.text(todayCell);
		await browser.run(`await navigator.serviceWorker.ready;
			if (!navigator.serviceWorker.controller) await new Promise((done) =>
				navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));`);
		await server.pause();

		await browser.reload(todayCell);
		await browser.click(todayCell);
		await browser.click('.dock button.main');
		await browser.text('[data-stop=phone]');
		await browser.reload('[data-stop=phone]');
		await browser.goto(`${url}/phone`, '[data-state=phone]');
		// Pages left in the middle of what they do on the disk: none makes the next one wait for ever.
		for (let n = 0; n < 12; n++) {
			await browser.goto(`${url}/`, 'a[href^="/day/"]');
			await browser.goto(`${url}/phone`, '[data-state=phone]');
		}

		await server.start();
		await browser.reload('h1');
		const rows = async () =>
			(await caller(server, 'u9').pull()).items.filter(
				(item) => item.col === 'declarations' && item.data?.['day'] === today
			).length;
		await expect.poll(rows, { timeout: 40_000 }).toBe(1);
		await expect
			.poll(() => browser.run(`return document.querySelectorAll('[data-state=phone]').length`))
			.toBe(0);
		expect(await browser.text('[data-state=received]')).not.toBe('');
	} finally {
		await browser.close();
		await server.stop();
	}
});
