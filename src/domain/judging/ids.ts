// The ids a change names, read from whatever came: the first thing a server loads.
import type { FirstLook } from '../judge.ts';
import { isId } from '../values.ts';
import { isObject } from './read.ts';

/** Change id and deps, record, files: those that are ids. */
export function idsIn(raw: unknown): FirstLook {
	if (!isObject(raw)) return { ledger: [], records: [], files: [] };
	const files = list(raw['files']).map((file) => (isObject(file) ? file['id'] : undefined));
	return {
		ledger: [raw['id']].concat(list(raw['deps'])).filter(isId),
		records: [raw['record']].filter(isId),
		files: files.filter(isId)
	};
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
