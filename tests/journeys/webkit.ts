// WebKitGTK through its own WebDriver: the few commands a journey needs.
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { webkit } from '../browsers.ts';

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

interface Started {
	ask: Ask;
	end: () => void;
}

/** One private window; nothing of it survives `close`. */
export class WebKit {
	#ask: Ask;
	#end: () => void;
	#at: string;

	private constructor({ ask, end }: Started, session: string) {
		this.#ask = ask;
		this.#end = end;
		this.#at = `/session/${session}`;
	}

	static async open(): Promise<WebKit> {
		if (!webkit.driver || !webkit.browser || !webkit.xvfb)
			throw new Error('WebKitGTK is missing: apt-get install webkit2gtk-driver xvfb');
		const started = await startDriver(webkit.driver, webkit.xvfb);
		try {
			const options = { binary: webkit.browser, args: ['--automation'] };
			const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
			const { sessionId } = await started.ask<{ sessionId: string }>('POST', '/session', {
				capabilities: { alwaysMatch: wanted }
			});
			const browser = new WebKit(started, sessionId);
			await browser.#post('/timeouts', { script: 25_000, pageLoad: 30_000 });
			await browser.#post('/window/rect', { width: 420, height: 900 });
			return browser;
		} catch (error) {
			started.end();
			throw error;
		}
	}

	/** Opens an address and waits for what it shows. */
	goto(url: string, shows: string): Promise<void> {
		return this.#load('/url', { url }, shows);
	}

	/** Loads the page anew and waits for what it shows. */
	reload(shows: string): Promise<void> {
		return this.#load('/refresh', {}, shows);
	}

	async #load(path: string, body: object, shows: string): Promise<void> {
		await this.#post(path, body);
		await this.#on(shows, () => Promise.resolve());
	}

	async type(css: string, text: string): Promise<void> {
		await this.#on(css, (element) => this.#post(`${element}/value`, { text }));
	}

	async click(css: string): Promise<void> {
		await this.#on(css, (element) => this.#post(`${element}/click`));
	}

	/** Waits for it. */
	text(css: string): Promise<string> {
		return this.#on(css, (element) => this.#ask('GET', `${this.#at}${element}/text`));
	}

	/** What a function body, that may wait, answers in the page. */
	run<T>(body: string): Promise<T> {
		const script = `const done = arguments[0]; (async () => { ${body} })().then(done, (e) => done('ERR ' + e));`;
		return this.#post('/execute/async', { script, args: [] }) as Promise<T>;
	}

	async close(): Promise<void> {
		await this.#ask('DELETE', this.#at).catch(() => undefined);
		this.#end();
	}

	#post(path: string, body: object = {}): Promise<unknown> {
		return this.#ask('POST', this.#at + path, body);
	}

	/** The first one there is, waited for; found again when the screen was drawn anew in between. */
	async #on<R>(css: string, act: (element: string) => Promise<R>): Promise<R> {
		for (const until = Date.now() + 30_000; ; await pause(50))
			try {
				const found = await this.#post('/element', { using: 'css selector', value: css });
				return await act(`/element/${String(Object.values(found as object)[0])}`);
			} catch (error) {
				const notYet = /no such element|stale element|not interactable/.test(String(error));
				if (!notYet || Date.now() > until) throw error;
			}
	}
}

/** A driver that answers, on a screen that nobody sees. */
async function startDriver(program: string, xvfb: string): Promise<Started> {
	const display = `:${String(90 + Math.floor(Math.random() * 400))}`;
	const port = await freePort();
	const screen = spawn(xvfb, [display, '-screen', '0', '1280x1024x24'], { stdio: 'ignore' });
	const env = {
		...process.env,
		DISPLAY: display,
		LIBGL_ALWAYS_SOFTWARE: '1',
		NO_AT_BRIDGE: '1',
		WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'
	};
	const driver = spawn(program, [`--port=${String(port)}`], { stdio: 'ignore', env });
	const end = () => {
		driver.kill();
		screen.kill();
	};
	process.once('exit', end);
	const ask = askAt(`http://127.0.0.1:${String(port)}`);
	for (const until = Date.now() + 10_000; ; await pause(100))
		try {
			await ask('GET', '/status');
			return { ask, end };
		} catch (error) {
			if (Date.now() < until) continue;
			end();
			throw error;
		}
}

function askAt(base: string): Ask {
	return async <T>(method: string, path: string, body: unknown = {}) => {
		const answer = await fetch(base + path, {
			method,
			...(method === 'POST' && { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(40_000)
		});
		const { value } = (await answer.json()) as { value: T };
		const { error, message = '' } = (value ?? {}) as { error?: string; message?: string };
		if (error) throw new Error(`${path} ${error}: ${message}`);
		return value;
	};
}

function freePort(): Promise<number> {
	return new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => {
				done(port);
			});
		});
	});
}
