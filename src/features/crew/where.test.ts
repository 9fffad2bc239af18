// Where something saved is.
import { expect, test } from 'vitest';
import { entry, id } from '../../../tests/rows.ts';
import type { Waiting } from '#sync/device.ts';
import { whereIs } from './where.ts';

const row = entry('2026-05-13', [420, 0], { received: '2026-05-13T15:33:00Z' });
const waiting = (name: string, state: Waiting['state'], over: Partial<Waiting> = {}): Waiting => ({
	change: {
		id: id(name),
		kind: 'day-entry',
		act: 'write',
		v: 1,
		record: row.id,
		set: {},
		base: null,
		deps: [],
		files: [],
		author: id('u1'),
		at: '2026-05-13T15:32:00Z',
		offset: null
	},
	state,
	problems: [],
	waitsFor: '',
	received: state === 'done' ? '2026-05-13T15:34:00Z' : '',
	tries: 0,
	files: 0,
	...over
});
const where = (outbox: Waiting[], rows = [row], valid = false) =>
	whereIs(outbox, rows, new Set([row.id]), valid);

// Where something saved is.

test('on this phone, until every change of it is received', () => {
	expect(where([waiting('c1', 'done'), waiting('c2', 'ready')])).toMatchObject({
		stage: 'phone',
		typed: '2026-05-13T15:32:00Z'
	});
	expect(where([waiting('c1', 'ready')], [], true).stage).toBe('phone');
});

test('received, with the number of its last change', () => {
	expect(where([waiting('c1', 'done'), waiting('c2', 'done', { files: 1 })])).toMatchObject({
		stage: 'received',
		change: id('c2'),
		received: '2026-05-13T15:34:00Z',
		files: 1
	});
});

test('received from another phone: the time of its row, no number', () => {
	expect(where([])).toMatchObject({
		stage: 'received',
		change: '',
		received: '2026-05-13T15:33:00Z'
	});
});

test('an answer asked for comes before everything, a verdict after all is received', () => {
	const parked = waiting('c2', 'attention');
	expect(where([parked, waiting('c1', 'ready')], [row], true)).toMatchObject({
		stage: 'parked',
		parked
	});
	expect(where([waiting('c1', 'done')], [row], true).stage).toBe('valid');
});

test('nothing known of it', () => {
	expect(where([], []).stage).toBe('none');
	expect(whereIs([waiting('c1', 'ready')], [], new Set(), false).stage).toBe('none');
});
