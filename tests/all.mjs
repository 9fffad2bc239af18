// npm test: everything, cheap parts first; a missing part or a failure stops it with one sentence.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowsers } from './all/browsers.mjs';
import { fewest, goTests, journeys, vitest } from './all/counted.mjs';
import { packages, versions } from './all/machine.mjs';
import { Stop, end, run, seconds } from './all/run.mjs';

const started = Date.now();
const results = mkdtempSync(join(tmpdir(), 'clause-tests-'));
/** @type {{ part: string, passed: number, failed: number }[]} */
const counted = [];
process.env['CI'] ??= '1';

/** Runs one part and says how long it took.
 * @param {string} name @param {() => Promise<unknown>} work */
async function part(name, work) {
	const from = Date.now();
	console.log(`\n── ${name}`);
	const count = /** @type {{ passed: number, failed: number } | undefined} */ (await work());
	if (count) counted.push({ part: name, ...count });
	console.log(`── ${name}: ${count ? `${count.passed} passed, ` : ''}${seconds(from)}`);
	if (count?.failed) throw new Stop(`${name}: ${count.failed} failed, see above.`);
}

/** Begins at once, beside the others; its output and its failure come when it is asked for.
 * @param {() => Promise<unknown>} work */
function meanwhile(work) {
	const done = work().then(
		() => null,
		(/** @type {unknown} */ error) => error
	);
	return async () => {
		const error = await done;
		if (error) throw error;
	};
}

async function all() {
	await part('versions', versions);
	await part('packages', packages);
	const prepared = meanwhile(async () => {
		await run('node', ['pocketbase/binary.mjs'], { quiet: true });
		await installBrowsers();
	});
	await part('types', () => run('npm', ['run', '--silent', 'types']));
	await part('lint', () => run('npm', ['run', '--silent', 'lint']));
	await part('unit', () => vitest('unit', results));
	await part('build', () => run('npm', ['run', '--silent', 'build']));
	await part('executable and browsers', prepared);
	await part('go', () => goTests('pocketbase'));
	await part('browser', () => vitest('browser', results));
	await part('contract', () => vitest('contract', results));
	await part('journeys', () => journeys(results));
}

function report() {
	const sum = (/** @type {'passed' | 'failed'} */ key) => counted.reduce((n, c) => n + c[key], 0);
	console.log(`\n${counted.map((c) => `${c.part} ${c.passed}`).join(' · ')} — ${seconds(started)}`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
	process.once(signal, () => {
		end();
		process.exit(130);
	});

try {
	await all();
	fewest(counted);
	report();
} catch (error) {
	if (!(error instanceof Stop)) throw error;
	if (error.detail) console.error(error.detail);
	report();
	console.error(`\nnpm test: ${error.message}`);
	process.exitCode = 1;
} finally {
	end();
	rmSync(results, { recursive: true, force: true });
}
