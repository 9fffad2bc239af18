// Writes the demo to a file, one JSON line a row or change, for `pocketbase demo FILE` to play.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Rows of the office first, a collection after the other: `{"col", "row"}`; a user who shall have a password carries
 * what she is in `"signIn"`. Then the history, oldest first: `{"now", "user", "change"}`, with `"refused": true` where
 * the story wants a refusal. The same day and seed give the same file.
 * @param {{ to: string, today: string, seed?: number }} what `today` is the day in Paris, `YYYY-MM-DD`
 * @returns {Promise<{ rows: number, changes: number }>}
 */
export async function demoFile({ to, today, seed = 1 }) {
	const { runnerImport } = await import('vite');
	const options = { configFile: /** @type {const} */ (false), root };
	const { module } = await runnerImport('/pocketbase/demo/demo.ts', options);
	const { makeDemo } = /** @type {typeof import('./demo/demo.ts')} */ (module);
	const { office, history } = makeDemo(root, today, seed);
	const file = createWriteStream(to, { mode: 0o600 });
	for (const line of [...office, ...history])
		if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
	file.end();
	await once(file, 'finish');
	return { rows: office.length, changes: history.length };
}
