// Two people wrote one record: what each changed is taken, what both changed stays as it is and is told (R53).
import type { Conflict } from '../kind.ts';
import { canonical } from '../values.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Fields that only make sense together, under the name a conflict gives them. */
export type Units = Readonly<Record<string, readonly string[]>>;

export interface Merged {
	/** The fields of the units, merged. */
	facts: Record<string, unknown>;
	/** Units in which both wrote something else: theirs stays. */
	conflicts: Pick<Conflict, 'path' | 'theirs' | 'mine'>[];
	/** Something of mine was taken. */
	taken: boolean;
}

/** What stands, what I want, what I saw (null: nothing), and which fields go together. */
export interface Sides {
	current: Facts;
	mine: Facts;
	base: Facts | null;
	units: Units;
}

/** Unit by unit: as I saw it → mine; as I want it → nothing to do; otherwise theirs stays, and is a conflict. */
export function merge(sides: Sides): Merged {
	return walk(sides, false);
}

/** The same for the author's own screen: what she changed shows as she typed it. */
export function overlay(sides: Sides): Record<string, unknown> {
	return walk(sides, true).facts;
}

function walk({ current, mine, base, units }: Sides, mineWins: boolean): Merged {
	const merged: Merged = { facts: {}, conflicts: [], taken: false };
	for (const [path, fields] of Object.entries(units)) {
		const [theirs, wanted, seen] = [current, mine, base ?? {}].map((side) => pick(side, fields));
		const unchanged = same(theirs, seen);
		const takes = !same(theirs, wanted) && (unchanged || (mineWins && !same(wanted, seen)));
		const stays = same(theirs, wanted) || same(wanted, seen);
		Object.assign(merged.facts, takes ? wanted : theirs);
		if (takes) merged.taken = true;
		else if (!stays)
			merged.conflicts.push({ path, theirs: told(theirs, fields), mine: told(wanted, fields) });
	}
	return merged;
}

/** The fields of a unit that are there. */
function pick(side: Facts, fields: readonly string[]): Record<string, unknown> {
	const picked: Record<string, unknown> = {};
	for (const field of fields) if (side[field] !== undefined) picked[field] = side[field];
	return picked;
}

function same(a: unknown, b: unknown): boolean {
	return canonical(a) === canonical(b);
}

/** A unit of one field is told as its value alone. */
function told(unit: Facts | undefined, fields: readonly string[]): unknown {
	return fields.length > 1 ? unit : (unit?.[fields[0] ?? ''] ?? null);
}
