// Starts programs in groups of their own, so that a signal ends them with everything they started.
import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Starts a program; its group ends with `endAll`.
 * @param {string} program @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, stdout?: 'inherit' | 'pipe' | 'ignore' }} how */
export function start(program, args, { cwd, env, stdout = 'pipe' } = {}) {
	const child = spawn(program, args, {
		cwd,
		env: { ...process.env, ...env },
		stdio: ['ignore', stdout, stdout === 'inherit' ? 'inherit' : 'pipe'],
		detached: process.platform !== 'win32'
	});
	running.add(child);
	child.once('close', () => running.delete(child));
	return child;
}

/** Runs a program to its end; `hear` gets its lines. Throws with what it said when it fails.
 * @param {string} program @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, hear?: (line: string) => void }} how */
export async function run(program, args, { cwd, env, hear } = {}) {
	const child = start(program, args, { cwd, env });
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			said = (said + text).slice(-20_000);
			if (hear) for (const line of text.split('\n')) if (line.trim()) hear(line.trim());
		});
	const code = await new Promise((done) => {
		child.on('error', () => done(127)).on('close', done);
	});
	if (code === 127) throw new Error(`${program} is not installed.`);
	if (code !== 0) throw new Error(`“${program} ${args.join(' ')}” failed:\n${said.trim()}`);
}

/** Passes a signal on to everything that still runs.
 * @param {NodeJS.Signals} signal */
export function endAll(signal) {
	for (const { pid } of running)
		if (pid)
			try {
				process.kill(process.platform === 'win32' ? pid : -pid, signal);
			} catch {
				// it ended by itself
			}
}
