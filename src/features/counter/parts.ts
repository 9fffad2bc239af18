// The four parts of a counter, under the names the gauge and its key give them.
import type { Tally } from '#domain/tally.ts';

/** Minutes, in the order in which the gauge draws them. */
export function partsOf({ validated, signed, noted, waiting }: Tally) {
	return { valid: validated, signed, noted, phone: waiting };
}

export type Parts = ReturnType<typeof partsOf>;
