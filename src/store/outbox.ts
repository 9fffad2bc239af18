// Waiting changes: how they enter, which may be sent next, what an answer makes of them. Every decision is taken on the disk.
import type { Change } from '#domain/change.ts';
import { block, type Problem } from '#domain/problem.ts';
import { tell } from './kept/notices.ts';
import type { Tx } from './store.ts';
import type { NoticeRow, OutboxRow } from './tables.ts';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** How long what was received or taken back is kept, in milliseconds: 14 days. */
export const KEPT = 14 * DAY;

/** What the server said about one change. */
export interface Answer {
	id: string;
	status: 'applied' | 'merged' | 'refused' | 'deferred' | 'error';
	problems: Problem[];
	conflicts?: NoticeRow['conflicts'] | undefined;
}

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
 * `bytes` of JSON; at least one if there is any.
 */
export function pick(
	rows: readonly OutboxRow[],
	now: number,
	most: number,
	bytes: number
): OutboxRow[] {
	const held = new Set<string>();
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
function pause(errors: number): number {
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

/** What waited for this change may go on, if nothing else is before it; a signature stays for its author. */
async function release(tx: Tx, id: string, rows: readonly OutboxRow[]): Promise<void> {
	const freed = rows.filter((row) => row.state === 'attention' && row.waits === id);
	for (const row of freed) {
		const waits = waitsFor(row.change, rows, row.n);
		Object.assign(row, { waits, state: waits || row.problems.length ? 'attention' : 'ready' });
	}
	await Promise.all(freed.map((row) => tx.put('outbox', row)));
}

/** Takes the server's answers in, one by one. `now` = device, ms; `received` = server, ISO. */
export async function settle(
	tx: Tx,
	answers: readonly Answer[],
	now: number,
	received: string
): Promise<void> {
	const rows = await waitingRows(tx);
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const answer of answers) {
		const row = byId.get(answer.id);
		// Taken back meanwhile, or answered to another tab first.
		if (!row || row.state === 'done') continue;
		if (answer.status === 'applied' || answer.status === 'merged')
			await receive(tx, row, answer, received, rows);
		else if (answer.status === 'refused') {
			await park(tx, clear(row), answer.problems, rows);
			await tell(tx, 'refused', received, { change: row.change });
		} else if (!row.waits) await putOff(tx, row, answer.status, now, rows);
	}
}

async function receive(
	tx: Tx,
	row: OutboxRow,
	answer: Answer,
	received: string,
	rows: readonly OutboxRow[]
): Promise<void> {
	Object.assign(clear(row), { state: 'done', problems: answer.problems, waits: '', received });
	await tx.put('outbox', row);
	await release(tx, row.id, rows);
	if (answer.status === 'merged')
		await tell(tx, 'merged', received, {
			change: row.change,
			conflicts: answer.conflicts ?? []
		});
}

export function clear(row: OutboxRow): OutboxRow {
	return Object.assign(row, { again: 0, errors: 0, since: 0 });
}

/**
 * The server could not take it yet: later, each time a little later. What it does not understand after 7 days, and
 * what fails after 8 tries and a day, is shown, and goes on being tried once a day.
 */
async function putOff(
	tx: Tx,
	row: OutboxRow,
	status: 'deferred' | 'error',
	now: number,
	rows: readonly OutboxRow[]
): Promise<void> {
	if (status === 'deferred' && (await isStranded(tx, row)))
		return park(tx, clear(row), row.signed ? signAgain : [block('not-understood', '')], rows);
	const since = row.since || now;
	const errors = row.errors + 1;
	Object.assign(row, { since, errors, again: now + pause(errors) });
	const code = status === 'deferred' ? 'not-understood' : 'server-error';
	const shown = status === 'deferred' ? now - since >= 7 * DAY : errors >= 8 && now - since >= DAY;
	if (shown) await park(tx, row, [block(code, '')], rows, now + DAY);
	else await tx.put('outbox', row);
}

/** What it stands on was taken back here meanwhile: the server would wait for it for ever. */
async function isStranded(tx: Tx, { change }: OutboxRow): Promise<boolean> {
	const deps = await Promise.all(change.deps.map((id) => tx.by('outbox', 'id', id)));
	return deps.flat().some((dep) => dep.state === 'dropped');
}
