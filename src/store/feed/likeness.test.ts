// What a page tells by likeness is read as it was, whatever the rows are.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Copy } from '../tables.ts';
import { copiesOf, pageText } from './likeness.ts';

type Fields = Record<string, unknown>;

const inner = fc.record({ minutes: fc.nat(3), note: fc.constantFrom('', 'a'), of: fc.jsonValue() });
/** Mostly rows that are alike, and among them all that JSON can say. */
const row = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ day: fc.constantFrom('1', '2'), facts: inner }) },
	{ weight: 2, arbitrary: fc.record({ facts: inner, day: fc.array(fc.nat(2)) }) },
	{ weight: 2, arbitrary: fc.dictionary(fc.string(), fc.jsonValue()) }
);
const copies = fc.array(
	fc.tuple(
		fc.nat(),
		fc.constantFrom('sites', 'declarations'),
		fc.string({ maxLength: 3 }),
		fc.option(row)
	)
);

/** As a row has it: with the id it has in the list. */
const withIds = (all: readonly [number, string, string, Fields | null][]): Copy[] =>
	all.map(([seq, col, id, fields]) => [seq, col, id, fields && { ...fields, id }]);

it('rows are read as they were told, in their order, gone ones too', () => {
	fc.assert(
		fc.property(copies, (all) => {
			const told = withIds(JSON.parse(JSON.stringify(all)) as typeof all);
			expect(copiesOf({ json: pageText(told) })).toEqual(told);
		})
	);
});

it('a field that is not there after all is not taken from the row before', () => {
	const told: Copy[] = [
		[1, 'sites', 'a', { id: 'a', name: 'north' }],
		[2, 'sites', 'b', { id: 'b', name: undefined }]
	];
	expect(copiesOf({ json: pageText(told) })?.[1]?.[3]).toEqual({ id: 'b' });
});

it('a field of any name is a field', () => {
	const told = [1, 2].map((n) => [n, 'sites', 'a', { ...odd(n), id: 'a' }]) as Copy[];
	expect(JSON.stringify(copiesOf({ json: pageText(told) }))).toBe(JSON.stringify(told));
});

const odd = (n: number) => JSON.parse(`{"__proto__":${n},"constructor":${n}}`) as Fields;

it('what a crew says of one day is told once', () => {
	const said = { day: '2026-11-20', facts: { minutesWork: 450, note: 'x'.repeat(200) } };
	const crew = withIds(Array.from({ length: 20 }, (_, n) => [n, 'declarations', `r${n}`, said]));
	expect(pageText(crew).length).toBeLessThan(JSON.stringify(crew).length / 5);
});

it('a page as an older version of the app wrote it is read too; a torn one is not', () => {
	const told: Copy[] = [[1, 'sites', 'a', { id: 'a', name: 'north' }]];
	expect(copiesOf({ json: JSON.stringify(told) })).toEqual(told);
	const text = pageText(told);
	for (const json of [text.slice(0, -3), '', 'null', '7', '{}', '{"copies":[null]}'])
		expect(copiesOf({ json }), json).toBeUndefined();
});

it('an older version of the app finds a page it cannot read, not one it reads wrongly', () => {
	expect(Array.isArray(JSON.parse(pageText([])))).toBe(false);
});
