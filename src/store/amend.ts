// Taking a waiting change back, and putting it back where it was.
import { block } from '#domain/problem.ts';
import { sentUpTo, leave } from './make.ts';
import { followersOf, isUnsigned, park, waitingRows } from './outbox.ts';
import type { Tx } from './store.ts';
import type { OutboxRow } from './tables.ts';

/**
 * Takes a change that was not received back, and what follows it on its record. A signature that stood on it stays,
 * to be given again.
 */
export async function takeBack(tx: Tx, id: string, now: number): Promise<void> {
	const rows = await waitingRows(tx);
	const row = rows.find((one) => one.id === id);
	if (!row) return;
	const sent = await sentUpTo(tx);
	const followers = followersOf(row, rows);
	const bound = followers.filter((one) => one.signed && one.record !== row.record);
	const behind = new Set(bound.flatMap((one) => [one, ...followersOf(one, rows)]));
	const gone = [row, ...followers.filter((one) => !behind.has(one))];
	await leave(tx, gone, now);
	for (const one of bound) {
		const mayBeIn = one.state === 'ready' && (one.tries > 0 || one.n <= sent);
		const why = isUnsigned(one) ? one.problems : [block('sign-again', id)];
		if (!mayBeIn) await park(tx, one, why, rows);
		await waitFor(tx, one, followersOf(one, rows), gone);
	}
}

/** What stays and waited for something that is gone waits for the signature it stands on, if that asks for an answer. */
async function waitFor(
	tx: Tx,
	bound: OutboxRow,
	followers: readonly OutboxRow[],
	gone: readonly OutboxRow[]
): Promise<void> {
	for (const one of followers.filter(({ waits }) => gone.some(({ id }) => id === waits))) {
		one.waits = bound.state === 'attention' ? bound.id : '';
		await tx.put('outbox', Object.assign(one, { state: stateOf(one) }));
	}
}

/**
 * Puts changes back that were just taken back: same ids, same content, same place. Answers which ones: what was said
 * anew meanwhile stands, in another window for example, and what follows the old words stays away with them.
 */
export async function putBack(tx: Tx, ids: readonly string[]): Promise<string[]> {
	const found = (await Promise.all(ids.map((id) => tx.by('outbox', 'id', id)))).flat();
	const rows: OutboxRow[] = [];
	const away = new Set<string>();
	for (const row of found.sort((a, b) => a.n - b.n)) {
		const late = row.change.deps.some((id) => away.has(id)) || (await isSaidAnew(tx, row, ids));
		if (late) away.add(row.id);
		else if (row.state === 'dropped') rows.push(row);
	}
	for (const row of rows) await tx.put('outbox', { ...row, since: 0, state: stateOf(row) });
	await bindAgain(tx, ids);
	return rows.map((row) => row.id);
}

/** Something newer about the same record waits or was received. */
async function isSaidAnew(tx: Tx, row: OutboxRow, ids: readonly string[]): Promise<boolean> {
	const same = await tx.by('outbox', 'record', row.record);
	return same.some((one) => one.n > row.n && one.state !== 'dropped' && !ids.includes(one.id));
}

function stateOf(row: OutboxRow): OutboxRow['state'] {
	return row.waits || row.problems.some((one) => one.level === 'block') ? 'attention' : 'ready';
}

/** Signatures that were only asked for because these had been taken back stand again. */
async function bindAgain(tx: Tx, ids: readonly string[]): Promise<void> {
	for (const row of await waitingRows(tx)) {
		if (!isUnsigned(row) || !ids.includes(row.problems[0]?.path ?? '')) continue;
		const deps = await Promise.all(row.change.deps.map((id) => tx.by('outbox', 'id', id)));
		if (deps.flat().every((one) => one.state === 'done' || one.state === 'ready'))
			await tx.put('outbox', { ...row, state: 'ready', problems: [] });
	}
}
