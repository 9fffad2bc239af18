// The acts there are, and how the facts of each are read.
import type { Kind } from '../kind.ts';
import { kinds } from '../kinds/index.ts';
import { readerOf } from './quick.ts';

type Reader = ReturnType<typeof readerOf>;

const known: ReadonlyMap<unknown, { kind: Kind; acts: ReadonlyMap<unknown, Reader> }> = new Map(
	kinds.map((kind) => {
		const acts = Object.entries(kind.acts).map(([act, schema]) => [act, readerOf(schema)] as const);
		return [kind.name, { kind, acts: new Map(acts) }] as const;
	})
);

/** The kind of this name and the reader of its act's facts, as far as there are such. */
export function actOf(name: unknown, act: unknown): { kind?: Kind; wrongIn?: Reader } {
	const found = known.get(name);
	if (!found) return {};
	const wrongIn = found.acts.get(act);
	return { kind: found.kind, ...(wrongIn && { wrongIn }) };
}
