// Two versions of a day, side by side.
import { expect, test } from 'vitest';
import { card, contract, entry, id } from '../../../tests/rows.ts';
import { bookOf } from '#domain/book.ts';
import type { Change } from '#domain/change.ts';
import type { Notice, View } from '#sync/device.ts';
import { versionsOf } from './versions.ts';

const ana = card({
	id: id('a2'),
	participant: id('p2'),
	given_name: 'Ana',
	family_name: 'Ribeiro'
});
const hers = entry('2026-05-12', [240, 0], {
	participant: id('p2'),
	facts: { assignment: id('a2') }
});
const his = entry('2026-05-12', [420, 0]);

const change = (over: Partial<Change> = {}): Change => ({
	id: id('c1'),
	kind: 'day-entry',
	act: 'write',
	v: 1,
	record: hers.id,
	set: { ...hers.facts, minutesWork: 400, minutesTraining: 20 },
	base: null,
	deps: [],
	files: [],
	author: id('u1'),
	at: '2026-05-12T15:28:00Z',
	offset: null,
	...over
});
const notice = (over: Partial<Notice> = {}): Notice => ({
	n: 1,
	kind: 'merged',
	at: '2026-05-12T16:00:00Z',
	change: change(),
	conflicts: [
		{ path: 'minutes', theirs: {}, mine: {}, by: 'Inès Colin', at: '2026-05-12T14:40:00Z' }
	],
	count: 0,
	...over
});
const view = (notices: Notice[], declarations = [hers, his]): View => {
	const rows = { contracts: [contract()], assignments: [card(), ana], declarations };
	const book = bookOf(rows, '2026-05-13T10:00:00Z');
	return { book, notices } as unknown as View;
};

// R53 two versions of a day.

test('mine beside what stands, person by person; who nobody else wrote is the same in both', () => {
	const found = versionsOf(view([notice()]), hers.id);
	expect(found).toMatchObject({
		by: 'Inès Colin',
		day: '2026-05-12',
		mineAt: '2026-05-12T15:28:00Z',
		theirsAt: '2026-05-12T14:40:00Z'
	});
	expect(found?.rows).toEqual([
		{ name: 'Ana Ribeiro', mine: 420, theirs: 240, differs: true },
		{ name: 'Mamadou Sow', mine: 420, theirs: 420, differs: false }
	]);
});

test('keeping mine writes my words over what stands now', () => {
	expect(versionsOf(view([notice()]), hers.id)?.keep).toEqual([
		{ kind: 'day-entry', act: 'write', set: change().set, base: { ...hers.facts } }
	]);
});

test('the questions of one day are one; those of other days are not part of it', () => {
	const other = entry('2026-05-11', [420, 0]);
	const second = notice({ n: 2, change: change({ record: his.id, set: { ...his.facts } }) });
	const third = notice({ n: 3, change: change({ record: other.id, set: { ...other.facts } }) });
	const found = versionsOf(view([notice(), second, third], [hers, his, other]), hers.id);
	expect(found?.notices.map((one) => one.n)).toEqual([1, 2]);
});

test('no question: nothing to choose', () => {
	expect(versionsOf(view([]), hers.id)).toBeUndefined();
	expect(versionsOf(view([notice({ kind: 'refused' })]), hers.id)).toBeUndefined();
	expect(versionsOf(view([notice()], [his]), hers.id)).toBeUndefined();
});
