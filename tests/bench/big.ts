// Many rows at once: a company whose people worked for years, written into the databases without anybody's phone.
import { id } from '../rows.ts';
import { records } from './load.ts';
import type { Stage } from './stage.ts';

const two = (n: number) => String(n).padStart(2, '0');

async function sql(stage: Stage, ...statements: string[]): Promise<void> {
	const answer = await fetch(`${stage.server.url}/api/_bench/sql`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ statements })
	});
	if (!answer.ok) throw new Error(await answer.text());
}

const numbers = (count: number) =>
	`WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < ${count})`;

/** Day entries of a company, as many as asked; its phones pull them. */
export async function fillCompany(stage: Stage, company: number, count: number): Promise<void> {
	const now = `'2020-01-01 00:00:00.000Z'`;
	const facts = `json_object('assignment', p.id, 'minutesWork', 450, 'minutesTraining', 0, 'absence', NULL, 'note', '${'x'.repeat(100)}')`;
	await sql(
		stage,
		'DROP TABLE IF EXISTS bench_people',
		`CREATE TEMP TABLE bench_people AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, * FROM assignments WHERE company = '${id(`e${two(company)}`)}'`,
		`INSERT INTO declarations (id, org, company, counts_for, contract, party, kind, participant, site, day, until, period, status, version, author, author_name, at, received, facts, created, updated)
			${numbers(count)} SELECT printf('x${two(company)}%012d', c.n), p.org, p.company, p.counts_for, p.contract, p.party, 'day-entry', p.participant, '${id(`s${two(company)}`)}',
			date('2020-01-01', '+' || (c.n / 20) || ' days'), '', '', 'recorded', 1, '${id(`u${two(company)}`)}', 'Supervisor', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', ${facts}, ${now}, ${now}
			FROM c JOIN bench_people p ON p.n = c.n % 20`
	);
}

/** So many of a company's rows change; `turn` chooses which. */
export function touch(stage: Stage, company: number, count: number, turn: number): Promise<void> {
	const from = (turn * count) % 20_000;
	return sql(
		stage,
		`UPDATE declarations SET version = version + 1 WHERE id IN (SELECT id FROM declarations
			WHERE id >= printf('x${two(company)}%012d', ${from}) ORDER BY id LIMIT ${count})`
	);
}

/** The plain collection of the SDK, the same number of rows. */
export function fillEntries(stage: Stage, count: number): Promise<void> {
	const some = (letter: string) => `printf('${letter}%014d', c.n % 20)`;
	return sql(
		stage,
		`INSERT INTO entries (id, assignment, contract, participant, site, day, minutesWork, minutesTraining, absence, note, author, at)
			${numbers(count)} SELECT printf('y%014d', c.n), ${some('a')}, '${id('k1')}', ${some('p')}, '${id('s1')}',
			date('2020-01-01', '+' || (c.n / 20) || ' days'), 450, 0, '', '${'x'.repeat(120)}', '${id('u1')}', '2020-01-01T00:00:00Z' FROM c`
	);
}

/** Documents for a peer's server, under a name. */
export async function fillPeer(url: string, name: string, count: number): Promise<void> {
	const all = Array.from({ length: count / 1000 }, (_, n) => records(n, 1000)).flat();
	const send = async (path: string, method: string, body?: unknown) => {
		const headers = { 'content-type': 'application/json' };
		const answer = await fetch(url + path, {
			...{ method, headers },
			...(body ? { body: JSON.stringify(body) } : {})
		});
		if (!answer.ok && answer.status !== 412) throw new Error(`${path}: ${await answer.text()}`);
		await answer.text();
	};
	await send(`/memory/db/${name}/`, 'PUT');
	for (let at = 0; at < count; at += 1000) {
		const part = all.slice(at, at + 1000);
		const docs = part.map(({ id, ...rest }) => ({ _id: id, ...rest }));
		await send(`/memory/db/${name}/_bulk_docs`, 'POST', { docs });
		const rows = part.map((one) => ({ newDocumentState: { ...one, _deleted: false } }));
		await send(`/memory/rx/${name}/push`, 'POST', rows);
	}
}
