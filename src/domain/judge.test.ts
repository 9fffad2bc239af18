// The pipeline: form, author, ledger, order; what breaks; and what a server must load first.
import { beforeEach, describe, expect, test } from 'vitest';
import { entryOf, sha256, type Bench } from '../../tests/bench.ts';
import { amina } from '../../tests/desk.ts';
import { karim } from '../../tests/diary.ts';
import { card, entry, id, who } from '../../tests/rows.ts';
import { fileRef, smallBench, wish, write } from '../../tests/wishes.ts';
import type { Change } from './change.ts';
import { firstLook, judge, needs } from './judge.ts';
import type { Who } from './records.ts';
import { canonical } from './values.ts';

let bench: Bench;
beforeEach(() => {
	bench = smallBench();
});

const push = (changes: unknown[], by: Who = amina, now?: string) =>
	bench.push(changes.map((raw) => entryOf(raw, by, now)));
/** `status code path` of each result. */
const told = (changes: unknown[], by: Who = amina) =>
	push(changes, by).results.map(({ status, problems, missing }) =>
		[status, missing, ...problems.flatMap(({ code, path }) => [code, path])]
			.filter(Boolean)
			.join(' ')
	);
const counts = () => [bench.all('declarations').length, bench.ledger.size, bench.files.size];

describe('what is no change', () => {
	test('a change of another form is refused, names the field, and writes nothing', () => {
		const good = write();
		expect(
			told([
				{ ...good, extra: 1 },
				{ ...good, v: '1' },
				{ ...good, deps: ['x'] },
				{ ...good, set: [] },
				{ ...good, at: '2026-11-20' },
				{ id: good.id }
			])
		).toEqual([
			'refused wrong-shape extra',
			'refused wrong-shape v',
			'refused wrong-shape deps.0',
			'refused wrong-shape set',
			'refused wrong-shape at',
			expect.stringMatching(/^refused wrong-shape kind wrong-shape act/)
		]);
		expect(counts()).toEqual([0, 0, 0]);
	});

	test('a set of another shape is refused and not kept, so that a mended app may send it again', () => {
		const bad = write({}, {});
		expect(told([{ ...bad, set: { ...bad.set, minutesWork: -15 } }])).toEqual([
			'refused wrong-shape set.minutesWork'
		]);
		expect(counts()).toEqual([0, 0, 0]);
		expect(told([bad])).toEqual(['applied']);
	});

	test('half a character is refused wherever it hides', () => {
		const broken = ['\ud800', 'a\udc00', '\udc00\ud800', 'x\ufffd', '\ud83d'];
		for (const text of broken)
			expect(told([write({ note: text })])).toEqual(['refused unreadable-text set.note']);
		expect(told([{ ...write(), base: { ['\ud800']: 1 } }])).toEqual([
			'refused unreadable-text base'
		]);
		expect(told([write({ note: 'coffrage 👷 fini' })])).toEqual(['applied']);
	});

	test('a key `__proto__` is refused, own key or prototype: engines disagree which it is', () => {
		const set = JSON.stringify(write().set);
		const own = JSON.parse(`{"__proto__":{"x":1},${set.slice(1)}`) as Change['set'];
		const inherited = Object.assign(Object.create({ x: 1 }) as Change['set'], write().set);
		for (const set of [own, inherited])
			expect(told([{ ...write(), base: set }])).toEqual(['refused wrong-shape base.__proto__']);
	});

	test('what is nested too deep is refused before anything walks it', () => {
		let deep: unknown = 1;
		for (let n = 0; n < 100_000; n++) deep = [deep];
		expect(told([{ ...write(), base: { deep } }])).toEqual([
			expect.stringMatching(/^refused wrong-shape base\.deep\.0/)
		]);
	});

	test('the author is the owner of the token; the change is kept for its own', () => {
		const mine = write();
		expect(told([mine], who('site_supervisor', 'u3'))).toEqual(['refused author-mismatch author']);
		expect(counts()).toEqual([0, 0, 0]);
		expect(told([mine])).toEqual(['applied']);
	});

	test('one answer an entry, in order, even for what has no id', () => {
		const results = push([null, 7, 'x', [], {}, write()]).results;
		expect(results.map(({ id: of, status }) => [of.length, status])).toEqual([
			...Array<[number, string]>(5).fill([0, 'refused']),
			[15, 'applied']
		]);
	});
});

