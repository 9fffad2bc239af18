// What a phone puts around its changes, and the limits of one call; what is inside a change is judged one by one.
import * as z from 'zod/mini';
import { Id, Instant } from '../shapes.ts';

/** The word of this protocol; another one means another version of it. */
export const PROTO = 's1';
/** At most this many changes in a call. */
export const MOST_CHANGES = 200;
/** At most this many bytes of JSON in a call. */
export const MOST_BYTES = 512_000;

/** Printable ASCII: what a broken text would become differs from machine to machine. */
const name = z.string().check(z.regex(/^[ -~]{1,60}$/));

/** Strict, but for the changes: each needs an id to be answered under, no more. */
export const Envelope = z.strictObject({
	proto: z.literal(PROTO),
	/** Random, made by the phone at its first start. */
	device: name,
	/** The app's version. */
	app: name,
	/** Changes the phone still holds after these. */
	waiting: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)),
	/** When the oldest of them was made; null when none is left. */
	oldest: z.nullable(Instant),
	changes: z.array(z.looseObject({ id: Id })).check(z.maxLength(MOST_CHANGES))
});
export type Envelope = z.infer<typeof Envelope>;
