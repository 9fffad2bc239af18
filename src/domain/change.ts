// A wish with a verb, on one record: who wants what, when, and what she saw when she wanted it.
import * as z from 'zod/mini';
import { Id, Instant } from './shapes.ts';

/** A file named by a change; its bytes travel apart, after the change was applied. */
export const FileRef = z.strictObject({
	id: Id,
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	/** Bytes, at most 2 MB. */
	size: z.number().check(z.int(), z.minimum(1), z.maximum(2_000_000)),
	type: z.enum(['image/png', 'image/jpeg', 'application/pdf'])
});
export type FileRef = z.infer<typeof FileRef>;

const facts = z.record(z.string(), z.unknown());

/** The change as it travels. Strict: a key nobody knows is refused, not dropped. */
export const Change = z.strictObject({
	id: Id,
	kind: z.string().check(z.minLength(1), z.maxLength(40)),
	act: z.string().check(z.minLength(1), z.maxLength(40)),
	/** Version of the kind's schema that `set` follows. */
	v: z.number().check(z.int(), z.minimum(1), z.maximum(1000)),
	record: Id,
	set: facts,
	/** For `write`: the complete facts its author saw (null: none); else `{version}`. */
	base: z.nullable(facts),
	/** Ids of changes that must come before. */
	deps: z.array(Id).check(z.maxLength(2000)),
	files: z.array(FileRef).check(z.maxLength(20)),
	author: Id,
	/** The device's clock. */
	at: Instant,
	/** Server minus device in milliseconds, as last measured; null when never. */
	offset: z.nullable(z.number().check(z.int()))
});
export type Change = z.infer<typeof Change>;
