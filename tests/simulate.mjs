// npm run simulate: random weeks on all cores, `--seeds N [--from S]`; `SEED=42 npm run simulate` tells one as a story.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { bundle } from './simulation/bundle.mjs';

/** @typedef {{ seed: number, violations: string[], steps: number, made: number, story: string[] }} Report */
/** @typedef {{ file: string, from: number, every: number, until: number }} Share */

/** @param {string} file @returns {Promise<(seed: number) => Promise<Report>>} */
const player = async (file) => (await import(file)).playWeek;

/** The number after `--name`.
 * @param {string} name @param {number} given */
function option(name, given) {
	const at = process.argv.indexOf(`--${name}`);
	const value = at < 0 ? given : Number(process.argv[at + 1]);
	if (Number.isInteger(value) && value >= 0) return value;
	console.error(`--${name} needs a whole number`);
	process.exit(1);
}

/** One seed, told step by step.
 * @param {string} file @param {number} seed */
async function tell(file, seed) {
	const play = await player(file);
	const { story, violations, steps, made } = await play(seed);
	console.log(story.join('\n'));
	console.log(`seed ${seed}: ${made} changes, ${steps} steps, ${violations.length} violations`);
	process.exitCode = violations.length ? 1 : 0;
}

/** Every so manieth seed, each reported to whoever asked.
 * @param {Share} share */
async function work({ file, from, every, until }) {
	const play = await player(file);
	for (let seed = from; seed < until; seed += every) {
		const { violations, steps, made } = await play(seed);
		parentPort?.postMessage({ seed, violations, steps, made });
	}
}

/** @param {string} file @param {number} from @param {number} seeds */
async function many(file, from, seeds) {
	const began = performance.now();
	const every = Math.max(1, Math.min(availableParallelism(), seeds));
	let done = 0;
	let violations = 0;
	const rate = () => Math.round((done / (performance.now() - began)) * 10_000) / 10;
	/** @param {Report} report */
	const take = (report) => {
		done++;
		if (report.violations.length) {
			violations++;
			console.log(`SEED=${report.seed} ${report.violations[0]?.split('\n')[0]}`);
		}
		if (done % 250 === 0) console.log(`${done} of ${seeds} seeds, ${rate()} seeds/s`);
	};
	await Promise.all(
		Array.from({ length: every }, (_, n) => {
			const share = { file, from: from + n, every, until: from + seeds };
			const worker = new Worker(fileURLToPath(import.meta.url), { workerData: share });
			worker.on('message', take);
			return new Promise((resolve, reject) => {
				worker.on('error', reject);
				worker.on('exit', resolve);
			});
		})
	);
	console.log(JSON.stringify({ seeds: done, violations, seedsPerSecond: rate() }));
	process.exitCode = violations || done < seeds ? 1 : 0;
}

if (isMainThread) {
	const seed = process.env['SEED'];
	const file = await bundle('week');
	if (seed) await tell(file, Number(seed));
	else await many(file, option('from', 1), option('seeds', 300));
} else await work(/** @type {Share} */ (workerData));
