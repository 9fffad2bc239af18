// The fast reading of a schema and the schema itself agree on everything, right or wrong.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Change } from '../change.ts';
import { kinds } from '../kinds/index.ts';
import { Day, Id, Instant, Minutes, Period } from '../shapes.ts';
import { submit, write } from '../../../tests/wishes.ts';
import { readerOf } from './quick.ts';

const schemas: [string, z.ZodMiniType, unknown][] = [
	['change', Change, write()],
	['submit', Change, submit([])],
	...kinds.flatMap((kind) =>
		Object.entries(kind.acts).map(([act, schema]): [string, z.ZodMiniType, unknown] => [
			`${kind.name} ${act}`,
			schema,
			kind.example
		])
	),
	['id', Id, 'a00000000000000'],
	['day', Day, '2026-11-20'],
	['instant', Instant, '2026-11-20T10:00:00Z'],
	['minutes', Minutes, 450],
	['period', Period, '2026-Q4'],
	['pair', z.tuple([Minutes, z.optional(Day)]), [1]],
	['loose', z.looseObject({ id: Id }), { id: 'a00000000000000', x: 1 }],
	['plain', z.object({ id: Id }), { id: 'a00000000000000', x: 1 }],
	['exclusive', z.number().check(z.gt(3)), 3],
	['mail', z.email(), 'a@b.fr']
];

const odd = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		undefined,
		true,
		0,
		-1,
		0.5,
		1e300,
		NaN,
		Infinity,
		'',
		'x',
		[],
		{},
		[0, 0]
	),
	fc.jsonValue({ maxDepth: 3 }),
	fc.constantFrom('a00000000000000', '2026-11-20', '2026-02-30', '2026-11', '2026-11-20T25:00:00Z')
);

/** Every place of a value, the value itself first. */
function places(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
	if (key === undefined) return by;
	const copy = (
		Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
	) as Record<string, unknown>;
	copy[key] = replaced(copy[key], rest, by);
	return copy;
}

test('a hole in an array is no value', () => {
	const schema = z.array(Id);
	const holed = Object.assign([], { 1: 'a00000000000000' });
	expect(schema.safeParse(holed).success).toBe(false);
	expect(readerOf(schema)(holed)).not.toBeNull();
});

describe.each(schemas)('%s', (_, schema, example) => {
	const read = readerOf(schema);
	const agree = (value: unknown) => {
		const slow = schema.safeParse(value);
		expect(read(value) === null).toBe(slow.success);
		if (slow.success && read(value) === null && !(schema instanceof z.ZodMiniDefault)) return;
		expect(JSON.stringify(read(value)?.issues)).toBe(JSON.stringify(slow.error?.issues));
	};

	test('agrees on what is right', () => {
		agree(example);
	});

	test('agrees on what is wrong, wherever it is', () => {
		fc.assert(
			fc.property(fc.nat(), odd, fc.option(fc.string({ maxLength: 4 })), (where, by, more) => {
				const all = places(example);
				const path = all[where % all.length] ?? [];
				agree(replaced(example, more === null ? path : [...path, more], by));
			}),
			{ numRuns: 300 }
		);
	});
});
