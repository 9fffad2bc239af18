// What the server's answers make of what waits: received, set aside for its author, or tried again later.
import { block, type Problem } from '#domain/problem.ts';
import { tell } from './kept/notices.ts';
import { DAY, park, pause, signAgain, waitingRows, waitsFor } from './outbox.ts';
import type { Tx } from './store.ts';
import type { NoticeRow, OutboxRow } from './tables.ts';

/** What the server said about one change. */
export interface Answer {
	id: string;
	status: 'applied' | 'merged' | 'refused' | 'deferred' | 'error';
	problems: Problem[];
	conflicts?: NoticeRow['conflicts'] | undefined;
}

/** What waited for this change may go on, if nothing else is before it; a signature stays for its author. */
function release(id: string, rows: readonly OutboxRow[]): OutboxRow[] {
	const freed = rows.filter((row) => row.state === 'attention' && row.waits === id);
	for (const row of freed) {
		const waits = waitsFor(row.change, rows, row.n);
		Object.assign(row, { waits, state: waits || row.problems.length ? 'attention' : 'ready' });
	}
	return freed;
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
	const moved = new Set<OutboxRow>(); // written side by side, as they are in the end
	for (const answer of answers) {
		const row = byId.get(answer.id);
		// Taken back meanwhile, or answered to another tab first.
		if (!row || row.state === 'done') continue;
		if (answer.status === 'applied' || answer.status === 'merged') {
			for (const one of receive(row, answer, received, rows)) moved.add(one);
			if (answer.status === 'merged') await tellMerged(tx, row, answer, received);
		} else if (answer.status === 'refused') {
			await park(tx, clear(row), answer.problems, rows);
			await tell(tx, 'refused', received, { change: row.change });
		} else if (!row.waits) await putOff(tx, row, answer.status, now, rows);
	}
	await Promise.all([...moved].map((row) => tx.put('outbox', row)));
}

/** It is received, and what waited for it may go on; answers all rows that changed by it. */
function receive(
	row: OutboxRow,
	{ problems }: Answer,
	received: string,
	rows: readonly OutboxRow[]
): OutboxRow[] {
	Object.assign(clear(row), { state: 'done', problems, waits: '', received });
	return [row, ...release(row.id, rows)];
}

function tellMerged(tx: Tx, { change }: OutboxRow, { conflicts = [] }: Answer, received: string) {
	return tell(tx, 'merged', received, { change, conflicts });
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
