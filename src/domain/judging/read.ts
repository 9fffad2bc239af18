// What came over the wire as a change: well formed and readable, or where it is not.
import { Change } from '../change.ts';
import { block, type Problem } from '../problem.ts';
import { canonical, isId } from '../values.ts';
import { readerOf } from './quick.ts';
import { shapeProblems } from './shape.ts';

const wrongIn = readerOf(Change);

/** Deeper than any change is; what goes by recursion afterwards needs not fear. */
const DEEPEST = 12;

/** The id a change is answered under; `''` when it has none. */
export function idOf(raw: unknown): string {
	const id = isObject(raw) ? raw['id'] : undefined;
	return isId(id) ? id : '';
}

/** A change and its canonical text, by which it is known again. */
interface Readable {
	change: Change;
	text: string;
}

/** The change, or what is wrong with it: its form first, then how deep it is and its texts. */
export function readChange(raw: unknown): Readable | Problem[] {
	const error = wrongIn(raw);
	if (error) return shapeProblems(error, '');
	const change = raw as Change;
	if (isFlat(raw, 0)) {
		const text = canonical(raw);
		if (isPlain(text)) return { change, text };
	}
	return isSound(raw, 0) ? { change, text: canonical(raw) } : [unsound(raw)];
}

export function isObject(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** ASCII alone: one text is looked at far faster than many in PocketBase's engine, and most changes are so. */
function isPlain(text: string): boolean {
	return ascii.test(text) && !text.includes('\\u');
}
const ascii = /^[ -~]*$/;

/** Not nested too deep, and without odd prototypes. */
function isFlat(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (depth >= DEEPEST || hasPrototype(value)) return false;
	const inner = Object.values(value) as unknown[];
	for (let n = 0; n < inner.length; n++)
		if (typeof inner[n] === 'object' && !isFlat(inner[n], depth + 1)) return false;
	return true;
}

/** True when nothing in it is nested too deep, and every text and key is one that all machines hash alike. */
function isSound(value: unknown, depth: number): boolean {
	if (typeof value === 'string') return isReadable(value);
	if (typeof value !== 'object' || value === null) return true;
	if (depth >= DEEPEST) return false;
	if (Array.isArray(value)) return value.every((inner) => isSound(inner, depth + 1));
	if (hasPrototype(value)) return false;
	for (const key of Object.keys(value)) {
		const inner = (value as Record<string, unknown>)[key];
		if (!isReadable(key) || !isSound(inner, depth + 1)) return false;
	}
	return true;
}

/** Where it is not sound: the first such place, and what is wrong there. */
function unsound(value: unknown, path: string[] = []): Problem {
	if (typeof value !== 'object' || value === null) return block('unreadable-text', path.join('.'));
	if (path.length >= DEEPEST) return block('wrong-shape', path.join('.'));
	if (hasPrototype(value)) return block('wrong-shape', [...path, '__proto__'].join('.'));
	const entries = Object.entries(value);
	const found = entries.find(
		([key, inner]) => !isReadable(key) || !isSound(inner, path.length + 1)
	);
	if (!found || !isReadable(found[0])) return block('unreadable-text', path.join('.'));
	return unsound(found[1], [...path, found[0]]);
}

/** It came with a key `__proto__`: some engines make a key of it, some a prototype, so their hashes differ. */
function hasPrototype(value: object): boolean {
	if (Array.isArray(value)) return false;
	const parent = Object.getPrototypeOf(value) as object | null;
	return (parent && Object.getPrototypeOf(parent)) !== null || Object.hasOwn(value, '__proto__');
}

/** No half of a surrogate pair, which Node and goja hash differently, and no U+FFFD, which it becomes on the way. */
function isReadable(text: string): boolean {
	if (ascii.test(text)) return true; // most are; a loop costs a hundred times more in PocketBase's engine
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0xfffd || (code >= 0xdc00 && code <= 0xdfff)) return false;
		if (code < 0xd800 || code > 0xdbff) continue;
		const next = text.charCodeAt(++at);
		if (!(next >= 0xdc00 && next <= 0xdfff)) return false;
	}
	return true;
}
