// Everything a `submit` is asked, from its signature to the last day of its last line.
import type { Book } from '../../book.ts';
import type { Case } from '../../kind.ts';
import type { HoursDeclarationFacts, Line, SubmitSet } from '../../kinds/facts.ts';
import { block, type Problem } from '../../problem.ts';
import { handsFor } from '../../rights.ts';
import { future, periodInsideContract } from '../../rules/dates.ts';
import { lineComplete } from '../../rules/lines.ts';
import { firstDay, spanOf } from '../../values.ts';
import { brokenLocks, declaringCompany, standingFacts } from '../submit.ts';
import { dayProblems, isSettled, openDays, strangeKeys } from './days.ts';
import { idleTwice } from './idle.ts';
import { loadProblems } from './load.ts';
import { overlapProblems, sharedDays } from './overlaps.ts';
import { fileProblems, filesOf, signatureProblems } from './signature.ts';
import { differsFromDiary, nameOn, suddenValues, totalProblems } from './sums.ts';

/** All problems of a `submit` whose author may declare for this company. */
export function submitProblems(given: Case): Problem[] {
	const { change, book, who } = given;
	const set = change.set as unknown as SubmitSet;
	const before = standingFacts(given.current);
	const company = declaringCompany(set, book);
	const strange = set.lines.flatMap((line, n) => strangeKeys(set, line, `set.lines.${n}`));
	// The other rules look at each day of a person beside the others: first, she must have each day once.
	const shapeless = [...strange, ...(strange.length > 0 ? [] : sharedDays(set))];
	if (shapeless.length > 0) return shapeless.slice(0, MOST);
	const org = book.contract(set.contract)?.org ?? '';
	const hands = handsFor('hours-declaration', 'submit', { org, company }, who, book.today);
	return mostTelling([
		...wholeProblems(set, given),
		...signatureProblems(set, hands, book.today),
		...fileProblems(change, set, before ? filesOf(before) : []),
		...(before ? lockProblems(set, before) : []),
		...overlapProblems(change.record, set, company, book),
		...set.lines.flatMap((line, n) => lineProblems(given, company, line, n)),
		...suddenValues(set, book),
		...idleTwice(set, company, book)
	]);
}

/** More than so many problems say nothing more; what refuses comes first then. */
const MOST = 100;

function mostTelling(problems: Problem[]): Problem[] {
	if (problems.length <= MOST) return problems;
	const blocks = problems.filter((problem) => problem.level === 'block');
	return [...blocks, ...problems.filter((problem) => problem.level === 'warn')].slice(0, MOST);
}

/** R36, R37: a period of this contract and party that has begun; hours, or none. */
function wholeProblems(set: SubmitSet, { book }: Case): Problem[] {
	const contract = book.contract(set.contract);
	const party = book.party(set.party);
	const problems: (Problem | null)[] = [];
	if (!contract || party?.contract !== set.contract)
		problems.push(block('card-mismatch', 'set.party'));
	else if (!declaresFor(set, declaringCompany(set, book), book))
		problems.push(block('card-mismatch', 'set.company'));
	if (contract) problems.push(periodInsideContract(contract, set.period, 'set.period'));
	problems.push(future(firstDay(set.period), book.now, 'set.period'));
	const hours = set.lines.some((line) => Object.keys(line.days).length > 0);
	if (set.nil ? set.lines.length > 0 : !hours)
		problems.push(block('empty-declaration', set.nil ? 'set.nil' : 'set.lines', 'R37'));
	return problems.filter((problem) => problem !== null);
}

/** The party's own company, or one that declares for some of its people. */
function declaresFor(set: SubmitSet, company: string, book: Book): boolean {
	if (book.party(set.party)?.company === company) return true;
	return book
		.cards(set.contract)
		.some((card) => card.party === set.party && card.company === company);
}

/** R40: accepted days stay as they are until the facilitator reopens them. */
function lockProblems(set: SubmitSet, before: HoursDeclarationFacts): Problem[] {
	return brokenLocks(set, before).map(([assignment, key]) => {
		const index = set.lines.findIndex((line) => line.assignment === assignment);
		const path = index < 0 ? 'set.lines' : `set.lines.${index}.days.${key}`;
		return block('locked', path, 'R40', { day: spanOf(key).from });
	});
}

function lineProblems(given: Case, company: string, line: Line, index: number): Problem[] {
	const { book } = given;
	const set = given.change.set as unknown as SubmitSet;
	const before = standingFacts(given.current);
	const path = `set.lines.${index}`;
	const name = nameOn(line, book);
	const whole = [...totalProblems(line, path, name), ...lineComplete(line, path, name)];
	if (before && isSettled(line, before)) return whole;
	const card = book.card(line.assignment);
	const fits =
		card?.contract === set.contract &&
		card.party === set.party &&
		card.company === company &&
		card.participant === line.participant;
	if (!fits) return [block('card-mismatch', `${path}.assignment`)];
	const keys = openDays(line, before);
	return [
		...whole,
		...dayProblems(set, line, keys, book, path),
		...loadProblems(given, line, keys, path),
		...differsFromDiary(set, line, book, path)
	];
}
