// `submit`: a signed month takes its place; days that did not change keep what was said of them.
import type { Book } from '../book.ts';
import type { Case } from '../kind.ts';
import type { HoursDeclarationFacts, Line, LineVerdict, SubmitSet } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { canonical } from '../values.ts';
import { hoursFacts } from './pieces.ts';
import { dayState, lineOf, statusOf } from './verdicts.ts';

/** Who declares: named by the office, else the company of the cards, else (nil) that of the party. */
export function declaringCompany(set: SubmitSet, book: Book): string {
	const card = set.lines[0] && book.card(set.lines[0].assignment);
	return set.company ?? card?.company ?? book.party(set.party)?.company ?? '';
}

/** What stood before, if anything stands. */
export function standingFacts(current: Declaration | undefined): HoursDeclarationFacts | undefined {
	return current && current.status !== 'withdrawn' ? hoursFacts(current) : undefined;
}

/** The declaration once this `submit` is in: a new version. `received` = '' on the phone that made it. */
export function submittedRow(given: Case, received: string): Declaration {
	const { change, current, book, who } = given;
	const set = change.set as unknown as SubmitSet;
	const contract = book.contract(set.contract);
	const party = book.party(set.party);
	const company = declaringCompany(set, book);
	const version = (current?.version ?? 0) + 1;
	const facts = submittedFacts(given, company, version, received);
	return {
		id: change.record,
		org: contract?.org ?? current?.org ?? '',
		company,
		counts_for: party?.company ?? current?.counts_for ?? '',
		contract: set.contract,
		party: set.party,
		kind: 'hours-declaration',
		participant: '',
		site: '',
		day: '',
		until: '',
		period: set.period,
		status: statusOf(facts, version),
		version,
		author: who.user,
		author_name: who.name,
		at: change.at,
		received,
		facts: { ...facts }
	};
}

function submittedFacts(
	given: Case,
	company: string,
	version: number,
	received: string
): HoursDeclarationFacts {
	const set = given.change.set as unknown as SubmitSet;
	const before = standingFacts(given.current);
	const nilVerdict = set.nil ? before?.nilVerdict : undefined;
	const proofs = [...new Set([...(before?.proofs ?? []), ...(set.proofs ?? [])])];
	return {
		party: set.party,
		contract: set.contract,
		company,
		period: set.period,
		nil: set.nil,
		lines: set.lines,
		...(set.signer && { signer: set.signer }),
		...(set.sheet && { sheet: set.sheet }),
		...(proofs.length > 0 && { proofs }),
		hash: set.hash,
		verdicts: before ? keptVerdicts(set, before) : {},
		changedIn: changedIn(set, before, version),
		...(nilVerdict && { nilVerdict }),
		...wordsBefore(before),
		signedAt: given.change.at,
		...(set.sheet && { office: { by: given.who.name, at: received || given.change.at } })
	};
}

/** What the office said before stays to be read, with the version it was said of. */
function wordsBefore(before: HoursDeclarationFacts | undefined) {
	const { returned, reopened, override } = before ?? {};
	return {
		...(returned && { returned }),
		...(reopened && { reopened }),
		...(override && { override })
	};
}

/** Days whose minutes are the same keep their verdict; a day sent back loses it when its line was answered. */
function keptVerdicts(
	set: SubmitSet,
	before: HoursDeclarationFacts
): HoursDeclarationFacts['verdicts'] {
	const kept: HoursDeclarationFacts['verdicts'] = {};
	for (const line of set.lines) {
		const old = before.verdicts[line.assignment];
		const oldLine = lineOf(before, line.assignment);
		if (!old || !oldLine) continue;
		const open = isAnswered(line, oldLine, set, before);
		const days = Object.entries(old.days).filter(
			([key, day]) => sameDay(line, oldLine, key) && !(open && day.verdict === 'returned')
		);
		if (days.length > 0) kept[line.assignment] = { ...old, days: Object.fromEntries(days) };
	}
	return kept;
}

function sameDay(line: Line, old: Line, key: string): boolean {
	const [now, then] = [line.days[key], old.days[key]];
	return now !== undefined && then !== undefined && now[0] === then[0] && now[1] === then[1];
}

/** The company keeps the hours and explains: in the note of the line, or by a proof that was missing. */
function isAnswered(line: Line, old: Line, set: SubmitSet, before: HoursDeclarationFacts): boolean {
	if (line.note !== old.note) return true;
	const days = Object.values(before.verdicts[line.assignment]?.days ?? {});
	return hasNewProof(set, before) && days.some((day) => asksForPaper(day.reason));
}

function asksForPaper(reason: LineVerdict['days'][string]['reason']): boolean {
	return reason === 'missing_proof' || reason === 'contract_not_received';
}

/** True when a file comes with it that was not there before. */
export function hasNewProof(set: SubmitSet, before: HoursDeclarationFacts): boolean {
	return (set.proofs ?? []).some((proof) => !(before.proofs ?? []).includes(proof));
}

function changedIn(
	set: SubmitSet,
	before: HoursDeclarationFacts | undefined,
	version: number
): Record<string, number> {
	const said = (line: Line) => canonical([line.days, line.note]);
	const entries = set.lines.map((line): [string, number] => {
		const old = before && lineOf(before, line.assignment);
		const same = old && said(old) === said(line);
		return [line.assignment, same ? (before.changedIn[line.assignment] ?? version) : version];
	});
	return Object.fromEntries(entries);
}

/** R40: the accepted days that this `submit` alters or leaves out, as `[assignment, key]`. */
export function brokenLocks(set: SubmitSet, before: HoursDeclarationFacts): [string, string][] {
	return before.lines.flatMap((old) => {
		const line = set.lines.find((one) => one.assignment === old.assignment);
		return Object.keys(old.days)
			.filter((key) => dayState(before, old.assignment, key) === 'accepted')
			.filter((key) => !line || !sameDay(line, old, key))
			.map((key): [string, string] => [old.assignment, key]);
	});
}
