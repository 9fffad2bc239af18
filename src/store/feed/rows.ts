// Rows as the server sent them, checked once; what an older or newer version wrote is read with blanks, or kept unseen.
import * as z from 'zod/mini';
import { collections, type Row } from '#domain/records.ts';
import { isCol } from './cols.ts';

type Fields = Record<string, unknown>;

/**
 * Tells which rows are exactly what this version of the app expects: no need to look again. What a row shares with the
 * last one that passed is not looked at twice; of thousands of rows that come at once, that is most.
 */
export function onlooker(): (col: string, data: Fields) => boolean {
	const passed = new Map<string, Fields>();
	return (col, data) => {
		if (!isCol(col)) return false;
		const last = passed.get(col);
		const shape: Record<string, z.ZodMiniType> = collections[col].shape;
		for (const name in shape) {
			if (last && last[name] === data[name]) continue;
			if (!z.safeParse(shape[name] ?? z.never(), data[name]).success) return false;
		}
		passed.set(col, data);
		return true;
	};
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