describe('the ledger', () => {
	test('R50 the same change twice is done once and answered twice', () => {
		const change = write({ minutesWork: 660 });
		const first = push([change]).results[0];
		expect(first).toMatchObject({ status: 'applied', problems: [{ code: 'over-ten-hours' }] });
		const again = push([change, change], amina, '2026-11-21T09:00:00Z');
		expect(again.results).toEqual([
			{ ...first, again: true },
			{ ...first, again: true }
		]);
		expect(again.writes).toEqual({ declarations: [], contract_months: [], files: [], changes: [] });
		expect(again.touched).toEqual([change.record]);
	});

	test('R50 twice in one call as well', () => {
		const change = write();
		expect(push([change, change]).results.map(({ again }) => again)).toEqual([undefined, true]);
		expect(counts()).toEqual([1, 1, 0]);
	});

	test('a refusal is kept too: the same again gets the same answer, whatever changed since', () => {
		const early = write({ day: '2026-11-25' });
		expect(told([early])).toEqual(['refused future set.day']);
		expect(push([early], amina, '2026-11-26T09:00:00Z').results[0]).toMatchObject({
			status: 'refused',
			again: true
		});
		expect(counts()).toEqual([0, 1, 0]);
	});

	test('an id with other content, or from another author, is refused and writes nothing', () => {
		const change = write();
		push([change]);
		expect(told([{ ...change, at: '2026-11-20T17:00:01Z' }])).toEqual(['refused id_reused id']);
		const stolen = { ...change, author: id('u2') };
		expect(told([stolen], karim)).toEqual(['refused id_reused id']);
		expect(counts()).toEqual([1, 1, 0]);
	});

	test('the order of keys is no other content', () => {
		const change = write();
		push([change]);
		const turned = Object.fromEntries(Object.entries(change).reverse());
		expect(push([turned]).results[0]?.again).toBe(true);
	});

	test('the line says who, when, which phone and what was answered', () => {
		const change = write();
		push([change]);
		expect(bench.ledger.get(change.id)).toEqual({
			id: change.id,
			hash: sha256(canonical(change)),
			author: id('u1'),
			device: 'phone0000000001',
			kind: 'day-entry',
			act: 'write',
			record: change.record,
			body: change,
			answer: { status: 'applied', problems: [] },
			at: '2026-11-20T17:00:00Z',
			received: '2026-11-20T18:00:00Z'
		});
	});
});

