// How much one person worked in a day, a week and a month of a signed statement, all contracts together.
import { entryFacts } from '../day/facts.ts';
import {
	longDay,
	longWeek,
	spanOfEntry,
	suddenMonth,
	type Load,
	type Other
} from '../rules/caps.ts';
import { addDays, firstDay, lastDay, monday, monthOf, spanOf } from '../values.ts';
import type { Reading, Remark } from './remarks.ts';

/** R27, R28, R46 of the days one may still decide. */
export function loadRemarks(reading: Reading): Remark[] {
	const others = othersOf(reading);
	return [...longDays(reading, others), ...longWeeks(reading, others), ...suddenMonths(reading)];
}

type Known = Other & { key: string };

/** Other days of this statement, and what the diary says outside of it. */
function othersOf({ book, facts, line }: Reading): Known[] {
	const lines = facts.lines.filter((one) => one.participant === line.participant);
	const signed = lines.flatMap((one) =>
		Object.entries(one.days).map(([key, pair]) => {
			const { from, to } = spanOf(key);
			const until = to === from ? undefined : to;
			return { key, day: from, until, minutes: pair[0] + pair[1], seen: true };
		})
	);
	const [from, to] = [addDays(firstDay(facts.period), -7), addDays(lastDay(facts.period), 7)];
	const inside = (day: string) => firstDay(facts.period) <= day && day <= lastDay(facts.period);
	const diary = book
		.entriesOf(line.participant)
		.filter((row) => (row.until || row.day) >= from && row.day <= to)
		.filter((row) => row.contract !== facts.contract || !inside(row.day))
		.map((row) => ({ key: '', ...spanOfEntry(row), seen: true }));
	return [...signed, ...diary];
}

function loadOf({ line }: Reading, key: string, others: Known[]): Load {
	const { from, to } = spanOf(key);
	const [work, training] = line.days[key] ?? [0, 0];
	return {
		span: { day: from, until: to === from ? undefined : to, minutes: work + training },
		others: others.filter((one) => one.key !== key),
		byOffice: true,
		name: '',
		path: ''
	};
}

function longDays(reading: Reading, others: Known[]): Remark[] {
	return reading.open.flatMap((key) => {
		const found = longDay(loadOf(reading, key, others));
		if (!found) return [];
		const minutes = Number(found.args?.['minutes']);
		const note = noteBeside(reading, key);
		return [{ code: 'over-ten-hours', keys: [key], day: key, minutes, note } as const];
	});
}

/** One remark a week, about the days of it that one may still decide. */
function longWeeks(reading: Reading, others: Known[]): Remark[] {
	const weeks = new Map<string, Extract<Remark, { code: 'over-week' }>>();
	for (const key of reading.open) {
		const found = longWeek(loadOf(reading, key, others));
		const week = String(found?.args?.['day'] ?? '');
		if (!found || weeks.has(week)) continue;
		const keys = reading.open.filter((one) => touchesWeek(one, week));
		weeks.set(week, { code: 'over-week', keys, week, minutes: Number(found.args?.['minutes']) });
	}
	return [...weeks.values()];
}

function touchesWeek(key: string, week: string): boolean {
	const { from, to } = spanOf(key);
	return monday(from) <= week && week <= to;
}

function suddenMonths({ facts, line, open }: Reading): Remark[] {
	const lines = facts.lines.filter((one) => one.participant === line.participant);
	const sums = new Map<string, number>();
	for (const { days } of lines)
		for (const [key, [work, training]] of Object.entries(days)) {
			const month = monthOf(key);
			sums.set(month, (sums.get(month) ?? 0) + work + training);
		}
	return [...sums].flatMap(([month, minutes]) => {
		const keys = open.filter((key) => monthOf(key) === month);
		if (keys.length === 0 || !suddenMonth(minutes, '', '')) return [];
		return [{ code: 'sudden-value', keys, minutes } as const];
	});
}

/** What the company wrote beside a day of the diary; '' when it wrote nothing. */
function noteBeside({ book, facts, line }: Reading, key: string): string {
	const row = book
		.entriesOf(line.participant)
		.find((one) => one.contract === facts.contract && one.day === spanOf(key).from);
	return row ? entryFacts(row).note : '';
}
