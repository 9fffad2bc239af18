import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as at from '../../tests/phones.ts';
import { Amina, DAY, Town, json, month, november, turns, wish } from '../../tests/phones.ts';
import type { Phone } from '../../tests/phones.ts';

let town: Town;
let phone: Phone;
beforeEach(async () => {
	town = new Town();
	phone = await town.phoneOf(Amina);
});
afterEach(() => {
	town.end();
});

const versions = () => town.server.data.all('declarations').map((row) => row.version);
/** All days of spring and summer, oldest first. */
const spring = Array.from({ length: 230 }, (_, n) =>
	new Date(Date.UTC(2026, 1, 2) + n * DAY).toISOString().slice(0, 10)
);
/** An answer of the server with other results. */
const saying =
	(change: (results: Record<string, unknown>[]) => unknown[]): at.Fate =>
	async (serve) => {
		const said = (await serve().json()) as { results: Record<string, unknown>[] };
		return json(200, { ...said, results: change(said.results) });
	};

test('a day that is noted is sent, received, and shown', async () => {
	await phone.note({ day: november(19) });
	expect(phone.outbox).toEqual(['ready']);
	await turns();
	expect([phone.outbox, phone.phase, phone.days]).toEqual([
		...[['done'], 'idle', { [november(19)]: 450 }]
	]);
});

test('at most 200 changes a call, oldest first, and each call says what stays behind', async () => {
	phone.cutOff();
	await phone.note(...spring.map((day) => ({ day })));
	phone.calls.length = 0;
	phone.reconnect();
	await phone.device.sync();
	expect(phone.pushes.map((ids) => ids.length)).toEqual([200, 30]);
	const ids = phone.device.view.outbox.map((row) => row.change.id);
	expect(phone.pushes.flat()).toEqual(ids);
	const [first, second] = phone.calls.map(({ body }) => [body['waiting'], body['oldest']]);
	expect([first, second]).toEqual([
		...[
			[30, '2026-11-20T18:00:00.000Z'],
			[0, null]
		]
	]);
}, 40_000);

test('the next call is on its way while the last answer is written; what stands on one without answer is not in it', async () => {
	phone.cutOff();
	const days = spring.slice(0, 209).map((day) => ({ day }));
	await phone.note(...days.slice(0, 199), { day: november(19), minutesWork: 780 });
	await phone.device.make([month({ [november(19)]: [780, 0] })]);
	await phone.note(...days.slice(199));
	phone.calls.length = 0;
	const seen: string[][] = [];
	const look: at.Fate = (serve) => {
		seen.push([...new Set(phone.outbox)]);
		return serve();
	};
	phone.reconnect();
	phone.fates.push(look, look);
	await phone.device.sync();
	expect(phone.pushes.map((ids) => ids.length)).toEqual([200, 10]);
	expect(seen).toEqual([['ready'], ['ready']]);
	expect(phone.outbox.slice(199, 202)).toEqual([
		...['attention over-twelve-hours', 'attention sign-again', 'done']
	]);
}, 40_000);

test('at most 512 000 bytes a call, counted in UTF-8', async () => {
	phone.cutOff();
	const note = 'é'.repeat(1900);
	await phone.note(...spring.slice(0, 140).map((day) => ({ day, note })));
	phone.calls.length = 0;
	phone.reconnect();
	await phone.device.sync();
	const sizes = phone.calls
		.filter((call) => call.path.endsWith('/push'))
		.map(({ body }) => new TextEncoder().encode(JSON.stringify(body)).length);
	expect(sizes).toHaveLength(2);
	expect(Math.max(...sizes)).toBeLessThanOrEqual(512_000);
	expect(Math.max(...sizes)).toBeGreaterThan(490_000);
}, 40_000);

test('an answer that is lost: the same change goes again, is known, and counts once', async () => {
	phone.fates.push(at.answerLost);
	const [change] = await phone.note({ day: november(19) });
	await turns();
	expect([phone.outbox, phone.phase]).toEqual([['ready'], 'offline']);
	await phone.device.sync();
	expect([phone.outbox, phone.pushes]).toEqual([['done'], [[change], [change]]]);
	expect([town.server.data.ledger.size, versions()]).toEqual([1, [1]]);
});

