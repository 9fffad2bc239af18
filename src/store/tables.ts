// What this phone keeps, table by table: names, keys, version, migrations by number; older rows are read with defaults.
import * as z from 'zod/mini';
import { Change } from '#domain/change.ts';
import type { Problem } from '#domain/problem.ts';
import { Membership } from '#domain/records.ts';

/** Version of the tables. Migrations only add; what an older app wrote is read with defaults, never rewritten. */
export const VERSION = 1;

const text = z.string();
const whole = z.number();
const textOr = (given: string) => z._default(text, given);
const wholeOr = (given: number) => z._default(whole, given);

/** Problems as the server or the forecast said them; a code this version has no sentence for is kept. */
const Problems = z.pipe(
	z._default(z.array(z.looseObject({ code: text, level: text, path: textOr('') })), []),
	z.transform((list) => list as unknown as Problem[])
);

/** Loose: what a newer version of the app added to a change travels as it is. */
const KeptChange = z.looseObject(Change.shape);

/** A change this phone answers for. */
export const OutboxRow = z.object({
	/** Order in which they were made; given by the table. */
	n: whole,
	id: text,
	record: text,
	change: KeptChange,
	/** `dropped`: taken back by its author, kept 14 days like `done`. */
	state: z.enum(['ready', 'attention', 'done', 'dropped']),
	/** Attempts that are known to this row; rows up to `sent` (see meta) were attempted too. */
	tries: wholeOr(0),
	problems: Problems,
	/** The change it waits for, when that one needs attention. */
	waits: textOr(''),
	/** Not before this moment (ms, device); 0 = any time. */
	again: wholeOr(0),
	/** How often the server put it off, and since when; of a dropped one, when that was (ms, device). */
	errors: wholeOr(0),
	since: wholeOr(0),
	/** ISO, server's clock; '' = not received. */
	received: textOr(''),
	/** A signature binds its content: when what it depends on changes first, it must be given again. */
	signed: z._default(z.boolean(), false),
	/** Ids of files whose bytes have not arrived. */
	unsent: z._default(z.array(text), [])
});
export type OutboxRow = z.infer<typeof OutboxRow>;

/** Up to 500 rows of one scope as one text: a phone reads 12 000 rows in the time of a hundred. */
export const PageRow = z.object({
	n: whole,
	scope: text,
	count: wholeOr(0),
	/** Version of the app that checked these rows; '' = look at each again. */
	by: textOr(''),
	/** JSON of `[seq, col, id, row | null][]`; null = gone. */
	json: text
});
export type PageRow = z.infer<typeof PageRow>;
export type Copy = [seq: number, col: string, id: string, row: Record<string, unknown> | null];

/** Bytes to send, or sent less than 14 days ago. Never a Blob: WebKit loses them. */
export const FileRow = z.object({
	id: text,
	change: text,
	type: text,
	size: whole,
	sha256: text,
	bytes: z.instanceof(ArrayBuffer)
});
export type FileRow = z.infer<typeof FileRow>;

export const DraftRow = z.object({
	id: text,
	kind: textOr(''),
	at: textOr(''),
	data: z._default(z.record(text, z.unknown()), {})
});
export type DraftRow = z.infer<typeof DraftRow>;

export const NoticeRow = z.object({
	n: whole,
	kind: z.enum(['merged', 'refused', 'lost', 'dropped']),
	at: text,
	change: z._default(z.nullable(KeptChange), null),
	conflicts: z._default(
		z.array(z.object({ path: text, theirs: z.unknown(), mine: z.unknown(), by: text, at: text })),
		[]
	),
	count: wholeOr(0)
});
export type NoticeRow = z.infer<typeof NoticeRow>;

const MetaRow = z.object({ name: text, value: z.unknown() });
type MetaRow = z.infer<typeof MetaRow>;

/** How far the feed was read: one cursor a scope, and which life of the server it belongs to. */
export const Feed = z.object({
	epoch: textOr(''),
	cursors: z._default(z.record(text, whole), {}),
	complete: z._default(z.boolean(), false),
	/** Highest sequence known; with `pulled` it shows how far the first pull is. */
	max: wholeOr(0),
	pulled: wholeOr(0)
});
export type Feed = z.infer<typeof Feed>;

/** What of the person's session lies in her own database. */
export const Session = z.object({
	token: textOr(''),
	/** ms, device: when this token was given. */
	tokenAt: wholeOr(0)
});
export type Session = z.infer<typeof Session>;

/** The server's last answer: its clock, and its clock minus ours in milliseconds. */
export const Contact = z.object({
	at: textOr(''),
	offset: z._default(z.nullable(whole), null),
	failingSince: textOr('')
});
export type Contact = z.infer<typeof Contact>;

/** Who this database belongs to, as the server last said. */
export const Person = z.object({
	user: textOr(''),
	name: textOr(''),
	memberships: z._default(z.array(Membership), [])
});
export type Person = z.infer<typeof Person>;

export interface Kept {
	meta: MetaRow;
	page: PageRow;
	outbox: OutboxRow;
	file: FileRow;
	draft: DraftRow;
	notice: NoticeRow;
}
export type Table = keyof Kept;

/** The key of each table; `auto`: given by the table, rising. Indexes: name = path. */
export const shapes: Record<
	Table,
	{ key: string; auto?: true; indexes: Record<string, { unique?: true }> }
> = {
	meta: { key: 'name', indexes: {} },
	page: { key: 'n', auto: true, indexes: { scope: {} } },
	outbox: { key: 'n', auto: true, indexes: { id: { unique: true }, record: {}, state: {} } },
	file: { key: 'id', indexes: { change: {} } },
	draft: { key: 'id', indexes: {} },
	notice: { key: 'n', auto: true, indexes: {} }
};

/** Tables added by each version; a version only adds. */
export const migrations: Record<number, Table[]> = {
	1: ['meta', 'page', 'outbox', 'file', 'draft', 'notice']
};

const schemas: { [T in Table]: z.ZodMiniType<Kept[T]> } = {
	meta: MetaRow,
	page: PageRow,
	outbox: OutboxRow,
	file: FileRow,
	draft: DraftRow,
	notice: NoticeRow
};

/** A row as it lies on the disk; undefined when nothing can be made of it (it stays on the disk). */
export function readRow<T extends Table>(table: T, row: unknown): Kept[T] | undefined {
	const schema: z.ZodMiniType<Kept[T]> = schemas[table];
	const read = z.safeParse(schema, row);
	return read.success ? read.data : undefined;
}

/** A value of `meta`, with its defaults when it is missing or of another form. */
export function readMeta<S extends z.ZodMiniType>(schema: S, value: unknown): z.infer<S> {
	const read = z.safeParse(schema, value ?? {});
	return read.success ? read.data : z.parse(schema, {});
}
