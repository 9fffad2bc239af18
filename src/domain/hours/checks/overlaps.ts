// R34: a day of a person stands in one declaration only, once.
import type { Book } from '../../book.ts';
import type { SubmitSet } from '../../kinds/facts.ts';
import { block, type Problem } from '../../problem.ts';
import type { Declaration } from '../../records.ts';
import { firstDay, lastDay, spanOf, type Pair, type Period } from '../../values.ts';
import { hoursFacts } from '../pieces.ts';
import { dayState } from '../verdicts.ts';

/** R34: against the other standing declarations of the contract. */
export function overlapProblems(
	record: string,
	set: SubmitSet,
	company: string,
	book: Book
): Problem[] {
	const others = othersOf(record, set, book);
	const twin = others.some((row) => row.party === set.party && row.company === company);
	if (twin) return [block('overlaps', 'set.period', 'R34')];
	// Of another company nothing is told, no name and no figure.
	return heldDays(record, set, book).map(({ row, path }) =>
		row.company === company
			? block('overlaps', path, 'R34')
			: block('declared-elsewhere', path, 'R29')
	);
}

/** The other standing declarations of the contract whose period touches this one: its quarter, its months. */
function othersOf(record: string, set: SubmitSet, book: Book): Declaration[] {
	return book
		.declarationsOf(set.contract, 'hours-declaration')
		.filter((row) => row.id !== record && touches(row.period, set.period));
}

function touches(a: Period, b: Period): boolean {
	return firstDay(a) <= lastDay(b) && firstDay(b) <= lastDay(a);
}

function overlap(a: string, b: string): boolean {
	const [one, other] = [spanOf(a), spanOf(b)];
	return one.from <= other.to && other.from <= one.to;
}

/** R34: a day stands in one line only: two cards of one person may not share it, nor a total hold it. */
export function sharedDays(set: SubmitSet): Problem[] {
	const people = new Map<string, { key: string; path: string }[]>();
	for (const [index, line] of set.lines.entries()) {
		const days = people.get(line.participant) ?? [];
		for (const key of Object.keys(line.days))
			days.push({ key, path: `set.lines.${index}.days.${key}` });
		people.set(line.participant, days);
	}
	return [...people.values()].flatMap((days) => {
		let last = '';
		return days
			.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
			.filter(({ key }) => {
				const { from, to } = spanOf(key);
				const shared = from <= last;
				if (to > last) last = to;
				return shared;
			})
			.map(({ path }) => block('overlaps', path, 'R34'));
	});
}

/** A day of this declaration that another one holds: where it is here, and what stands there. */
export interface HeldDay {
	row: Declaration;
	index: number;
	key: string;
	path: string;
	pair: Pair;
}

/** R34: days of the same person in another standing declaration; hours sent back or refused there are free. */
export function heldDays(record: string, set: SubmitSet, book: Book): HeldDay[] {
	return othersOf(record, set, book).flatMap((row) =>
		set.lines.flatMap((line, index) => {
			const theirs = holding(row, line.participant);
			return Object.keys(line.days).flatMap((key) => {
				const pair = theirs.find(([other]) => overlap(key, other))?.[1];
				const path = `set.lines.${index}.days.${key}`;
				return pair ? [{ row, index, key, path, pair }] : [];
			});
		})
	);
}

function holding(row: Declaration, participant: string): [string, Pair][] {
	const facts = hoursFacts(row);
	return facts.lines
		.filter((line) => line.participant === participant)
		.flatMap((line) =>
			Object.entries(line.days).filter(([key, pair]) => {
				const state = dayState(facts, line.assignment, key);
				return pair[0] + pair[1] > 0 && (state === 'none' || state === 'accepted');
			})
		);
}
