// Thirteen thousand things that make no sense, sent to the sync routes: never an error of the server, never a write, always which change and which field.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { id } from '../rows.ts';
import { bodies, type Body } from './malformed/bodies.ts';
import { foreign, malformed, type Broken } from './malformed/changes.ts';
import { dayWrite, office, phone, sha256, submit, workday } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

/** A route that exists here alone: how many rows there are, and how far the feed is. */
const hook = `
routerAdd('GET', '/api/_test/rows', (e) => {
	const tables = 'declarations contract_months files changes memberships users assignments sync_log'.split(' ');
	const counts = tables.map((name) => "'" + name + "', (SELECT count(*) FROM " + name + ')').join(', ');
	const row = new DynamicModel({ text: '' });
	const seq = "(SELECT seq FROM sqlite_sequence WHERE name = 'sync_log')";
	$app.db().newQuery('SELECT json_object(' + counts + ", 'seq', " + seq + ') AS text').one(row);
	return e.string(200, row.text);
});
`;

let server: PocketBase;
beforeAll(async () => {
	server = await startPocketBase({ office: office(), hooks: { 'rows.pb.js': hook } });
	await server.admin('PATCH', 'settings', { rateLimits: { enabled: false } });
});
afterAll(() => server.stop());

type Counts = Record<string, number>;
const counts = async () => (await (await fetch(`${server.url}/api/_test/rows`)).json()) as Counts;

/** This many calls a round; then the rows are counted. */
const ROUND = 40;
/** As many as there are engines: more would only wait. */
const AT_ONCE = 12;
const rounds = (calls: number) => ({
	numRuns: calls / ROUND,
	seed: 20_261_125,
	endOnFailure: true
});
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: ROUND, maxLength: ROUND });

async function each<T>(all: T[], tried: (one: T) => Promise<void>) {
	const left = [...all];
	const work = async () => {
		for (let one = left.pop(); one !== undefined; one = left.pop()) await tried(one);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

interface Answer {
	proto?: string;
	error?: string;
	problems?: { code: string; path: string }[];
	results?: {
		id: string;
		status: string;
		missing?: string;
		problems: { code: string; path: string }[];
	}[];
}

async function ask(path: string, init: RequestInit, user = 'u1') {
	const answer = await phone(server, user).ask(path, init);
	const text = await answer.text();
	expect(answer.status, text).toBeLessThan(500);
	const body = JSON.parse(text) as Answer;
	expect(body.proto, text).toBe('s1');
	return { status: answer.status, body, text };
}

/** Nothing of the data moved. `but`: what may have more rows. */
async function unmoved(before: Counts, but?: string) {
	const after = await counts();
	if (but) expect({ ...after, [but]: 0 }).toEqual({ ...before, [but]: 0 });
	else expect(after).toEqual(before);
}

let sent = 0;
const unique = () => `z${String(++sent).padStart(14, '0')}`;

/** Each under an id of its own, and on a record of its own where that is not what is wrong. */
const envelope = (changes: Broken[]) =>
	JSON.stringify({
		...{ proto: 's1', device: 'device0', app: 'test', waiting: 0, oldest: null },
		changes: changes.map(({ change, at }) => ({
			...change,
			...(at !== 'record' && { record: unique() }),
			id: unique()
		}))
	});

/** One place lies in the other, or is it. */
const near = (one: string, other: string) =>
	one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

async function told(changes: Broken[]) {
	const { body, text } = await ask('push', { method: 'POST', body: envelope(changes) });
	expect(body.results, text).toHaveLength(changes.length);
	for (const [n, { at, change }] of changes.entries()) {
		const { status, problems = [], missing } = body.results?.[n] ?? { status: '' };
		const what = `${at} ${JSON.stringify(change)} ${JSON.stringify(body.results?.[n])}`;
		if (status === 'deferred') expect(missing, what).toMatch(/^(dep|record|kind|act|v)$/);
		else {
			expect(status, what).toBe('refused');
			const found = problems.some(({ path }) => near(path, at));
			expect(found, what).toBe(true);
		}
	}
}

test('8 000 malformed changes: each is told what is wrong with it, and where', async () => {
	const calls = many(fc.array(malformed, { minLength: 5, maxLength: 5 }));
	await fc.assert(
		fc.asyncProperty(calls, async (all) => {
			const before = await counts();
			await each(all, told);
			await unmoved(before);
		}),
		rounds(1600)
	);
});

test('2 000 changes that name what is not theirs, or is not: refused or put off, and never a row', async () => {
	const calls = many(fc.array(foreign, { minLength: 5, maxLength: 5 }));
	const tell = async (changes: Broken[]) => {
		const { body, text } = await ask('push', { method: 'POST', body: envelope(changes) });
		for (const [n, { status, missing, problems }] of (body.results ?? []).entries()) {
			expect(['refused', 'deferred'], `${changes[n]?.at ?? ''} ${text}`).toContain(status);
			if (status === 'deferred') expect(missing).toBeTruthy();
			else for (const { path } of problems) expect(path, text).not.toBe('');
		}
		expect(body.results).toHaveLength(changes.length);
	};
	await fc.assert(
		fc.asyncProperty(calls, async (all) => {
			const before = await counts();
			await each(all, tell);
			await unmoved(before, 'changes'); // what is refused for good leaves its line in the ledger, nothing else
		}),
		rounds(400)
	);
});

async function notUnderstood({ bytes, named }: Body) {
	const { status, body, text } = await ask('push', { method: 'POST', body: bytes });
	const what = `${new TextDecoder().decode(bytes.slice(0, 3000))} ${text}`;
	expect([200, 400, 413, 426], what).toContain(status);
	for (const { status, problems } of body.results ?? []) {
		expect(status, what).toBe('refused');
		for (const { path } of problems) expect(path, what).not.toBe('');
	}
	if (status === 400) expect(body.problems?.length, what).toBeGreaterThan(0);
	if (named) for (const { path } of body.problems ?? []) expect(path, what).not.toBe('');
}

test('2 000 bodies that are no call: 400 with the field, 413 or 426, and nothing written', async () => {
	await fc.assert(
		fc.asyncProperty(many(bodies), async (all) => {
			const before = await counts();
			await each(all, notUnderstood);
			await unmoved(before, 'changes');
		}),
		rounds(2000)
	);
});

const questions = fc.oneof(
	fc.string(),
	fc.json({ maxDepth: 3 }),
	fc.constantFrom('-1', '0', '1e9', 'NaN', '0x10', '[]', 'null', '{"*":1e999}', '{"__proto__":1}'),
	fc.constant(`{"${'x'.repeat(3000)}":-1}`)
);

test('600 pulls with odd questions: 200, or 400 that names the part', async () => {
	await fc.assert(
		fc.asyncProperty(many(fc.tuple(fc.option(questions), fc.option(questions))), async (all) => {
			const before = await counts();
			await each(all, async ([since, limit]) => {
				const asked = { ...(since !== null && { since }), ...(limit !== null && { limit }) };
				const query = new URLSearchParams(asked);
				const { status, body, text } = await ask(`pull?${query.toString()}`, {});
				expect([200, 400], text).toContain(status);
				if (status === 400) expect(body.problems?.[0]?.path, text).toMatch(/^(since|limit)/);
			});
			await unmoved(before);
		}),
		rounds(600)
	);
});

const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3]);
const file = {
	id: id('f1'),
	sha256: sha256(bytes),
	size: bytes.length,
	type: 'image/png' as const
};

