// What an older app left on the disk is read with defaults; what cannot be read is not guessed.
import { expect, it } from 'vitest';
import {
	anything,
	bytes,
	fields,
	flag,
	list,
	loose,
	map,
	oneOf,
	or,
	orNull,
	text,
	whole
} from './reader.ts';

it('a field that an older app did not write has its default', () => {
	const read = fields({ id: text, tries: or(whole, 0), unsent: or(list(text), []) });
	expect(read({ id: 'a' })).toEqual({ id: 'a', tries: 0, unsent: [] });
});

it('a default is never shared between two rows', () => {
	const read = fields({ unsent: or(list(text), []) });
	read({})?.unsent.push('a');
	expect(read({})).toEqual({ unsent: [] });
});

it('a field of another type makes the row unreadable, default or not', () => {
	const read = fields({ id: text, tries: or(whole, 0) });
	expect(read({ id: 'a', tries: 'three' })).toBeUndefined();
	expect(read({ id: 7, tries: 3 })).toBeUndefined();
	expect(read({ tries: 3 })).toBeUndefined();
});

it('what is no object is no row', () => {
	for (const value of [null, undefined, 'a', 7, [], true])
		expect([fields({})(value), map(text)(value)]).toEqual([undefined, undefined]);
});

it('fields nobody asked for are left out, but of a loose row they are kept', () => {
	expect(fields({ id: text })({ id: 'a', more: 1 })).toEqual({ id: 'a' });
	expect(loose({ id: text })({ id: 'a', more: 1 })).toEqual({ id: 'a', more: 1 });
	expect(loose({ id: text })({ more: 1 })).toBeUndefined();
});

it('a list or a map is read whole or not at all', () => {
	expect(list(whole)([1, 2])).toEqual([1, 2]);
	expect(list(whole)([1, 'b'])).toBeUndefined();
	expect(list(whole)({ 0: 1 })).toBeUndefined();
	expect(map(whole)({ a: 1 })).toEqual({ a: 1 });
	expect(map(whole)({ a: 'b' })).toBeUndefined();
});

it('null is a value only where it is said to be one', () => {
	expect(orNull(text)(null)).toBeNull();
	expect(text(null)).toBeUndefined();
	expect(anything(undefined)).toBeNull();
});

it('no number is NaN, no word is another one, bytes are bytes', () => {
	expect(whole(NaN)).toBeUndefined();
	expect(flag('true')).toBeUndefined();
	expect(oneOf('ready', 'done')('ready')).toBe('ready');
	expect(oneOf('ready', 'done')('gone')).toBeUndefined();
	expect(bytes(new ArrayBuffer(2))?.byteLength).toBe(2);
	expect(bytes(new Uint8Array(2))).toBeUndefined();
});
