// npm run mutants [-- words]: breaks one promise after the other in a copy, and says which seed of the simulator noticed.
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { mutants } from './mutants/list.mjs';
import { bundle } from './simulation/bundle.mjs';

/** @typedef {import('./mutants/list.mjs').Mutant} Mutant */
/** @typedef {{ seed: number, violation: string }} Kill */
/** @typedef {{ file: string, weeks: Mutant['weeks'], from?: number, until?: number }} Hunt */

/** Seeds that are tried before a mutant counts as a survivor. */
const SEEDS = 4000;
/** A seed that takes longer never ends, milliseconds. */
const PATIENCE = 120_000;

const root = fileURLToPath(new URL('..', import.meta.url));

/** The text with each replacement made, each exactly once.
 * @param {string} path @param {string} text @param {[string, string][]} changes */
function changed(path, text, changes) {
	for (const [from, to] of changes) {
		if (text.split(from).length !== 2) throw new Error(`${path}: not there exactly once: ${from}`);
		text = text.replace(from, () => to);
	}
	return text;
}

/** The simulator over this mutant. Told apart here: a mutant that changes nothing would prove nothing.
 * @param {Mutant} mutant @param {number} n */
function build(mutant, n) {
	for (const [path, changes] of Object.entries(mutant.in))
		changed(path, readFileSync(root + path, 'utf8'), changes);
	return bundle(`mutant-${n}`, (path, text) => changed(path, text, mutant.in[path] ?? []));
}

/** Plays seeds until one notices; undefined when none does.
 * @param {Hunt} given @returns {Promise<Kill | undefined>} */
function hunt(given) {
	return new Promise((resolve) => {
		const worker = new Worker(fileURLToPath(import.meta.url), { workerData: given });
		let seed = 1;
		let timer = setTimeout(() => undefined);
		/** @param {string} [violation] */
		const over = (violation) => {
			clearTimeout(timer);
			void worker.terminate();
			resolve(violation === undefined ? undefined : { seed, violation });
		};
		const wait = () => {
			clearTimeout(timer);
			timer = setTimeout(() => over('it never comes to rest'), PATIENCE);
		};
		wait();
		worker.on('message', (/** @type {{ seed: number, violation?: string }} */ told) => {
			seed = told.seed;
			wait();
			if (told.violation) over(told.violation);
		});
		worker.on('error', (error) => over(`it breaks down: ${error}`));
		worker.on('exit', () => over());
	});
}

/** @param {Hunt} given */
async function play({ file, weeks, from = 1, until = SEEDS }) {
	const { playWeek } = await import(file);
	for (let seed = from; seed <= until; seed++) {
		const { violations } = await playWeek(seed, weeks);
		parentPort?.postMessage({ seed, violation: violations[0] });
		if (violations.length) return;
	}
}

async function all() {
	const only = new RegExp(process.argv[2] ?? '');
	const chosen = mutants.filter(({ name }) => only.test(name));
	if (chosen.length === 0) {
		console.error(`no mutant’s name has “${only.source}” in it`);
		process.exitCode = 1;
		return;
	}
	const queue = [...chosen.entries()];
	let killed = 0;
	const healthy = await bundle('mutant-none');
	const hunter = async () => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			const [n, mutant] = next;
			const { weeks } = mutant;
			const kill = await hunt({ file: await build(mutant, n), weeks });
			// A week that goes wrong without the breakage too shows nothing.
			const { seed = 0, violation = '' } = kill ?? {};
			const sick = kill && (await hunt({ file: healthy, weeks, from: seed, until: seed }));
			if (kill && !sick) killed++;
			const told = `${sick ? 'FAILS WITHOUT IT: ' : ''}SEED=${seed} ${violation.split('\n')[0]}`;
			const by = kill ? told : 'SURVIVES';
			console.log(`| ${mutant.name} | ${mutant.breaks} | ${by.slice(0, 120)} |`);
		}
	};
	console.log('| mutant | promise | noticed by |\n|---|---|---|');
	await Promise.all([hunter(), hunter()]);
	console.log(JSON.stringify({ mutants: chosen.length, killed }));
	process.exitCode = killed === chosen.length ? 0 : 1;
}

if (isMainThread) await all();
else await play(workerData);
