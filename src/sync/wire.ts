// What phone and server say to each other, as schemas: every answer is checked before anything is believed.
import * as z from 'zod/mini';
import { PROTO } from '#domain/judging/envelope.ts';
import { Membership } from '#domain/records.ts';
import { Id } from '#domain/shapes.ts';

const text = z.string();
const whole = z.number().check(z.int());
const cursors = z.record(text, whole);

const WireProblem = z.object({
	code: text,
	level: z.enum(['block', 'warn']),
	path: text,
	rule: z.optional(text),
	args: z.optional(z.record(text, z.union([text, z.number()])))
});

const WireResult = z.object({
	id: Id,
	status: z.enum(['applied', 'merged', 'refused', 'deferred', 'error']),
	problems: z._default(z.array(WireProblem), []),
	conflicts: z.optional(
		z.array(z.object({ path: text, theirs: z.unknown(), mine: z.unknown(), by: text, at: text }))
	),
	missing: z.optional(z.enum(['kind', 'act', 'v', 'record', 'dep'])),
	again: z.optional(z.literal(true))
});

/** One row in one scope; `gone` when it left that scope. */
export const Item = z.object({
	scope: text,
	seq: whole,
	col: text,
	id: text,
	data: z.optional(z.record(text, z.unknown())),
	gone: z.optional(z.literal(true))
});
export type Item = z.infer<typeof Item>;

export const PushAnswer = z.object({
	proto: z.literal(PROTO),
	epoch: text,
	now: text,
	results: z.array(WireResult),
	items: z.array(Item)
});
export type PushAnswer = z.infer<typeof PushAnswer>;

const Me = z.object({ id: Id, name: text, memberships: z.array(Membership) });

export const PullAnswer = z.object({
	proto: z.literal(PROTO),
	epoch: text,
	now: text,
	me: Me,
	/** The cursors asked from, echoed. */
	since: cursors,
	scopes: z.array(text),
	/** Scopes that were asked for and are no longer held. */
	drop: z.array(text),
	items: z.array(Item),
	next: cursors,
	more: z.boolean(),
	max: whole
});
export type PullAnswer = z.infer<typeof PullAnswer>;

export const FileAnswer = z.object({
	proto: z.literal(PROTO),
	id: text,
	status: z.enum(['stored', 'refused'])
});

/** Why a call was not understood. */
export const Refusal = z.object({
	problems: z.array(
		z.object({ code: text, path: z._default(text, ''), level: z._default(text, 'block') })
	)
});
