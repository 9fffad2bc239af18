// One server for all screens: the demo's own contracts with their history, and four people who have nothing yet.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { makeDemo, type Demo } from '../../pocketbase/demo/demo.ts';
import { contracts } from '../../pocketbase/demo/cast.ts';
import { t } from '../../src/texts/index.ts';
import { parisDay } from '../../src/domain/values.ts';
import { crowd } from './crowd.ts';
import { disagree, refuse } from './trouble.ts';
import { startPocketBase, type PocketBase } from '../contract/pocketbase.ts';
import { Proxy } from '../faults/proxy.ts';
import { id } from '../rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const today = parisDay(new Date().toISOString());

type Row = Record<string, unknown>;
const text = (row: object, name: string) => {
	const value = (row as Row)[name];
	return typeof value === 'string' ? value : '';
};

/** The lines of the demo that somebody of the story can see: a tenth of them, so that the server is up in seconds. */
function story({ office, history }: Demo): object[] {
	const told = Object.values(contracts).map(({ name }) => name);
	const isTold = (row: object) => told.some((name) => text(row, 'name').startsWith(name));
	const ours = new Set(
		office
			.filter(({ col, row }) => col === 'sites' && isTold(row))
			.map(({ row }) => text(row, 'contract'))
	);
	const records = new Map<string, string>();
	for (const { change } of history) {
		const contract = text(change.set, 'contract');
		if (contract) records.set(change.record, contract);
	}
	const kept = history.filter(({ change }) => ours.has(records.get(change.record) ?? ''));
	return [...office, ...kept];
}

/** Who has just begun: her screens are empty. `at` = the company, buyer or office she belongs to. */
function beginners({ office }: Demo): object[] {
	const idOf = (found: (row: object, col: string) => boolean) =>
		text(office.find(({ col, row }) => found(row, col))?.row ?? {}, 'id');
	const org = idOf((_, col) => col === 'orgs');
	const facilitator = idOf((row) => text(row, 'name') === 'Nadia Ferhat');
	const row = (col: string, key: string, values: Row) => ({ col, row: { id: id(key), ...values } });
	const member = (key: string, user: string, role: string, more: Row) =>
		row('memberships', key, { user: id(user), role, ...more });
	const accounts = {
		newsite: 'Nora Neuve',
		newoffice: 'Odile Neuve',
		newbuyer: 'Paul Neuf',
		newbody: 'Quentin Neuf',
		crowd: 'Marie-Antoinette Vandenbroucke-Lefebvre'
	};
	return [
		row('orgs', 'orgnew', { name: 'PLIE du Val', kind: 'plie', eligibility_months: 24 }),
		row('companies', 'conew', { org, name: 'Bâtiment Neuf', kind: 'ordinary' }),
		row('buyers', 'bunew', { org, name: 'Ville Neuve' }),
		member('mnew1', 'newsite', 'site_supervisor', { org, company: id('conew') }),
		member('mnew2', 'newoffice', 'facilitator', { org: id('orgnew') }),
		member('mnew3', 'newbuyer', 'buyer_viewer', { org, buyer: id('bunew') }),
		...crowd({ org, buyer: id('bunew'), facilitator, today }),
		...Object.entries(accounts).map(([key, name]) => ({
			...row('users', key, { name, email: `${key}@demo.example`, locale: 'fr' }),
			signIn: 'has just begun'
		}))
	];
}

export interface World {
	server: PocketBase;
	/** The network between every phone and the server. A route of the browser now and then lets a call slip by. */
	net: Proxy;
	/** Where the app is. */
	url: string;
	/** What it serves as the app: a copy that a test may change. */
	app: string;
	stop(): Promise<void>;
	/** A signed-in phone of this account, on its first screen, with everything pulled. */
	enter(browser: Browser, user: string, how?: BrowserContextOptions): Promise<Page>;
	/** A phone on which the address and the password of this account are typed; `enter` sends them. */
	atTheDoor(browser: Browser, user: string): Promise<{ page: Page; enter(): Promise<void> }>;
	/** The question that two phones of the supervisor raise on this one. */
	disagree(page: Page): Promise<void>;
	/** The refusal of a day of a contract that ended meanwhile. */
	refuse(page: Page): Promise<void>;
}