test('what was part of a call is never altered: another wish is another change', async () => {
	phone.fates.push(at.answerLost);
	const [first] = await phone.note({ day: november(19) });
	await turns();
	const [second] = await phone.note({ day: november(19), minutesWork: 60 });
	await turns();
	expect(phone.pushes.at(-1)).toEqual([first, second]);
	expect([town.server.data.ledger.size, phone.days]).toEqual([2, { [november(19)]: 60 }]);
});

test('several wishes for one day, none of them sent, are one change', async () => {
	phone.cutOff();
	await turns();
	const one = phone.note({ day: november(19) });
	const two = phone.note({ day: november(19), minutesWork: 60 });
	expect(await two).toEqual(await one);
	expect([phone.outbox, phone.days]).toEqual([['ready'], { [november(19)]: 60 }]);
});

test('answers are taken one by one: a missing one keeps its change, which goes again', async () => {
	phone.fates.push(saying((results) => results.slice(0, 1)));
	const [first, second] = await phone.note({ day: november(18) }, { day: november(19) });
	await turns();
	expect([phone.pushes, phone.outbox]).toEqual([
		...[
			[[first, second], [second]],
			['done', 'done']
		]
	]);
	expect(versions()).toEqual([1, 1]);
});

test.each([
	[
		'nobody sent',
		(results: object[]) => [...results, { id: 'x00000000000000', status: 'refused' }]
	],
	['is there twice', (results: object[]) => [...results, ...results]],
	[
		'has a status nobody knows',
		(results: object[]) => results.map((one) => ({ ...one, status: 'kept' }))
	],
	['has no status', (results: object[]) => results.map(() => ({ id: 'x00000000000000' }))],
	['is missing, as all are', () => []]
])('a result that %s: nothing of the answer is believed', async (_name, change) => {
	phone.fates.push(saying(change));
	await phone.note({ day: november(19) });
	await turns();
	expect([phone.outbox, phone.phase, phone.device.view.notices]).toEqual([['ready'], 'busy', []]);
	await phone.device.sync();
	expect([phone.outbox, versions()]).toEqual([['done'], [1]]);
});

test.each([
	[
		'HTML with 200',
		() => new Response('<html>sign in to the wifi', { headers: { 'content-type': 'text/html' } }),
		'portal'
	],
	['JSON with 200, but not ours', () => json(200, { results: [], items: [] }), 'portal'],
	['another protocol with 200', () => json(200, { proto: 's9', results: [] }), 'portal'],
	['401 of somebody else', () => new Response('no', { status: 401 }), 'portal'],
	['403 of somebody else', () => json(403, { message: 'no' }), 'portal'],
	[
		'an empty body',
		() => new Response('', { headers: { 'content-type': 'application/json' } }),
		'busy'
	],
	['502 of a proxy', () => new Response('<html>bad gateway', { status: 502 }), 'busy'],
	['404 of somebody else', () => new Response('not found', { status: 404 }), 'busy'],
	['no answer', () => Promise.reject(new TypeError('fetch failed')), 'offline']
])('%s: nothing is settled, all is kept and goes later', async (_name, fate, phase) => {
	phone.fates.push(fate);
	await phone.note({ day: november(19) });
	await turns();
	expect([phone.outbox, phone.phase]).toEqual([['ready'], phase]);
	await phone.device.sync();
	expect([phone.outbox, versions()]).toEqual([['done'], [1]]);
});

test('an answer that is cut anywhere settles nothing, whether the line breaks or just ends', async () => {
	phone.fates.push(at.nobodyAnswers);
	await phone.note({ day: november(19) });
	await turns();
	for (const bytes of [0, 1, 40, 200])
		for (const silently of [false, true]) {
			phone.fates.push(at.cut(bytes, silently));
			await phone.device.sync();
			expect([phone.outbox, phone.device.view.notices]).toEqual([['ready'], []]);
		}
	await phone.device.sync();
	expect([phone.outbox, versions()]).toEqual([['done'], [1]]);
});

