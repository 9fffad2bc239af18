// Plays a demo file: office rows as they are, then changes through the same judge as any phone's, each at its own time.
import type { Entry, Result } from '#domain/judge.ts';
import type { Who } from '#domain/records.ts';
import { together } from './sync/judging.ts';
import { insert, type Column } from './sync/save.ts';
import { membershipsOf } from './sync/scopes.ts';

type Row = Record<string, unknown>;
/** A row the office made. `signIn` says what an account is for: it gets a password, which is shown. */
interface Made {
	col: string;
	row: Row;
	signIn?: string;
}
/** A change judged at `now`, as sent by `user`. */
interface Said {
	now: string;
	user: string;
	change: object;
}

/** Collections whose rows the office makes; what comes from the field is only ever judged. */
const office = new Set(
	'orgs buyers companies contracts contract_invoices sites contract_parties participants employments eligibilities assignments memberships'.split(
		' '
	)
);
const AT_ONCE = 500;

/** Plays the file and says how far it is, then what came of it. Throws at the first line that makes no sense. */
export function playDemo(path: string, say: (line: string) => void): void {
	const lines = toString($os.readFile(path))
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Made | Said);
	const made = lines.flatMap((line) => ('col' in line ? [line] : []));
	const changes = lines.flatMap((line) => ('change' in line ? [line] : []));
	if (made.length + changes.length < lines.length) throw new Error(`${path}: unknown line`);
	for (const alike of runs(made)) enter(alike);
	say(`${made.length} rows of the office`);
	const results = play(changes, say);
	for (const line of summary(results)) say(line);
}

/** Lines of one collection that follow each other. */
function runs(lines: Made[]): Made[][] {
	const found: Made[][] = [];
	for (const line of lines) {
		const last = found.at(-1);
		if (last?.[0]?.col === line.col) last.push(line);
		else found.push([line]);
	}
	return found;
}

function enter(lines: Made[]): void {
	const col = lines[0]?.col ?? '';
	if (col !== 'users' && !office.has(col)) throw new Error(`${col} is not for the office to write`);
	const rows = col === 'users' ? accounts(lines) : lines.map(({ row }) => row);
	$app.runInTransaction((tx) => {
		for (const [names, alike] of shapes(rows)) insert(tx.db(), col, columns(names, alike), alike);
	});
}

/** Rows by the columns they have: what is left out takes the column's default. */
function shapes(rows: Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) {
		const names = Object.keys(row).sort().join(' ');
		found.set(names, [...(found.get(names) ?? []), row]);
	}
	return found;
}

function columns(names: string, rows: Row[]): Column[] {
	return names.split(' ').map((name) => {
		const json = rows.some((row) => typeof row[name] === 'object');
		return [name, json ? '->' : '->>'];
	});
}

/** Accounts with a password are made at once; the others, who have a code by e-mail, are left to be written. */
function accounts(lines: Made[]): Row[] {
	const shown = lines.filter(({ signIn, row }) => signIn || row['password']);
	if (shown.length) keep(shown.map(account));
	return lines
		.filter((line) => !shown.includes(line))
		.map(({ row }) => ({
			...row,
			verified: true,
			password: '!', // no password has this hash
			tokenKey: $security.randomString(50)
		}));
}

/** `verified` from the start: a code for an unverified account would change its password. */
function account({ row, signIn = '' }: Made): Row {
	const random = $security.randomStringWithAlphabet(12, 'abcdefghjkmnpqrstuvwxyz23456789');
	const given = row['password'];
	const password = typeof given === 'string' ? given : random.replace(/....(?=.)/g, '$&-');
	const record = new Record($app.findCollectionByNameOrId('users'), { ...row, verified: true });
	record.setPassword(password);
	$app.save(record);
	return { name: row['name'], is: signIn, email: row['email'], password };
}

/** In the data folder, for its owner alone: `npm start` shows them. */
function keep(signIns: Row[]): void {
	const path = `${$app.dataDir()}/demo-sign-ins.json`;
	$os.writeFile(path, JSON.stringify(signIns, null, '\t'), 0o600 as never);
}

function play(changes: Said[], say: (line: string) => void): Result[] {
	const people = new Map<string, Who>();
	const results: Result[] = [];
	for (let from = 0; from < changes.length; from += AT_ONCE) {
		const entries = changes.slice(from, from + AT_ONCE).map((line) => entryOf(line, people));
		$app.runInTransaction((tx) => {
			results.push(...together(tx.db(), entries).results);
		});
		say(`${results.length} of ${changes.length} changes`);
	}
	return results;
}

function entryOf({ now, user, change }: Said, people: Map<string, Who>): Entry {
	const who = people.get(user) ?? whoIs(user);
	people.set(user, who);
	return { raw: change, who, device: 'demo', now };
}

function whoIs(user: string): Who {
	const name = $app.findRecordById('users', user).getString('name');
	return { user, name, memberships: membershipsOf($app.db(), user) };
}

/** How many of each answer, and the first that were not taken. */
function summary(results: Result[]): string[] {
	const count = new Map<string, number>();
	for (const { status } of results) count.set(status, (count.get(status) ?? 0) + 1);
	const counted = [...count].map(([status, n]) => `${n} ${status}`).join(', ');
	const not = results.filter(({ status }) => status !== 'applied' && status !== 'merged');
	const why = (result: Result) =>
		result.missing ?? result.problems.map(({ code, path }) => `${code} ${path}`).join(', ');
	return [counted, ...not.slice(0, 20).map((one) => `${one.id} ${one.status}: ${why(one)}`)];
}
