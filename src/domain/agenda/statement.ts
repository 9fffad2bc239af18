// What a company signs for a period: one line a card, its days as noted, and whether it was signed like that before.
import { entryState, type Diary } from '../crew/diary.ts';
import { entryFacts } from '../day/facts.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { acceptedDays, dayState, lineOf as lineBefore } from '../hours/verdicts.ts';
import type { Line, SubmitSet } from '../kinds/facts.ts';
import type { Card, Declaration } from '../records.ts';
import { dayKey, firstDay, lastDay, type Pair, type Period } from '../values.ts';

/** A party's period as one company declares it. */
export interface Stretch {
	diary: Diary;
	party: string;
	period: Period;
}

/** Standing entries of the period, of single days and totals, whatever their minutes. */
export function entriesOf({ diary, party, period }: Stretch): Declaration[] {
	const [from, to] = [firstDay(period), lastDay(period)];
	const days = [...diary.days]
		.filter(([day]) => from <= day && day <= to)
		.flatMap(([, rows]) => rows);
	const totals = diary.totals.filter((row) => from <= row.day && row.day <= to);
	const cards = cardsOf({ diary, party, period });
	return [...days, ...totals].filter((row) =>
		cards.some((card) => card.id === entryFacts(row).assignment)
	);
}

/** The party's cards of this company, whatever their dates: hours noted on them are signed here. */
export function cardsOf({ diary, party }: Stretch): Card[] {
	return diary.cards.filter((card) => card.party === party);
}

/** The signed month of the period, if one stands. */
export function standing({ diary, party, period }: Stretch): Declaration | undefined {
	return diary.signed.find((row) => row.party === party && row.period === period);
}

/** R39, R44: the lines to sign; a day without hours is no day of a line, a card without hours no line. */
export function linesOf(stretch: Stretch): Line[] {
	const entries = entriesOf(stretch);
	return cardsOf(stretch)
		.map((card) =>
			lineOfCard(
				card,
				daysOf(stretch, card, entries),
				entries.filter((row) => entryFacts(row).assignment === card.id)
			)
		)
		.filter((line) => line.minutesWork + line.minutesTraining > 0)
		.sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
}

/** The days noted on a card, and those accepted already, which stay as they were signed (R40). */
function daysOf(stretch: Stretch, card: Card, entries: readonly Declaration[]) {
	const days = new Map<string, Pair>();
	for (const row of entries) {
		const { assignment, minutesWork, minutesTraining } = entryFacts(row);
		if (assignment === card.id && minutesWork + minutesTraining > 0)
			days.set(dayKey(row.day, row.until || undefined), [minutesWork, minutesTraining]);
	}
	const signed = standing(stretch);
	const before = signed && lineBefore(hoursFacts(signed), card.id);
	for (const key of signed ? acceptedDays(hoursFacts(signed), card.id) : []) {
		const pair = before?.days[key];
		if (pair) days.set(key, pair);
	}
	return Object.fromEntries([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A line to sign: a card with its days, and the notes of its entries. */
export function lineOfCard(
	card: Card,
	days: Record<string, Pair>,
	entries: readonly Declaration[]
): Line {
	const sum = (at: 0 | 1) => Object.values(days).reduce((total, pair) => total + pair[at], 0);
	const notes = entries.map((row) => entryFacts(row).note).filter(Boolean);
	return {
		assignment: card.id,
		participant: card.participant,
		employer: card.employer_name,
		employmentType: card.employment_type,
		jobTitle: card.job_title,
		hiredOn: card.hired_on,
		days,
		minutesWork: sum(0),
		minutesTraining: sum(1),
		note: notes.join(' · ').slice(0, 500)
	};
}

export interface Signer {
	name: string;
	quality: string;
	consent: boolean;
	drawn?: string;
}

/** The `set` of a submission; its hash is added where there is a hash function. */
export function submission(stretch: Stretch, signer: Signer): Omit<SubmitSet, 'hash'> {
	const lines = linesOf(stretch);
	return {
		party: stretch.party,
		contract: stretch.diary.contract.id,
		period: stretch.period,
		nil: lines.length === 0,
		lines,
		signer
	};
}

/** Minutes of all lines. */
export function minutesOfLines(lines: readonly Line[]): number {
	return lines.reduce((sum, line) => sum + line.minutesWork + line.minutesTraining, 0);
}

/** Entries that a signature of this period would hold and that are not received: it waits for them. */
export function waitingEntries(stretch: Stretch): Declaration[] {
	return entriesOf(stretch).filter((row) => stretch.diary.states.has(row.id));
}

/** Entries that ask for an answer first: a month cannot be signed over them. */
export function parkedEntries(stretch: Stretch): Declaration[] {
	return entriesOf(stretch).filter((row) => entryState(stretch.diary, row) === 'attention');
}

/** True when what is noted now is not what was signed: days added, taken away or changed since. */
export function changedSince(stretch: Stretch, signed: Declaration): boolean {
	const facts = hoursFacts(signed);
	const now = new Map(linesOf(stretch).map((line) => [line.assignment, line.days]));
	const ids = new Set([...now.keys(), ...facts.lines.map((line) => line.assignment)]);
	return [...ids].some((id) => {
		const [before, after] = [lineBefore(facts, id)?.days ?? {}, now.get(id) ?? {}];
		// A statement typed by the office has no diary behind it: only what was noted otherwise is a change.
		const keys = facts.office
			? Object.keys(after)
			: [...Object.keys(before), ...Object.keys(after)];
		return keys.some(
			(key) => dayState(facts, id, key) !== 'accepted' && !samePair(before[key], after[key])
		);
	});
}

function samePair(a: Pair = [0, 0], b: Pair = [0, 0]): boolean {
	return a[0] === b[0] && a[1] === b[1];
}
