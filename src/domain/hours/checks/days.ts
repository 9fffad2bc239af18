// The days of one line: real days, of this period, on which this card could work and count.
import type { Book } from '../../book.ts';
import type { HoursDeclarationFacts, Line, SubmitSet } from '../../kinds/facts.ts';
import { block, warn, type Problem } from '../../problem.ts';
import type { Card, Contract } from '../../records.ts';
import { future, insideAssignment, insideContract } from '../../rules/dates.ts';
import { nameOf } from '../../crew/card.ts';
import { held, isCountedType } from '../../rules/eligibility.ts';
import { firstDay, isDay, lastDay, monthOf, spanOf, type Pair } from '../../values.ts';
import { dayState, lineOf } from '../verdicts.ts';

/** A key is a day of the period, or `first/last` with a later last day of the same month. */
export function strangeKeys(set: SubmitSet, line: Line, path: string): Problem[] {
	const [first, last] = [firstDay(set.period), lastDay(set.period)];
	return Object.keys(line.days).flatMap((key) => {
		const { from, to } = spanOf(key);
		const at = `${path}.days.${key}`;
		if (!isDay(from) || !isDay(to)) return [block('wrong-shape', at)];
		if (key !== from && (from >= to || monthOf(from) !== monthOf(to)))
			return [block('until-outside-month', at)];
		const inside = first <= from && to <= last;
		return inside ? [] : [block('outside-period', at, 'R34', { day: from })];
	});
}

/** True when every day of the line is accepted as it stands: whatever the office changed since, it is not asked again (R40). */
export function isSettled(line: Line, before: HoursDeclarationFacts): boolean {
	const keys = Object.keys(line.days);
	const same = lineOf(before, line.assignment)?.participant === line.participant;
	return (
		same &&
		keys.length > 0 &&
		keys.every((key) => dayState(before, line.assignment, key) === 'accepted')
	);
}

/** The days of a line that are not accepted yet. */
export function openDays(line: Line, before: HoursDeclarationFacts | undefined): string[] {
	return Object.keys(line.days).filter(
		(key) => !before || dayState(before, line.assignment, key) !== 'accepted'
	);
}

/** Dates, types and eligibility of these days of a line. */
export function dayProblems(
	set: SubmitSet,
	line: Line,
	keys: string[],
	book: Book,
	path: string
): Problem[] {
	const contract = book.contract(set.contract);
	const card = book.card(line.assignment);
	if (!contract || !card) return [];
	const problems = keys.flatMap((key) =>
		firstBlock(oneDay(contract, card, set, key, book, `${path}.days.${key}`))
	);
	return [...problems, ...heldDays(card, line, keys, path)];
}

function oneDay(
	contract: Contract,
	card: Card,
	set: SubmitSet,
	key: string,
	book: Book,
	path: string
): (Problem | null)[] {
	const { from, to } = spanOf(key);
	const party = book.party(set.party);
	return [
		key !== from && contract.detail === 'day' ? block('days-required', path) : null,
		isCountedType(card) ? null : warn('not-counted-type', path, 'R25'),
		insideContract(contract, from, path) ?? insideContract(contract, to, path),
		insideAssignment(card, party, from, path) ?? insideAssignment(card, party, to, path),
		future(to, book.now, path)
	];
}

/** One reason a day is enough; warnings all. */
function firstBlock(found: (Problem | null)[]): Problem[] {
	const problems = found.filter((problem) => problem !== null);
	const first = problems.find((problem) => problem.level === 'block');
	return first ? [first] : problems;
}

/** R11: hours outside the eligibility are received and wait; told once a line, with how many days. */
function heldDays(card: Card, line: Line, keys: string[], path: string): Problem[] {
	const waits = keys.flatMap((key) => {
		const { from, to } = spanOf(key);
		return worked(line.days[key])
			? (held(card, from, to === from ? undefined : to, path) ?? [])
			: [];
	});
	const [first] = waits;
	if (!first) return [];
	return [warn('held', path, 'R11', { ...first.args, name: nameOf(card), days: waits.length })];
}

function worked(pair: Pair | undefined): boolean {
	return pair !== undefined && pair[0] + pair[1] > 0;
}
