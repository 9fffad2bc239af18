// Random histories before the judge: however they arrive, the same rows; and nobody reads another company.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookOfBench, entryOf } from '../../tests/bench.ts';
import { histories, people, town } from '../../tests/history.ts';
import { id } from '../../tests/rows.ts';
import { accept } from './accept.ts';
import type { Change } from './change.ts';
import type { Entry, Result } from './judge.ts';
import { firstLook, judge, needs } from './judge.ts';
import type { Declaration } from './records.ts';
import { mayRead } from './rights.ts';

/** More by `RUNS=2000 npx vitest …`. */
const runs = { numRuns: Number(process.env['RUNS'] ?? 25) };
/** Where a history is cut into calls, and which earlier entries are delivered again with each. */
const cuts = fc.array(
	fc.tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(60), { maxLength: 3 })),
	{
		minLength: 40,
		maxLength: 40
	}
);

/**
 * Plays a history in calls of about these sizes; answered changes are delivered again on the way. A call ends before a
 * change that was made after the answer to another one on its record.
 */
function play(history: Entry[], calls: [size: number, again: number[]][], bounded = true) {
	const bench = town(bounded);
	const results = new Map<number, Result>();
	for (let at = 0, call = 0; at < history.length; call++) {
		const [size, again] = calls[call] ?? [1, []];
		const answered = (n: number) =>
			bench.ledger.has((history[n]?.raw as Change | undefined)?.id ?? '');
		for (const n of again.filter(answered)) bench.push([history[n] as Entry]);
		const heard = untilAnswer(history.slice(at, at + size));
		bench.push(heard).results.forEach((result, n) => results.set(at + n, result));
		at += heard.length;
	}
	return { bench, results };
}

function untilAnswer(entries: Entry[]): Entry[] {
	const sent = new Set<string>();
	const end = entries.findIndex(({ raw, who }) => {
		const { record, deps } = raw as Change;
		const waits = sent.has(`${who.user}|${record}`) && deps.length === 0;
		sent.add(`${who.user}|${record}`);
		return waits;
	});
	return end < 0 ? entries : entries.slice(0, end);
}

const oneByOne = (history: Entry[]) => history.map((): [number, number[]] => [1, []]);

test('R50 exactly once: however they are split into calls and repeated, the rows are the same', () => {
	fc.assert(
		fc.property(histories, cuts, (history, calls) => {
			const { bench, results } = play(history, oneByOne(history));
			const other = play(history, calls);
			expect(other.bench.state()).toBe(bench.state());
			expect([...other.results.values()]).toEqual([...results.values()]);
			expect([...results.values()].map(({ status }) => status)).not.toContain('error');
		}),
		runs
	);
});

test('R50 a whole history delivered once more writes nothing and is answered the same', () => {
	fc.assert(
		fc.property(histories, (history) => {
			const { bench, results } = play(history, [[99, []]]);
			const before = bench.state();
			const kept = history.filter((_, n) => bench.ledger.has((history[n]?.raw as Change).id));
			const again = kept.flatMap((entry) => bench.push([entry]).results);
			expect(bench.state()).toBe(before);
			const first = [...results.values()].filter((result) => bench.ledger.has(result.id));
			expect(again).toEqual(first.map((result) => ({ ...result, again: true })));
		}),
		runs
	);
});

test('the rows that `needs` asks for are enough: the whole base gives the same answers', () => {
	fc.assert(
		fc.property(histories, cuts, (history, calls) => {
			const { bench, results } = play(history, calls);
			const whole = play(history, calls, false);
			expect([...results.values()]).toEqual([...whole.results.values()]);
			expect(bench.state()).toBe(whole.bench.state());
		}),
		runs
	);
});

test('forecast = verdict: the phone of who may read everything says what the server will say', () => {
	fc.assert(
		fc.property(histories, (history) => {
			const bench = town();
			for (const entry of history) {
				const book = bookOfBench(bench, entry.now);
				const forecast = accept(entry.raw as Change, book, entry.who);
				const [result] = bench.push([entry]).results;
				if (result?.missing === 'dep') continue;
				expect([result?.status, result?.problems]).toEqual([
					forecast.status,
					'problems' in forecast ? forecast.problems : []
				]);
			}
		}),
		runs
	);
});

test('a phone that holds its own rows alone never refuses what the server would take', () => {
	fc.assert(
		fc.property(histories, (history) => {
			const bench = town();
			for (const entry of history) {
				const book = bookOfBench(bench, entry.now);
				const hidden = (row: Pick<Declaration, 'org' | 'company' | 'counts_for'>) =>
					!mayRead(row, entry.who, book.today);
				for (const row of book.all('declarations').filter(hidden))
					book.remove('declarations', row.id);
				for (const row of book.all('assignments').filter(hidden))
					book.remove('assignments', row.id);
				const forecast = accept(entry.raw as Change, book, entry.who);
				const [result] = bench.push([entry]).results;
				if (forecast.status === 'refused')
					expect(['refused', 'deferred']).toContain(result?.status);
			}
		}),
		runs
	);
});

