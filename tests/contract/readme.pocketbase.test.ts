// The protocol in the README is executed: its calls are sent as they stand, its answers compared with those that come.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical, idFromHash, monthOf } from '../../src/domain/values.ts';
import { id } from '../rows.ts';
import { office, phone, sha256, today, workday } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

type Json = Record<string, unknown>;
const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

let server: PocketBase;
beforeAll(async () => {
	server = await startPocketBase({ office: office() });
});
afterAll(() => server.stop());

const day = workday(1);
const hired = /"start":"([^"]+)"/.exec(JSON.stringify(office()))?.[1] ?? '';
const keys: Record<string, string> = {
	'day-entry': `${id('k1')}|${id('p01')}|${day}`,
	'hours-declaration': `${id('t1')}|${monthOf(day)}|${id('e1')}`
};
const filled: Record<string, string> = {
	$card: id('a01'),
	$contract: id('k1'),
	$participant: id('p01'),
	$party: id('t1'),
	$site: id('s1'),
	$user: id('u1'),
	$facilitator: id('u9'),
	$month: monthOf(day),
	$day: day,
	$hired: hired,
	$now: new Date().toISOString()
};

/** The blocks of JSON that follow `<!-- example: name -->`. */
const blocks = new Map(
	[...readme.matchAll(/<!-- example: ([\w-]+) -->\s+```json\n([\s\S]*?)```/g)].map(
		([, name = '', text = '']) => [name, text]
	)
);

/** A block with the ids and days of this office in place of its words with `$`. */
function example(name: string): Json {
	const text = (blocks.get(name) ?? '')
		.replace(/\$natural\(([\w-]+)\)/g, (_, kind: string) => naturalId(keys[kind] ?? ''))
		.replace(/\$(?!hash)\w+/g, (word) => filled[word] ?? word);
	const read = JSON.parse(text) as { set?: Json };
	if (read.set?.['hash'] === '$hash') read.set['hash'] = hashOf(read.set);
	return { ...read };
}

/** As the README tells another client to do it. */
const naturalId = (key: string) =>
	BigInt(`0x${sha256(key)}`)
		.toString(36)
		.padStart(50, '0')
		.slice(0, 15);

function hashOf({ contract, lines, nil, party, period }: Json): string {
	return sha256(canonical({ contract, lines, nil, party, period }));
}

/** Every key of the example is in the answer, with a value of the same kind; `…` stands for any text. */
function expectLike(wanted: unknown, got: unknown, path: string) {
	if (Array.isArray(wanted)) {
		expect(Array.isArray(got), path).toBe(true);
		return;
	}
	if (typeof wanted !== 'object' || wanted === null) {
		expect(typeof got, path).toBe(typeof wanted);
		return;
	}
	for (const [key, value] of Object.entries(wanted)) {
		expect(got, path).toHaveProperty([key]);
		expectLike(value, (got as Json)[key], `${path}.${key}`);
	}
}

const scopeKeys = (cursors: Json) =>
	Object.keys(cursors)
		.map((scope) => scope.slice(0, 2))
		.sort();

test('the README shows every block that is run here, and no other', () => {
	expect([...blocks.keys()].sort()).toEqual(
		['decide', 'file-answer', 'problems', 'pull-answer', 'push', 'push-answer', 'submit'].sort()
	);
});

test('its natural id is the one the domain makes', () => {
	for (const key of Object.values(keys)) expect(naturalId(key)).toBe(idFromHash(sha256(key)));
	expect(readme).toContain(
		"BigInt('0x' + sha256hex(key)).toString(36).padStart(50, '0').slice(0, 15)"
	);
});

test('push: the call is received, and the answer is as shown', async () => {
	const call = example('push');
	const answer = await phone(server, 'u1').ask('push', {
		method: 'POST',
		body: JSON.stringify(call)
	});
	expect(answer.status).toBe(200);
	const got = (await answer.json()) as { results: Json[]; items: { data: Json }[] };
	const wanted = example('push-answer') as typeof got;
	expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
	expect(got.results).toEqual(wanted.results);
	expect(got.items).toHaveLength(wanted.items.length);
	expectLike(wanted.items[0], got.items[0], 'items.0');
	expect(got.items[0]?.data).toMatchObject(wanted.items[0]?.data ?? {});
	const again = await phone(server, 'u1').ask('push', {
		method: 'POST',
		body: JSON.stringify(call)
	});
	expect(((await again.json()) as typeof got).results[0]).toEqual({
		...wanted.results[0],
		again: true
	});
});

test('problems: what is refused is told as shown', async () => {
	const call = example('push') as { changes: { set: Json }[] };
	const [change] = call.changes;
	const other = { ...change, id: id('other'), base: change?.set ?? null };
	const { results } = await phone(server, 'u1').push({
		...other,
		set: { ...change?.set, minutesWork: 455 }
	});
	const wanted = example('problems') as { problems: Json[] };
	expect(results[0]).toEqual({ ...wanted, id: id('other') });
});

