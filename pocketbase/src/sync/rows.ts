// Rows as JSON made by SQLite: the columns and types of the domain's schemas, whatever the dashboard stored.
import { collections, type Col, type Row } from '#domain/records.ts';

/** The database, or the transaction a route is in. */
export type Db = dbx.Builder;
type Values = Record<string, string | number>;

/** One text from a query that answers one row with the column `text`. */
export function textOf(db: Db, sql: string, values: Values = {}): string {
	const row = new DynamicModel({ text: '' }) as { text: string };
	db.newQuery(sql).bind(values).one(row);
	return row.text;
}

/** The parsed JSON of such a text. */
export function jsonOf<T>(db: Db, sql: string, values: Values = {}): T {
	return JSON.parse(textOf(db, sql, values)) as T;
}

/** Rows of a collection: `from` is what follows `FROM`, with the collection under the name `r`. */
export function rowsOf<C extends Col>(db: Db, col: C, from: string, values: Values): Row<C>[] {
	return jsonOf(db, `SELECT json_group_array(${rowJson(col)}) AS text FROM ${from}`, values);
}

/** What a value is in SQL: `text` or a number as stored, `bool` and JSON to be turned. */
function kindOf(schema: unknown): 'plain' | 'bool' | 'list' | 'object' {
	const { type } = (schema as { _zod: { def: { type: string } } })._zod.def;
	if (type === 'boolean') return 'bool';
	if (type === 'array' || type === 'tuple') return 'list';
	return type === 'record' || type === 'object' ? 'object' : 'plain';
}

/** The columns of a collection that phones receive, with what they are. */
export function columnsOf(col: Col): [name: string, kind: ReturnType<typeof kindOf>][] {
	return Object.entries(collections[col].shape).map(([name, schema]) => [name, kindOf(schema)]);
}

const empty = { list: ['array', '[]'], object: ['object', '{}'] } as const;
const cols = Object.keys(collections) as Col[];
const json = new Map(cols.map((col) => [col, jsonText(col)]));

/** SQL for a row of `col`, named `r`, as a JSON object that the domain's schema accepts. */
export function rowJson(col: Col): string {
	return json.get(col) ?? '';
}

function jsonText(col: Col): string {
	const parts = columnsOf(col).map(([name, kind]) => `'${name}', ${valueOf(`r.[${name}]`, kind)}`);
	return `json_object(${parts.join(', ')})`;
}

function valueOf(column: string, kind: ReturnType<typeof kindOf>): string {
	if (kind === 'plain') return column;
	if (kind === 'bool') return `json(CASE WHEN ${column} THEN 'true' ELSE 'false' END)`;
	const [type, none] = empty[kind];
	return `json(CASE WHEN json_valid(${column}) AND json_type(${column}) = '${type}' THEN ${column} ELSE '${none}' END)`;
}