/** An address of one step: a slash would be another route. */
const step = fc
	.string({ minLength: 1 })
	.map((text) => encodeURIComponent(text.replace(/[/.]|[\ud800-\udfff]/g, 'x')));
const uploads = fc.record({
	name: fc.oneof(
		fc.constantFrom(file.id, id('f2'), id('a01'), '%00', '..%5c..%5cdata.db', 'x'.repeat(900)),
		step
	),
	user: fc.constantFrom('u1', 'u1', 'u2', 'u4', 'u8'),
	hash: fc.constantFrom(file.sha256, '0'.repeat(64), '', 'x'),
	part: fc.constantFrom('file', 'File', 'x'),
	content: fc.uint8Array({ maxLength: 40 }),
	raw: fc.boolean()
});

type Upload = typeof uploads extends fc.Arbitrary<infer T> ? T : never;

async function notTaken({ name, user, hash, part, content, raw }: Upload) {
	const form = new FormData();
	form.append(part, new Blob([new Uint8Array(content)], { type: 'image/png' }), '../x.png');
	const body = raw ? new Uint8Array(content) : form;
	const init = { method: 'POST', body, headers: { 'x-sha256': hash } };
	const { status, body: said, text } = await ask(`file/${name}`, init, user);
	expect([404, 413, 422], text).toContain(status);
	if (status === 422) expect(said.problems?.[0]?.path, text).toMatch(/^(sha256|size|type|file)$/);
}

test('600 files that nobody announced, or others, or other bytes: turned away, and nothing stored', async () => {
	const signed = submit([{ n: 5, day: workday(30) }], file);
	expect((await phone(server, 'u1').push(signed)).results[0]?.status).toBe('applied');
	await fc.assert(
		fc.asyncProperty(many(uploads), async (all) => {
			const before = await counts();
			await each(all, notTaken);
			await unmoved(before);
		}),
		rounds(600)
	);
	const stored = await phone(server, 'u1').file(file.id, bytes, file.sha256);
	expect(stored.status, 'the right bytes are still welcome').toBe(200);
});

function altered(good: string): string[] {
	const [head = '', said = '', sign = ''] = good.split('.');
	const base = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const other = { id: id('u9'), type: 'auth', collectionId: '_pb_users_auth_', exp: 9e9 };
	return [
		...['', 'x', 'Bearer', 'null', `${good}x`, good.slice(0, -2), `${head}.${said}.`],
		[base({ alg: 'none' }), said, ''].join('.'),
		[head, base(other), sign].join('.')
	];
}

test('a token that is nobody’s, or was altered, opens nothing', async () => {
	const before = await counts();
	for (const authorization of altered(server.token('u1@example.org'))) {
		const headers = { authorization };
		const body = JSON.stringify({ proto: 's1', changes: [dayWrite(6, workday(2))] });
		const answer = await fetch(`${server.url}/api/sync/push`, { method: 'POST', headers, body });
		expect(answer.status, authorization).toBe(401);
	}
	await unmoved(before);
});

test('after all of it a good day is received', async () => {
	const { results } = await phone(server, 'u1').push(dayWrite(7, workday(1)));
	expect(results).toMatchObject([{ status: 'applied' }]);
});
