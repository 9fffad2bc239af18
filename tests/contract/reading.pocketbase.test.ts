// Every way to read that PocketBase has, tried by everybody: nothing comes out but what the scopes say.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/domain/values.ts';
import { id } from '../rows.ts';
import { phone, sha256, today } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';
import { cellsOf, png } from './rights/cells.ts';
import { doors, listen, personal, probes, type Ask } from './rights/doors.ts';
import {
	linesOf,
	reachOf,
	scopesOf,
	strange,
	truthOf,
	wordsOf,
	type Stored,
	type Truth
} from './rights/truth.ts';
import { callers, rowsOfWorld, words } from './rights/world.ts';

let server: PocketBase;
let truth: Truth;
let names: string[];
const everybody = Object.keys(callers);

beforeAll(async () => {
	const prepared = everybody.flatMap(cellsOf).flatMap((cell) => cell.before);
	server = await startPocketBase({ office: [...rowsOfWorld(['newcomer']), ...prepared] });
	// Addresses are counted: a test that asks a thousand things from one would be turned away for that alone.
	await server.admin('PATCH', 'settings', { rateLimits: { enabled: false } });
	const { items } = await server.admin<{ items: { name: string }[] }>(
		'GET',
		'collections?perPage=200'
	);
	names = items.map(({ name }) => name);
	await signedMonth();
	for (const caller of everybody) {
		const body = JSON.stringify({ email: `${caller}@example.org` });
		await ask({ path: 'collections/users/request-otp', method: 'POST', body });
	}
	truth = await truthOf(server);
});
afterAll(() => server.stop());

/** A drawn signature on the month of company one, so that there is a file to ask for. */
async function signedMonth() {
	const { change, file } = png();
	const signer = phone(server, 'ue1');
	expect((await signer.push(change)).results).toMatchObject([{ status: 'applied' }]);
	const stored = await signer.file(file.id, file.bytes, sha256(file.bytes));
	expect(stored.status).toBe(200);
}

const token = (caller: string) => server.token(`${caller}@example.org`);
const ask = async ({ path, ...init }: Ask, authorization = '') => {
	const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
	const answer = await fetch(`${server.url}/api/${path}`, { ...init, headers });
	return { status: answer.status, text: await answer.text() };
};

/** A list of one's own codes, which are not told, and devices. */
const isPersonal = ({ path, method }: Ask, status: number) =>
	status === 200 &&
	!method &&
	personal.some((name) => path.startsWith(`collections/${name}/records`));
const onlyOf = (text: string, user: string) =>
	(JSON.parse(text) as { items: Stored[] }).items.every((item) => item['recordRef'] === user);

/** A few at a time: there are thousands. */
async function each<T>(all: T[], tried: (one: T) => Promise<void>) {
	for (let from = 0; from < all.length; from += 12)
		await Promise.all(all.slice(from, from + 12).map(tried));
}

const held = (caller: string) => scopesOf(truth, id(caller));

test.each(everybody)(
	'%s pulls exactly the rows of the scopes held, page by page, and no strange word',
	async (caller) => {
		const { items, scopes, me } = await phone(server, caller).all(400);
		expect(new Set(scopes)).toEqual(held(caller));
		const got = items.map(({ scope, col, id }) => `${scope} ${col} ${id}`);
		expect(got.sort()).toEqual(linesOf(truth, held(caller)).sort());
		const readable = wordsOf(truth, held(caller), id(caller));
		expect(strange(JSON.stringify([items, me]), readable)).toEqual([]);
		if (held(caller).size > 2) expect(words(JSON.stringify(items)).size).toBeGreaterThan(20);
	}
);

test.each(everybody)(
	'%s asks for scopes of others: they are dropped, and bring nothing',
	async (caller) => {
		const others = ['o:o1', 'o:o2', 'c:e1', 'c:e2', 'b:b1', 'b:b3', 'u:head', 'k:k00x'];
		const asked = others.map((name) => name.slice(0, 2) + id(name.slice(2)));
		const since = Object.fromEntries([...asked, 'x', '__proto__x', '*'].map((scope) => [scope, 0]));
		const { items, drop } = await phone(server, caller).pull(since);
		for (const { scope } of items) expect(held(caller)).toContain(scope);
		expect(drop.sort()).toEqual(
			[...asked, 'x', '__proto__x'].filter((scope) => !held(caller).has(scope)).sort()
		);
	}
);

