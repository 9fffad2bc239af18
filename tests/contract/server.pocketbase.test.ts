// The server as phones meet it, on a real PocketBase: what it takes, what it gives, to whom.
import { gzipSync } from 'node:zlib';
import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { collections, type Col } from '../../src/domain/records.ts';
import { addDays } from '../../src/domain/values.ts';
import { id } from '../rows.ts';
import { dayWrite, office, phone, secrets, sha256, submit, today, workday } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

let server: PocketBase;
beforeAll(async () => {
	server = await startPocketBase({ office: office() });
});
afterAll(() => server.stop());

const api = (path: string, init?: RequestInit) => fetch(`${server.url}/api/${path}`, init);
const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>;

test('a guest gets nothing: no account, no row, no topic', async () => {
	const body = JSON.stringify({ email: 'x@example.org', password: 'p'.repeat(12), name: 'X' });
	const headers = { 'content-type': 'application/json' };
	const made = await api('collections/users/records', { method: 'POST', headers, body });
	expect(made.status).toBe(403);
	for (const col of ['users', 'declarations', 'changes', 'participants', 'files', 'devices']) {
		const listed = await api(`collections/${col}/records`);
		expect([403, 404], col).toContain(listed.status);
	}
	for (const token of ['', 'Bearer nonsense', 'x.y.z'])
		for (const path of ['sync/pull', 'sync/file/x', 'sync/push']) {
			const method = path.endsWith('push') ? 'POST' : 'GET';
			const answer = await api(path, { method, headers: { authorization: token } });
			expect(answer.status).toBe(401);
			expect(await json(answer)).toEqual({ proto: 's1', error: 'signed-out' });
		}
});

test('nobody lists, edits or promotes himself; one sees one’s own account', async () => {
	const headers = {
		authorization: server.token('u1@example.org'),
		'content-type': 'application/json'
	};
	const own = `collections/users/records/${id('u1')}`;
	expect((await api(own, { headers })).status).toBe(200);
	expect((await api(`collections/users/records/${id('u9')}`, { headers })).status).toBe(404);
	const patch = { method: 'PATCH', headers, body: JSON.stringify({ name: 'Boss' }) };
	expect((await api(own, patch)).status).toBe(403);
	for (const col of ['memberships', 'participants', 'declarations']) {
		expect((await api(`collections/${col}/records`, { headers })).status, col).toBe(403);
		const post = {
			method: 'POST',
			headers,
			body: JSON.stringify({ user: id('u1'), role: 'org_admin' })
		};
		expect((await api(`collections/${col}/records`, post)).status, col).toBe(403);
	}
	expect((await api('batch', { method: 'POST', headers, body: '{"requests":[]}' })).status).toBe(
		403
	);
});

test('everybody pulls rows that the schemas accept, and only of the scopes held', async () => {
	for (const user of ['u1', 'u2', 'u3', 'u4', 'u5', 'u7', 'u8', 'u9']) {
		const { items, scopes, me } = await phone(server, user).all(7);
		expect(me.id).toBe(id(user));
		for (const { col, data, scope } of items) {
			expect(scopes).toContain(scope);
			const read = z.safeParse(collections[col as Col], data);
			expect(read.success ? '' : JSON.stringify(read.error), `${col} ${scope}`).toBe('');
			expect(Object.keys(data ?? {}).sort()).toEqual(
				Object.keys(collections[col as Col].shape).sort()
			);
		}
		const said = JSON.stringify(items);
		for (const secret of secrets) expect(said, user).not.toContain(secret);
	}
	const { scopes } = await phone(server, 'u2').pull();
	expect(scopes).toEqual(['*', `u:${id('u2')}`, `k:${id('k1')}`, `c:${id('e2')}`]);
	expect((await phone(server, 'u4').pull()).scopes).toContain(`b:${id('b1')}`);
	expect((await phone(server, 'u8').pull()).scopes).toEqual(['*', `u:${id('u8')}`]);
});

test('R57 a company sees eligible dates on the card, and no name of another company', async () => {
	const { items } = await phone(server, 'u2').all();
	const cards = items.filter(({ col }) => col === 'assignments');
	expect(cards.map(({ id }) => id)).toEqual([id('a21')]);
	expect(cards[0]?.data?.['eligible']).toEqual([
		[addDays(today, -300), addDays(today, 400), addDays(today, -300)]
	]);
	expect(cards[0]?.data).toMatchObject({
		given_name: 'Given21',
		company: id('e2'),
		contract_sent: true
	});
	expect(JSON.stringify(items)).not.toContain('Company e1');
	expect(JSON.stringify(items)).not.toContain('Family1"');
});

