// A change is opened: its kind, its act, its version, its shape, its record.
import { expect, test } from 'vitest';
import { amina, change, Desk, joel, said, stranger } from '../../tests/desk.ts';
import { day, Diary, recordOf } from '../../tests/diary.ts';
import { id, month, facts } from '../../tests/rows.ts';
import { accept, apply } from './accept.ts';
import type { Change } from './change.ts';
import { kinds } from './kinds/index.ts';

const write = (over: Partial<Change> = {}) =>
	change({ kind: 'day-entry', act: 'write', set: day(), record: recordOf(day()), ...over });
const told = (of: Change, desk: Desk = new Diary(), by = amina) => said(accept(of, desk.book, by));

test('an unknown kind, a newer version and an unknown act wait for a newer server', () => {
	expect(told(write({ kind: 'parking-permit' }))).toBe('deferred kind');
	expect(told(write({ v: 2 }))).toBe('deferred v');
	expect(told(write({ act: 'approve' }))).toBe('deferred act');
	expect(told(write({ act: 'approve', v: 2 }))).toBe('deferred v');
	for (const act of ['constructor', 'toString', '__proto__'])
		expect(told(write({ act })), act).toBe('deferred act');
	for (const kind of ['constructor', '__proto__'])
		expect(told(write({ kind })), kind).toBe('deferred kind');
});

test('the server alone writes a clash', () => {
	expect(told(write({ kind: 'clash' }))).toBe('deferred act');
});

test('a set of another shape is refused, field by field', () => {
	const set = { ...day(), minutesWork: '450', site: 7, extra: 1 };
	expect(told(write({ set }))).toBe(
		'wrong-shape set.site, wrong-shape set.minutesWork, wrong-shape set.extra'
	);
	expect(told(write({ set: {} }))).toContain('wrong-shape set.assignment');
	expect(told(write({ set: day({ day: '2026-02-30' }) }))).toBe('wrong-shape set.day');
});

test('a set with a thousand faults is told a few', () => {
	const set = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field${n}`, n]));
	const outcome = accept(write({ set }), new Diary().book, amina);
	expect('problems' in outcome && outcome.problems).toHaveLength(20);
	const long = accept(write({ set: { ...day(), ['x'.repeat(5000)]: 1 } }), new Diary().book, amina);
	expect('problems' in long && long.problems[0]?.path.length).toBe(120);
});

test('an act on a record that is not there waits for it; write and submit start one', () => {
	const acts = kinds.flatMap(({ name, acts, example }) =>
		Object.keys(acts).map((act) => [name, act, example] as const)
	);
	const sets: Record<string, Change['set']> = {
		withdraw: { reason: '' },
		return: { reason: 'missing_proof', note: 'x' },
		decide: { lines: {} },
		reopen: { reason: 'x' }
	};
	const waiting = acts.filter(([kind, act, example]) => {
		const of = change({ kind, act, set: sets[act] ?? example, base: { version: 1 } });
		return told(of, new Diary(), joel) === 'deferred record';
	});
	expect(waiting.map(([kind, act]) => `${kind} ${act}`)).toEqual([
		'day-entry withdraw',
		'hours-declaration withdraw',
		'hours-declaration return',
		'hours-declaration decide',
		'hours-declaration reopen',
		'site-visit withdraw'
	]);
});

test('a record of another kind is not touched', () => {
	const desk = new Diary().put('declarations', month(facts(), { id: recordOf(day()) }));
	expect(told(write(), desk)).toBe('natural-id record');
	const withdraw = write({ act: 'withdraw', set: { reason: '' }, base: { version: 1 } });
	expect(told(withdraw, desk)).toBe('natural-id record');
	expect(apply(write(), desk.book, amina)).toBeUndefined();
});

test('the example of each kind has its shape', () => {
	for (const { name, acts, example } of kinds) {
		const [first] = Object.values(acts);
		if (first) expect(first.safeParse(example).success, name).toBe(true);
	}
});

test('what is applied at once is what will be accepted, but for the time it was received', () => {
	const desk = new Diary();
	const of = write();
	const outcome = accept(of, desk.book, amina);
	const shown = apply(of, desk.book, amina);
	expect('row' in outcome && { ...outcome.row, received: '' }).toEqual(shown);
});

test('what a rule refuses is shown all the same, what has no shape is not', () => {
	const desk = new Diary();
	expect(told(write(), desk, stranger)).toBe('not-allowed act');
	expect(apply(write(), desk.book, stranger)).toMatchObject({ day: '2026-11-20' });
	expect(apply(write({ set: {} }), desk.book, amina)).toBeUndefined();
	expect(apply(write({ kind: 'parking-permit' }), desk.book, amina)).toBeUndefined();
	const gone = write({ act: 'withdraw', set: { reason: '' }, record: id('zz') });
	expect(apply(gone, desk.book, amina)).toBeUndefined();
});

test('judging changes nothing in the book', () => {
	const desk = new Diary();
	accept(write(), desk.book, amina);
	apply(write(), desk.book, amina);
	expect(desk.book.all('declarations')).toEqual([]);
});