/** Starts the server with its people. */
export async function startWorld(): Promise<World> {
	const demo = makeDemo(root, today, 1);
	const [rows, changes] = split([...story(demo), ...beginners(demo)]);
	const app = copyOfApp();
	const server = await startPocketBase({ office: [...rows, ...changes], publicDir: app });
	const net = await Proxy.before(server.url);
	const passwords = passwordsIn(join(server.data, 'demo-sign-ins.json'));
	const atTheDoor = async (browser: Browser, user: string, how?: BrowserContextOptions) => {
		const email = `${user}@demo.example`;
		const page = await newPhone(browser, how);
		await knock(page, net.url, email, passwords.get(email) ?? '');
		return { page, enter: () => page.locator('button.main:enabled').click() };
	};
	const enter: World['enter'] = async (browser, user, how) => {
		const door = await atTheDoor(browser, user, how);
		await signIn(door.page, door.enter);
		return door.page;
	};
	return {
		server,
		net,
		url: net.url,
		app,
		async stop() {
			await net.stop();
			await server.stop();
			rmSync(app, { recursive: true });
		},
		enter,
		atTheDoor,
		refuse: (page) => refuse(page, server, net, today),
		async disagree(page) {
			const browser = page.context().browser();
			if (!browser) throw new Error('a second phone needs the browser');
			const other = await enter(browser, 'amina.benali');
			await disagree(page, other, net);
			await other.context().close();
		}
	};
}

async function newPhone(browser: Browser, how: BrowserContextOptions = {}): Promise<Page> {
	const page = await (await browser.newContext({ ...phoneLook, ...how })).newPage();
	page.setDefaultTimeout(15_000);
	return page;
}

/** The built app, for this server alone. */
function copyOfApp(): string {
	const folder = mkdtempSync(join(tmpdir(), 'clause-app-'));
	cpSync(join(root, 'pocketbase/pb_public'), folder, { recursive: true });
	return folder;
}

function passwordsIn(file: string): Map<string, string> {
	const signIns = JSON.parse(readFileSync(file, 'utf8')) as Row[];
	return new Map(signIns.map((one) => [text(one, 'email'), text(one, 'password')]));
}

async function knock(page: Page, url: string, email: string, password: string): Promise<void> {
	await page.goto(`${url}/sign-in?step=password`);
	await page.locator('input[type=email]').fill(email);
	await page.locator('input.secret').fill(password);
}

/** Everything is pulled when it resolves. */
async function signIn(page: Page, enter: () => Promise<void>): Promise<void> {
	const pulled = page.waitForResponse((answer) => answer.url().includes('/api/sync/pull'));
	await enter();
	await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
	await pulled;
	await expect(page.getByText(t.common.loading)).toHaveCount(0);
}

/** As a phone at 390 × 844. */
export const phoneLook: BrowserContextOptions = {
	viewport: { width: 390, height: 844 },
	deviceScaleFactor: process.env['PICTURES'] === 'readme' ? 1.4 : 1,
	locale: 'fr-FR',
	timezoneId: 'Europe/Paris',
	serviceWorkers: 'allow'
};

/** Accounts in one run (one file of passwords), other rows before what points to them, changes last. */
function split(lines: object[]): [object[], object[]] {
	const order = 'orgs buyers companies users contracts'.split(' ');
	const place = (line: object) => {
		const at = order.indexOf(text(line, 'col'));
		return at < 0 ? order.length : at;
	};
	const rows = lines.filter((line) => 'col' in line);
	return [rows.sort((a, b) => place(a) - place(b)), lines.filter((line) => !('col' in line))];
}
