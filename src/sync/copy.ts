// The copy: everything typed here and not received, as a file for the same person; it comes back under the same ids.
import { Change } from '#domain/change.ts';
import { freshRow } from '#store/make.ts';
import { waitingRows } from '#store/outbox.ts';
import type { Tx } from '#store/store.ts';
import type { FileRow, Table } from '#store/tables.ts';
import * as z from 'zod/mini';

const FORMAT = 'clause-de-poche';
const VERSION = 1;

const text = z.string();
const Head = z.object({ format: z.literal(FORMAT), version: z.number(), uid: text });
const Copy = z.object({
	changes: z.array(
		z.object({ change: z.looseObject(Change.shape), signed: z._default(z.boolean(), false) })
	),
	files: z._default(
		z.array(
			z.object({ id: text, change: text, type: text, size: z.number(), sha256: text, bytes: text })
		),
		[]
	),
	drafts: z._default(
		z.array(z.object({ id: text, kind: text, at: text, data: z.record(text, z.unknown()) })),
		[]
	)
});

/** `unreadable`: not a copy · `other-user`: somebody else's · `newer`: made by a newer app. */
class CopyError extends Error {
	readonly code: 'unreadable' | 'other-user' | 'newer';
	constructor(code: CopyError['code']) {
		super(code);
		this.name = 'CopyError';
		this.code = code;
	}
}

/** Waiting changes with their files, and drafts; no token, no row of the server. */
export async function copyOf(tx: Tx, uid: string): Promise<string> {
	const rows = await waitingRows(tx);
	const done = (await tx.by('outbox', 'state', 'done')).filter((row) => row.unsent.length > 0);
	const owing = [...rows, ...done].sort((a, b) => a.n - b.n);
	const files = await Promise.all(owing.map((row) => tx.by('file', 'change', row.id)));
	return JSON.stringify(
		{
			...{ format: FORMAT, version: VERSION, uid },
			changes: owing.map(({ change, signed }) => ({ change, signed })),
			files: files.flat().map((file) => ({ ...file, bytes: toBase64(file.bytes) })),
			drafts: await tx.all('draft')
		},
		null,
		'\t'
	);
}

interface Place {
	readonly user: string;
	write<R>(tables: Table[], job: (tx: Tx) => Promise<R>): Promise<R>;
}

/** Takes a copy in: what is known already is skipped, drafts included. Answers how many changes and drafts entered. */
export async function restoreCopy(given: string, place: Place): Promise<number> {
	const copy = read(given, place.user);
	const files = copy.files.map((file): FileRow => ({ ...file, bytes: fromBase64(file.bytes) }));
	return place.write(['outbox', 'file', 'draft'], async (tx) => {
		let entered = 0;
		for (const { change, signed } of copy.changes) {
			if ((await tx.by('outbox', 'id', change.id)).length > 0) continue;
			const own = files.filter((file) => file.change === change.id);
			const row = { ...freshRow({ change, files: own, signed }) };
			// It may have been sent from where it was copied: it is never altered any more.
			await tx.put('outbox', { ...row, tries: 1, unsent: own.map((file) => file.id) });
			for (const file of own) await tx.put('file', file);
			entered++;
		}
		for (const draft of copy.drafts) {
			if (await tx.get('draft', draft.id)) continue;
			await tx.put('draft', draft);
			entered++;
		}
		return entered;
	});
}

function read(given: string, uid: string): z.infer<typeof Copy> {
	let json: unknown;
	try {
		json = JSON.parse(given);
	} catch {
		throw new CopyError('unreadable');
	}
	const head = z.safeParse(Head, json);
	if (!head.success) throw new CopyError('unreadable');
	if (head.data.uid !== uid) throw new CopyError('other-user');
	if (head.data.version > VERSION) throw new CopyError('newer');
	const copy = z.safeParse(Copy, json);
	if (!copy.success) throw new CopyError('unreadable');
	return copy.data;
}

function toBase64(bytes: ArrayBuffer): string {
	let text = '';
	for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
	return btoa(text);
}

function fromBase64(text: string): ArrayBuffer {
	try {
		return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
	} catch {
		throw new CopyError('unreadable');
	}
}
