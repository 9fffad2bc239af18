// Runs the parts that hold tests and counts them from the tools' own reports.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, run } from './run.mjs';

const bin = (/** @type {string} */ name) => join('node_modules', '.bin', name);

/** @param {string} file */
function reportIn(file) {
	if (!existsSync(file)) throw new Stop('the tests could not start, see above.');
	return JSON.parse(readFileSync(file, 'utf8'));
}

/** One Vitest project.
 * @param {string} project @param {string} results */
export async function vitest(project, results) {
	const file = join(results, `${project}.json`);
	const how = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	await run(
		bin('vitest'),
		['run', '--config', 'tests/vitest.config.ts', '--project', project, ...how],
		{ mayFail: true }
	);
	const found = reportIn(file);
	const idle = found.numPendingTests + found.numTodoTests;
	if (idle) throw new Stop(`${project}: ${idle} tests were skipped.`);
	const failed = found.numFailedTests || (found.success ? 0 : 1); // a file that does not load is a failure
	return { passed: found.numPassedTests, failed };
}

/** The journeys, in the three engines.
 * @param {string} results */
export async function journeys(results) {
	const file = join(results, 'journeys.json');
	await run(
		bin('playwright'),
		['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'],
		{
			mayFail: true,
			env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file }
		}
	);
	const { stats, errors } = reportIn(file);
	if (stats.skipped) throw new Stop(`journeys: ${stats.skipped} tests were skipped.`);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** `go vet` and `go test` of the executable.
 * @param {string} cwd */
export async function goTests(cwd) {
	const env = { GOTOOLCHAIN: process.env['GOTOOLCHAIN'] ?? 'auto', GOFLAGS: '-mod=readonly' };
	await run('go', ['vet', './...'], { cwd, env });
	const said = await run('go', ['test', '-json', './...'], {
		cwd,
		env,
		capture: true,
		mayFail: true
	});
	const events = said.split('\n').filter((line) => line.startsWith('{'));
	const count = { passed: 0, failed: 0 };
	for (const { Action, Test, Output } of events.map((line) => JSON.parse(line))) {
		if (Action === 'output' && /FAIL|panic|_test\.go/.test(Output)) process.stdout.write(Output);
		if (Action === 'skip' && Test) throw new Stop(`go: ${Test} was skipped.`);
		if (Test && Action === 'pass') count.passed++;
		if (Action === 'fail') count.failed++;
	}
	if (!events.length) throw new Stop('go test could not start.');
	return count;
}

/** A part that found no test at all has not run: a wrong pattern must not look green.
 * @param {{ part: string, passed: number }[]} counted */
export function fewest(counted) {
	const empty = counted.find((one) => one.passed === 0);
	if (empty) throw new Stop(`${empty.part}: no test was found.`);
}
