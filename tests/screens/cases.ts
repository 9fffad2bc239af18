// Every screen and what it can look like: its usual, empty, error and offline states, and how a thumb gets there.
import { expect, type Page } from '@playwright/test';
import { t } from '../../src/texts/index.ts';
import { sendNow } from './trouble.ts';
import type { World } from './world.ts';
import { closeSheet, fill, follow, go, main, openDay, openSheet, shown } from './walk.ts';

export interface Case {
	/** As the folder of its page, without groups: `/day/[site]/[day]`. */
	route: string;
	state: 'usual' | 'empty' | 'error' | 'offline';
	/** Told apart from others of the same route and state; names the picture. */
	name: string;
	open(page: Page, world: World): Promise<void>;
	/** The refusal or the absence of the server is part of it: it stands in the browser's console. */
	noisy?: boolean;
	/** Puts back what the state needed. */
	after?(page: Page, world: World): Promise<void>;
}

/** The screens of one person on one phone, in the order of her day. */
export interface Part {
	/** `''`: nobody is signed in. */
	user: string;
	cases: Case[];
}

type Open = Case['open'];
const make =
	(state: Case['state']) =>
	(route: string, name: string, open: Open | string, more: Partial<Case> = {}): Case => ({
		route,
		state,
		name,
		open: typeof open === 'string' ? (page) => go(page, open) : open,
		...more
	});
const usual = make('usual');
const error = make('error');
const empty = make('empty');
const offline = (route: string, open: Open | string, more: Partial<Case> = {}): Case =>
	make('offline')(route, 'offline', open, { noisy: true, ...more });
/** An id of nothing. */
const NONE = 'xxxxxxxxxxxxxxx';

const pressMain: Open = async (page) => {
	const before = page.url();
	await main(page).click();
	await page.waitForURL((url) => url.href !== before);
};
/** What is missing is told where it would be typed. */
const pressInVain: Open = async (page) => {
	await main(page).click();
	await expect(page.locator('.error, .late[role=alert]').first()).toBeVisible();
};
/** The month that waits for a signature and for nothing else. */
const toSign: Open = async (page, world) => {
	await go(page, '/month');
	const unsigned = page.locator('main a[href^="/month/"]:not(:has(.state), [href$="/total"])');
	await unsigned.filter({ hasNotText: t.supervisor.month.going }).first().click();
	await page.waitForURL(/\/month\/[^/]+\/[^/]+$/);
	await pressMain(page, world);
};
/** From the list of contracts, the one whose months are in every state. */
const tilleuls: Open = async (page) => {
	await page.locator('main a', { hasText: 'Tilleuls' }).first().click();
	await page.waitForURL(/\/contracts\/[a-z0-9]+$/);
};
const sheet = (route: string, name: string, button: string) =>
	usual(route, name, (page) => openSheet(page, button), { after: closeSheet });

const day = '/day/[site]/[day]';
const period = '/month/[party]/[period]';
const correct = '/correct/[declaration]/[assignment]';
const words = t.supervisor;

const nobody: Part = {
	user: '',
	cases: [
		usual('/sign-in', 'address', '/sign-in'),
		error('/sign-in', 'no-address', pressInVain),
		usual('/sign-in', 'password', '/sign-in?step=password'),
		error(
			'/sign-in',
			'wrong-password',
			async (page, world) => {
				await fill(page, 'input[type=email]', 'amina.benali@demo.example');
				await fill(page, 'input.secret', 'not-this-one');
				await pressInVain(page, world);
			},
			{ noisy: true }
		),
		error(
			'/sign-in',
			'no-server',
			async (page, { server }) => {
				await server.pause();
				await main(page).click();
				await expect(page.locator('.answer')).not.toBeEmpty();
			},
			{ noisy: true, after: (_, { server }) => server.start() }
		),
		usual('/install', 'install', '/install'),
		usual('/sign-in', 'code', async (page) => {
			await go(page, '/sign-in');
			await fill(page, 'input[type=email]', 'amina.benali@demo.example');
			await main(page).click();
			await expect(page.locator('input.code')).toBeVisible();
		}),
		error('/sign-in', 'code-short', async (page, world) => {
			await fill(page, 'input.code', '12');
			await pressInVain(page, world);
		})
	]
};

