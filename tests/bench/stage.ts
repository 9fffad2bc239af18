// Where it is measured: one page for all contenders, a real PocketBase, the peers' servers, fresh browser profiles.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as engine, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromium } from '../browsers.ts';
import { startPocketBase, type PocketBase } from '../contract/pocketbase.ts';
import { benchTown, entries, sqlHook } from './load.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const pages = ['index', 'plain', 'enketo', 'web-forms'].map((name) => here(`./page/${name}.html`));

/** What enketo-core asks its bundler to put in. */
const enketo = Object.fromEntries(
	Object.entries({
		config: 'config.js',
		widgets: 'src/js/widgets.js',
		translator: 'src/js/fake-translator.js',
		dialog: 'src/js/fake-dialog.js',
		'file-manager': 'src/js/file-manager.js',
		'xpath-evaluator-binding': 'src/js/xpath-evaluator-binding.js'
	}).map(([name, file]) => [`enketo/${name}`, here(`./node_modules/enketo-core/${file}`)])
);

/** One browser with a profile of its own, on the page of the benchmarks. */
export interface Visit {
	page: Page;
	context: BrowserContext;
	/** Asks a contender on the page for something. */
	call<R>(who: string, what: string, given?: unknown): Promise<R>;
	/** The processor from now on so many times slower. */
	slow(times: number): Promise<void>;
	/** The page is loaded anew: what a contender keeps on the disk is all it has. */
	reload(): Promise<void>;
}

export class Stage {
	#companies = 0;
	#runs = 100; // above the companies: their ids never meet
	#peers: { child: ChildProcess; url: string } | undefined;

	private constructor(
		readonly folder: string,
		readonly server: PocketBase
	) {}

	static async open(): Promise<Stage> {
		const folder = mkdtempSync(join(tmpdir(), 'clause-bench-'));
		process.once('exit', () => {
			rmSync(folder, { recursive: true, force: true }); // also when it is stopped in the middle
		});
		const site = join(folder, 'site');
		await build({
			root: here('./page'),
			configFile: false,
			logLevel: 'error',
			define: { global: 'globalThis' },
			resolve: { alias: enketo },
			build: {
				rolldownOptions: { input: pages },
				outDir: site,
				emptyOutDir: true,
				target: 'esnext',
				chunkSizeWarningLimit: 5000
			}
		});
		const server = await startPocketBase({
			office: benchTown(),
			publicDir: site,
			hooks: { 'bench.pb.js': sqlHook }
		});
		await server.admin('POST', 'collections', entries);
		return new Stage(folder, server);
	}

	/** A company that has declared nothing yet: each run has one of its own. */
	company(): number {
		return this.#companies++;
	}

	/** A number for records that no other run has. */
	run(): number {
		return this.#runs++;
	}

	/** Where PouchDB and RxDB have their servers; they serve the same page. */
	async peers(): Promise<string> {
		this.#peers ??= await startPeers(join(this.folder, 'site'), this.folder);
		return this.#peers.url;
	}

	/** Opens the page in a fresh profile, and removes all of it afterwards. */
	async visit<R>(url: string, job: (visit: Visit) => Promise<R>): Promise<R> {
		const profile = this.profile();
		try {
			return await this.visitIn(profile, url, job);
		} finally {
			this.remove(profile);
		}
	}

	/** The same in a profile that is kept. */
	async visitIn<R>(profile: string, url: string, job: (visit: Visit) => Promise<R>): Promise<R> {
		const context = await engine.launchPersistentContext(profile, { ...chromium });
		try {
			return await job(await open(context, url));
		} finally {
			await context.close();
		}
	}

	profile(): string {
		return mkdtempSync(join(this.folder, 'profile-'));
	}

	remove(profile: string): void {
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}

	async close(): Promise<void> {
		this.#peers?.child.kill();
		await this.server.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

async function open(context: BrowserContext, url: string): Promise<Visit> {
	const page = context.pages()[0] ?? (await context.newPage());
	page.on('pageerror', (error) => {
		process.stderr.write(`${error.message}\n`);
	});
	const session = await context.newCDPSession(page);
	const ready = () => page.waitForFunction(() => 'call' in window);
	await page.goto(url);
	await ready();
	return {
		page,
		context,
		call: <R>(who: string, what: string, given: unknown = {}) =>
			page.evaluate(
				([who, what, given]) =>
					(window as unknown as { call: (...asked: unknown[]) => Promise<R> }).call(
						who,
						what,
						given
					),
				[who, what, given] as const
			),
		slow: async (rate) => {
			await session.send('Emulation.setCPUThrottlingRate', { rate });
		},
		reload: async () => {
			await page.reload();
			await ready();
		}
	};
}

/** The peers' servers in a process of their own; it says where it listens. */
function startPeers(site: string, folder: string): Promise<{ child: ChildProcess; url: string }> {
	const child = spawn(process.execPath, [here('./peers/server.mjs'), site, folder], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const end = () => child.kill('SIGKILL');
	process.once('exit', end);
	return new Promise((done, fail) => {
		child.once('exit', (code) => {
			process.off('exit', end);
			fail(new Error(`the peers' server ended (${String(code)})`));
		});
		child.stdout.once('data', (url: Buffer) => {
			done({ child, url: url.toString().trim() });
		});
	});
}
