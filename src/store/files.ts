// Signatures (later photos) that wait to leave: they go after their change, smallest first, and stay 14 days.
import { block, type Problem } from '#domain/problem.ts';
import { DAY, isEarly } from './outbox.ts';
import type { Tx } from './store.ts';
import type { FileRow, OutboxRow } from './tables.ts';

const MINUTE = 60_000;

/** The next file of a received change, with its bytes; `lost` when they are no longer here. */
export interface NextFile {
	row: OutboxRow;
	id: string;
	file: FileRow | undefined;
}

/** The bytes of a change. */
export async function putFiles(tx: Tx, files: readonly FileRow[], change: string): Promise<void> {
	await Promise.all(files.map((file) => tx.put('file', { ...file, change })));
}

/** They belong to the change that takes its place. */
export async function moveFiles(tx: Tx, from: string, to: string): Promise<void> {
	await putFiles(tx, await tx.by('file', 'change', from), to);
}

/** The smallest file that may leave now. */
export async function nextFile(tx: Tx, now: number): Promise<NextFile | undefined> {
	const done = await tx.by('outbox', 'state', 'done');
	const waiting = done
		.filter((row) => !isEarly(row, now, row.problems.some(isRefused) ? DAY : MINUTE))
		.flatMap((row) => row.unsent.map((id) => ({ row, id, size: sizeIn(row, id) })));
	const [first] = waiting.sort((a, b) => a.size - b.size);
	return first && { row: first.row, id: first.id, file: await tx.get('file', first.id) };
}

function sizeIn(row: OutboxRow, id: string): number {
	return row.change.files.find((file) => file.id === id)?.size ?? 0;
}

/** Its hash was confirmed: the change owes one file less. */
export async function fileArrived(tx: Tx, next: NextFile): Promise<void> {
	const row = await ofChange(tx, next);
	if (row) await tx.put('outbox', { ...row, unsent: row.unsent.filter((id) => id !== next.id) });
}

/** The server does not know its change yet: in a minute. */
export async function fileLater(tx: Tx, next: NextFile, now: number): Promise<void> {
	const row = await ofChange(tx, next);
	if (row) await tx.put('outbox', { ...row, again: now + MINUTE });
}

/** It cannot be received as it is: told, and offered again tomorrow. */
export async function fileRefused(tx: Tx, next: NextFile, now: number): Promise<void> {
	const row = await ofChange(tx, next);
	const problems = [block('file-refused', `files.${next.id}`)];
	if (row) await tx.put('outbox', { ...row, problems, again: now + DAY });
}

function isRefused({ code }: Problem): boolean {
	return code === 'file-refused';
}

async function ofChange(tx: Tx, { row }: NextFile): Promise<OutboxRow | undefined> {
	const [found] = await tx.by('outbox', 'id', row.id);
	return found?.state === 'done' ? found : undefined;
}