test('R57 a change of criterion sends nothing; one of dates sends the card', async () => {
	const listening = phone(server, 'u1');
	const { next } = await listening.all();
	const where = `collections/eligibilities/records/${id('l01')}`;
	await server.admin('PATCH', where, { criterion: 'other', proof_type: 'other' });
	expect((await listening.pull(next)).items).toEqual([]);
	await server.admin('PATCH', where, { to: addDays(today, 10) });
	const { items } = await listening.pull(next);
	expect(items.map(({ col, id }) => [col, id])).toEqual([['assignments', id('a01')]]);
	const stale = { eligible: [], given_name: 'Wrong', employer_name: 'Wrong' };
	await server.admin('PATCH', `collections/assignments/records/${id('a01')}`, stale);
	const [card] = (await listening.pull(next)).items;
	expect(card?.data).toMatchObject({ given_name: 'Given1', employer_name: 'Company e1' });
	expect(card?.data?.['eligible']).toEqual([
		[addDays(today, -300), addDays(today, 10), addDays(today, -300)]
	]);
});

test('a day is received once, comes back in the answer and to everybody it concerns', async () => {
	const [amina, nadia, karim] = ['u1', 'u9', 'u2'].map((user) => phone(server, user));
	const cursors = await nadia?.all();
	const day = dayWrite(1, workday(1));
	const first = await amina?.push(day);
	expect(first?.results).toEqual([{ id: day.id, status: 'applied', problems: [] }]);
	const [item] = first?.items ?? [];
	expect(item).toMatchObject({ scope: `c:${id('e1')}`, col: 'declarations', id: day.record });
	expect(item?.data).toMatchObject({ version: 1, status: 'recorded', author_name: 'Amina Benali' });
	expect(z.safeParse(collections.declarations, item?.data).success).toBe(true);
	const again = await amina?.push(day);
	expect(again?.results[0]).toMatchObject({ status: 'applied', again: true });
	expect(again?.items).toEqual(first?.items);
	const seen = (await nadia?.pull(cursors?.next))?.items.map(({ id }) => id);
	expect(seen).toEqual([day.record]);
	expect(JSON.stringify((await karim?.all())?.items)).not.toContain(day.record);
});

test('the same id with other content, or from somebody else, is told', async () => {
	const day = dayWrite(2, workday(1));
	await phone(server, 'u1').push(day);
	const other = { ...day, set: { ...day.set, minutesWork: 300 } };
	const { results, items } = await phone(server, 'u1').push(other);
	expect(results[0]).toMatchObject({ status: 'refused', problems: [{ code: 'id_reused' }] });
	expect(items).toEqual([]);
	const foreign = await phone(server, 'u2').push({ ...day, author: id('u2') });
	expect(foreign.results[0]).toMatchObject({
		status: 'refused',
		problems: [{ code: 'id_reused' }]
	});
	const posing = await phone(server, 'u2').push(dayWrite(2, workday(2)));
	expect(posing.results[0]).toMatchObject({ problems: [{ code: 'author-mismatch' }] });
});

test('a new membership is a back-fill from 0, a lost one a drop', async () => {
	const nobody = phone(server, 'u8');
	const before = await nobody.all();
	const member = { user: id('u8'), role: 'company_admin', org: id('o1'), company: id('e3') };
	const { id: made } = await server.admin('POST', 'collections/memberships/records', member);
	const filled = await nobody.pull(before.next);
	expect(filled.scopes).toContain(`c:${id('e3')}`);
	const cols = filled.items.map(({ col, scope }) => `${scope.slice(0, 1)} ${col}`);
	for (const wanted of ['c assignments', 'c contract_parties', 'k contracts', 'u memberships'])
		expect(cols).toContain(wanted);
	await server.admin('PATCH', `collections/memberships/records/${String(made)}`, {
		to: addDays(today, -1)
	});
	const dropped = await nobody.pull(filled.next);
	expect(dropped.drop.sort()).toEqual([`c:${id('e3')}`, `k:${id('k2')}`]);
	expect(dropped.me.memberships).toHaveLength(1);
});

