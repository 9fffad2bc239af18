// A change enters the outbox: with its files and the end of its draft, in one transaction, all or none.
import type { Change } from '#domain/change.ts';
import { followersOf, isUnsigned, park, signAgain, waitingRows, waitsFor } from './outbox.ts';
import { moveFiles, putFiles } from './files.ts';
import type { Fresh, Tx } from './store.ts';
import type { FileRow, OutboxRow } from './tables.ts';

/** A change to make, with the bytes it brings. */
export interface Entering {
	change: Change;
	files: FileRow[];
	/** It carries a signature over what its `deps` say. */
	signed: boolean;
}

/** Acts whose `set` says everything: a later one takes the place of an earlier one that was not received. */
const whole = new Set(['write', 'submit']);

export function freshRow({ change, signed }: Entering): Fresh<'outbox'> {
	return {
		id: change.id,
		record: change.record,
		change,
		state: 'ready',
		tries: 0,
		problems: [],
		waits: '',
		again: 0,
		errors: 0,
		since: 0,
		received: '',
		signed,
		unsent: change.files.map((file) => file.id)
	};
}

/** Number of the last row that was ever part of a call: up to it, nothing is altered any more. */
export async function sentUpTo(tx: Tx): Promise<number> {
	const value = (await tx.get('meta', 'sent'))?.value;
	return typeof value === 'number' ? value : 0;
}

/**
 * Writes the changes behind those that wait. A change that corrects one which was never sent takes its place; one
 * that says anew what was refused replaces it; behind a parked one it waits for its author too.
 * Answers the ids under which they lie here; null when the draft was used up already: then nothing is written.
 */
export async function enter(
	tx: Tx,
	entering: readonly Entering[],
	draft: string | undefined,
	newId: () => string,
	now: number
): Promise<string[] | null> {
	if (draft !== undefined) {
		if (!(await tx.get('draft', draft))) return null;
		await tx.delete('draft', draft);
	}
	const sent = await sentUpTo(tx);
	const rows = (await isAlone(tx, entering)) ? [] : await waitingRows(tx);
	const ids = new Map<string, string>();
	for (const one of entering) {
		const deps = one.change.deps.map((dep) => ids.get(dep) ?? dep);
		const given = { ...one, change: { ...one.change, deps } };
		ids.set(one.change.id, await enterOne(tx, given, { rows, sent, newId, now }));
	}
	return [...ids.values()];
}

/** True when nothing that waits has to do with these changes: then the queue need not be read. */
async function isAlone(tx: Tx, entering: readonly Entering[]): Promise<boolean> {
	if (entering.some(({ change }) => change.deps.length > 0)) return false;
	const records = new Set(entering.map(({ change }) => change.record));
	const known = await Promise.all([...records].map((id) => tx.by('outbox', 'record', id)));
	return !known.flat().some(isWaiting);
}

/** What a change is entered among. */
interface Queue {
	rows: OutboxRow[];
	sent: number;
	newId: () => string;
	now: number;
}

async function enterOne(tx: Tx, one: Entering, queue: Queue): Promise<string> {
	const { change } = one;
	const { rows, sent } = queue;
	const before = rows.filter((row) => row.record === change.record && isWaiting(row));
	await unsign(tx, before, rows, sent);
	const last = before.at(-1);
	if (last && isOpen(last, change, sent)) return alter(tx, last, one);
	const refused = before.find((row) => row.state === 'attention' && !row.waits);
	if (refused && whole.has(change.act) && refused.change.act === change.act) {
		const base = change.act === 'write' ? refused.change.base : change.base;
		return replace(tx, refused, { ...one, change: { ...change, base } }, queue);
	}
	await add(tx, rows, { ...freshRow(one), ...behind(change, rows) });
	await putFiles(tx, one.files, change.id);
	return change.id;
}

/** A new change waits behind a parked one on its record, or one it depends on, for the same author's answer. */
function behind(change: Change, rows: readonly OutboxRow[]): Pick<OutboxRow, 'state' | 'waits'> {
	const waits = waitsFor(change, rows);
	return { waits, state: waits ? 'attention' : 'ready' };
}

