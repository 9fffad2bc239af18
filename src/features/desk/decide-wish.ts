// A verdict as a wish: on the version it was read in.
import type { DecideSet } from '#domain/kinds/facts.ts';
import type { Declaration } from '#domain/records.ts';
import type { Wish } from '#sync/device.ts';

export function decideWish(row: Declaration, { lines, override }: DecideSet): Wish {
	const set = { lines, ...(override && { override }) };
	const base = { version: row.version };
	return { kind: 'hours-declaration', act: 'decide', record: row.id, set, base };
}
