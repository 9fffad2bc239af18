// Changes with one thing wrong in them, and what was put wrong: whatever a broken client or a stranger may send.
import * as fc from 'fast-check';
import { Change } from '../../../src/domain/change.ts';
import { kinds } from '../../../src/domain/kinds/index.ts';
import { id } from '../../rows.ts';
import { dayWrite, submit, workday } from '../office.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = (string | number)[];

export interface Broken {
	change: Record<string, Json>;
	/** What was put wrong: `set.lines.0.days`. */
	at: string;
}

/** An object with a key that an assignment would not make. */
const named = (key: string, value: Json) =>
	JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as { [key: string]: Json };

const prototypes = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'valueOf'
];

const values = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown> as fc.Arbitrary<Json>;

const odd: fc.Arbitrary<Json> = fc.oneof(
	fc.constantFrom<Json>(
		...[null, true, false, 0, -1, 0.5, 1e308, 2 ** 53, -(2 ** 31), 100_001, '', ' ', '0', 'null'],
		...['\ud800', 'a\udc00b', '\u0000', '\ufffd', '2026-02-30', '2026-13-01', 'Z'.repeat(15)],
		...[[], {}, [[]], [null], [{}], 'x'.repeat(5000), Array(400).fill(0) as Json[]]
	),
	fc.constantFrom(...prototypes).map((key) => named(key, { polluted: true })),
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.double(),
	values,
	fc.integer({ min: 13, max: 60 }).map(nested)
);

function nested(levels: number): Json {
	let value: Json = 1;
	for (let n = 0; n < levels; n++) value = n % 2 ? [value] : { a: value };
	return value;
}

const upon = (act: string, set: Change['set']): Change => ({
	...dayWrite(1, workday(1)),
	...{ kind: 'hours-declaration', act, set, base: { version: 1 } }
});
const line = id('a01');

/** One good change of every act: what is broken is broken by the test. */
const good = (): Change[] => [
	dayWrite(1, workday(1)),
	{ ...dayWrite(1, workday(1)), act: 'withdraw', set: { reason: 'x' }, base: { version: 1 } },
	submit([{ n: 1, day: workday(1) }]),
	upon('withdraw', { reason: 'x' }),
	upon('return', { reason: 'over_cap', note: 'x' }),
	upon('decide', {
		lines: {
			[line]: {
				verdict: 'accepted',
				seen: 450,
				except: { '2026-11-02': { verdict: 'refused', reason: 'over_cap', counted: [0, 0] } }
			}
		}
	}),
	upon('reopen', { reason: 'x', lines: [line] }),
	...kinds
		.filter(({ name }) => name === 'site-visit')
		.map(({ name, example }) => ({ ...dayWrite(1, workday(1)), kind: name, set: example }))
];

function pathsIn(value: Json, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	const entries: [string, Json][] = Object.entries(value);
	return [path, ...entries.flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

/** The same with one place changed: another value, none, or one more key. */
function broken(
	change: Json,
	[first, ...rest]: Path,
	edit: (value: Json) => Json | undefined
): Json | undefined {
	if (first === undefined) return edit(change);
	const entries = Object.entries(change as object) as [string, Json][];
	const kept = entries.flatMap(([key, inner]): [string, Json][] => {
		if (key !== String(first)) return [[key, inner]];
		const value = broken(inner, rest, edit);
		return value === undefined ? [] : [[key, value]];
	});
	if (Array.isArray(change)) return kept.map(([, value]) => value);
	return JSON.parse(
		`{${kept.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`
	) as Json;
}

const withKey =
	(key: string, extra: Json) =>
	(value: Json): Json => {
		if (typeof value !== 'object' || value === null) return [value];
		if (Array.isArray(value)) return { ...value };
		const text = JSON.stringify(value).slice(1, -1);
		return JSON.parse(
			`{${text && `${text},`}${JSON.stringify(key)}:${JSON.stringify(extra)}}`
		) as Json;
	};

const edit: fc.Arbitrary<(value: Json) => Json | undefined> = fc.oneof(
	{ weight: 5, arbitrary: odd.map((value) => () => value) },
	{ weight: 1, arbitrary: fc.constant(() => undefined) },
	{ weight: 1, arbitrary: odd.map((extra) => (value: Json) => [value, extra]) },
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.oneof(fc.constantFrom(...prototypes, 'x', ''), fc.string({ maxLength: 8 })), odd)
			.map(([key, extra]) => withKey(key, extra))
	}
);

const isReadable = (text: string) =>
	!/[\ud800-\udfff\ufffd]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''));

/** True when the schemas, read in Node, find something wrong in it. */
function isMalformed(change: Record<string, Json>): boolean {
	const read = Change.safeParse(change);
	if (!read.success) return true;
	if (JSON.stringify(change).includes('"__proto__":')) return true;
	if (!isReadable(JSON.stringify(change).replace(/\\u(d[89a-f]..|fffd)/gi, '\ufffd'))) return true;
	const { kind, act, set, v } = read.data;
	const known = kinds.find(({ name }) => name === kind);
	const schema = Object.entries(known?.acts ?? {}).find(([name]) => name === act)?.[1];
	return v === 1 && schema !== undefined && !schema.safeParse(set).success;
}

const plain = (change: Change | undefined) =>
	JSON.parse(JSON.stringify(change)) as Record<string, Json>;

/** A change that is wrong in its form, at a place we know. Its id is a good one: it is answered under it. */
export const malformed: fc.Arbitrary<Broken> = fc
	.tuple(fc.nat(), fc.nat(), edit)
	.map(([which, where, change]) => {
		const all = good();
		const base = plain(all[which % all.length]);
		const paths = pathsIn(base).filter((path) => path.length > 0 && path[0] !== 'id');
		const path = paths[where % paths.length] ?? [];
		return { change: broken(base, path, change) as Record<string, Json>, at: path.join('.') };
	})
	.filter(({ change }) => isMalformed(change));

const strangers = [
	'a21',
	'a22',
	'a23',
	'k2',
	'k3',
	'p21',
	'p23',
	's9',
	't4',
	'e4',
	'u2',
	'none'
].map(id);

/** A change of good form that names what is not there, or is somebody else's, or asks for what nobody knows. */
export const foreign: fc.Arbitrary<Broken> = fc
	.tuple(
		fc.constantFrom(
			'record',
			'author',
			'set.assignment',
			'set.contract',
			'set.participant',
			'set.site',
			'deps',
			'kind',
			'act',
			'v'
		),
		fc.constantFrom(...strangers),
		fc.constantFrom('toString', '__proto__', 'write ', 'clash', 'x'.repeat(40), '💥'),
		fc.integer({ min: 2, max: 1000 })
	)
	.map(([at, stranger, word, v]) => {
		const change = plain(dayWrite(2, workday(3)));
		const value: Json =
			at === 'kind' || at === 'act' ? word : at === 'v' ? v : at === 'deps' ? [stranger] : stranger;
		return { change: broken(change, at.split('.'), () => value) as Record<string, Json>, at };
	});
