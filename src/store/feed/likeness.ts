// A page as text: a row with the columns of the row before it is told by what differs, and shares the rest with it.
import type { Copy } from '../tables.ts';

type Fields = Record<string, unknown>;
/** `like`: its row has what the row before it has, but for these fields. */
type Told = Copy | [...copy: Copy, like: 1];

/** Not a plain list of copies: an app that knows only those finds this page unreadable, and asks for its rows again. */
interface Page {
	copies: Told[];
}

export function pageText(copies: readonly Copy[]): string {
	let before: Fields | undefined;
	const page: Page = {
		copies: copies.map((copy): Told => {
			const [seq, col, id, row] = copy;
			if (!row) return copy;
			const differs = before && difference(before, row);
			before = row;
			return differs ? [seq, col, id, differs, 1] : copy;
		})
	};
	return JSON.stringify(page);
}

/** The copies of a page; undefined when it cannot be read. */
export function copiesOf({ json }: { json: string }): Copy[] | undefined {
	try {
		const page = JSON.parse(json) as Page | Copy[];
		return Array.isArray(page) ? page : page.copies.map(reader());
	} catch {
		return undefined;
	}
}

function reader(): (told: Told) => Copy {
	let before: Fields = {};
	return ([seq, col, id, told, like]) => {
		if (!told) return [seq, col, id, told];
		const row = like ? merged(before, told) : told;
		row['id'] = id; // the one text in memory
		before = row;
		return [seq, col, id, row];
	};
}

/** What of the row is not as before; undefined when it must be told whole. */
function difference(before: Fields, row: Fields): Fields | undefined {
	const names = Object.keys(before);
	if (names.length !== Object.keys(row).length) return undefined;
	const differs: Fields = {};
	for (const name of names) {
		const [was, is] = [before[name], row[name]];
		if (is === was) continue;
		if (is === undefined || name === '__proto__' || isFields(was) !== isFields(is))
			return undefined;
		if (isFields(was) && isFields(is)) {
			const part = difference(was, is);
			if (!part) return undefined;
			if (Object.keys(part).length) differs[name] = part;
		} else if (typeof is !== 'object' || JSON.stringify(was) !== JSON.stringify(is))
			differs[name] = is;
	}
	return differs;
}

function merged(before: Fields, differs: Fields): Fields {
	for (const name in differs) {
		const [was, is] = [before[name], differs[name]];
		if (isFields(was) && isFields(is)) differs[name] = merged(was, is);
	}
	return { ...before, ...differs };
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