test('a row that moves leaves a tombstone where it was', async () => {
	const [one, three] = [phone(server, 'u1'), phone(server, 'u3')];
	const { next } = await one.all();
	const theirs = (await three.all()).next;
	await server.admin('PATCH', `collections/assignments/records/${id('a20')}`, {
		company: id('e3')
	});
	const gained = (await three.pull(theirs)).items.filter(({ col }) => col === 'assignments');
	expect(gained.map(({ id, scope }) => [id, scope])).toEqual([[id('a20'), `c:${id('e3')}`]]);
	// e1 still reads along, because the hours count for it.
	expect((await one.pull(next)).items.map(({ id, gone }) => [id, gone])).toEqual([
		[id('a20'), undefined]
	]);
	await server.admin('DELETE', `collections/assignments/records/${id('a20')}`);
	const left = (await three.pull(theirs)).items.filter(({ col }) => col === 'assignments');
	expect(left).toEqual([expect.objectContaining({ id: id('a20'), gone: true })]);
});

test('what work was declared on cannot be deleted, nor the ledger', async () => {
	const day = dayWrite(3, workday(1));
	await phone(server, 'u1').push(day);
	for (const path of [`participants/records/${id('p03')}`, `changes/records/${day.id}`])
		await expect(server.admin('DELETE', `collections/${path}`)).rejects.toThrow('400');
});

test('what is not understood is a 400 that names the field, and writes nothing', async () => {
	const amina = phone(server, 'u1');
	const { max } = await amina.pull();
	const paths = async (body: string) => {
		const answer = await amina.ask('push', { method: 'POST', body });
		const { proto, problems } = await json(answer);
		expect([answer.status, proto]).toEqual([400, 's1']);
		return (problems as { path: string }[]).map(({ path }) => path);
	};
	const good = { proto: 's1', device: 'd', app: 'a', waiting: 0, oldest: null, changes: [] };
	expect(await paths('{')).toEqual(['']);
	expect(await paths('null')).toEqual(['']);
	expect(await paths(JSON.stringify({ ...good, waiting: -1 }))).toEqual(['waiting']);
	expect(await paths(JSON.stringify({ ...good, more: 1 }))).toEqual(['more']);
	expect(await paths(JSON.stringify({ ...good, changes: [{ id: 'x' }] }))).toEqual([
		'changes.0.id'
	]);
	expect((await amina.ask('pull?since=[1]')).status).toBe(400);
	expect((await amina.ask('pull?since={"*":-1}')).status).toBe(400);
	expect((await amina.send([], { proto: 's2' })).status).toBe(426);
	expect((await amina.send([{ id: id('big'), note: 'x'.repeat(520_000) }])).status).toBe(413);
	expect((await amina.send(Array.from({ length: 201 }, () => ({ id: id('x') })))).status).toBe(413);
	expect((await amina.pull()).max).toBe(max);
});

test('a disabled account is turned away, whatever its token', async () => {
	await server.admin('PATCH', `collections/users/records/${id('u5')}`, { disabled: true });
	const answer = await phone(server, 'u5').ask('pull');
	expect([answer.status, await json(answer)]).toEqual([403, { proto: 's1', error: 'disabled' }]);
	await server.admin('PATCH', `collections/users/records/${id('u5')}`, { disabled: false });
	expect((await phone(server, 'u5').ask('pull')).status).toBe(200);
});

test('a restored backup is noticed: another epoch, and everything is pulled again', async () => {
	const nadia = phone(server, 'u9');
	const first = await nadia.all();
	await server.restart();
	expect((await nadia.pull(first.next)).epoch).toBe(first.epoch);
	await server.pause();
	cpSync(server.data, `${server.data}.copy`, { recursive: true });
	await server.start();
	await phone(server, 'u1').push(dayWrite(4, workday(1)));
	const later = await nadia.pull(first.next);
	expect(later.items).toHaveLength(1);
	await server.pause();
	rmSync(server.data, { recursive: true });
	cpSync(`${server.data}.copy`, server.data, { recursive: true });
	await server.start();
	const restored = await nadia.pull(later.next);
	expect(restored.epoch).not.toBe(first.epoch);
	expect(restored.max).toBeLessThan(later.max);
});

test('200 days in one call', async () => {
	const days = Array.from({ length: 200 }, (_, n) =>
		dayWrite(5 + (n % 10), workday(2 + Math.floor(n / 10)))
	);
	const from = performance.now();
	const { results, items } = await phone(server, 'u1').push(...days);
	expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['applied']));
	expect(items).toHaveLength(200);
	expect(performance.now() - from).toBeLessThan(20_000);
});

const drawing = new Uint8Array(
	[0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(600).keys()].map((n) => n % 256)
);

