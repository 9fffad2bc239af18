// Writes the demo to a file that `pocketbase demo FILE` plays, and the sign-ins of its named people to another.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** No letter or figure that looks like another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function password() {
	const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return [part(), part(), part()].join('-');
}

/**
 * JSON lines: first the office's rows, a collection a line, `{"col", "rows"}`, each user with a random password; then
 * the history, oldest first, `{"now", "user", "change"}` (and `"refused": true` where the story wants a refusal). The
 * same day and seed give the same demo, but for the passwords; those of the named people go to `signIns`, for its owner
 * alone.
 * @param {{ to: string, signIns: string, today: string, seed?: number }} what two paths; `today` in Paris, `YYYY-MM-DD`
 * @returns {Promise<{ rows: number, changes: number }>}
 */
export async function demoFile({ to, signIns, today, seed = 1 }) {
	const { runnerImport } = await import('vite');
	const options = { configFile: /** @type {const} */ (false), root };
	const { module } = await runnerImport('/pocketbase/demo/demo.ts', options);
	const { makeDemo } = /** @type {typeof import('./demo/demo.ts')} */ (module);
	const { office, history } = makeDemo(root, today, seed);
	const shown = [];
	const lines = new Map();
	for (const { col, row, signIn } of office) {
		const account = col === 'users' ? { ...row, password: password() } : row;
		if (!lines.has(col)) lines.set(col, { col, rows: [] });
		lines.get(col).rows.push(account);
		if (signIn && 'password' in account) shown.push({ is: signIn, ...account });
	}
	writeFileSync(signIns, JSON.stringify(shown.map(signInOf), null, '\t'), { mode: 0o600 });
	await write(to, [...lines.values(), ...history]);
	return { rows: office.length, changes: history.length };
}

/** @param {object} account */
function signInOf(account) {
	const { name, email, password, is } = /** @type {Record<string, string>} */ (account);
	return { name, is, email, password };
}

/** @param {string} path @param {object[]} lines */
async function write(path, lines) {
	const file = createWriteStream(path, { mode: 0o600 });
	for (const line of lines) if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
	file.end();
	await once(file, 'finish');
}
