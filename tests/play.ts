// Plays a demo through the rules in memory, change by change, each at its own time.
import type { Demo } from '../pocketbase/demo/demo.ts';
import { rowsOf } from '../pocketbase/demo/demo.ts';
import { accept } from '../src/domain/accept.ts';
import { bookOf } from '../src/domain/book.ts';
import { collections, type Declaration } from '../src/domain/records.ts';

export interface Outcome {
	declarations: Declaration[];
	/** Changes that were refused and should not, or the other way. */
	unexpected: string[];
}

export function play({ office, history }: Demo): Outcome {
	const rows = rowsOf(office.filter(({ col }) => col in collections));
	const names = new Map(
		office
			.filter(({ col }) => col === 'users')
			.map(({ row }) => [(row as { id: string }).id, (row as { name: string }).name])
	);
	const book = bookOf(rows, history.at(-1)?.now ?? '');
	const unexpected: string[] = [];
	for (const { now, user, change, refused } of history) {
		const memberships = (rows.memberships ?? []).filter((one) => one.user === user);
		const who = { user, name: names.get(user) ?? '', memberships };
		const said = accept(change, book.branch(now), who);
		if ((said.status !== 'applied') !== !!refused)
			unexpected.push(`${now} ${change.kind} ${change.act}: ${JSON.stringify(said).slice(0, 300)}`);
		if (said.status === 'applied') book.put('declarations', said.row);
		if (said.status !== 'deferred')
			for (const row of said.also ?? []) book.put('declarations', row);
	}
	return { declarations: book.all('declarations'), unexpected };
}
