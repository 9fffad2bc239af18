// Bodies that are no call at all: broken JSON, broken UTF-8, envelopes with one thing wrong, too much of everything.
import * as fc from 'fast-check';
import { dayWrite, workday } from '../office.ts';

export interface Body {
	bytes: Uint8Array<ArrayBuffer>;
	/** True when it is JSON of an object, so that the answer can name a field. */
	named: boolean;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const wrap = (changes: object[]) => ({
	...{ proto: 's1', device: 'device0', app: 'test', waiting: 0, oldest: null, changes }
});
const text = () => JSON.stringify(wrap([dayWrite(3, workday(4))]));

/** Cut at any byte, or with bytes in it that no text has. */
const damaged: fc.Arbitrary<Body> = fc
	.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 6 }), fc.boolean())
	.map(([where, junk, cut]) => {
		const whole = utf8(text());
		const at = where % whole.length;
		const tail = cut ? [] : whole.slice(at);
		return {
			bytes: new Uint8Array([...whole.slice(0, at), ...(cut ? [] : [0xff, ...junk]), ...tail]),
			named: false
		};
	});

/** A place in the text where something else is written: numbers no machine has, a key twice. */
const rewritten: fc.Arbitrary<Body> = fc
	.constantFrom<[string, string]>(
		...[
			'1e999',
			'-1e999',
			'1e-400',
			'0x10',
			'NaN',
			'Infinity',
			'007',
			'1_000',
			'+1',
			'.5',
			'99999999999999999999999'
		].map((number): [string, string] => ['"minutesWork":450', `"minutesWork":${number}`]),
		['"v":1', '"v":1,"v":1e999'],
		['"offset":0', '"offset":0,"offset":{"__proto__":1}'],
		['"kind":"day-entry"', '"kind":"day-entry","kind":7'],
		['"deps":[]', '"deps":[],"__proto__":{"deps":[]}'],
		['"proto":"s1"', '"proto":"s1","proto":"s1","proto":null'],
		['"waiting":0', '"waiting":0,"waiting":-1'],
		['"changes":[', '"changes":[,'],
		['{', '\ufeff{'],
		['}', '},']
	)
	.map(([from, to]) => ({ bytes: utf8(text().replace(from, to)), named: false }));

const deep: fc.Arbitrary<Body> = fc
	.tuple(fc.constantFrom('[', '{"a":'), fc.constantFrom(14, 500, 9000, 20_000))
	.map(([open, levels]) => {
		const close = open === '[' ? ']' : '}';
		const value = open.repeat(levels) + '1' + close.repeat(levels);
		return { bytes: utf8(text().replace('"base":null', `"base":{"x":${value}}`)), named: false };
	});

/** An envelope of which one field is another value, is not there, or is one too many. */
const envelope: fc.Arbitrary<Body> = fc
	.tuple(
		fc.constantFrom(
			'device',
			'app',
			'waiting',
			'oldest',
			'changes',
			'more',
			'toString',
			'constructor'
		),
		fc.oneof(
			fc.constantFrom<unknown>(
				-1,
				0.5,
				1e9,
				'',
				'x'.repeat(61),
				{},
				[[]],
				[null],
				[1],
				['x'],
				[{}],
				[{ id: 7 }],
				true,
				undefined
			),
			fc.array(fc.record({ id: fc.string({ maxLength: 16 }), set: fc.jsonValue() }), {
				minLength: 1,
				maxLength: 4
			})
		)
	)
	.filter(
		([key, value]) =>
			!(key === 'app' || key === 'device') || typeof value !== 'string' || value.length !== 1
	)
	.filter(([key, value]) => value !== undefined || !/more|toString|constructor/.test(key))
	.map(([key, value]) => ({
		bytes: utf8(JSON.stringify({ ...wrap([]), [key]: value })),
		named: true
	}));

/** No envelope at all. */
const nothing: fc.Arbitrary<Body> = fc.oneof(
	fc
		.uint8Array({ maxLength: 200 })
		.map((bytes) => ({ bytes: new Uint8Array(bytes), named: false })),
	fc.json({ maxDepth: 6 }).map((json) => ({ bytes: utf8(json), named: false })),
	fc
		.constantFrom('', 'null', '[]', '{}', '0', '"s1"', '[{}]', '{"__proto__":{"proto":"s1"}}')
		.map((json) => ({ bytes: utf8(json), named: false }))
);

const huge: fc.Arbitrary<Body> = fc
	.constantFrom(499_000, 512_001, 700_000, 3_000_000)
	.map((size) => ({
		bytes: utf8(JSON.stringify({ ...wrap([]), app: 'x'.repeat(size) })),
		named: false
	}));

export const bodies: fc.Arbitrary<Body> = fc.oneof(
	{ weight: 10, arbitrary: damaged },
	{ weight: 6, arbitrary: rewritten },
	{ weight: 1, arbitrary: deep },
	{ weight: 10, arbitrary: envelope },
	{ weight: 10, arbitrary: nothing },
	{ weight: 1, arbitrary: huge }
);