test('a session that ended: all is kept, nothing more is asked, signing in again sends it', async () => {
	town.server.signOutEverywhere(Amina);
	await phone.note({ day: november(19) });
	await turns();
	expect([phone.outbox, phone.phase]).toEqual([['ready'], 'signed-out']);
	phone.calls.length = 0;
	await phone.note({ day: november(18) });
	await town.pass(10 * 60_000);
	expect([phone.calls, phone.outbox, phone.days[november(18)]]).toEqual([
		[],
		['ready', 'ready'],
		450
	]);
	await phone.enter(Amina);
	expect([phone.outbox, phone.phase]).toEqual([['done', 'done'], 'idle']);
});

test('an account that is closed: all is kept and told', async () => {
	town.server.close(Amina, true);
	await phone.note({ day: november(19) });
	await turns();
	expect([phone.outbox, phone.phase]).toEqual([['ready'], 'closed']);
	town.server.close(Amina, false);
	await phone.device.sync();
	expect(phone.outbox).toEqual(['done']);
});

test('a server that speaks a newer protocol: all is kept until the app is renewed', async () => {
	town.server.moods.newer = true;
	await phone.note({ day: november(19) });
	await turns();
	expect([phone.outbox, phone.phase]).toEqual([['ready'], 'update']);
});

test('a call that is too big is halved until it passes', async () => {
	phone.cutOff();
	await phone.note(...spring.slice(0, 12).map((day) => ({ day })));
	phone.calls.length = 0;
	phone.reconnect();
	town.server.moods.most = 2200;
	await phone.device.sync();
	expect(phone.pushes.map((ids) => ids.length)).toEqual([12, 6, 3, 3, 3, 3]);
	expect(phone.outbox.filter((said) => said.startsWith('done'))).toHaveLength(12);
});

test('a single change that is too big is for its author; the others pass', async () => {
	phone.cutOff();
	await phone.note({ day: november(17) }, { day: november(18), note: 'x'.repeat(1500) });
	await phone.note({ day: november(19) });
	phone.reconnect();
	town.server.moods.most = 1500;
	await phone.device.sync();
	expect(phone.outbox).toEqual(['done', 'attention too-big', 'done']);
	expect(phone.device.view.notices.map((one) => one.kind)).toEqual(['refused']);
});

test('a change that failed once and is too big now is set aside, not sent without end', async () => {
	phone.fates.push(saying((results) => results.map((one) => ({ ...one, status: 'error' }))));
	await phone.note({ day: november(19) });
	await turns();
	expect(phone.outbox).toEqual(['ready']);
	let asked = 0;
	phone.line = (serve, { path }) => {
		if (!path.endsWith('/push')) return serve();
		if (++asked > 5) throw new TypeError('fetch failed'); // enough is shown
		return json(413, { error: 'too-large' });
	};
	await town.pass(61_000);
	expect([asked, phone.outbox]).toEqual([1, ['attention too-big']]);
});

test('a call the server cannot read: the change it cannot read is found and set aside', async () => {
	phone.cutOff();
	const ids = await phone.note(...[16, 17, 18, 19].map((day) => ({ day: november(day) })));
	phone.reconnect();
	phone.line = (serve, { path, body }) => {
		const sent = (body['changes'] ?? []) as { id: string }[];
		const bad = path.endsWith('/push') && sent.some((change) => change.id === ids[2]);
		const problems = [{ code: 'wrong-shape', path: 'changes', level: 'block' }];
		return bad ? json(400, { proto: 's1', problems }) : serve();
	};
	await phone.device.sync();
	expect(phone.outbox).toEqual(['done', 'done', 'attention wrong-shape', 'done']);
});

test('a busy server says how long to wait, and is left alone that long', async () => {
	phone.fates.push(() => json(429, { proto: 's1' }, { 'retry-after': '90' }));
	await phone.note({ day: november(19) });
	await turns();
	expect(phone.phase).toBe('busy');
	phone.calls.length = 0;
	await town.pass(89_000);
	expect(phone.calls).toEqual([]);
	await town.pass(62_000);
	expect(phone.outbox).toEqual(['done']);
});

