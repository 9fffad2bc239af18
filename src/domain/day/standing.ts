// What already stands about a person's day: entries of her company or of another, signed months, verdicts.
import { dayState } from '../hours/verdicts.ts';
import { hoursFacts } from '../hours/pieces.ts';
import type { Case } from '../kind.ts';
import type { First } from '../kinds/clash.ts';
import { block, warn, type Problem } from '../problem.ts';
import type { Book } from '../book.ts';
import type { Card, Declaration } from '../records.ts';
import { keyOfSpan, sharesDay, touches, type Span } from '../rules/caps.ts';
import { firstDay, lastDay, spanOf, type Pair } from '../values.ts';
import { entryFacts } from './facts.ts';

type Days = Omit<Span, 'minutes'>;

/** Who declares a standing entry now: the office may have given its card to another company since. */
export function declarerOf(book: Book, row: Declaration): string {
	return book.card(entryFacts(row).assignment)?.company ?? row.company;
}

/** A person's card, and her other standing entries, on all contracts and from all companies: asked of the book once. */
export interface Person {
	card: Card;
	others: readonly Declaration[];
}

/** Her other entries of every contract and company; the record itself is left out. */
export function othersOf({ book, change }: Case, participant: string): Declaration[] {
	return book.entriesOf(participant).filter((row) => row.id !== change.record);
}

/** Those on the card's contract that share a day with these; by day. */
function touching({ card, others }: Person, days: Days): Declaration[] {
	return others
		.filter((row) => sharesDay(row, days) && row.contract === card.contract)
		.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** A day of a person in a standing signed month. */
interface Signed {
	row: Declaration;
	assignment: string;
	key: string;
	pair: Pair;
}

/** Every signed day of a person on a contract that shares a day with these. */
function signedDays(
	book: Book,
	person: Pick<Card, 'contract' | 'participant'>,
	days: Days
): Signed[] {
	const all = book.declarationsOf(person.contract, 'hours-declaration');
	if (all.length === 0) return [];
	const months = all
		.filter((row) => firstDay(row.period) <= (days.until ?? days.day))
		.filter((row) => days.day <= lastDay(row.period))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	return months.flatMap((row) =>
		hoursFacts(row)
			.lines.filter((line) => line.participant === person.participant)
			.flatMap(({ assignment, days: signed }) =>
				Object.entries(signed).map(([key, pair]): Signed => ({ row, assignment, key, pair }))
			)
			.filter(({ key }) => touches(daysOf(key), days))
	);
}

function daysOf(key: string): Days {
	const { from, to } = spanOf(key);
	return { day: from, until: to };
}

function stateOf({ row, assignment, key }: Signed) {
	return dayState(hoursFacts(row), assignment, key);
}

/** R29: what another company already declares of these days; a signed day that was sent back or refused is free. */
export function firstElsewhere({ book, current }: Case, person: Person, days: Days): First | null {
	const { card } = person;
	const stands = current && current.status !== 'withdrawn' ? [current] : [];
	const entry = [...stands, ...touching(person, days)].find(
		(row) => declarerOf(book, row) !== card.company
	);
	if (entry) {
		const { minutesWork, minutesTraining } = entryFacts(entry);
		return { company: entry.company, declaration: entry.id, minutesWork, minutesTraining };
	}
	const signed = signedDays(book, card, days).find(
		(one) =>
			one.row.company !== card.company &&
			one.pair[0] + one.pair[1] > 0 &&
			['accepted', 'none'].includes(stateOf(one))
	);
	if (!signed) return null;
	const [minutesWork, minutesTraining] = signed.pair;
	const { company, id: declaration } = signed.row;
	return { company, declaration, minutesWork, minutesTraining };
}

/** R29: a total and another entry of the same person on this contract cannot share a day. */
export function overlaps(person: Person, days: Days): Problem | null {
	const [other] = touching(person, days);
	return other ? block('overlaps', 'set.day', 'R29', { day: other.day }) : null;
}

/** R40: an accepted day stays as it is until the facilitator reopens it. */
export function locked(
	book: Book,
	person: Pick<Card, 'contract' | 'participant'>,
	days: Days,
	path: string
): Problem | null {
	const accepted = signedDays(book, person, days).find((one) => stateOf(one) === 'accepted');
	return accepted ? block('locked', path, 'R40', { day: daysOf(accepted.key).day }) : null;
}

/** A standing signed month of this company covers the day and says something else: it has to be sent again. */
export function afterSubmission(
	book: Book,
	card: Pick<Card, 'contract' | 'participant' | 'company' | 'party'>,
	days: Days,
	pair: Readonly<Pair>
): Problem | null {
	const covering = book
		.declarationsOf(card.contract, 'hours-declaration')
		.filter((row) => row.company === card.company && row.party === card.party)
		.find((row) => firstDay(row.period) <= days.day && days.day <= lastDay(row.period));
	if (!covering) return null;
	const line = hoursFacts(covering).lines.find((one) => one.participant === card.participant);
	const signed = line?.days[keyOfSpan(days)] ?? [0, 0];
	if (signed[0] === pair[0] && signed[1] === pair[1]) return null;
	const args = { day: days.day, signed: signed[0] + signed[1], entered: pair[0] + pair[1] };
	return warn('after-submission', 'set.minutesWork', undefined, args);
}