test.each(everybody)('%s finds every other door shut', async (caller) => {
	const own = `collections/users/records/${id(caller)}`;
	const mine = words(JSON.stringify(truth['users']?.find((row) => row.id === id(caller))));
	await each(doors(names, truth), async (one) => {
		const { status, text } = await ask(one, token(caller));
		const what = `${one.method ?? 'GET'} ${one.path}`;
		if (one.path.startsWith(own) && !one.method) expect(status, what).toBe(200);
		else if (isPersonal(one, status)) expect(onlyOf(text, id(caller)), what).toBe(true);
		else expect([400, 401, 403, 404], `${what}: ${text}`).toContain(status);
		expect(strange(text, mine), what).toEqual([]);
	});
});

test.each(everybody)(
	'%s learns nothing by filters and sorting that touch what is hidden',
	async (caller) => {
		await each(probes(names, truth), async ([yes, no]) => {
			const [hit, miss] = [await ask(yes, token(caller)), await ask(no, token(caller))];
			expect(hit, yes.path).toEqual(miss);
			expect([400, 403, 404], yes.path).toContain(hit.status);
		});
	}
);

test.each(everybody)(
	'%s gets the files whose change she may read, by the sync route alone',
	async (caller) => {
		for (const file of truth['files'] ?? []) {
			const may = [...reachOf('files', file)].some((scope) => held(caller).has(scope));
			const { status } = await ask({ path: `sync/file/${file.id}` }, token(caller));
			expect(status, file.id).toBe(may ? 200 : 404);
			const stored = `files/files/${file.id}/${String(file['bytes'])}`;
			const key = await ask({ path: 'files/token', method: 'POST' }, token(caller));
			const { token: short = '' } = JSON.parse(key.text) as { token?: string };
			for (const path of [stored, `${stored}?token=${short}`, `${stored}?thumb=100x100`])
				expect([403, 404], path).toContain((await ask({ path }, token(caller))).status);
		}
	}
);

test.each(everybody)('%s signs in and is told of herself alone', async (caller) => {
	const expand = `expand=${Object.keys(callers).join(',')},memberships_via_user.org,contracts_via_facilitator.buyer`;
	const body = JSON.stringify({
		identity: `${caller}@example.org`,
		password: `pass-${caller}-word`
	});
	const base = 'collections/users/';
	const entered = await ask({
		path: `${base}auth-with-password?${expand}`,
		method: 'POST',
		body
	});
	const again = await ask({ path: `${base}auth-refresh?${expand}`, method: 'POST' }, token(caller));
	for (const { status, text } of [entered, again]) {
		expect(status, text).toBe(200);
		const { record } = JSON.parse(text) as { record: Stored };
		expect(record.id).toBe(id(caller));
		expect(record['expand'] ?? {}).toEqual({});
		expect(strange(text, words(JSON.stringify(record)))).toEqual([]);
		expect([...words(text)].every((one) => one.startsWith(`zq.users.${caller}.`))).toBe(true);
	}
});

test('a guest finds every door shut, and no topic', async () => {
	await each([...doors(names, truth), ...probes(names, truth).flat()], async (one) => {
		const { status, text } = await ask(one);
		if (isPersonal(one, status)) expect(onlyOf(text, ''), one.path).toBe(true);
		else
			expect([400, 401, 403, 404], `${one.method ?? 'GET'} ${one.path}: ${text}`).toContain(status);
		expect([...words(text)], one.path).toEqual([]);
	});
	expect((await listen(server.url, '', ['sync'])).status).toBe(401);
});

/** What the office changes while everybody listens. */
const edits = {
	participants: { prescriber: 'moved' },
	eligibilities: { reason: 'moved', to: addDays(today, 300) },
	companies: { naf: '4399C' },
	assignments: { share_pct: 90 },
	memberships: { to: addDays(today, 9) },
	orgs: { kind: 'moved' }
};

