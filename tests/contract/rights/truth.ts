// What the database holds, and who should receive it: the table of scopes, said once more and independently of the server.
import { collections, type Membership } from '../../../src/domain/records.ts';
import { activeRoles } from '../../../src/domain/rights.ts';
import { today } from '../office.ts';
import type { PocketBase } from '../pocketbase.ts';
import { secretDays, words } from './world.ts';
import { reach, scopesOfRow } from '../../reach.ts';

export type Stored = Record<string, unknown> & { id: string };
export type Truth = Record<string, Stored[]>;

/** Every collection with rows that anybody could want to read. */
const tables = [
	...Object.keys(collections),
	...['participants', 'employments', 'eligibilities', 'users', 'changes', 'files', 'devices']
];

export async function rowsOf(server: PocketBase, table: string): Promise<Stored[]> {
	const found: Stored[] = [];
	for (let page = 1; ; page++) {
		const path = `collections/${table}/records?perPage=1000&sort=id&page=${page}&skipTotal=1`;
		const { items } = await server.admin<{ items: Stored[] }>('GET', path);
		found.push(...items);
		if (items.length < 1000) return found;
	}
}

export async function truthOf(server: PocketBase): Promise<Truth> {
	const all: Truth = {};
	for (const table of tables) all[table] = await rowsOf(server, table);
	return all;
}

/** Files are in no feed: they are asked for one by one, by those who could read their change. */
const asked = { files: { o: ['org'], c: ['company'] } };

/** The scopes a row is in: its table and its columns say so, nothing else. */
export function reachOf(col: string, row: Stored): Set<string> {
	const letters: Record<string, Record<string, readonly string[]>> = { ...reach, ...asked };
	return new Set(scopesOfRow(letters[col] ?? {}, row));
}

/** The scopes a person holds today. */
export function scopesOf(truth: Truth, user: string): Set<string> {
	const memberships = (truth['memberships'] ?? []).filter((one) => one['user'] === user);
	const held = activeRoles({ memberships: memberships as unknown as Membership[] }, today);
	return new Set(['*', `u:${user}`, ...held.flatMap((one) => scopesOfOne(truth, one))]);
}

function scopesOfOne(truth: Truth, { role, org, company, buyer }: Membership): string[] {
	if (role === 'facilitator' || role === 'org_admin') return [`o:${org}`];
	const office = role === 'buyer_viewer';
	const mine = (row: Stored) =>
		office
			? row['buyer'] === buyer
			: [row['company'], row['counts_for']].includes(company) && Boolean(row['contract']);
	const from = office
		? (truth['contracts'] ?? []).filter(mine).map((row) => row.id)
		: ['contract_parties', 'assignments']
				.flatMap((table) => (truth[table] ?? []).filter(mine))
				.map((row) => String(row['contract']));
	return [office ? `b:${buyer}` : `c:${company}`, ...from.map((contract) => `k:${contract}`)];
}

/** Every (scope, table, row) that a pull of these scopes must bring, and no other may. */
export function linesOf(truth: Truth, scopes: Set<string>): string[] {
	return Object.keys(reach).flatMap((col) =>
		(truth[col] ?? []).flatMap((row) =>
			[...reachOf(col, row)]
				.filter((scope) => scopes.has(scope))
				.map((scope) => `${scope} ${col} ${row.id}`)
		)
	);
}

/** The words a person may read: those in the rows she receives. The rows carry copies, of names and of dates; nothing else is hers. */
export function wordsOf(truth: Truth, scopes: Set<string>, user: string): Set<string> {
	const rows = Object.keys(reach).flatMap((col) =>
		(truth[col] ?? []).filter((row) => [...reachOf(col, row)].some((scope) => scopes.has(scope)))
	);
	const own = (truth['users'] ?? []).filter((row) => row.id === user);
	return words(JSON.stringify([rows, own]));
}

const never = /^zq\.(eligibilities\.|participants\.\w+\.(phone|prescriber)\.)/;

/** Words in a text that are not for this reader, whoever she is. */
export function strange(text: string, allowed: Set<string>): string[] {
	const days = Object.values(secretDays).filter((day) => text.includes(day));
	return [...days, ...[...words(text)].filter((one) => never.test(one) || !allowed.has(one))];
}