describe('order', () => {
	test('a change waits for those it depends on, in the ledger or earlier in the call', () => {
		const first = write();
		const second = write({ day: '2026-11-19' }, { deps: [first.id] });
		expect(told([second])).toEqual(['deferred dep']);
		expect(counts()).toEqual([0, 0, 0]);
		expect(told([first, second])).toEqual(['applied', 'applied']);
		const third = write({ day: '2026-11-18' }, { deps: [first.id, second.id] });
		expect(told([third])).toEqual(['applied']);
	});

	test('what depends on a refused change waits, in this call and in any other', () => {
		const refused = write({ minutesWork: 451 });
		const after = write({ day: '2026-11-19' }, { deps: [refused.id] });
		const last = write({ day: '2026-11-18' }, { deps: [after.id] });
		expect(told([refused, after, last])).toEqual([
			'refused quarter-hours set.minutesWork',
			'deferred dep',
			'deferred dep'
		]);
		expect(told([after])).toEqual(['deferred dep']);
		expect(counts()).toEqual([0, 1, 0]);
	});

	test('what comes after it on its record waits, other records do not', () => {
		const refused = write({ minutesWork: 451 });
		expect(told([refused, write({ minutesWork: 420 }), write({ day: '2026-11-19' })])).toEqual([
			'refused quarter-hours set.minutesWork',
			'deferred dep',
			'applied'
		]);
		expect(told([write({ minutesWork: 420 })])).toEqual(['applied']);
	});

	test('a refusal the ledger knows stops what follows as the first time', () => {
		const refused = write({ minutesWork: 451 });
		push([refused]);
		expect(told([refused, write()])).toEqual([
			'refused quarter-hours set.minutesWork',
			'deferred dep'
		]);
	});

	test('changes judged one call each follow one another when the caller keeps what stopped', () => {
		const stopped = new Set<string>();
		const one = (raw: Change) => bench.push([entryOf(raw, amina)], stopped).results[0]?.status;
		expect([one(write({ minutesWork: 451 })), one(write())]).toEqual(['refused', 'deferred']);
	});

	test('each change is judged on what the ones before it left', () => {
		const first = write();
		const second = write({ minutesWork: 420 }, { base: { ...first.set } });
		const back = wish({
			kind: 'day-entry',
			act: 'withdraw',
			set: { reason: '' },
			record: first.record,
			base: { version: 2 }
		});
		const judged = push([first, second, back]);
		expect(judged.results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
		expect(judged.writes.declarations).toMatchObject([{ version: 2, status: 'withdrawn' }]);
		expect(judged.touched).toEqual([first.record]);
	});

	test('R28 the week is summed over the call', () => {
		const days = ['16', '17', '18', '19', '20'].map((on) =>
			write({ day: `2026-11-${on}`, minutesWork: 720 })
		);
		const [, , , , friday] = push(days).results;
		expect(friday?.problems.map(({ code }) => code)).toEqual(['over-ten-hours', 'over-week']);
		expect(told([write({ day: '2026-11-21', minutesWork: 15 })])).toEqual([
			'refused future set.day over-sixty-hours set.minutesWork'
		]);
	});
});

test("what breaks in here is that change's alone: the others are judged, the log is told", () => {
	const broken = write({ participant: id('p2'), assignment: id('a2') });
	const wrong = { ...card({ id: id('a2'), participant: id('p2') }), eligible: null as never };
	bench.put('assignments', wrong);
	const judged = push([broken, write()]);
	expect(judged.results.map(({ status }) => status)).toEqual(['error', 'applied']);
	expect(judged.failures).toMatchObject([{ id: broken.id }]);
	expect(counts()).toEqual([1, 1, 0]);
});

test('the first look names what is an id, and nothing else', () => {
	const change = write({}, { deps: [id('d1')], files: [fileRef('f1')] });
	const garbage = [
		null,
		7,
		{ id: 7, deps: 'x', files: [null, 7, { id: 'X' }] },
		{ deps: [7, id('d2')] }
	];
	expect(firstLook([...garbage, change, change].map((raw) => entryOf(raw, amina)))).toEqual({
		ledger: [id('d2'), change.id, id('d1')],
		records: [change.record],
		files: [id('f1')]
	});
});

test('a record of another kind asks for nothing', () => {
	const { record } = write();
	const back = wish({ kind: 'day-entry', act: 'withdraw', set: { reason: '' }, record });
	const row = entry('2026-11-20', [450, 0], { id: record });
	const asked = (kind: string) =>
		needs([entryOf(back, amina)], new Map([[record, { ...row, kind }]])).contracts;
	expect([asked('site-visit'), asked('day-entry')]).toEqual([[], [id('k1')]]);
});

test('needs are those of every well-formed change, once', () => {
	const entries = [
		write(),
		write({ day: '2026-11-19' }),
		{ ...write(), set: {} },
		null,
		{ ...write(), kind: 'x' }
	];
	expect(
		needs(
			entries.map((raw) => entryOf(raw, amina)),
			new Map()
		)
	).toEqual({
		contracts: [id('k1')],
		cards: [id('a1')],
		participants: [id('p1')],
		weeks: [`${id('p1')}|2026-11-16`],
		periods: [`${id('k1')}|2026-11`, `${id('k1')}|2026-Q4`],
		crews: []
	});
});

test('an empty call is an empty answer', () => {
	expect(judge([], { rows: {}, ledger: [], files: [] }, sha256)).toEqual({
		results: [],
		writes: { declarations: [], contract_months: [], files: [], changes: [] },
		touched: [],
		failures: []
	});
});
