// One person's day on one contract, or the total of a stretch of days: a diary that its company and the office write.
import { settledClashes } from './clash.ts';
import { DayEntrySet, WithdrawSet } from './facts.ts';
import { withdrawnRow } from '../day/row.ts';
import { entryFacts } from '../day/facts.ts';
import { afterSubmission, declarerOf, locked } from '../day/standing.ts';
import { acceptWrite, applyWrite, markOf } from '../day/write.ts';
import type { Change } from '../change.ts';
import type { Case, Kind, Needs, Outcome } from '../kind.ts';
import { block, type Problem } from '../problem.ts';
import type { Declaration } from '../records.ts';
import { handsFor } from '../rights.ts';
import { addDays, lastDay, monday, monthOf, quarterOf } from '../values.ts';

/** The text whose SHA-256 gives a day entry its id: two phones that mean the same day meet on one record. */
export function dayEntryKey(set: Pick<DayEntrySet, 'contract' | 'participant' | 'day'>): string {
	return `${set.contract}|${set.participant}|${set.day}`;
}

function acceptWithdraw(given: Case): Outcome {
	const { change, book, who, current } = given;
	if (!current) return { status: 'deferred', missing: 'record' };
	const target = { org: current.org, company: declarerOf(book, current) };
	const hands = handsFor(change.kind, change.act, target, who, book.today);
	const { reason } = change.set as { reason: string };
	if (hands.length === 0) return refused('not-allowed', 'act');
	if (current.status === 'withdrawn') return accepted(current);
	const byOffice = !hands.includes('company');
	if (byOffice && !reason.trim()) return refused('reason-missing', 'set.reason');
	if (change.base?.['version'] !== current.version) return refused('changed', 'base.version');
	const facts = entryFacts(current);
	const lock = locked(book, facts, facts, 'record');
	if (lock) return { status: 'refused', problems: [lock] };
	const row = withdrawnRow(given, current, byOffice ? markOf(given, reason) : undefined, book.now);
	const told = afterSubmission(book, current, facts, [0, 0]);
	const also = settledClashes(book, current);
	return {
		...accepted(row),
		problems: told ? [{ ...told, path: 'record' }] : [],
		...(also.length > 0 && { also })
	};
}

function needs({ set }: Change, current: Declaration | undefined): Needs {
	const said = set as Partial<DayEntrySet>;
	const stands = current && entryFacts(current);
	const all = [said, stands].filter((one) => one?.contract) as DayEntrySet[];
	const asked: Needs = { contracts: [], cards: [], participants: [], weeks: [], periods: [] };
	for (const { contract, assignment, participant, day, until } of all) {
		asked.contracts.push(contract);
		asked.cards.push(assignment);
		asked.participants.push(participant);
		for (const week of weeksOf({ day, until })) asked.weeks.push(`${participant}|${week}`);
		asked.periods.push(`${contract}|${monthOf(day)}`, `${contract}|${quarterOf(day)}`);
	}
	return asked;
}

/** The Mondays of the weeks that an entry touches: one, or those of its month. */
function weeksOf({ day, until = day }: Pick<DayEntrySet, 'day' | 'until'>): string[] {
	if (until === day) return [monday(day)];
	const last = until < lastDay(monthOf(day)) ? until : lastDay(monthOf(day));
	const weeks: string[] = [];
	for (let week = monday(day); week <= last; week = addDays(week, 7)) weeks.push(week);
	return weeks;
}

function accepted(row: Declaration) {
	return { status: 'applied' as const, row, problems: [], conflicts: [] };
}

function refused(code: Problem['code'], path: string): Outcome {
	return { status: 'refused', problems: [block(code, path)] };
}

export const dayEntry: Kind = {
	name: 'day-entry',
	v: 1,
	acts: { write: DayEntrySet, withdraw: WithdrawSet },
	key: ({ act, set }) => (act === 'write' ? dayEntryKey(set as DayEntrySet) : null),
	signed: () => null,
	needs,
	accept: (given) => (given.change.act === 'write' ? acceptWrite(given) : acceptWithdraw(given)),
	apply: (given) =>
		given.change.act === 'write'
			? applyWrite(given)
			: given.current && withdrawnRow(given, given.current, undefined, ''),
	example: {
		assignment: 'a11000000000000',
		contract: 'k01000000000000',
		participant: 'p07000000000000',
		site: 's02000000000000',
		day: '2026-11-20',
		minutesWork: 450,
		minutesTraining: 0,
		absence: null,
		note: ''
	}
};
