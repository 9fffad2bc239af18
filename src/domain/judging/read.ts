// What came over the wire as a change: well formed and readable, or where it is not.
import { Change } from '../change.ts';
import { block, type Problem } from '../problem.ts';
import { Id } from '../values.ts';
import { shapeProblems } from './shape.ts';

/** Deeper than any change is; what goes by recursion afterwards needs not fear. */
const DEEPEST = 12;

/** The id a change is answered under; `''` when it has none. */
export function idOf(raw: unknown): string {
	const id = isObject(raw) ? raw['id'] : undefined;
	return Id.safeParse(id).success ? (id as string) : '';
}

/** The change, or what is wrong with it: its form first, then its texts. */
export function readChange(raw: unknown): Change | Problem[] {
	const texts = textProblems(raw);
	if (texts.some((problem) => problem.code === 'wrong-shape')) return texts;
	const read = Change.safeParse(raw);
	if (!read.success) return shapeProblems(read.error, '');
	return texts.length > 0 ? texts : read.data;
}

export function isObject(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** Texts that two machines would hash differently, keys too; nesting that is too deep. Walks without recursion. */
function textProblems(raw: unknown): Problem[] {
	const left: [value: unknown, path: string[]][] = [[raw, []]];
	for (let next = left.pop(); next; next = left.pop()) {
		const [value, path] = next;
		if (typeof value !== 'object' || value === null) continue;
		if (path.length >= DEEPEST) return [block('wrong-shape', path.join('.'))];
		for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
			if (!isReadable(key)) return [block('unreadable-text', path.join('.'))];
			if (typeof inner === 'string' && !isReadable(inner))
				return [block('unreadable-text', [...path, key].join('.'))];
			if (typeof inner === 'object') left.push([inner, [...path, key]]);
		}
	}
	return [];
}

/** No half of a surrogate pair, which Node and goja hash differently, and no U+FFFD, which it becomes on the way. */
export function isReadable(text: string): boolean {
	if (/^[ -~]*$/.test(text)) return true; // most are; a loop costs a hundred times more in PocketBase's engine
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0xfffd || (code >= 0xdc00 && code <= 0xdfff)) return false;
		if (code < 0xd800 || code > 0xdbff) continue;
		const next = text.charCodeAt(++at);
		if (!(next >= 0xdc00 && next <= 0xdfff)) return false;
	}
	return true;
}
