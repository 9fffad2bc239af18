// Every screen in every state: no fault of accessibility, targets for gloves, contrast for the sun, nothing in the console.
import { mkdirSync, readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { parts, type Case, type Part } from '../screens/cases.ts';
import { cutTexts, faintTexts, smallTargets, wider } from '../screens/measure.ts';
import { phoneLook, startWorld, type World } from '../screens/world.ts';
import { shown } from '../screens/walk.ts';

const themes = ['light', 'dark', 'site'] as const;
type Theme = (typeof themes)[number];
const PICTURES = process.env['PICTURES'];
const readme = new Set(
	'today day saved-day-offline month correct counter phone inbox review visit contract buyer-contract today.dark today.site day.dark day.site month.dark month.site counter.dark counter.site'.split(
		' '
	)
);

test.setTimeout(240_000);

let world: World;
test.beforeAll(async () => {
	world = await startWorld();
});
test.afterAll(() => world.stop());

async function dress(page: Page, theme: Theme): Promise<void> {
	await page.evaluate(async (theme) => {
		document.documentElement.dataset['theme'] = theme;
		// Colours are measured once they stand still: a frame for the theme, then whatever it set in motion.
		await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
		await Promise.allSettled(document.getAnimations().map((one) => one.finished));
	}, theme);
}

/** The whole page in view: what the dock covers now can be scrolled to, and is not a small target. */
async function unroll(page: Page): Promise<void> {
	await page.setViewportSize({ width: 390, height: 844 });
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width: 390, height: Math.max(844, height) });
}

async function faults(page: Page, theme: Theme): Promise<string[]> {
	await dress(page, theme);
	await unroll(page);
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode(true)
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.slice(0, 3).map((node) => `axe ${id}: ${node.html.slice(0, 160)}`)
	);
	const light = theme !== 'site';
	found.push(...(await faintTexts(page, light ? 4.5 : 7)).map((one) => `contrast ${one}`));
	found.push(...(await smallTargets(page, light ? 48 : 56)).map((one) => `target ${one}`));
	found.push(...(await cutTexts(page)).map((one) => `cut ${one}`));
	for (const [width, letters] of [
		[320, 100],
		[390, 200]
	] as const) {
		const out = await wider(page, width, letters);
		if (out) found.push(`wider than ${String(width)} px at ${String(letters)} %: ${out}`);
	}
	return found.map((one) => `${theme}: ${one}`);
}

/** `PICTURES=FOLDER` takes one of every state; `PICTURES=readme` the few of the README, where they lie. */
async function picture(page: Page, name: string, theme: Theme): Promise<void> {
	if (!PICTURES) return;
	const few = PICTURES === 'readme';
	const file = few && theme === 'light' ? name : `${name}.${theme}`;
	if (few && !readme.has(file)) return;
	const folder = few ? 'tests/screenshots' : PICTURES;
	await page.setViewportSize({ width: 390, height: 844 });
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: `${folder}/${file}.png` });
}

/** Addresses of this page; the page of what cannot be loaded stands at any. */
function addressesOf(route: string): RegExp {
	return route === '/+error' ? /./ : new RegExp(`^${route.replaceAll(/\[[a-z]+\]/g, '[^/]+')}$`);
}

async function look(page: Page, part: Part, one: Case, heard: string[]): Promise<string[]> {
	const folder = one.route
		.replaceAll(/\[[a-z]+\]/g, '')
		.replaceAll(/\W+/g, ' ')
		.trim();
	const name =
		one.state === 'offline'
			? `${folder.replaceAll(' ', '-')}-offline`
			: one.name.replaceAll('/', '');
	const at = `${part.user || 'nobody'} ${one.route} ${one.state} ${one.name}`;
	heard.length = 0;
	await dress(page, 'light');
	await one.open(page, world);
	await shown(page);
	expect(new URL(page.url()).pathname, at).toMatch(addressesOf(one.route));
	const found: string[] = [];
	for (const theme of one.state === 'usual' ? themes : (['light'] as const)) {
		found.push(...(await faults(page, theme)));
		await picture(page, name, theme);
	}
	await page.setViewportSize({ width: 390, height: 844 });
	await dress(page, 'light');
	if (!one.noisy) found.push(...heard);
	await one.after?.(page, world);
	return found.map((fault) => `${at}: ${fault}`);
}

test('every page has its case', () => {
	const pages = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`.replaceAll(/\/\([a-z]+\)/g, ''));
	const told = new Set(parts.flatMap(({ cases }) => cases.map(({ route }) => route)));
	expect(
		[...pages.map((page) => page || '/'), '/+error'].filter((page) => !told.has(page))
	).toEqual([]);
});

for (const [n, part] of parts.entries())
	test(`screens of ${part.user || 'nobody'}, ${String(n + 1)}`, async ({ browser }) => {
		const page = part.user
			? await world.enter(browser, part.user)
			: await (await browser.newContext(phoneLook)).newPage();
		if (!part.user) await page.goto(`${world.url}/sign-in`);
		const heard: string[] = [];
		page.on('console', (said) => {
			if (['error', 'warning'].includes(said.type())) heard.push(`console: ${said.text()}`);
		});
		page.on('pageerror', ({ message }) => heard.push(`thrown: ${message}`));
		page.on('requestfailed', (request) => {
			const why = request.failure()?.errorText ?? '';
			if (why !== 'net::ERR_ABORTED') heard.push(`request: ${request.url()} ${why}`); // given up by the page itself
		});
		page.on('response', (answer) => {
			if (answer.status() >= 400) heard.push(`answer: ${String(answer.status())} ${answer.url()}`);
		});
		const found: string[] = [];
		for (const one of part.cases)
			found.push(
				...(await test.step(`${one.route} ${one.name}`, () => look(page, part, one, heard)))
			);
		expect(found).toEqual([]);
		await page.context().close();
	});