const supervisor: Part = {
	user: 'amina.benali',
	cases: [
		usual('/today', 'today', '/today'),
		usual('/month', 'month', '/month'),
		usual(period, 'month-of', (page) => follow(page, '/month/')),
		empty(period, 'no-month', `/month/${NONE}/2026-01`),
		usual(`${period}/sign`, 'sign', toSign),
		error(`${period}/sign`, 'sign-nothing', async (page, world) => {
			await fill(page, 'input >> nth=0', '');
			await pressInVain(page, world);
		}),
		empty(`${period}/sign`, 'no-sign', `/month/${NONE}/2026-01/sign`),
		empty(`${period}/total`, 'no-total', `/month/${NONE}/2026-01/total`),
		usual('/counter', 'counter', '/counter'),
		usual('/counter/[party]', 'counter-of', (page) => follow(page, '/counter/')),
		empty('/counter/[party]', 'no-counter', `/counter/${NONE}`),
		usual('/phone', 'phone', '/phone'),
		usual('/phone', 'receipts', (page) => openSheet(page, new RegExp(`^${t.phone.receipts}`)), {
			after: closeSheet
		}),
		usual(correct, 'correct', async (page) => {
			await go(page, '/today');
			await follow(page, '/correct/');
		}),
		error(correct, 'keep-without-words', async (page, world) => {
			await page.locator('main button.row').first().click();
			await pressInVain(page, world);
		}),
		usual('/saved/month/[party]/[period]', 'corrected', async (page, world) => {
			await fill(page, 'textarea', 'Coulage jusqu’à 18 h, vu avec le conducteur de travaux.');
			await pressMain(page, world);
			await expect(page.locator('.state[data-state=received]').first()).toBeVisible();
		}),
		empty(correct, 'no-correction', `/correct/${NONE}/${NONE}`),
		empty('/refused/[change]', 'no-refusal', `/refused/${NONE}`),
		empty('/versions/[record]', 'no-versions', `/versions/${NONE}`),
		empty('/saved/day/[site]/[day]', 'no-saved-day', `/saved/day/${NONE}/2026-01-05`),
		empty('/saved/month/[party]/[period]', 'no-saved-month', `/saved/month/${NONE}/2026-01`),
		empty(day, 'no-day', `/day/${NONE}/2026-01-05`),
		error(
			'/+error',
			'nowhere',
			async (page) => {
				await go(page, '/nowhere');
				await expect(page.getByText(t.common.failure.titles.missing)).toBeVisible();
			},
			{ noisy: true }
		),
		usual(day, 'day', async (page) => {
			await go(page, '/today');
			await openDay(page);
		}),
		sheet(day, 'another-day', words.crew.otherDay),
		sheet(day, 'add', words.crew.add),
		sheet(day, 'details', words.crew.details),
		sheet(day, 'none', words.crew.none(true)),
		error(day, 'too-long', async (page, world) => {
			await fill(page, '.person:has(input[type=checkbox]) .stepper input >> nth=0', '14 h');
			await pressInVain(page, world);
		}),
		usual('/saved/day/[site]/[day]', 'saved', async (page, world) => {
			await fill(page, '.person:has(input[type=checkbox]) .stepper input >> nth=0', '6 h 30');
			await pressMain(page, world);
			await expect(page.locator('.state[data-state=received]').first()).toBeVisible();
		})
	]
};

/** The same person on other phones: without network, and in trouble. */
const underground: Part = {
	user: 'amina.benali',
	cases: [...withoutNetwork(), ...signed()]
};
const inTrouble: Part = { user: 'amina.benali', cases: answered() };

/** The server is stopped: everything opens, a day is noted and waits. */
function withoutNetwork(): Case[] {
	return [
		offline(day, async (page, world) => {
			await world.server.pause();
			await go(page, '/today');
			await openDay(page);
		}),
		offline('/saved/day/[site]/[day]', async (page, world) => {
			await fill(page, '.person:has(input[type=checkbox]) .stepper input >> nth=0', '6 h 15');
			await pressMain(page, world);
			await expect(page.locator('.state[data-state=phone]').first()).toBeVisible();
		}),
		offline('/today', '/today'),
		offline('/counter', '/counter'),
		offline('/month', '/month'),
		offline(period, (page) => follow(page, '/month/'))
	];
}

/** A month signed without network waits as a day does, then is received. */
function signed(): Case[] {
	return [
		offline(`${period}/sign`, async (page, world) => {
			await go(page, '/month'); // the line that was sent back is corrected by now: it opens on the month to sign
			await pressMain(page, world);
		}),
		offline('/saved/month/[party]/[period]', async (page, world) => {
			await fill(page, 'input >> nth=0', 'Amina Benali');
			await page.getByRole('button', { name: words.sign.typed }).click();
			await page.locator('input[type=checkbox]').check();
			await pressMain(page, world);
		}),
		offline('/phone', '/phone', {
			after: async (page, { server }) => {
				await server.start();
				await sendNow(page);
				await expect(page.locator('a.plate[data-state=phone]')).toHaveCount(0);
			}
		}),
		usual('/saved/month/[party]/[period]', 'saved-month', async (page) => {
			await page.goBack();
			await shown(page);
			await expect(page.locator('.state[data-state=received]').first()).toBeVisible();
		})
	];
}

/** What the server did not take as it was: two people at once, and a day after the end. */
function answered(): Case[] {
	return [
		usual('/versions/[record]', 'versions', (page, world) => world.disagree(page), { noisy: true }),
		error('/refused/[change]', 'refused', (page, world) => world.refuse(page), { noisy: true }),
		error('/today', 'today-refused', '/today'),
		error('/phone', 'phone-refused', '/phone')
	];
}

