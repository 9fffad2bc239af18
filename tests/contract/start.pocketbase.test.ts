// npm start as somebody meets it: addresses, options, refusals in a sentence, and nothing left when it is told to stop.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clause-start-'));
const started: ChildProcess[] = [];

afterAll(() => {
	for (const { pid, exitCode } of started) if (pid && exitCode === null) process.kill(pid);
	rmSync(folder, { recursive: true, force: true });
});

/** `npm start`, until it says where it is; and everything it has said. */
class Started {
	readonly npm: ChildProcess;
	readonly page: string;
	said = '';

	private constructor(args: string[], page: string) {
		this.page = page;
		this.npm = spawn('npm', ['start', '--', ...args], { cwd: root });
		started.push(this.npm);
		for (const stream of [this.npm.stdout, this.npm.stderr])
			stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
	}

	static async with(...args: string[]): Promise<Started> {
		const port = await freePort();
		const address = ['--http', `127.0.0.1:${String(port)}`];
		const one = new Started([...address, ...args], `http://127.0.0.1:${String(port)}`);
		for (;;) {
			if (/Clause de poche is at .*\n\n[^]*\n\n/.test(`${one.said}\n`)) return one;
			if (one.npm.exitCode !== null) throw new Error(one.said);
			await new Promise((done) => setTimeout(done, 50));
		}
	}

	/** A `kill` of npm, and the code it ends with. */
	stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
		return new Promise((done) => {
			this.npm.once('exit', done);
			this.npm.kill(signal);
		});
	}

	async signIn(collection: string, identity: string, password: string): Promise<number> {
		const path = `/api/collections/${collection}/auth-with-password`;
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify({ identity, password });
		return (await fetch(this.page + path, { method: 'POST', headers, body })).status;
	}
}

/** What it says when it does not start, and its exit code. */
function refused(args: string[], env: Record<string, string> = {}) {
	const script = join(root, 'pocketbase/start.mjs');
	const how = { encoding: 'utf8' as const, env: { ...process.env, ...env }, timeout: 60_000 };
	const { status, stderr } = spawnSync(process.execPath, [script, ...args], how);
	return { status, said: stderr.trim() };
}

function listen(): Promise<Server> {
	return new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			done(server);
		});
	});
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
	const server = await listen();
	const port = portOf(server);
	await new Promise((done) => server.close(done));
	return port;
}

/** Processes that name this folder in their command line. */
function left(data: string): string[] {
	const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
	return stdout.split('\n').filter((line) => line.includes(data));
}

describe('npm start', () => {
	test('the demo is loaded once; the sign-ins it prints work; a second start is up within ten seconds', async () => {
		const data = join(folder, 'demo');
		const one = await Started.with('--data', data);
		expect(one.said).toMatch(/\d+ applied, 1 refused/);
		const signIns = [...one.said.matchAll(/^ {2}(\S+@demo\.example) +(\S+) {3}(.+)$/gm)];
		expect(signIns).toHaveLength(6);
		for (const [, email = '', password = ''] of signIns)
			expect(await one.signIn('users', email, password), email).toBe(200);
		expect(await one.signIn('users', signIns[0]?.[1] ?? '', 'wrong')).toBe(400);
		expect(statSync(join(data, 'demo-sign-ins.json')).mode & 0o777).toBe(0o600);
		await one.stop();

		const began = Date.now();
		const two = await Started.with('--data', data);
		expect(Date.now() - began).toBeLessThan(10_000);
		expect(two.said).not.toMatch(/demo:|building|installing/);
		for (const [line] of signIns) expect(two.said).toContain(line);
		await two.stop();
	}, 400_000);

	test('--no-demo has no people; --superuser makes one who signs in, and prints a new password each time', async () => {
		const data = join(folder, 'empty');
		const args = ['--data', data, '--no-demo', '--superuser', 'chief@example.org'];
		const passwords: string[] = [];
		for (let n = 0; n < 2; n++) {
			const one = await Started.with(...args);
			const [, password = ''] =
				/chief@example\.org +(\S+) +superuser, at \S+\/_\//.exec(one.said) ?? [];
			expect(await one.signIn('_superusers', 'chief@example.org', password)).toBe(200);
			expect(one.said).not.toContain('@demo.example');
			passwords.push(password);
			await one.stop();
		}
		expect(passwords[0]).not.toBe(passwords[1]);
		expect(existsSync(join(data, 'demo-sign-ins.json'))).toBe(false);
	}, 120_000);

	test.each(['SIGTERM', 'SIGINT'] as const)(
		'a kill by %s leaves no process and a free port',
		async (signal) => {
			const data = join(folder, 'empty');
			const one = await Started.with('--data', data, '--no-demo');
			expect((await fetch(one.page)).status).toBe(200);
			expect(left(data).length).toBeGreaterThan(0);
			await one.stop(signal);
			expect(left(data)).toEqual([]);
			await expect(fetch(one.page)).rejects.toThrow();
		},
		120_000
	);
});

describe('what keeps it from starting is said in one sentence', () => {
	test('a port that is taken', async () => {
		const other = await listen();
		const address = `127.0.0.1:${String(portOf(other))}`;
		const { status, said } = refused(['--http', address]);
		await new Promise((done) => other.close(done));
		expect(status).toBe(1);
		expect(said).toMatch(/^Port \d+ is taken: stop what runs there, or choose another with .*\.$/);
	});

	test('an address without a port, an option that does not exist', () => {
		expect(refused(['--http', 'localhost'])).toEqual({
			status: 1,
			said: '--http localhost: an address and a port are needed, 127.0.0.1:8090 for example.'
		});
		const { status, said } = refused(['--demo']);
		expect(status).toBe(1);
		expect(said).toMatch(/'--demo'.*Options: --http ADDRESS:PORT --data FOLDER/);
		expect(said).not.toContain('\n');
	});

	test('a data folder that holds something else', async () => {
		writeFileSync(join(folder, 'letter.txt'), '');
		const address = ['--http', `127.0.0.1:${String(await freePort())}`];
		expect(refused([...address, '--data', folder])).toEqual({
			status: 1,
			said: `${folder} holds something, but no database: choose an empty or a new folder.`
		});
	});

	test('sign-in codes in the terminal of a machine that others can reach', () => {
		const { status, said } = refused(['--http', '0.0.0.0:8090'], { CLAUSE_MAIL: 'terminal' });
		expect(status).toBe(1);
		expect(said).toMatch(/^CLAUSE_MAIL=terminal .* not on 0\.0\.0\.0, which others can reach\.$/);
	});

	test('an executable that does not run', async () => {
		const address = ['--http', `127.0.0.1:${String(await freePort())}`];
		expect(refused(address, { POCKETBASE_BIN: '/nowhere/pocketbase' })).toEqual({
			status: 1,
			said: 'POCKETBASE_BIN is “/nowhere/pocketbase”, which does not run.'
		});
	});
});
