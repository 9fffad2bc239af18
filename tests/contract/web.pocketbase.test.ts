// The app's files as the server gives them: compressed, cached, never a page where a script was asked for; sign-in, limits, the bell.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { id } from '../rows.ts';
import { dayWrite, office, phone, workday } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

let server: PocketBase;
const site = mkdtempSync(join(tmpdir(), 'clause-site-'));

beforeAll(async () => {
	mkdirSync(join(site, '_app/immutable'), { recursive: true });
	const write = (name: string, text: string) => {
		writeFileSync(join(site, name), text);
	};
	for (const page of ['200', 'index', 'sign-in']) write(`${page}.html`, `<p>${page}</p>`);
	write('_app/immutable/a.js', 'export {}');
	writeFileSync(join(site, '_app/immutable/a.js.gz'), gzipSync('export {}'));
	write('_app/immutable/a.js.br', 'brotli');
	write('manifest.webmanifest', '{}');
	write('service-worker.js', '');
	const env = { CLAUSE_CALLS: '20' };
	server = await startPocketBase({ office: office(), publicDir: site, env });
});
afterAll(async () => {
	await server.stop();
	rmSync(site, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(`${server.url}${path}`, { headers: { 'accept-encoding': 'identity', ...headers } });

test('pages: their own file, or the shell', async () => {
	for (const [path, page] of Object.entries({
		'/': 'index',
		'/sign-in': 'sign-in',
		'/today': '200',
		'/month/a/2026-11': '200',
		'/200.html': '200'
	})) {
		const answer = await get(path);
		expect([path, answer.status, await answer.text()]).toEqual([path, 200, `<p>${page}</p>`]);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.headers.get('cache-control')).toBe('no-cache');
	}
});

test('what looks like a file and is none is 404, and so is an unknown route of the API', async () => {
	const paths = ['/_app/immutable/b.js', '/_app/x', '/x.png', '/api/unknown', '/api/sync/unknown'];
	const odd = ['/..%2f..%2fmain.go', '/%2e%2e/main.go', '/.git/config', '/_app/immutable/a.js.gz'];
	for (const path of [...paths, ...odd]) {
		const answer = await get(path);
		expect([path, answer.status]).toEqual([path, 404]);
		expect(await answer.text()).not.toContain('<p>');
	}
});

test('compressed copies for those who can read them; hashed names for ever, others asked again', async () => {
	const script = '/_app/immutable/a.js';
	const brotli = await get(script, { 'accept-encoding': 'gzip, deflate, br' });
	expect(brotli.headers.get('content-encoding')).toBe('br');
	const gzip = await get(script, { 'accept-encoding': 'gzip' });
	expect([gzip.headers.get('content-encoding'), await gzip.text()]).toEqual(['gzip', 'export {}']);
	const plain = await get(script);
	expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'export {}']);
	expect(plain.headers.get('vary')).toContain('Accept-Encoding');
	expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
	const manifest = await get('/manifest.webmanifest');
	expect(manifest.headers.get('content-type')).toBe('application/manifest+json');
	const etag = manifest.headers.get('etag') ?? '';
	expect(etag).not.toBe('');
	expect((await get('/manifest.webmanifest', { 'if-none-match': etag })).status).toBe(304);
	writeFileSync(join(site, 'manifest.webmanifest'), '{"a":1}');
	expect((await get('/manifest.webmanifest', { 'if-none-match': etag })).status).toBe(200);
	expect((await get('/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
});

test('headers: no frame, no referrer, no sensor, no guessing of types', async () => {
	for (const path of ['/', '/_app/immutable/a.js', '/missing.js']) {
		const { headers } = await get(path);
		expect(headers.get('content-security-policy')).toBe(`frame-ancestors 'none'`);
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('permissions-policy')).toContain('geolocation=()');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
	}
});

const post = (path: string, body: object) =>
	fetch(`${server.url}/api/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});

test('a code of six figures by mail opens the account; an unknown address is answered alike', async () => {
	const email = 'u1@example.org';
	const asked = await post('collections/users/request-otp', { email });
	const { otpId } = (await asked.json()) as { otpId: string };
	const password = await server.code(email);
	const entered = await post('collections/users/auth-with-otp', { otpId, password });
	const { token } = (await entered.json()) as { token: string };
	const claims = JSON.parse(atob(token.split('.')[1] ?? '')) as { id: string; exp: number };
	expect(claims.id).toBe(id('u1'));
	expect(Math.round((claims.exp - Date.now() / 1000) / 86_400)).toBe(60);
	expect(server.mails(email)).toEqual([`Votre code : ${password}`]);
	const unknown = await post('collections/users/request-otp', { email: 'x@example.org' });
	expect([unknown.status, Object.keys((await unknown.json()) as object)]).toEqual([200, ['otpId']]);
});

test('too many calls of one user are counted for her alone, and told when to come back', async () => {
	const calls = Array.from({ length: 60 }, () => phone(server, 'u3').ask('pull'));
	const answers = await Promise.all(calls);
	const late = answers.find(({ status }) => status === 429);
	expect(await late?.json()).toEqual({ proto: 's1', error: 'too-many-calls' });
	const wait = Number(late?.headers.get('retry-after'));
	expect(wait).toBeGreaterThan(0);
	expect(wait).toBeLessThanOrEqual(60);
	expect((await phone(server, 'u2').ask('pull')).status).toBe(200);
});

/** A listener as the SDK makes one; answers its id and what it hears. */
async function listen(token: string) {
	const stop = new AbortController();
	const answer = await fetch(`${server.url}/api/realtime`, { signal: stop.signal });
	const reader = answer.body?.getReader();
	let heard = '';
	const read = async () => {
		for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
			heard += new TextDecoder().decode(part.value);
	};
	read().catch(() => undefined);
	const until = async (word: RegExp) => {
		for (let tries = 0; tries < 60 && !word.test(heard); tries++)
			await new Promise((done) => setTimeout(done, 50));
		return word.exec(heard);
	};
	const clientId = (await until(/"clientId":"(\w+)"/))?.[1] ?? '';
	const subscribed = await fetch(`${server.url}/api/realtime`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: token },
		body: JSON.stringify({ clientId, subscriptions: ['sync'] })
	});
	return { status: subscribed.status, heard: () => heard, until, stop: () => stop.abort() };
}

test('the bell rings for those who hold the scope, and for no guest', async () => {
	const guest = await listen('');
	expect(guest.status).toBe(401);
	const [nadia, karim] = await Promise.all([
		listen(server.token('u9@example.org')),
		listen(server.token('u2@example.org'))
	]);
	expect([nadia.status, karim.status]).toEqual([204, 204]);
	await phone(server, 'u1').push(dayWrite(1, workday(1)));
	expect(await nadia.until(/event:sync/)).not.toBeNull();
	expect(karim.heard()).not.toContain('event:sync');
	for (const one of [guest, nadia, karim]) one.stop();
});
