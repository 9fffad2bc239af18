// Looks at waiting changes and answers to them, for the facts about both.
import { settle, type Answer } from '../../src/store/answers.ts';
import { pick, waitingRows } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import type { OutboxRow } from '../../src/store/tables.ts';
import {
	change,
	entering,
	file,
	id,
	iso,
	name,
	NOW,
	outbox,
	refOf,
	tables
} from './store.ground.ts';

export const other = { record: id('r2') };
export const third = { record: id('r3') };

/** All changes so far were part of a call. */
export async function sent(store: Store): Promise<void> {
	const last = Math.max(...(await outbox(store)).map((row) => row.n));
	await store.write(['meta'], (tx) => tx.put('meta', { name: 'sent', value: last }));
}

export async function answer(
	store: Store,
	of: string,
	status: Answer['status'],
	more = {},
	now = NOW
) {
	const problems = status === 'refused' ? [{ code: 'locked', level: 'block', path: '' }] : [];
	const one = { id: id(of), status, problems, ...more } as Answer;
	await store.write(tables, (tx) => settle(tx, [one], now, iso(now)));
}

export async function picked(
	store: Store,
	now = NOW,
	most = 200,
	bytes = 512_000
): Promise<string[]> {
	const rows = await store.read(['outbox'], waitingRows);
	return pick(rows, now, most, bytes).map((row) => name(row.id));
}

export async function notices(store: Store): Promise<string[]> {
	const rows = await store.read(['notice'], (tx) => tx.all('notice'));
	return rows.map((row) => `${row.kind} ${name(row.change?.id ?? '')}`);
}

export const depsOf = (row: OutboxRow) => row.change.deps.map(name);
export const codes = (row: OutboxRow) => row.problems.map((problem) => problem.code as string);

export function drawn(of: string, ...files: string[]) {
	const rows = files.map((one) => file(one));
	return entering(change(of, { files: rows.map(refOf) }), { files: rows });
}
