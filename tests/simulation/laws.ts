// Rules of the office told a second time, in other words than the judge's: what stands is not overwritten unseen.
import type { Change } from '#domain/change.ts';
import type { Result } from '#domain/judge.ts';
import type { DayEntryFacts, HoursDeclarationFacts } from '#domain/kinds/facts.ts';
import type { Declaration } from '#domain/records.ts';
import { dayKey } from '#domain/values.ts';
import type { Bench } from '../bench.ts';

/** What one call did against the law; '' when nothing. `before` = every record as it stood. */
export function unlawful(
	changes: readonly Change[],
	results: readonly Result[],
	before: ReadonlyMap<string, Declaration>,
	after: Bench
): string {
	const refused = new Set<string>();
	const touched = new Set<string>();
	const decided = new Set<string>();
	for (const [n, change] of changes.entries()) {
		const { status, again } = results[n] ?? {};
		const { record, id, act, set } = change;
		const taken = status === 'applied' || status === 'merged';
		if (!taken) refused.add(record);
		else if (!again && refused.has(record))
			return `order: ${id} was taken after one before it was not`;
		const first = !touched.has(record);
		touched.add(record);
		if (taken && !again && act === 'decide')
			for (const line of Object.keys(set['lines'] ?? {})) decided.add(`${record}|${line}`);
		const row = before.get(record);
		if (!taken || again || !first || row?.kind !== 'day-entry' || row.status === 'withdrawn')
			continue;
		const now = after.declaration(record);
		const told =
			overwritten(change, row, status === 'merged') ||
			unlocked(change, row, now, { before, decided, after });
		if (told) return told;
	}
	return '';
}

/** R53: two people wrote other minutes into one day; the first stays, and the second is told. */
function overwritten(
	{ id, act, base, set }: Change,
	{ facts, company }: Declaration,
	told: boolean
): string {
	if (act !== 'write' || told || base === null) return '';
	const [theirs, seen, mine] = [facts, base, set].map((one) => one['minutesWork']);
	const clash = theirs !== seen && theirs !== mine && mine !== seen;
	return clash && company ? `R53: ${id} wrote over minutes its author had not seen` : '';
}

/** What stood before a call, the lines (`record|assignment`) decided earlier in it, and what stands after it. */
interface Around {
	before: ReadonlyMap<string, Declaration>;
	decided: ReadonlySet<string>;
	after: Bench;
}

/** R40: an accepted day stays as it is until the office opens it again. */
function unlocked(
	{ id }: Change,
	row: Declaration,
	now: Declaration | undefined,
	{ before, decided, after }: Around
): string {
	const { assignment, minutesWork } = row.facts as unknown as DayEntryFacts;
	if (now?.status === row.status && now.facts['minutesWork'] === minutesWork) return '';
	const key = dayKey(row.day, row.until || undefined);
	for (const month of before.values()) {
		if (month.kind !== 'hours-declaration' || month.status === 'withdrawn') continue;
		if (month.contract !== row.contract || month.company !== row.company) continue;
		const isAccepted = ({ facts }: Declaration) =>
			(facts as unknown as HoursDeclarationFacts).verdicts[assignment]?.days[key]?.verdict ===
			'accepted';
		// One call may change a day and accept it then: it was accepted before the change, and still is.
		const was = isAccepted(month) || decided.has(`${month.id}|${assignment}`);
		const still = after.declaration(month.id);
		if (was && still && isAccepted(still)) return `R40: ${id} changed ${key}, which is accepted`;
	}
	return '';
}
