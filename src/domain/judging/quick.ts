// The same schemas, read fast: a predicate compiled from each. What it does not take is read again by the schema, which says why.
import type * as z from 'zod/mini';

/** True only for values that the schema takes as they are; false may also mean "ask the schema". */
type Test = (value: unknown) => boolean;
type Read = (value: unknown) => z.core.$ZodError | null;
/** What a schema or a check says of itself, as far as we know how to read it. */
interface Def {
	type?: string;
	check?: string;
	checks?: { _zod: { def: Def } }[];
	[name: string]: unknown;
}
type Schema = z.core.$ZodType;

/** Reads values by a schema that changes nothing in them: what is wrong, or null when they are right. */
export function readerOf(schema: z.ZodMiniType): Read {
	const quick = testOf(schema);
	return (value) => (quick(value) ? null : (schema.safeParse(value).error ?? null));
}

function testOf(schema: Schema): Test {
	const def = schema._zod.def as unknown as Def;
	const is = types[def.type ?? '']?.(def) ?? never;
	const checks = [def, ...(def.checks ?? []).map((check) => check._zod.def)].map(checkOf);
	return checks.filter((check) => check !== always).reduce(both, is);
}

function both(one: Test, other: Test): Test {
	return (value) => one(value) && other(value);
}

const never: Test = () => false;
const always: Test = () => true;

/** By type of schema: is a value of it? Types that are not here are left to the schema. */
const types: Record<string, (def: Def) => Test> = {
	unknown: () => always,
	string: () => (value) => typeof value === 'string',
	number: () => (value) => Number.isFinite(value),
	boolean: () => (value) => typeof value === 'boolean',
	literal: ({ values }) => among(values as unknown[]),
	enum: ({ entries }) => among(Object.values(entries as object)),
	optional: ({ innerType }) => orElse(undefined, innerType),
	nullable: ({ innerType }) => orElse(null, innerType),
	array: ({ element }) => every(testOf(element as Schema)),
	tuple: ({ items, rest }) => (rest ? never : inTurn((items as Schema[]).map(testOf))),
	union: ({ options }) => any((options as Schema[]).map(testOf)),
	record: ({ keyType, valueType }) => pairs(testOf(keyType as Schema), testOf(valueType as Schema)),
	object: objectTest
};

function among(values: unknown[]): Test {
	const all = new Set(values);
	return (value) => all.has(value);
}

function orElse(empty: null | undefined, inner: unknown): Test {
	const test = testOf(inner as Schema);
	return (value) => value === empty || test(value);
}

/** By number: a hole in an array is a place without a value, and `every` would pass it by. */
function every(test: Test): Test {
	return (value) => {
		if (!Array.isArray(value)) return false;
		for (let n = 0; n < value.length; n++) if (!test(value[n])) return false;
		return true;
	};
}

function inTurn(tests: Test[]): Test {
	return (value) =>
		Array.isArray(value) &&
		value.length === tests.length &&
		tests.every((test, n) => test(value[n]));
}

function any(tests: Test[]): Test {
	return (value) => tests.some((test) => test(value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pairs(key: Test, inner: Test): Test {
	return (value) =>
		isPlain(value) && Object.keys(value).every((name) => key(name) && inner(value[name]));
}

/** Strict: as many keys as are known, so no further one is there. An object that drops what it does not know is left to the schema. */
function objectTest({ shape, catchall }: Def): Test {
	const others = (catchall as Schema | undefined)?._zod.def.type;
	if (others !== 'never' && others !== 'unknown') return never;
	const names = Object.keys(shape as object);
	const tests = Object.values(shape as Record<string, Schema>).map(testOf);
	return (value) => {
		if (!isPlain(value)) return false;
		let known = 0;
		for (let n = 0; n < tests.length; n++) {
			const inner = value[names[n] as string];
			if (!tests[n]?.(inner)) return false;
			if (inner !== undefined) known++;
		}
		return others === 'unknown' || Object.keys(value).length === known;
	};
}

/** Further conditions on a value of the right type. */
function checkOf(def: Def): Test {
	const { check, minimum, maximum, value: limit, inclusive, pattern, format, fn } = def;
	const at = limit as number;
	if (check === undefined) return always;
	if (check === 'min_length') return (value) => (value as string).length >= Number(minimum);
	if (check === 'max_length') return (value) => (value as string).length <= Number(maximum);
	if (check === 'greater_than' && inclusive) return (value) => (value as number) >= at;
	if (check === 'less_than' && inclusive) return (value) => (value as number) <= at;
	if (check === 'number_format' && format === 'safeint') return Number.isSafeInteger;
	if (check === 'string_format' && pattern instanceof RegExp && !pattern.global)
		return (value) => pattern.test(value as string);
	if (check === 'custom' && typeof fn === 'function')
		return (value) => Boolean((fn as (value: unknown) => unknown)(value));
	return never;
}
