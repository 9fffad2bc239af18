// Rows as the server sent them, checked once; what an older or newer version wrote is read with blanks, or kept unseen.
import * as z from 'zod/mini';
import { collections, type Row } from '#domain/records.ts';
import { isCol } from './cols.ts';

/** True when the row is exactly what this version of the app expects: no need to look again. */
export function isWhole(col: string, data: unknown): boolean {
	return isCol(col) && z.safeParse(collections[col], data).success;
}

/** The row, with blanks for columns it does not have; undefined when nothing can be made of it. */
export function rowOf(col: string, data: Record<string, unknown>): Row | undefined {
	if (!isCol(col)) return undefined;
	const schema = collections[col] as z.ZodMiniType<Row>;
	const read = z.safeParse(schema, data);
	if (read.success) return read.data;
	const filled = z.safeParse(schema, { ...blanks(collections[col].shape, data), ...data });
	return filled.success ? filled.data : undefined;
}

const emptiness = ['', 0, false, [], null];

/** For each missing column the first empty value its schema takes. */
function blanks(
	shape: Record<string, z.ZodMiniType>,
	data: Record<string, unknown>
): Record<string, unknown> {
	const missing = Object.entries(shape).filter(([name]) => data[name] === undefined);
	return Object.fromEntries(
		missing.map(([name, schema]) => [
			name,
			emptiness.find((blank) => z.safeParse(schema, blank).success)
		])
	);
}
