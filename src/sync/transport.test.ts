import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { Failure } from './failure.ts';
import { claimsOf, httpServer } from './transport.ts';

const me = 'u10000000000000';
const tokenOf = (claims: object) => `h.${btoa(JSON.stringify(claims))}.s`;
const proto = 's1';
let timers: Map<number, { ms: number; job: () => void }>;
let asked: { path: string; init: RequestInit }[];
let answer: (init: RequestInit) => Promise<Response>;
let token: string;

beforeEach(() => {
	timers = new Map();
	asked = [];
	token = tokenOf({ id: me });
	answer = () => Promise.resolve(Response.json({ proto }));
});

function server() {
	let count = 0;
	const clock = {
		now: () => 0,
		setTimeout: (job: () => void, ms: number) => {
			timers.set(++count, { ms, job });
			return count;
		},
		clearTimeout: (timer: number) => void timers.delete(timer)
	};
	const fetch = (path: string, init: RequestInit) => {
		asked.push({ path, init });
		return answer(init);
	};
	return httpServer(
		{ fetch: fetch as never, clock, base: 'https://x' },
		{ user: me, token: () => token }
	);
}

const call = { device: 'd', app: 'a', waiting: 0, oldest: null, changes: [] };
const kindOf = (job: Promise<unknown>) =>
	job.then(
		() => 'ok',
		(error: unknown) => (error instanceof Failure ? error.kind : String(error))
	);
const file = {
	id: 'f10000000000000',
	sha256: 'a'.repeat(64),
	type: 'image/png',
	bytes: new ArrayBuffer(40_000)
};

test('a call carries her token, is never cached, and follows no redirect', async () => {
	await kindOf(server().push(call));
	expect(asked[0]).toMatchObject({
		path: 'https://x/api/sync/push',
		init: {
			method: 'POST',
			cache: 'no-store',
			redirect: 'manual',
			headers: { authorization: token }
		}
	});
	expect(JSON.parse(asked[0]?.init.body as string)).toMatchObject({ proto, ...call });
});

test.each([
	['somebody else’s', { id: 'u20000000000000' }],
	['nobody’s', {}]
])('a token that is %s is not used at all', async (_name, claims) => {
	token = tokenOf(claims);
	expect([await kindOf(server().push(call)), asked]).toEqual(['signed-out', []]);
});

test('a server that says it unpacks gets long calls as gzip; another one in its place gets them plain again', async () => {
	const changes = [{ note: 'é'.repeat(3000) }] as never;
	const said = (unpacks: boolean) => () =>
		Promise.resolve(
			Response.json({ proto }, { headers: unpacks ? { 'accept-encoding': 'gzip' } : {} })
		);
	const encodings = () =>
		asked.map(({ init }) => new Headers(init.headers).get('content-encoding') ?? 'plain');
	const one = server();
	answer = said(true);
	await kindOf(one.push({ ...call, changes }));
	await kindOf(one.push(call));
	await kindOf(one.push({ ...call, changes }));
	expect(encodings()).toEqual(['plain', 'plain', 'gzip']);
	const sent = asked[2]?.init.body as ArrayBuffer;
	expect(JSON.parse(gunzipSync(sent).toString())).toEqual({ proto, ...call, changes });
	expect(sent.byteLength).toBeLessThan(500);
	asked = [];
	answer = said(false);
	await kindOf(one.push({ ...call, changes }));
	expect(encodings()).toEqual(['gzip', 'plain']);
	expect(asked[1]?.init.body).toBe(JSON.stringify({ proto, ...call, changes }));
});

