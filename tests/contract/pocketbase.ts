// A real PocketBase for tests: its own folder and port, stopped, killed and started again at will.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPocketBase } from '../../pocketbase/binary.mjs';
import { build, isStale } from '../../pocketbase/build.mjs';

const home = fileURLToPath(new URL('../../pocketbase', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/clause-de-poche', import.meta.url));

export interface Options {
	/** A data folder to copy; left out: a fresh, migrated one. */
	data?: string;
	/** Lines that `pocketbase demo` plays before the start: rows of the office, then changes. */
	office?: object[];
	/** 0 or left out: any free port. */
	port?: number;
	/** Further hooks by file name (`x.pb.js`); they may `require` what is in pb_hooks. */
	hooks?: Record<string, string>;
	/** What it serves as the app; left out: the built app. */
	publicDir?: string;
	env?: Record<string, string>;
}

/** Starts one, ready to answer. Nothing of it is left after `stop`. */
export async function startPocketBase(options: Options = {}): Promise<PocketBase> {
	const executable = await findPocketBase();
	if (isStale('hooks')) await build('hooks');
	const folder = mkdtempSync(join(tmpdir(), 'clause-pocketbase-'));
	const hooks = join(folder, 'hooks');
	cpSync(join(home, 'pb_hooks'), hooks, { recursive: true });
	for (const [name, text] of Object.entries(options.hooks ?? {}))
		writeFileSync(join(hooks, name), text);
	cpSync(options.data ?? template(executable), join(folder, 'data'), { recursive: true });
	const server = new PocketBase(executable, folder, options.port || (await freePort()), options);
	if (options.office) server.play(options.office);
	await server.start();
	return server;
}

const folders = (data: string, hooks: string, publicDir: string) => [
	...['--dir', data, '--hooksDir', hooks, '--migrationsDir', join(home, 'pb_migrations')],
	...['--publicDir', publicDir, '--hooksWatch=false', '--automigrate=false']
];

/** A migrated data folder, made once for each state of the migrations. */
function template(executable: string): string {
	const hash = createHash('sha256').update(executable);
	const migrations = join(home, 'pb_migrations');
	for (const name of readdirSync(migrations).sort())
		hash.update(readFileSync(join(migrations, name)));
	const place = join(cache, `data-${hash.digest('hex').slice(0, 16)}`);
	if (existsSync(place)) return place;
	mkdirSync(cache, { recursive: true });
	const fresh = mkdtempSync(join(cache, 'data-'));
	run(executable, ['migrate', 'up', ...folders(fresh, join(home, 'pb_hooks'), fresh)]);
	if (!existsSync(place)) renameSync(fresh, place);
	return place;
}

function run(executable: string, args: string[]): string {
	const { status, stdout, stderr } = spawnSync(executable, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${args.slice(0, 2).join(' ')}: ${stdout}${stderr}`);
	return stdout;
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

export class PocketBase {
	readonly url: string;
	readonly data: string;
	readonly port: number;
	/** What it printed, mails included. */
	output = '';
	#child: ChildProcess | undefined;
	#tokens = new Map<string, string>();
	#admin = '';

	constructor(
		readonly executable: string,
		readonly folder: string,
		port: number,
		readonly options: Options
	) {
		this.port = port;
		this.url = `http://127.0.0.1:${String(port)}`;
		this.data = join(folder, 'data');
	}

	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	get #folders(): string[] {
		const publicDir = this.options.publicDir ?? join(home, 'pb_public');
		return folders(this.data, join(this.folder, 'hooks'), publicDir);
	}

	/** A command of the executable on this data; answers what it printed. */
	command(...args: string[]): string {
		return run(this.executable, [...args, ...this.#folders]);
	}

	/** Plays lines of demo data: `{col, row}`, then `{now, user, change}`. */
	play(lines: object[]): string {
		const file = join(this.folder, 'demo.jsonl');
		writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
		return this.command('demo', file);
	}

	/** `room` = kilobytes each of its files may have: more than that, and the disk is full. */
	async start(room = 0): Promise<void> {
		const serve = ['serve', '--http', `127.0.0.1:${String(this.port)}`, ...this.#folders];
		const env = { ...process.env, CLAUSE_MAIL: 'terminal', CLAUSE_CALLS: '1000000' };
		const limited = ['-c', `ulimit -f ${String(room)}; exec "$0" "$@"`, this.executable, ...serve];
		const [program, args] = room ? ['bash', limited] : [this.executable, serve];
		const child = spawn(program, args, { env: { ...env, ...this.options.env } });
		this.#child = child;
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
		const end = () => child.kill('SIGKILL');
		process.once('exit', end);
		child.once('exit', () => process.off('exit', end));
		for (let tries = 0; tries < 400 && child.exitCode === null; tries++) {
			const answer = await fetch(`${this.url}/api/health`).catch(() => null);
			if (answer?.ok) return;
			await pause(25);
		}
		throw new Error(`PocketBase does not start: ${this.output}`);
	}

	/** Ends it as a service manager does, and waits. */
	pause(): Promise<void> {
		return this.#end('SIGTERM');
	}

	/** As a power cut does. */
	kill9(): Promise<void> {
		return this.#end('SIGKILL');
	}

	async restart(): Promise<void> {
		await this.pause();
		await this.start();
	}

	/** Ends it and removes its folder. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A token of this account. */
	token(email: string): string {
		const known = this.#tokens.get(email) ?? this.command('token', email).trim();
		this.#tokens.set(email, known);
		return known;
	}

	/** What the dashboard would send: `admin('POST', 'collections/sites/records', {…})`. */
	async admin<T = Record<string, unknown>>(
		method: string,
		path: string,
		body?: object
	): Promise<T> {
		this.#admin ||= await this.#signInAsSuperuser();
		const answer = await fetch(`${this.url}/api/${path}`, {
			method,
			headers: { authorization: this.#admin, 'content-type': 'application/json' },
			...(body && { body: JSON.stringify(body) })
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
		return (text ? JSON.parse(text) : {}) as T;
	}

	async #signInAsSuperuser(): Promise<string> {
		const [identity, password] = ['root@example.org', 'a-long-test-password'];
		this.command('superuser', 'upsert', identity, password);
		const answer = await fetch(`${this.url}/api/collections/_superusers/auth-with-password`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ identity, password })
		});
		return ((await answer.json()) as { token: string }).token;
	}

	/** Subjects of the mails sent to this address, oldest first. */
	mails(to: string): string[] {
		const lines = this.output.split('\n').map((line) => line.split(`mail to ${to}: `)[1] ?? '');
		return lines.filter(Boolean);
	}

	/** The code of the last mail to this address; waits for it. */
	async code(email: string): Promise<string> {
		for (let tries = 0; tries < 100; tries++) {
			const found = /\d{6}/.exec(this.mails(email).at(-1) ?? '');
			if (found) return found[0];
			await pause(50);
		}
		throw new Error(`no mail to ${email}`);
	}

	#end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#child;
		this.#child = undefined;
		if (!child || child.exitCode !== null || child.signalCode) return Promise.resolve();
		return new Promise((done) => {
			child.once('exit', () => {
				done();
			});
			child.kill(signal);
		});
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((done) => setTimeout(done, milliseconds));
}