const totals: Part = {
	user: 'sandrine.solal',
	cases: [
		usual('/today', 'today-totals', '/today'),
		usual('/month', 'month-totals', '/month'),
		usual(`${period}/total`, 'total', async (page) => {
			await go(page, '/today');
			await follow(page, '/month/', '/total');
		}),
		error(`${period}/total`, 'total-wrong', async (page, world) => {
			await fill(page, 'input >> nth=0', 'beaucoup');
			await pressInVain(page, world);
		}),
		offline(
			`${period}/total`,
			async (page, { server }) => {
				await server.pause();
				await go(page, '/today');
				await follow(page, '/month/', '/total');
			},
			{ after: (_, { server }) => server.start() }
		)
	]
};

/** Forty people with long names, two companies. */
const crowd: Part = {
	user: 'crowd',
	cases: [
		usual('/today', 'today-crowd', '/today'),
		usual(day, 'day-crowd', openDay),
		usual('/saved/day/[site]/[day]', 'saved-crowd', pressMain),
		usual('/month', 'month-crowd', '/month'),
		usual('/phone', 'phone-roles', '/phone')
	]
};

const facilitator: Part = {
	user: 'nadia.ferhat',
	cases: [
		usual('/inbox', 'inbox', '/inbox'),
		usual('/review/[id]', 'review', (page) => follow(page, '/review/')),
		empty('/review/[id]', 'no-review', `/review/${NONE}`),
		usual('/contracts', 'contracts', '/contracts'),
		usual('/contracts/[id]', 'contract', tilleuls),
		empty('/contracts/[id]', 'no-contract', `/contracts/${NONE}`),
		usual('/phone', 'phone-office', '/phone'),
		usual('/clash/[id]', 'clash', async (page) => {
			await go(page, '/inbox');
			await follow(page, '/clash/');
		}),
		empty('/clash/[id]', 'no-clash', `/clash/${NONE}`),
		...visits(),
		...statements(),
		offline('/inbox', async (page, { server }) => {
			await server.pause();
			await go(page, '/inbox');
		}),
		offline('/review/[id]', (page) => follow(page, '/review/')),
		...onSite(),
		offline('/contracts', '/contracts'),
		offline('/contracts/[id]', (page) => follow(page, '/contracts/'), {
			after: (_, { server }) => server.start()
		})
	]
};

function visits(): Case[] {
	return [
		usual('/visits', 'visits', '/visits'),
		usual('/visit/new', 'visit-place', '/visit/new'),
		usual('/visit/new', 'visit', async (page) => {
			await go(page, '/visits');
			await follow(page, '/visit/new?');
		}),
		usual('/visit/[id]', 'visit-report', async (page) => {
			await go(page, '/visits');
			await follow(page, '/visit/');
		}),
		usual('/visit/[id]/edit', 'visit-edit', (page) => follow(page, '/visit/', '/edit')),
		empty('/visit/[id]', 'no-visit', `/visit/${NONE}`),
		empty('/visit/[id]/edit', 'no-visit-edit', `/visit/${NONE}/edit`)
	];
}

function statements(): Case[] {
	return [
		usual('/statement', 'statement', async (page) => {
			await go(page, '/contracts');
			await follow(page, '/contracts/');
			await follow(page, '/statement?');
		}),
		usual('/statement/[party]/[company]/[period]', 'statement-form', (page) =>
			follow(page, '/statement/')
		),
		error('/statement/[party]/[company]/[period]', 'statement-nothing', pressInVain),
		empty(
			'/statement/[party]/[company]/[period]',
			'no-statement',
			`/statement/${NONE}/${NONE}/2026-01`
		)
	];
}

/** On site: her list, and a visit noted. */
function onSite(): Case[] {
	return [
		offline('/visits', '/visits'),
		offline('/visit/new', (page) => follow(page, '/visit/new?')),
		offline('/statement', '/statement')
	];
}

const buyer: Part = {
	user: 'marc.oriol',
	cases: [
		usual('/contracts', 'buyer', '/contracts'),
		usual('/contracts/[id]', 'buyer-contract', tilleuls)
	]
};

const beginners: Part[] = [
	['newsite', '/today', '/month', '/counter', '/phone'],
	['newoffice', '/inbox', '/contracts', '/visits', '/visit/new', '/statement', '/phone'],
	['newbuyer', '/contracts', '/phone'],
	['newbody', '/']
].map(([user = '', ...paths]) => ({
	user,
	cases: paths.map((path) => empty(path, `${user}${path.replace('/', '-')}`, path))
}));

export const parts = [
	nobody,
	supervisor,
	underground,
	inTrouble,
	totals,
	crowd,
	facilitator,
	buyer,
	...beginners
];
