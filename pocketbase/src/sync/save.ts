// What was judged goes to the database: one statement a table, whatever the number of rows.
import type { Writes } from '#domain/judge.ts';
import type { Col } from '#domain/records.ts';
import { columnsOf, type Db } from './rows.ts';

/** How a value leaves JSON: as a plain value, or as JSON text. */
export type Column = [name: string, operator: '->>' | '->'];

const now = `strftime('%Y-%m-%d %H:%M:%fZ', 'now')`;

const changes: Column[] = [
	...'id hash author device kind act record at received'.split(' ').map(plain),
	['body', '->'],
	['answer', '->']
];
const files = 'id org company change author sha256 size type'.split(' ').map(plain);

function plain(name: string): Column {
	return [name, '->>'];
}

function received(col: Col): Column[] {
	return columnsOf(col).map(([name, kind]) => [
		name,
		kind === 'list' || kind === 'object' ? '->' : '->>'
	]);
}

/** Writes all of it inside the transaction the caller holds; the ledger never takes a line twice. */
export function save(db: Db, writes: Writes): void {
	insert(db, 'changes', changes, writes.changes);
	insert(db, 'declarations', received('declarations'), writes.declarations, true);
	insert(db, 'contract_months', received('contract_months'), writes.contract_months, true);
	insert(db, 'files', files, writes.files);
}

/** Rows into a table; with `over`, a row that is there already takes the new values. Each is read as JSONB: text would be parsed again. */
export function insert(
	db: Db,
	table: string,
	columns: Column[],
	rows: object[],
	over = false
): void {
	if (!rows.length) return;
	const names = columns.map(([name]) => `[${name}]`);
	const values = columns.map(([name, operator]) => `value${operator}'$.${name}'`);
	const updates = names.map((name) => `${name} = excluded.${name}`);
	const clash = over
		? `ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}, updated = excluded.updated`
		: '';
	const sql = `INSERT INTO [${table}] (${names.join(', ')}, created, updated)
		SELECT ${values.join(', ')}, ${now}, ${now} FROM jsonb_each({:rows}) WHERE true ${clash}`;
	db.newQuery(sql)
		.bind({ rows: JSON.stringify(rows) })
		.execute();
}
