// What happened to something typed here: told once, until it is read.
import type { Tx } from '../store.ts';
import type { NoticeRow } from '../tables.ts';

/** `at` = ISO. */
export async function tell(
	tx: Tx,
	kind: NoticeRow['kind'],
	at: string,
	more: Partial<Pick<NoticeRow, 'change' | 'conflicts' | 'count'>>
): Promise<void> {
	await tx.put('notice', { kind, at, change: null, conflicts: [], count: 0, ...more });
}