/** Every number and text of a value, keys too. */
function leaves(value: unknown): (string | number)[] {
	if (typeof value === 'string' || typeof value === 'number') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...leaves(inner)]);
}

test('R29 R57 no answer to one company holds a name, an id or minutes of another', () => {
	fc.assert(
		fc.property(histories, (history) => {
			const { results } = play(history, oneByOne(history));
			for (const [n, result] of results) {
				const author = history[n]?.who.user;
				if (author !== id('u1') && author !== id('u3')) continue;
				for (const leaf of leaves({ ...result, id: '' })) {
					if (typeof leaf === 'number')
						expect(leaf < 100 || leaf % 30 === 0, JSON.stringify(result)).toBe(true);
					else expect(leaf).not.toMatch(/Person u2|e20000|a50000|a60000|t20000/);
				}
			}
		}),
		runs
	);
});

test('histories reach everything: each status, clashes, conflicts, verdicts, and what follows', () => {
	const seen = new Set<string>();
	for (const history of fc.sample(histories, { numRuns: 80, seed: 7 })) {
		const { bench, results } = play(history, oneByOne(history));
		for (const { status, missing, problems } of results.values()) {
			seen.add([status, missing].filter(Boolean).join(' '));
			for (const { code } of problems) seen.add(code);
		}
		for (const row of bench.all('declarations')) seen.add(`${row.kind} ${row.status}`);
	}
	expect([...seen].sort()).toEqual(
		expect.arrayContaining([
			'applied',
			'merged',
			'refused',
			'deferred dep',
			'deferred record',
			'declared-elsewhere',
			'overlaps',
			'locked',
			'changed',
			'held',
			'not-allowed',
			'after-submission',
			'over-ten-hours',
			'over-twelve-hours',
			'clash recorded',
			'clash withdrawn',
			'day-entry recorded',
			'day-entry withdrawn',
			'hours-declaration submitted',
			'hours-declaration validated',
			'hours-declaration refused',
			'hours-declaration returned'
		])
	);
});

const id15 = fc.string({ unit: fc.constantFrom(...'ab01'), minLength: 15, maxLength: 15 });
const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', '\ud800', -0, 1e308), id15);
const broken = fc
	.record(
		{
			id: id15,
			kind: fc.oneof(
				fc.constantFrom('day-entry', 'hours-declaration', 'site-visit', 'clash'),
				anything
			),
			act: fc.oneof(
				fc.constantFrom('write', 'submit', 'withdraw', 'decide', '__proto__'),
				anything
			),
			v: fc.oneof(fc.constantFrom(1, 2), anything),
			record: fc.oneof(id15, anything),
			set: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), anything),
			base: anything,
			deps: fc.oneof(fc.array(id15), anything),
			files: fc.oneof(fc.constant([]), anything),
			author: fc.oneof(fc.constantFrom(id('u1'), id('u2')), anything),
			at: fc.oneof(fc.constant('2026-11-20T17:00:00Z'), anything),
			offset: fc.oneof(fc.constant(null), anything)
		},
		{ requiredKeys: ['id'], noNullPrototype: true }
	)
	.chain((change) => fc.constantFrom(change, { ...change, ['__proto__x']: 1 }));

test('whatever comes is answered, one result each, with the field; nothing of it is written as a record', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(broken, anything), { maxLength: 8 }), (raws) => {
			const bench = town();
			const entries = raws.map((raw) =>
				entryOf(raw, people[0] ?? { user: '', name: '', memberships: [] })
			);
			const judged = bench.push(entries);
			expect(judged.results).toHaveLength(raws.length);
			for (const { status, problems, missing } of judged.results) {
				expect(['refused', 'deferred']).toContain(status);
				expect(status === 'deferred' ? missing : problems[0]?.code).toBeTruthy();
			}
			expect(bench.all('declarations')).toEqual([]);
			expect(judged.failures).toEqual([]);
		}),
		{ numRuns: runs.numRuns * 20 }
	);
});

test('a full call of days is judged in the time of its days, not of their square', () => {
	const time = (size: number) => {
		const [history = []] = fc.sample(histories, { numRuns: 1, seed: 3 });
		const entries = Array.from({ length: size }, (_, n): Entry => {
			const entry = history[n % history.length] as Entry;
			const raw = entry.raw as Change;
			return { ...entry, raw: { ...raw, id: `s${String(n).padStart(14, '0')}`, deps: [] } };
		});
		const rows = { declarations: [] as Declaration[] };
		const started = performance.now();
		firstLook(entries);
		needs(entries, new Map());
		judge(entries, { rows, ledger: [], files: [] }, (text) =>
			text.length.toString(16).padStart(64, '0')
		);
		return performance.now() - started;
	};
	time(200);
	expect(time(2000)).toBeLessThan(time(200) * 40 + 200);
});
