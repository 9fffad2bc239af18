// Whom a visit may meet: the people declared on a contract in the last five weeks, noted day by day or signed.
import type { Book } from '../book.ts';
import { entryFacts } from '../day/facts.ts';
import { hoursFacts } from '../hours/pieces.ts';
import type { Card } from '../records.ts';
import { minutesOn, type Span } from '../rules/caps.ts';
import { nameOf } from '../crew/card.ts';
import { addDays, daysIn, spanOf, type Day } from '../values.ts';

/** Days a visit looks back. */
const FIVE_WEEKS = 35;

export interface Declared {
	participant: string;
	/** Of two cards, the one noted last. */
	card: Card;
	name: string;
	/** Declared in these five weeks. */
	minutes: number;
	/** The last day declared. */
	last: Day;
	/** Nothing was declared of her before. */
	fresh: boolean;
}

/** Whose crew is met: that of one company (declared by it, or counting for it), or everybody. */
export interface Crew {
	contract: string;
	/** `''`: all companies. */
	company: string;
}

/** Who was there last comes first, then who worked most. */
export function declaredPeople(book: Book, crew: Crew): Declared[] {
	const cards = crewOf(book, crew);
	const since = addDays(book.today, -FIVE_WEEKS);
	const people = new Map<string, Declared>();
	const early = new Set<string>();
	for (const { card, ...span } of spansOf(book, crew.contract, cards)) {
		if (span.minutes === 0 || span.day > book.today) continue;
		const last = span.until ?? span.day;
		if (span.day < since) early.add(card.participant);
		if (last < since) continue;
		const known = people.get(card.participant);
		const person = known ?? { ...nobody, participant: card.participant, card, name: nameOf(card) };
		person.minutes += minutesSince(span, since);
		if (last >= person.last) Object.assign(person, { last, card, name: nameOf(card) });
		people.set(card.participant, person);
	}
	const all = [...people.values()];
	for (const person of all) person.fresh = !early.has(person.participant);
	return all.sort((a, b) => (a.last === b.last ? b.minutes - a.minutes : a.last < b.last ? 1 : -1));
}

const nobody = { minutes: 0, last: '', fresh: false };

/** Cards whose people a company may be told about; all of the contract's without one. */
export function crewOf(book: Book, { contract, company }: Crew): ReadonlyMap<string, Card> {
	const cards = book
		.cards(contract)
		.filter((card) => !company || card.company === company || card.counts_for === company);
	return new Map(cards.map((card) => [card.id, card]));
}

type Known = Span & { card: Card };

/** The diary, and the signed days that no diary stands behind. */
function spansOf(book: Book, contract: string, cards: ReadonlyMap<string, Card>): Known[] {
	const noted = new Set<string>();
	const spans: Known[] = [];
	for (const row of book.declarationsOf(contract, 'day-entry')) {
		const { assignment, minutesWork, minutesTraining } = entryFacts(row);
		const card = cards.get(assignment);
		noted.add(`${row.participant}|${row.day}`);
		const until = row.until || undefined;
		if (card) spans.push({ card, day: row.day, until, minutes: minutesWork + minutesTraining });
	}
	for (const row of book.declarationsOf(contract, 'hours-declaration'))
		for (const { assignment, participant, days } of hoursFacts(row).lines) {
			const card = cards.get(assignment);
			for (const [key, [work, training]] of card ? Object.entries(days) : []) {
				const { from, to } = spanOf(key);
				if (!card || noted.has(`${participant}|${from}`)) continue;
				spans.push({
					card,
					day: from,
					until: to === from ? undefined : to,
					minutes: work + training
				});
			}
		}
	return spans;
}

/** Whole quarters of an hour: a total is spread over its weekdays. */
function minutesSince(span: Span, since: Day): number {
	if (span.day >= since) return span.minutes;
	const days = daysIn(since, span.until ?? span.day);
	const minutes = days.reduce((sum, day) => sum + minutesOn(span, day), 0);
	return Math.round(minutes / 15) * 15;
}
