// P6: the browser is started without any network and goes to the form: how long until it can be filled in.
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium as engine, type BrowserContext, type Page } from 'playwright-core';
import { build, isStale } from '../../pocketbase/build.mjs';
import { chromium } from '../browsers.ts';
import { office, workday } from '../contract/office.ts';
import { startPocketBase } from '../contract/pocketbase.ts';
import { id } from '../rows.ts';
import { compare, turns, type Bench, type How, type Row } from './bench.ts';
import type { Stage } from './stage.ts';

/** Where a form is, how it is known to be there, and how a phone is prepared for it. */
interface Start {
	url: string;
	/** Found so many times: the form is there and can be filled in. */
	shown: [selector: string, times: number];
	prepare(page: Page): Promise<void>;
	/** No network any more. */
	cut(): Promise<void>;
	end(): Promise<void>;
}

/** The profile is filled by one browser and opened by the next. */
async function cold(stage: Stage, cpu: number, start: Start): Promise<number> {
	const profile = mkdtempSync(join(stage.folder, 'profile-'));
	const launch = () => engine.launchPersistentContext(profile, { ...chromium });
	try {
		await within(await launch(), (page) => start.prepare(page));
		await start.cut();
		return await within(await launch(), (page) => timed(page, cpu, start));
	} finally {
		await start.end();
		rmSync(profile, { recursive: true, force: true });
	}
}

async function within<R>(context: BrowserContext, job: (page: Page) => Promise<R>): Promise<R> {
	try {
		return await job(context.pages()[0] ?? (await context.newPage()));
	} finally {
		await context.close();
	}
}

/** Milliseconds from the start of the navigation to the frame in which the form is there. */
async function timed(page: Page, cpu: number, { url, shown }: Start): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
	await page.addInitScript(([selector, times]) => {
		const look = () => {
			if (document.querySelectorAll(selector).length < times) requestAnimationFrame(look);
			else setTimeout(() => Object.assign(window, { shownAt: performance.now() }));
		};
		requestAnimationFrame(look);
	}, shown);
	await page.goto(url, { waitUntil: 'commit' });
	const at = await page.waitForFunction(() => (window as { shownAt?: number }).shownAt);
	return (await at.jsonValue()) ?? NaN;
}

/** Our app as it is built, on a crew's day of twenty people. */
async function ours(): Promise<Start> {
	const server = await startPocketBase({ office: office() });
	const email = 'u1@example.org';
	return {
		url: `${server.url}/day/${id('s1')}/${workday(1)}`,
		shown: ['li.person', 20],
		async prepare(page) {
			await page.goto(`${server.url}/sign-in`);
			await page.locator('input[type=email]').fill(email);
			await page.locator('.dock .main').click();
			await page.locator('input.code').fill(await server.code(email));
			await page.locator('.dock .main').click();
			await page.waitForURL((at) => at.pathname !== '/sign-in');
			await controlled(page);
			await page.goto(`${server.url}/day/${id('s1')}/${workday(1)}`);
			await page.locator('.dock .main').waitFor();
		},
		cut: () => server.pause(),
		end: () => server.stop()
	};
}

async function controlled(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((done) => {
				navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
			});
	});
}

const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css' };

/** A peer's page, with a worker that keeps every file it ever fetched. */
async function peer(stage: Stage, name: string, shown: Start['shown']): Promise<Start> {
	const server = createServer((asked, answer) => {
		const file = join(stage.folder, 'site', new URL(asked.url ?? '/', 'http://x').pathname);
		answer.statusCode = existsSync(file) ? 200 : 404;
		if (answer.statusCode === 404) return void answer.end();
		answer.setHeader('content-type', types[extname(file)] ?? 'text/javascript');
		createReadStream(file).pipe(answer);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}.html`;
	const cut = () =>
		new Promise<void>((done) => {
			server.close(() => {
				done();
			});
			server.closeAllConnections();
		});
	return {
		...{ url, shown, cut },
		async prepare(page) {
			await page.goto(url);
			await controlled(page);
			await page.reload(); // now all its files come by the worker
			await page.locator(shown[0]).first().waitFor();
			await page.waitForLoadState('networkidle');
		},
		end: () => (server.listening ? cut() : Promise.resolve())
	};
}

async function at(stage: Stage, how: How, cpu: number): Promise<Row[]> {
	const fields: Start['shown'] = ['[data-ready] .question input', 20];
	const figures = await turns(how, `P6 ×${cpu}`, {
		ours: async () => cold(stage, cpu, await ours()),
		enketo: async () => cold(stage, cpu, await peer(stage, 'enketo', fields)),
		plain: async () => cold(stage, cpu, await peer(stage, 'plain', fields)),
		'web-forms': async () =>
			cold(stage, cpu, await peer(stage, 'web-forms', ['main input:not([type=hidden])', 20]))
	});
	const rows = ['enketo', 'web-forms'].map((under) =>
		compare(figures, {
			...{ id: 'P6', over: 'ours', under, unit: 'ms', bar: cpu === 4 ? '≤ 0.333' : '' },
			what: `cold offline start to the form, ours ÷ ${under}, ×${cpu}`
		})
	);
	const what = `twenty fields with no library at all ÷ enketo, ×${cpu}`;
	return [
		...rows,
		compare(figures, { id: 'P6', over: 'plain', under: 'enketo', unit: 'ms', what })
	];
}

export const start: Bench = {
	id: 'P6',
	title: 'Starting without network, to a form of twenty lines',
	async run(stage, how) {
		if (isStale('app')) await build('app');
		const slow = await at(stage, how, 4);
		return [...slow, ...(await at(stage, { ...how, pairs: Math.min(3, how.pairs) }, 1))];
	}
};