/** A change that was never sent says something else, in its place. */
async function alter(tx: Tx, row: OutboxRow, { change, files }: Entering): Promise<string> {
	const deps = [...new Set([...row.change.deps, ...change.deps])].filter((id) => id !== row.id);
	row.change = { ...change, id: row.id, base: row.change.base, deps };
	row.unsent = change.files.map((file) => file.id);
	await tx.put('outbox', row);
	await putFiles(tx, files, row.id);
	return row.id;
}

/** Puts another change in the place of one that was refused; its followers come after it, under new ids. */
export async function replace(
	tx: Tx,
	old: OutboxRow,
	one: Entering,
	{ rows, newId, now }: Omit<Queue, 'sent'>
): Promise<string> {
	const ids = new Map([[old.id, one.change.id]]);
	const followers = followersOf(old, rows).filter((row) => row.state === 'attention');
	await leave(tx, [old, ...followers], now);
	const place = behind(one.change, rows);
	await add(tx, rows, { ...freshRow(one), ...place });
	await putFiles(tx, one.files, one.change.id);
	await moveFiles(tx, old.id, one.change.id);
	for (const row of followers) {
		const id = newId();
		ids.set(row.id, id);
		const change = { ...row.change, id, deps: row.change.deps.map((dep) => ids.get(dep) ?? dep) };
		// Waiting for the one that is replaced is over, but others may stand before it; for another one it goes on.
		const waits =
			row.waits === old.id ? behind(change, rows).waits : (ids.get(row.waits) ?? row.waits);
		await add(tx, rows, followed(row, change, waits, row.signed && row.record !== old.record));
		await moveFiles(tx, row.id, id);
	}
	return one.change.id;
}

/** A follower under its new id. What it waited for is answered; a signature over it must be given again. */
function followed(
	row: OutboxRow,
	change: Change,
	waits: string,
	unsigned: boolean
): Fresh<'outbox'> {
	const fresh = freshRow({ change, files: [], signed: row.signed });
	const problems = unsigned ? signAgain : row.waits ? [] : row.problems;
	const parked = waits !== '' || problems.length > 0;
	return { ...fresh, unsent: row.unsent, state: parked ? 'attention' : 'ready', waits, problems };
}

/** Sets rows aside as taken back; they lie here 14 days, for whoever changes her mind. */
export async function leave(tx: Tx, rows: readonly OutboxRow[], now: number): Promise<void> {
	const ids = new Set(rows.map((row) => row.id));
	for (const row of rows) Object.assign(row, { state: 'dropped', since: now });
	await Promise.all(rows.map((row) => tx.put('outbox', row)));
	for (const notice of await tx.all('notice'))
		if (notice.kind === 'refused' && notice.change && ids.has(notice.change.id))
			await tx.delete('notice', notice.n);
}

async function add(tx: Tx, rows: OutboxRow[], row: Fresh<'outbox'>): Promise<void> {
	const n = Number(await tx.put('outbox', row));
	rows.push({ ...row, n });
}

/** Signed changes that were never sent and stand on one of these: the signature must be given again. */
async function unsign(tx: Tx, edited: OutboxRow[], rows: OutboxRow[], sent: number): Promise<void> {
	const ids = new Set(edited.map((row) => row.id));
	for (const row of rows) {
		if (!row.signed || !row.change.deps.some((id) => ids.has(id))) continue;
		if (isUnsigned(row)) await tx.put('outbox', Object.assign(row, { problems: signAgain }));
		else if (row.state === 'ready' && !wasSent(row, sent)) await park(tx, row, signAgain, rows);
	}
}

/** Never sent, and nothing after it on its record: it may still be altered in its place. */
function isOpen(row: OutboxRow, change: Change, sent: number): boolean {
	const same = row.change.act === 'write' && change.act === 'write';
	return same && row.state === 'ready' && !wasSent(row, sent) && row.change.files.length === 0;
}

function wasSent(row: OutboxRow, sent: number): boolean {
	return row.tries > 0 || row.n <= sent;
}

function isWaiting(row: OutboxRow): boolean {
	return row.state === 'ready' || row.state === 'attention';
}