test('a file comes after its change, is checked, and goes to whoever may read it', async () => {
	const bytes = drawing;
	const file = {
		id: id('f1'),
		sha256: sha256(bytes),
		size: bytes.length,
		type: 'image/png'
	} as const;
	const amina = phone(server, 'u1');
	expect((await amina.file(file.id, bytes, file.sha256)).status).toBe(404);
	await amina.push(dayWrite(16, workday(1)));
	const month = submit([{ n: 16, day: workday(1) }], file);
	expect((await amina.push(month)).results[0]).toMatchObject({ status: 'applied' });
	expect((await amina.ask(`file/${file.id}`)).status).toBe(404);
	expect((await phone(server, 'u2').file(file.id, bytes, file.sha256)).status).toBe(404);
	expect((await amina.file(file.id, bytes, sha256('x'))).status).toBe(422);
	expect((await amina.file(file.id, bytes.slice(1), file.sha256)).status).toBe(422);
	const wrong = bytes.map((byte, n) => (n === 300 ? byte ^ 1 : byte));
	expect((await amina.file(file.id, wrong, file.sha256)).status).toBe(422);
	expect(await json(await amina.file(file.id, bytes, file.sha256))).toEqual({
		...{ proto: 's1', id: file.id, status: 'stored' }
	});
	expect(await json(await amina.file(file.id, bytes, file.sha256))).toMatchObject({ again: true });
	for (const [user, status] of Object.entries({ u1: 200, u9: 200, u2: 404, u4: 404, u7: 404 })) {
		const got = await phone(server, user).ask(`file/${file.id}`);
		expect(got.status, user).toBe(status);
		if (status === 200) expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes);
	}
});

test('a push may come as gzip: received as it is, refused with its reason when it cannot be unpacked or is too large', async () => {
	const amina = phone(server, 'u1');
	const envelope = { proto: 's1', device: 'device0', app: 'test', waiting: 0, oldest: null };
	const send = (body: Uint8Array<ArrayBuffer>) =>
		amina.ask('push', { method: 'POST', body, headers: { 'content-encoding': 'gzip' } });
	const packed = (changes: object[]) => gzipSync(JSON.stringify({ ...envelope, changes }));
	const day = dayWrite(15, workday(6));
	const good = await send(packed([day]));
	expect(good.headers.get('accept-encoding')).toBe('gzip');
	expect(await json(good)).toMatchObject({ results: [{ id: day.id, status: 'applied' }] });
	expect(await json(await send(packed([day])))).toMatchObject({ results: [{ again: true }] });
	const half = packed([dayWrite(15, workday(7))]);
	for (const broken of [half.subarray(0, half.length - 12), Buffer.from('{}')]) {
		const answer = await send(new Uint8Array(broken));
		expect(answer.status).toBe(400);
		expect(await json(answer)).toMatchObject({ proto: 's1', problems: [{ code: 'wrong-shape' }] });
	}
	const bomb = await send(gzipSync(Buffer.alloc(50_000_000, ' ')));
	expect(bomb.status).toBe(413);
	expect(await json(bomb)).toMatchObject({ proto: 's1' });
});

test('what the database refuses stands alone: the others are received, its followers wait', async () => {
	const [one, two] = [dayWrite(17, workday(1)), dayWrite(18, workday(1))];
	const month = submit([{ n: 17, day: workday(40) }]);
	const before = dayWrite(17, workday(40));
	const follower = { ...dayWrite(19, workday(1)), deps: [month.id] };
	// Another row already says what this month's would: not possible but by hand.
	await server.admin('POST', 'collections/contract_months/records', {
		...{ org: id('o1'), buyer: id('b1'), contract: id('k1') },
		period: workday(40).slice(0, 7)
	});
	const amina = phone(server, 'u1');
	const { results } = await amina.push(one, before, month, follower, two);
	expect(results.map(({ status, missing }) => missing ?? status)).toEqual([
		...['applied', 'applied', 'error', 'dep', 'applied']
	]);
	const again = await amina.push(one, month);
	expect(again.results).toMatchObject([{ again: true }, { status: 'error' }]);
	expect(JSON.stringify((await amina.all()).items)).not.toContain(month.record);
});

test('what was answered survives a kill', async () => {
	const amina = phone(server, 'u1');
	const day = dayWrite(19, workday(2));
	await amina.push(day);
	await server.kill9();
	await server.start();
	expect((await amina.push(day)).results[0]).toMatchObject({ status: 'applied', again: true });
});
