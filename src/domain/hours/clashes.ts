// Days of a signed month that another company has signed already: the office is told, as for a noted day.
import type { Case } from '../kind.ts';
import { clashOf } from '../kinds/clash.ts';
import type { SubmitSet } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { spanOf } from '../values.ts';
import { heldDays } from './checks/overlaps.ts';
import { declaringCompany } from './submit.ts';

/** At most a month of one person; the first days are enough to settle it. */
const MOST = 31;

/** The clashes that a refused submission leaves with the office. */
export function clashesOf(given: Case): Declaration[] {
	const { change, book } = given;
	const set = change.set as unknown as SubmitSet;
	const company = declaringCompany(set, book);
	const held = heldDays(change.record, set, book).filter(({ row }) => row.company !== company);
	return held.slice(0, MOST).flatMap(({ row, index, key, pair }) => {
		const line = set.lines[index];
		const card = line && book.card(line.assignment);
		const wanted = line?.days[key];
		if (!card || !wanted || card.company !== company) return [];
		const { from, to } = spanOf(key);
		const day = {
			contract: set.contract,
			participant: line.participant,
			day: from,
			...(to !== from && { until: to }),
			minutesWork: wanted[0],
			minutesTraining: wanted[1]
		};
		const first = { minutesWork: pair[0], minutesTraining: pair[1] };
		const stands = { company: row.company, declaration: row.id, ...first };
		return [clashOf({ ...given, change: { ...change, set: day } }, card, stands)];
	});
}