test('a server that took something is asked again soon, whatever failed after it', async () => {
	phone.cutOff();
	await phone.note({ day: november(19) });
	for (let n = 0; n < 8; n++) await town.pass(61_000);
	phone.line = (serve, { path }) =>
		path.endsWith('/push') ? serve() : at.nobodyAnswers(serve, { path, body: {}, token: '' });
	while (phone.outbox[0] !== 'done') await town.pass(100);
	expect(Date.parse(phone.device.view.sync.nextTry) - town.now).toBeLessThanOrEqual(1200);
});

test('an error of the server holds up one change, not the others', async () => {
	const [first] = await phone.note({ day: november(18) }, { day: november(19) });
	town.server.moods.poison = (change) => change === first;
	await turns();
	expect([phone.outbox, phone.device.view.outbox[0]?.tries]).toEqual([['ready', 'done'], 1]);
	town.server.moods.poison = () => false;
	await town.pass(62_000);
	expect(phone.outbox).toEqual(['done', 'done']);
});

test('what the server does not understand yet is kept and tried again, and shown after a week', async () => {
	town.server.moods.unknown.add('day-entry');
	await phone.note({ day: november(19) });
	await turns();
	expect(phone.outbox).toEqual(['ready']);
	town.now += 7 * DAY;
	await phone.device.sync();
	expect([phone.outbox, phone.days]).toEqual([
		...[['attention not-understood'], { [november(19)]: 450 }]
	]);
	town.server.moods.unknown.clear();
	town.now += DAY + 1;
	await phone.device.sync();
	expect(phone.outbox).toEqual(['done']);
});

test('a tap on save resolves once it is on the disk: the app may die at once', async () => {
	phone.cutOff();
	await phone.note({ day: november(19) });
	phone.device.close();
	const again = phone.tab();
	await again.device.ready;
	expect([again.outbox, again.days]).toEqual([['ready'], { [november(19)]: 450 }]);
});

test('two taps on one draft are one change', async () => {
	phone.cutOff();
	await phone.device.saveDraft({ id: 'd', kind: 'day', data: {} });
	const tap = () => phone.device.make([wish({ day: november(19) })], 'd');
	const [one, two] = await Promise.all([tap(), tap()]);
	expect([phone.outbox, two.changes, phone.device.view.drafts]).toEqual([
		...[['ready'], one.changes, []]
	]);
});

test('complaint 10: whatever a server or a stranger answers, nothing that waits is lost, and all of it arrives in the end', async () => {
	const statuses = [
		200, 204, 301, 400, 401, 403, 404, 408, 409, 413, 418, 422, 426, 429, 500, 502, 503, 504
	];
	const answer = fc.record({
		status: fc.constantFrom(...statuses),
		body: fc.constantFrom('', '<h1>Wi-Fi</h1>', '{}', '[]', 'null', '{"proto":"s1"}', '{"ok":true}')
	});
	await fc.assert(
		fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 6 }), async (answers) => {
			const town = new Town();
			try {
				const phone = await town.phoneOf(Amina);
				phone.cutOff();
				const made = await phone.note({ day: november(18) }, { day: november(19) });
				phone.reconnect();
				const serve = phone.line;
				for (const { status, body } of answers) {
					const bare = status === 204 || status === 301;
					phone.line = () => new Response(bare ? null : body, { status });
					await phone.device.sync();
					await town.pass(70_000);
					expect(phone.device.view.outbox.map((row) => row.change.id)).toEqual(made);
					expect(phone.outbox).not.toContain('done');
				}
				phone.line = serve;
				await phone.enter(Amina);
				await town.pass(2 * 3_600_000);
				// What looked too big, or could not be read, waits for its author.
				const aside = answers.some(({ status }) => status === 400 || status === 413);
				if (!aside) expect(phone.outbox).toEqual(['done', 'done']);
				const done = phone.outbox.filter((state) => state === 'done').length;
				expect(town.server.data.ledger.size).toBe(done);
			} finally {
				town.end();
			}
		}),
		{ numRuns: 40 }
	);
}, 60_000);