test('no sign of life for half a minute: given up; bytes to send are given their time', async () => {
	answer = (init) =>
		new Promise((_done, failed) => {
			init.signal?.addEventListener('abort', () => {
				failed(new DOMException('aborted', 'AbortError'));
			});
		});
	const pushed = kindOf(server().push(call));
	expect([...timers.values()].map((timer) => Math.floor(timer.ms / 1000))).toEqual([30]);
	for (const { job } of timers.values()) job();
	expect(await pushed).toBe('offline');
	const sent = kindOf(server().sendFile(file));
	expect([...timers.values()].map((timer) => timer.ms)).toEqual([40_000]);
	for (const { job } of timers.values()) job();
	expect([await sent, timers.size]).toEqual(['offline', 0]);
});

test('a slow answer that still comes is waited for', async () => {
	const bytes = new TextEncoder().encode(JSON.stringify({ proto, since: {} }));
	const waits: number[] = [];
	answer = () => {
		const body = new ReadableStream<Uint8Array>({
			async start(stream) {
				for (const byte of bytes) {
					stream.enqueue(new Uint8Array([byte]));
					await Promise.resolve();
					waits.push(...[...timers.values()].map((timer) => timer.ms));
				}
				stream.close();
			}
		});
		return Promise.resolve(new Response(body));
	};
	expect(await kindOf(server().pull({}, 10))).toBe('busy'); // complete, but no pull answer
	expect(new Set(waits)).toEqual(new Set([30_000]));
});

test.each([
	[401, { proto }, 'signed-out'],
	[403, { proto }, 'closed'],
	[426, { proto: 's2' }, 'update'],
	[400, { proto, problems: [{ code: 'wrong-shape', path: '' }] }, 'broken'],
	[400, { message: 'no' }, 'busy'],
	[413, 'nginx says no', 'too-big'],
	[429, { proto }, 'busy'],
	[500, { proto }, 'busy'],
	[502, '<html>', 'busy'],
	[511, '<html>', 'portal'],
	[302, '', 'portal'],
	[204, null, 'portal'],
	[200, '<html>', 'portal'],
	[200, { proto: 's9' }, 'portal'],
	[200, [proto], 'portal'],
	[200, { proto }, 'busy']
])('%d with %j is %s', async (status, body, kind) => {
	const text = typeof body === 'object' && body !== null ? JSON.stringify(body) : body;
	answer = () => Promise.resolve(new Response(text, { status }));
	expect(await kindOf(server().push(call))).toBe(kind);
});

test('a file: stored, too early, refused, or nothing that can be believed', async () => {
	const said = async (status: number, body: object) => {
		answer = () => Promise.resolve(Response.json(body, { status }));
		return server()
			.sendFile(file)
			.catch((error: unknown) => (error as Failure).kind);
	};
	expect(await said(200, { proto, id: file.id, status: 'stored', again: true })).toBe('stored');
	expect(await said(404, { proto, error: 'unknown-file' })).toBe('early');
	expect(await said(422, { proto, problems: [] })).toBe('refused');
	expect(await said(404, { message: 'not here' })).toBe('busy');
	expect(await said(422, {})).toBe('busy');
	expect(await said(401, { proto })).toBe('signed-out');
});

test('a file to look at: a picture or a paper, nothing else', async () => {
	const got = async (status: number, type: string, body: string) => {
		answer = () =>
			Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
		return server()
			.getFile('f1')
			.then(
				(blob) => blob?.type ?? null,
				(error: unknown) => (error as Failure).kind
			);
	};
	expect(await got(200, 'image/png', 'png')).toBe('image/png');
	expect(await got(200, 'application/pdf', 'pdf')).toBe('application/pdf');
	expect(await got(200, 'text/html', '<script>')).toBe('portal');
	expect(await got(404, 'application/json', JSON.stringify({ proto }))).toBeNull();
	expect(await got(401, 'application/json', JSON.stringify({ proto }))).toBe('signed-out');
});

test('what is no token says nothing', () => {
	expect([
		claimsOf(''),
		claimsOf('a.b'),
		claimsOf('a.%%%.c'),
		claimsOf(`a.${btoa('7')}.c`)
	]).toEqual([{}, {}, {}, {}]);
});
