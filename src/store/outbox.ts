// Waiting changes: which may be sent next, which are set aside, and who waits for whom. Every decision is taken on the disk.
import type { Change } from '#domain/change.ts';
import { block, type Problem } from '#domain/problem.ts';
import type { Tx } from './store.ts';
import type { OutboxRow } from './tables.ts';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** How long what was received or taken back is kept, in milliseconds: 14 days. */
export const KEPT = 14 * DAY;

/** Rows that still wait for an answer, in the order they were made. */
export async function waitingRows(tx: Tx): Promise<OutboxRow[]> {
	const [ready, attention] = await Promise.all([
		tx.by('outbox', 'state', 'ready'),
		tx.by('outbox', 'state', 'attention')
	]);
	return [...ready, ...attention].sort((a, b) => a.n - b.n);
}

/**
 * The changes to send next: oldest first, never one whose record or dependency is held up. At most `most`, and
 * `bytes` of JSON; at least one if there is any. `flying` = on their way, without an answer yet.
 */
export function pick(
	rows: readonly OutboxRow[],
	now: number,
	most: number,
	bytes: number,
	flying: readonly OutboxRow[] = []
): OutboxRow[] {
	const held = new Set(flying.flatMap((row) => [row.record, row.id]));
	const picked: OutboxRow[] = [];
	let size = 0;
	for (const row of rows) {
		const parked = row.state === 'attention' && row.again === 0;
		const waits = held.has(row.record) || row.change.deps.some((id) => held.has(id));
		if (parked || waits || isEarly(row, now, row.state === 'ready' ? pause(row.errors) : DAY)) {
			held.add(row.record).add(row.id);
			continue;
		}
		size += sizeOf(row.change);
		if (picked.length > 0 && (size > bytes || picked.length === most)) break;
		picked.push(row);
	}
	return picked;
}

/** Its moment has not come. One that is further away than it was put off for is the work of a clock that was set back. */
export function isEarly({ again }: OutboxRow, now: number, pause: number): boolean {
	return again > now && again <= now + pause;
}

/** How long a change that failed so often is put off, in milliseconds: each time twice as long, an hour at most. */
export function pause(errors: number): number {
	return Math.min(HOUR, 1000 * 2 ** errors);
}

/** Bytes of UTF-8 a change takes in a call. */
function sizeOf(change: Change): number {
	return new TextEncoder().encode(JSON.stringify(change)).length + 1;
}

/** Changes that cannot go before this one: later ones on its record, those depending on it, and theirs in turn. */
export function followersOf(first: OutboxRow, rows: readonly OutboxRow[]): OutboxRow[] {
	const held = new Set([first.record, first.id]);
	return rows.filter((row) => {
		if (row.n <= first.n || row.id === first.id) return false;
		const follows = held.has(row.record) || row.change.deps.some((id) => held.has(id));
		if (follows) held.add(row.record).add(row.id);
		return follows;
	});
}

/** What a signature stood on has changed; `path` = the change that was taken back, if that is all that happened. */
export const signAgain: Problem[] = [block('sign-again', '')];

/** A signature that must be given again, whatever else it waits for. */
export function isUnsigned(row: OutboxRow): boolean {
	return row.state === 'attention' && row.problems[0]?.code === 'sign-again';
}

/** Sets a change aside for its author, and its followers with it, in this same transaction; `again` = tried on from then. */
export async function park(
	tx: Tx,
	row: OutboxRow,
	problems: Problem[],
	rows: readonly OutboxRow[],
	again = 0
): Promise<void> {
	const state = 'attention';
	Object.assign(row, { state, problems, waits: '', again } satisfies Partial<OutboxRow>);
	const followers = followersOf(row, rows).filter((one) => one.state === 'ready');
	for (const follower of followers)
		Object.assign(follower, {
			state,
			waits: row.id,
			again: 0,
			problems: follower.signed && follower.record !== row.record ? signAgain : []
		} satisfies Partial<OutboxRow>);
	await Promise.all([row, ...followers].map((one) => tx.put('outbox', one)));
}

/** Whose answer a change waits for: that of a parked one before it on its record, or one it depends on; '' = nobody's. */
export function waitsFor(change: Change, rows: readonly OutboxRow[], before = Infinity): string {
	const parked = rows.filter((row) => row.state === 'attention' && row.n < before);
	const stuck =
		parked.find((row) => row.record === change.record) ??
		parked.find((row) => change.deps.includes(row.id));
	return stuck ? stuck.waits || stuck.id : '';
}