test('whoever listens hears a bell, and never a row', async () => {
	const topics = names.flatMap((name) => [name, `${name}/*`]);
	const first = Object.entries(truth).flatMap(([table, rows]) =>
		rows[0] ? [`${table}/${rows[0].id}`] : []
	);
	const query = encodeURIComponent(
		JSON.stringify({ query: { expand: 'participant,org,company', filter: 'id != ""' } })
	);
	const all = [...topics, ...first, ...topics.map((topic) => `${topic}?options=${query}`), 'sync'];
	const ears = await Promise.all(everybody.map((caller) => listen(server.url, token(caller), all)));
	for (const { status } of ears) expect(status).toBe(204);
	for (const [table, values] of Object.entries(edits)) {
		const path = `collections/${table}/records/${truth[table]?.[0]?.id ?? ''}`;
		await server.admin('PATCH', path, values);
	}
	const { change } = png(1);
	expect((await phone(server, 'ue1').push(change)).results).toMatchObject([{ status: 'applied' }]);
	await new Promise((done) => setTimeout(done, 500));
	for (const [n, { heard, stop }] of ears.entries()) {
		stop();
		const rung = heard.filter(({ event }) => event !== 'PB_CONNECT');
		for (const { event, data } of rung) expect([event, data]).toEqual(['sync', '{}']);
		const holds = scopesOf(truth, id(everybody[n] ?? '')).has(`c:${id('e1')}`);
		if (holds) expect(rung.length, everybody[n]).toBeGreaterThan(0);
		if (everybody[n] === 'nobody' || everybody[n] === 'stranger') expect(rung).toEqual([]);
	}
});

/** What the newcomer is made, and what she then holds. */
const made: Record<string, object> = {
	site_supervisor: { company: id('e1') },
	company_admin: { company: id('e4'), org: id('o2') },
	facilitator: {},
	org_admin: { org: id('o2') },
	buyer_viewer: { buyer: id('b2') }
};
const endings = {
	'ended yesterday': { to: addDays(today, -1) },
	'not begun': { from: addDays(today, 1) },
	deleted: null
};

const memberships = 'collections/memberships/records';

test.each(Object.entries(made))('%s given and taken: the next pull says so', async (role, over) => {
	for (const ending of Object.values(endings)) {
		const given = { user: id('newcomer'), role, org: id('o1'), ...over };
		const { next, lost } = await gains(given);
		const path = `${memberships}/${lost.membership}`;
		if (ending) await server.admin('PATCH', path, ending);
		else await server.admin('DELETE', path);
		const after = await phone(server, 'newcomer').pull(next);
		expect(after.drop.sort()).toEqual(lost.scopes.sort());
		expect(after.items.filter(({ scope }) => scope !== `u:${id('newcomer')}`)).toEqual([]);
		if (ending) await server.admin('DELETE', path);
	}
});

/** The newcomer is given a membership: her next pull brings all it opens, from the start, and no strange word. */
async function gains(given: object) {
	const user = id('newcomer');
	const before = await phone(server, 'newcomer').all();
	expect(before.scopes).toEqual(['*', `u:${user}`]);
	const { id: membership } = await server.admin<Stored>('POST', memberships, given);
	const now = await truthOf(server);
	const mine = scopesOf(now, user);
	const { items, scopes, next } = await pullFrom(before.next);
	expect(new Set(scopes)).toEqual(mine);
	const live = items.filter((item) => !item.gone);
	const lines = live.map(({ scope, col, id }) => `${scope} ${col} ${id}`);
	expect(lines.sort()).toEqual(linesOf(now, mine).sort());
	expect(strange(JSON.stringify(items), wordsOf(now, mine, user))).toEqual([]);
	const lost = [...mine].filter((scope) => scope !== '*' && scope !== `u:${user}`);
	expect(lost.length).toBeGreaterThan(0);
	return { next, lost: { membership, scopes: lost } };
}

/** The pages from these cursors on. */
async function pullFrom(since: object) {
	const newcomer = phone(server, 'newcomer');
	const items = [];
	for (let from = since; ;) {
		const page = await newcomer.pull(from);
		items.push(...page.items);
		from = page.next;
		if (!page.more) return { ...page, items };
	}
}

test('a right given or taken between two wishes: the second is answered by what holds then', async () => {
	const newcomer = phone(server, 'newcomer');
	const [write] = cellsOf('supervisor');
	const wish = (n: number) => ({ ...write?.change, id: id(`wish${n}`), author: id('newcomer') });
	const status = async (n: number) => {
		const [result] = (await newcomer.push(wish(n))).results;
		return [result?.status, ...(result?.problems ?? []).map(({ code }) => code)];
	};
	expect(await status(1)).toEqual(['refused', 'not-allowed']);
	const given = { user: id('newcomer'), role: 'site_supervisor', org: id('o1'), company: id('e1') };
	const { id: membership } = await server.admin<Stored>('POST', memberships, given);
	expect((await status(2))[0]).toBe('applied');
	await server.admin('PATCH', `${memberships}/${membership}`, { company: id('e2') });
	expect(await status(3)).toEqual(['refused', 'not-allowed']);
	await server.admin('DELETE', `${memberships}/${membership}`);
	expect(await status(4)).toEqual(['refused', 'not-allowed']);
});
