// The single values a database keeps beside its tables: how far the feed was read, the session, the last answer, whose it is.
import type { Membership } from '#domain/records.ts';
import {
	fields,
	flag,
	list,
	map,
	or,
	orNull,
	text,
	whole,
	type Read,
	type Reader
} from './reader.ts';

/** How far the feed was read: one cursor a scope, and which life of the server it belongs to. */
export const Feed = fields({
	epoch: or(text, ''),
	cursors: or(map(whole), {}),
	complete: or(flag, false),
	/** Highest sequence known; with `pulled` it shows how far the first pull is. */
	max: or(whole, 0),
	pulled: or(whole, 0)
});
export type Feed = Read<typeof Feed>;

/** What of the person's session lies in her own database. */
export const Session = fields({
	token: or(text, ''),
	/** ms, device: when this token was given. */
	tokenAt: or(whole, 0)
});
export type Session = Read<typeof Session>;

/** The server's last answer: its clock, and its clock minus ours in milliseconds. */
export const Contact = fields({
	at: or(text, ''),
	offset: or(orNull(whole), null),
	failingSince: or(text, '')
});
export type Contact = Read<typeof Contact>;

/** Who this database belongs to, as the server last said. */
export const Person = fields({
	user: or(text, ''),
	name: or(text, ''),
	memberships: or(
		list(
			fields({
				id: text,
				user: text,
				role: text,
				org: text,
				company: text,
				buyer: text,
				from: text,
				to: text
			})
		) as unknown as Reader<Membership[]>,
		[]
	)
});
export type Person = Read<typeof Person>;

/** A value of `meta`, with its defaults when it is missing or of another form. */
export function readMeta<T>(read: Reader<T>, value: unknown): T {
	return read(value ?? {}) ?? (read({}) as T);
}
