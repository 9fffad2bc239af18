// Two versions of one record: what is taken, what stays, what is told.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge, overlay, type Units } from './merge.ts';

const units: Units = { hours: ['work', 'training'], place: ['site'], note: ['note'] };
const base = { work: 420, training: 0, site: 'a', note: '' };

test('R53 what nobody else changed is taken', () => {
	const mine = { ...base, work: 450 };
	expect(merge({ current: base, mine, base, units })).toEqual({
		facts: mine,
		conflicts: [],
		taken: true
	});
});

test('R53 different fields of two people are both kept', () => {
	const current = { ...base, note: 'rain' };
	const mine = { ...base, work: 450 };
	expect(merge({ current, mine, base, units })).toEqual({
		facts: { ...base, work: 450, note: 'rain' },
		conflicts: [],
		taken: true
	});
});

test('R53 the same field of two people: the first stays, the second is told both', () => {
	const current = { ...base, work: 480, note: 'rain' };
	const mine = { ...base, work: 450, note: 'sun' };
	expect(merge({ current, mine, base, units })).toEqual({
		facts: current,
		conflicts: [
			{ path: 'hours', theirs: { work: 480, training: 0 }, mine: { work: 450, training: 0 } },
			{ path: 'note', theirs: 'rain', mine: 'sun' }
		],
		taken: false
	});
});

test('R53 fields of one unit are never mixed', () => {
	const current = { ...base, work: 480 };
	const mine = { ...base, training: 60 };
	expect(merge({ current, mine, base, units }).facts).toEqual(current);
});

test('R53 both wrote the same: nothing to do, nothing to tell', () => {
	const current = { ...base, work: 450 };
	expect(merge({ current, mine: current, base, units })).toEqual({
		facts: current,
		conflicts: [],
		taken: false
	});
});

test('R53 what I left as I saw it is no wish of mine', () => {
	const current = { ...base, work: 480 };
	expect(merge({ current, mine: base, base, units })).toEqual({
		facts: current,
		conflicts: [],
		taken: false
	});
});

test('R53 who saw nothing meets what stands', () => {
	const mine = { ...base, work: 450 };
	expect(merge({ current: base, mine, base: null, units }).conflicts).toEqual([
		{ path: 'hours', theirs: { work: 420, training: 0 }, mine: { work: 450, training: 0 } }
	]);
});

test('a field that is gone is taken like any other', () => {
	const current = { work: 420, training: 0, site: 'a' };
	const { facts } = merge({ current: base, mine: current, base, units });
	expect(facts).toEqual(current);
	const told = merge({ current: base, mine: { ...base, note: 'x' }, base: current, units });
	expect(told.conflicts).toEqual([{ path: 'note', theirs: '', mine: 'x' }]);
});

test('on her own screen the author sees what she typed, and others where she typed nothing', () => {
	const current = { ...base, work: 480, note: 'rain' };
	const mine = { ...base, work: 450 };
	expect(overlay({ current, mine, base, units })).toEqual({ ...base, work: 450, note: 'rain' });
});

const side = fc.record(
	{
		work: fc.constantFrom(0, 420),
		training: fc.constantFrom(0, 60),
		site: fc.constantFrom('a', 'b'),
		note: fc.constantFrom('', 'x')
	},
	{ noNullPrototype: true }
);

test('R53 each unit comes whole from one side, and nothing is taken or told without a reason', () => {
	fc.assert(
		fc.property(side, side, fc.option(side), (current, mine, seen) => {
			const { facts, conflicts, taken } = merge({ current, mine, base: seen, units });
			const text = JSON.stringify;
			const at = (from: object, fields: readonly string[]) =>
				text(fields.map((field) => (from as Record<string, unknown>)[field]));
			for (const [unit, fields] of Object.entries(units)) {
				const [theirs, wanted, merged] = [current, mine, facts].map((one) => at(one, fields));
				expect([theirs, wanted]).toContain(merged);
				const told = conflicts.some(({ path }) => path === unit);
				if (told) expect(merged).toBe(theirs);
				const saw = seen && at(seen, fields);
				if (!told && wanted !== saw) expect(merged).toBe(wanted);
			}
			expect(taken).toBe(text(facts) !== text(current));
			expect(merge({ current: facts, mine: facts, base: seen, units }).taken).toBe(false);
		})
	);
});