test('submit and decide: the month is signed, then decided as the verdict says', async () => {
	const submitted = await phone(server, 'u1').push(example('submit'));
	expect(submitted.results).toMatchObject([{ status: 'applied' }]);
	const wish = example('decide');
	const { results, items } = await phone(server, 'u9').push(wish);
	expect(results).toMatchObject([{ id: wish['id'], status: 'applied' }]);
	expect(items[0]?.data).toMatchObject({
		status: 'returned',
		facts: {
			verdicts: { [id('a01')]: { days: { [day]: { verdict: 'returned', counted: [420, 0] } } } }
		}
	});
});

test('pull: the answer has the keys that are shown, cursors for every scope, and drops what is not held', async () => {
	const wanted = example('pull-answer') as {
		items: Json[];
		since: Json;
		next: Json;
		me: { memberships: Json[] };
	};
	const since = { [`c:${id('e1')}`]: 0, [`c:${id('e2')}`]: 3 };
	const query = new URLSearchParams({ limit: '1000', since: JSON.stringify(since) });
	const answer = await phone(server, 'u1').ask(`pull?${query.toString()}`);
	const got = (await answer.json()) as typeof wanted & { drop: string[]; scopes: string[] };
	expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
	expectLike(wanted, { ...got, since: wanted.since, next: wanted.next }, 'pull');
	expect(scopeKeys(got.next)).toEqual(scopeKeys(wanted.next));
	expect(got.since).toEqual(since);
	expect(got.drop).toEqual([`c:${id('e2')}`]);
	expect(got.scopes.map((scope) => scope.slice(0, 2)).sort()).toEqual(['*', 'c:', 'k:', 'u:']);
	for (const [key, value] of Object.entries(wanted.me.memberships[0] ?? {}))
		expect(got.me.memberships[0]?.[key]).toBe(value);
	const live = got.items.find((item) => 'data' in item);
	expect(Object.keys(live ?? {}).sort()).toEqual(Object.keys(wanted.items[0] ?? {}).sort());
	await server.admin('DELETE', `collections/assignments/records/${id('a20')}`);
	const { items } = await phone(server, 'u1').pull(got.next);
	const gone = items.find((item) => item.gone);
	expect(Object.keys(gone ?? {}).sort()).toEqual(Object.keys(wanted.items[1] ?? {}).sort());
});

/** The example's month, a month earlier, without hours and with a drawn signature. */
function drawnNil(file: Json) {
	const month = example('submit') as {
		set: { signer: Json; hash: string; period: string };
		record: string;
	};
	const set = {
		...month.set,
		period: monthOf(workday(30)),
		lines: [],
		nil: true,
		signer: { ...month.set.signer, drawn: file['id'] }
	};
	return {
		...month,
		...{ id: id('nil'), deps: [], files: [file] },
		record: naturalId(`${id('t1')}|${set.period}|${id('e1')}`),
		set: { ...set, hash: hashOf(set) }
	};
}

test('files: announced by a change, then stored, as shown; before that unknown', async () => {
	const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(50).keys()]);
	const file = { id: id('f1'), sha256: sha256(bytes), size: bytes.length, type: 'image/png' };
	const amina = phone(server, 'u1');
	expect((await amina.file(file.id, bytes, file.sha256)).status).toBe(404);
	const change = drawnNil(file);
	expect((await amina.push(change)).results).toMatchObject([{ status: 'applied' }]);
	expect((await amina.file(file.id, bytes.slice(1), file.sha256)).status).toBe(422);
	const wanted = { ...example('file-answer'), id: file.id };
	expect(await (await amina.file(file.id, bytes, file.sha256)).json()).toEqual(wanted);
	expect(await (await amina.file(file.id, bytes, file.sha256)).json()).toEqual({
		...wanted,
		again: true
	});
});

const statuses: Record<string, () => Promise<Response>> = {
	200: () => phone(server, 'u1').send([]),
	400: () => phone(server, 'u1').send([{ id: 'x' }]),
	401: () => fetch(`${server.url}/api/sync/pull`, { headers: { authorization: 'dead' } }),
	403: async () => {
		await server.admin('PATCH', `collections/users/records/${id('u5')}`, { disabled: true });
		return phone(server, 'u5').ask('pull');
	},
	413: () => phone(server, 'u1').send(Array.from({ length: 201 }, () => ({ id: id('x') }))),
	426: () => phone(server, 'u1').send([], { proto: 's2' }),
	429: async () => {
		for (;;) {
			const answer = await phone(server, 'u8').ask('pull');
			if (answer.status !== 200) return answer;
		}
	}
};

test('every status of the table can be met, and carries `proto`', async () => {
	const listed = [...readme.matchAll(/^\| (\d{3}) +\|/gm)].map(([, status]) => status);
	expect(listed).toEqual(Object.keys(statuses));
	await server.pause();
	server.options.env = { CLAUSE_CALLS: '30' };
	await server.start();
	for (const [status, call] of Object.entries(statuses)) {
		const answer = await call();
		expect(answer.status).toBe(Number(status));
		expect(await answer.json()).toMatchObject({ proto: 's1' });
		if (status === '429') expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	}
	expect(today).toMatch(/^20/);
});
