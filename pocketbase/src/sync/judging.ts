// Load, judge, save: the middle of a push, and of the demo; together, or each change in a savepoint of its own.
import { judge, type Entry, type Judged, type Result } from '#domain/judge.ts';
import { sequence } from './epoch.ts';
import { load, type Loaded } from './load.ts';
import { hasMoved } from './moved.ts';
import type { Db } from './rows.ts';
import { save } from './save.ts';

/** What came of some changes: the answers, and the records they name. */
export interface Verdict {
	results: Result[];
	touched: string[];
}

/** A verdict that is not written yet, and all it rests on. */
export interface Draft {
	since: number;
	loaded: Loaded;
	judged: Judged;
}

/** Judged before the transaction, beside other pushes: writing takes turns, judging need not. */
export function draft(db: Db, ask: (db: Db) => Entry[]): Draft {
	const since = sequence(db); // first: whatever moves from here on is seen when the draft is settled
	const entries = ask(db);
	const loaded = load(db, entries);
	return { since, loaded, judged: judge(entries, loaded.known, sha256) };
}

/** Inside the caller's transaction: the draft is written as it is if it still is the verdict; else all is judged anew. */
export function settle(
	db: Db,
	ask: (db: Db) => Entry[],
	{ since, loaded, judged }: Draft
): Verdict {
	if (hasMoved(db, since, loaded)) return together(db, ask(db));
	report(judged);
	save(db, judged.writes);
	return judged;
}

/** Inside the caller's transaction: one load, one judgement, one write a table. Throws when the database refuses. */
export function together(db: Db, entries: Entry[], stopped?: Set<string>): Verdict {
	const { known } = load(db, entries);
	const judged = judge(entries, { ...known, ...(stopped && { stopped }) }, sha256);
	report(judged);
	save(db, judged.writes);
	return judged;
}

/** The same, change by change: what the database refuses is undone alone and answered `error`. */
export function oneByOne(db: Db, entries: Entry[]): Verdict {
	const stopped = new Set<string>();
	const verdicts = entries.map((entry) => {
		run(db, 'SAVEPOINT one');
		try {
			const verdict = together(db, [entry], stopped);
			run(db, 'RELEASE one');
			return verdict;
		} catch (error) {
			run(db, 'ROLLBACK TO one');
			run(db, 'RELEASE one');
			return failed(entry, stopped, error);
		}
	});
	return {
		results: verdicts.flatMap(({ results }) => results),
		touched: verdicts.flatMap(({ touched }) => touched)
	};
}

/** Later changes that follow this one must wait for it. */
function failed({ raw, who }: Entry, stopped: Set<string>, error: unknown): Verdict {
	const { id, record } = raw as { id: string; record?: unknown };
	stopped.add(id);
	if (typeof record === 'string') stopped.add(`${who.user}|${record}`);
	$app.logger().error('push', 'change', id, 'error', String(error));
	return { results: [{ id, status: 'error', problems: [] }], touched: [] };
}

function report({ failures }: Judged): void {
	for (const { id, message } of failures)
		$app.logger().error('judge', 'change', id, 'error', message);
}

function run(db: Db, sql: string): void {
	db.newQuery(sql).execute();
}

function sha256(text: string): string {
	return $security.sha256(text);
}
