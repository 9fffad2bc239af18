// What this phone keeps, table by table: names, keys, version, migrations by number; older rows are read with defaults.
import type { Change } from '#domain/change.ts';
import type { Problem } from '#domain/problem.ts';
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
	whole,
	type Read,
	type Reader
} from './kept/reader.ts';

/** Version of the tables. Migrations only add; what an older app wrote is read with defaults, never rewritten. */
export const VERSION = 3;

/** Problems as the server or the forecast said them; a code this version has no sentence for is kept. */
const Problems = or(
	list(loose({ code: text, level: text, path: or(text, '') })) as unknown as Reader<Problem[]>,
	[]
);

/** Loose: what a newer version of the app added to a change travels as it is. */
const KeptChange = loose({
	id: text,
	kind: text,
	act: text,
	v: whole,
	record: text,
	set: map(anything),
	base: orNull(map(anything)),
	deps: list(text),
	files: list(fields({ id: text, sha256: text, size: whole, type: text })),
	author: text,
	at: text,
	offset: orNull(whole)
}) as Reader<Change>;

/** A change this phone answers for. */
export const OutboxRow = fields({
	/** Order in which they were made; given by the table. */
	n: whole,
	id: text,
	record: text,
	change: KeptChange,
	/** `dropped`: taken back by its author, kept 14 days like `done`. */
	state: oneOf('ready', 'attention', 'done', 'dropped'),
	/** Attempts that are known to this row; rows up to `sent` (see meta) were attempted too. */
	tries: or(whole, 0),
	problems: Problems,
	/** The change it waits for, when that one needs attention. */
	waits: or(text, ''),
	/** Not before this moment (ms, device); 0 = any time. */
	again: or(whole, 0),
	/** How often the server put it off, and since when; of a dropped one, when that was (ms, device). */
	errors: or(whole, 0),
	since: or(whole, 0),
	/** ISO, server's clock; '' = not received. */
	received: or(text, ''),
	/** A signature binds its content: when what it depends on changes first, it must be given again. */
	signed: or(flag, false),
	/** Ids of files whose bytes have not arrived. */
	unsent: or(list(text), [])
});
export type OutboxRow = Read<typeof OutboxRow>;

/** Up to 500 rows of one scope as one text: a phone reads 12 000 rows in the time of a hundred. */
export const PageRow = fields({
	n: whole,
	scope: text,
	count: or(whole, 0),
	/** Version of the app that checked these rows; '' = look at each again. */
	by: or(text, ''),
	/** Its copies, as `feed/likeness.ts` tells them. */
	json: text
});
export type PageRow = Read<typeof PageRow>;
/** Null: it left that scope. */
export type Copy = [seq: number, col: string, id: string, row: Record<string, unknown> | null];

/** Bytes to send, or sent less than 14 days ago. Never a Blob: WebKit loses them. */
export const FileRow = fields({
	id: text,
	change: text,
	type: text,
	size: whole,
	sha256: text,
	bytes: bytes
});
export type FileRow = Read<typeof FileRow>;

export const DraftRow = fields({
	id: text,
	kind: or(text, ''),
	at: or(text, ''),
	data: or(map(anything), {})
});
export type DraftRow = Read<typeof DraftRow>;

export const NoticeRow = fields({
	n: whole,
	kind: oneOf('merged', 'refused', 'lost', 'dropped'),
	at: text,
	change: or(orNull(KeptChange), null),
	conflicts: or(
		list(fields({ path: text, theirs: anything, mine: anything, by: text, at: text })),
		[]
	),
	count: or(whole, 0)
});
export type NoticeRow = Read<typeof NoticeRow>;

/** What the server received more than 14 days ago: the proof of it, looked up when asked for, never at the start. */
const ReceiptRow = fields({ id: text, received: text, change: KeptChange });
type ReceiptRow = Read<typeof ReceiptRow>;

const MetaRow = fields({ name: text, value: anything });
type MetaRow = Read<typeof MetaRow>;

export interface Kept {
	meta: MetaRow;
	page: PageRow;
	outbox: OutboxRow;
	file: FileRow;
	draft: DraftRow;
	notice: NoticeRow;
	receipt: ReceiptRow;
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
	notice: { key: 'n', auto: true, indexes: {} },
	receipt: { key: 'id', indexes: { received: {} } }
};

/** Tables that each version added, or gave an index more; a version only adds. */
export const migrations: Record<number, Table[]> = {
	1: ['meta', 'page', 'outbox', 'file', 'draft', 'notice'],
	2: ['receipt'],
	3: ['receipt']
};

const readers: { [T in Table]: Reader<Kept[T]> } = {
	meta: MetaRow,
	page: PageRow,
	outbox: OutboxRow,
	file: FileRow,
	draft: DraftRow,
	notice: NoticeRow,
	receipt: ReceiptRow
};

/** A row as it lies on the disk; undefined when nothing can be made of it (it stays on the disk). */
export function readRow<T extends Table>(table: T, row: unknown): Kept[T] | undefined {
	return readers[table](row);
}
