// The data folder: migrated, filled with the demo when it is new, given a superuser; whose passwords are shown.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = dirname(folder.replace(/[\\/]$/, ''));

/** @typedef {(line: string) => void} Say */

/** What every command of the executable is told. @param {string} data */
export const folders = (data) => [
	...['--dir', data, '--hooksDir', join(folder, 'pb_hooks')],
	...['--migrationsDir', join(folder, 'pb_migrations'), '--publicDir', join(folder, 'pb_public')],
	...['--hooksWatch=false', '--automigrate=false']
];

/** Migrations on the data there is; a new folder is made beside its place and moved there when it is whole.
 * @param {string} executable @param {{ data: string, demo: boolean, say: Say }} how */
export async function ready(executable, { data, demo, say }) {
	if (existsSync(join(data, 'data.db')))
		return run(executable, ['migrate', 'up', ...folders(data)], { cwd: root });
	if (existsSync(data) && readdirSync(data).length)
		throw new Error(`${data} holds something, but no database: choose an empty or a new folder.`);
	const fresh = `${data}.new`;
	rmSync(fresh, { recursive: true, force: true });
	await run(executable, ['migrate', 'up', ...folders(fresh)], { cwd: root });
	if (demo) await play(executable, fresh, say);
	rmSync(`${data}.epoch.json`, { force: true }); // another database: phones start over
	rmSync(data, { recursive: true, force: true }); // empty
	renameSync(fresh, data);
}

/** @param {string} executable @param {string} data @param {Say} say */
async function play(executable, data, say) {
	say('making a year of demo data');
	const { demoFile } = await import('./demo.mjs');
	const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format();
	const file = join(data, 'demo.jsonl');
	await demoFile({ to: file, today });
	let told = 0;
	await run(executable, ['demo', file, ...folders(data)], {
		cwd: root,
		env: { GOGC: '400' }, // it runs for seconds: fewer collections, a third of the time
		hear: (line) => {
			if (Date.now() - told < 2000 && !/rows|applied/.test(line)) return;
			told = Date.now();
			say(`demo: ${line}`);
		}
	});
	rmSync(file);
}

/** Makes a superuser, or gives an old one a new password; answers the password.
 * @param {string} executable @param {string} data @param {string} email */
export async function superuser(executable, data, email) {
	const password = randomBytes(12).toString('base64url');
	await run(executable, ['superuser', 'upsert', email, password, ...folders(data)], { cwd: root });
	return password;
}

/** The people of the demo and their passwords, one a line; none without a demo.
 * @param {string} data @returns {string[]} */
export function signIns(data) {
	const file = join(data, 'demo-sign-ins.json');
	if (!existsSync(file)) return [];
	/** @type {Record<string, string>[]} */
	const all = JSON.parse(readFileSync(file, 'utf8'));
	const width = Math.max(...all.map(({ email = '' }) => email.length));
	return all.map(({ email = '', password, name, is }) => {
		return `${email.padEnd(width)}   ${password}   ${name}, ${is}`;
	});
}
