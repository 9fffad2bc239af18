// Plays a demo through the judge in memory, as the server does from its command line.
import { createHash } from 'node:crypto';
import { rowsOf, type Demo } from '../pocketbase/demo/demo.ts';
import type { Rows } from '../src/domain/book.ts';
import { judge, type LedgerRow } from '../src/domain/judge.ts';
import { collections, type ContractMonth, type Declaration } from '../src/domain/records.ts';

export interface Outcome {
	declarations: Declaration[];
	months: ContractMonth[];
	/** Changes that were refused and should not, or the other way. */
	unexpected: string[];
	ledger: LedgerRow[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** Changes judged in one go. */
const AT_ONCE = 1500;

export function play({ office, history }: Demo): Outcome {
	const rows: Rows = rowsOf(office.filter(({ col }) => col in collections));
	const users = rowsOf(office.filter(({ col }) => col === 'users')) as {
		users: { id: string; name: string }[];
	};
	const names = new Map(users.users.map(({ id, name }) => [id, name]));
	const declarations = new Map<string, Declaration>();
	const months = new Map<string, ContractMonth>();
	const unexpected: string[] = [];
	const ledger: LedgerRow[] = [];
	for (let at = 0; at < history.length; at += AT_ONCE) {
		const part = history.slice(at, at + AT_ONCE);
		const entries = part.map(({ now, user, change }) => {
			const memberships = (rows.memberships ?? []).filter((one) => one.user === user);
			return {
				raw: change,
				who: { user, name: names.get(user) ?? '', memberships },
				device: 'demo',
				now
			};
		});
		const standing = {
			declarations: [...declarations.values()],
			contract_months: [...months.values()]
		};
		const known = { rows: { ...rows, ...standing }, ledger: [], files: [] };
		const { results, writes } = judge(entries, known, sha256);
		for (const row of writes.declarations) declarations.set(row.id, row);
		for (const row of writes.contract_months) months.set(row.id, row);
		ledger.push(...writes.changes);
		for (const [n, result] of results.entries())
			if ((result.status !== 'applied') !== !!part[n]?.refused)
				unexpected.push(JSON.stringify([part[n]?.change, result]).slice(0, 900));
	}
	return {
		declarations: [...declarations.values()],
		months: [...months.values()],
		unexpected,
		ledger
	};
}
