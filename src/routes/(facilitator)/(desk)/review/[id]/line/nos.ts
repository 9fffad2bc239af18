// The days of a line that were answered with a no; the same answer for the same reason is told once.
import type { DayVerdict } from '#domain/kinds/facts.ts';

export interface No {
	keys: string[];
	/** Minutes of them that count all the same. */
	minutes: number;
	day: DayVerdict;
}

export function nosOf(days: readonly [string, DayVerdict][]): No[] {
	const groups = new Map<string, No>();
	for (const [key, day] of days) {
		if (day.verdict === 'accepted') continue;
		const at = [day.verdict, day.reason, day.note].join('|');
		const group = groups.get(at) ?? { keys: [], minutes: 0, day };
		group.keys.push(key);
		group.minutes += day.counted[0] + day.counted[1];
		groups.set(at, group);
	}
	return [...groups.values()];
}
