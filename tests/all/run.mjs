// Starts programs, waits for them, and ends those still running when something stops.
import { spawn } from 'node:child_process';

/** A reason to stop, as one sentence for the person at the terminal. */
export class Stop extends Error {
	/** What a quiet program had said until then. */
	detail = '';
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** `3 min 05 s` since a moment.
 * @param {number} from */
export function seconds(from) {
	const total = Math.round((Date.now() - from) / 1000);
	const rest = String(total % 60).padStart(2, '0');
	return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${rest} s`;
}

/** Runs a program to its end. Quiet: its output is shown only when it fails. Answers its standard output if captured.
 * @param {string} program @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, quiet?: boolean, capture?: boolean, mayFail?: boolean }} how
 * @returns {Promise<string>} */
export async function run(program, args, how = {}) {
	const held = how.quiet || how.capture;
	const child = spawn(program, args, {
		cwd: how.cwd,
		env: { ...process.env, ...how.env },
		stdio: ['ignore', held ? 'pipe' : 'inherit', held ? 'pipe' : 'inherit']
	});
	running.add(child);
	let out = '';
	let err = '';
	child.stdout?.on('data', (part) => (out += part));
	child.stderr?.on('data', (part) => (err += part));
	const code = await new Promise((done) => {
		child.on('error', () => done(127)).on('close', done);
	});
	running.delete(child);
	if (code === 0 || how.mayFail) return out;
	const line = [program, ...args].join(' ');
	const stop = new Stop(
		code === 127 ? `${program} is not installed.` : `“${line}” failed, see above.`
	);
	if (held) stop.detail = out + err;
	throw stop;
}

/** Ends what is still running. */
export function end() {
	for (const child of running) child.kill();
	running.clear();
}
