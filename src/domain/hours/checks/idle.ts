// R45: somebody without any hour two months running is worth a question.
import type { Book } from '../../book.ts';
import type { Line, SubmitSet } from '../../kinds/facts.ts';
import { warn, type Problem } from '../../problem.ts';
import type { Card } from '../../records.ts';
import { nameOf } from '../../crew/card.ts';
import {
	addDays,
	firstDay,
	lastDay,
	monthOf,
	monthsOf,
	previousPeriod,
	spanOf,
	type Period
} from '../../values.ts';
import { hoursFacts } from '../pieces.ts';

/** R45: people of the declaring crew with 0 h in two months running, or (nil) nobody at all. Once a person. */
export function idleTwice(set: SubmitSet, company: string, book: Book): Problem[] {
	const before = book
		.periodOf(set.contract, previousPeriod(set.period))
		.filter((row) => row.party === set.party && row.company === company)
		.map(hoursFacts);
	const months = monthsOf(set.period).filter((month) => firstDay(month) <= book.today);
	if (before.length > 0) months.unshift(monthOf(addDays(firstDay(set.period), -1)));
	const lines = [...before.flatMap((facts) => facts.lines), ...set.lines];
	const worked = new Set(lines.flatMap(monthsWorked));
	if (!set.nil) return crewIdle(crewOf(set, company, book), months, worked);
	const nobody = (month: Period) => ![...worked].some((at) => at.endsWith(month));
	return twice(months, nobody) ? [warn('idle-two-months', 'set.nil', 'R45')] : [];
}

/** The cards of the declaring company for this party, by person. */
function crewOf(set: SubmitSet, company: string, book: Book): Map<string, Card[]> {
	const crew = new Map<string, Card[]>();
	for (const card of book.cards(set.contract)) {
		if (card.party !== set.party || card.company !== company) continue;
		crew.set(card.participant, [...(crew.get(card.participant) ?? []), card]);
	}
	return crew;
}

function crewIdle(crew: Map<string, Card[]>, months: Period[], worked: Set<string>): Problem[] {
	return [...crew].flatMap(([participant, cards]) => {
		const idle = (month: Period) =>
			cards.some((card) => isThere(card, month)) && !worked.has(`${participant}|${month}`);
		const [card] = cards;
		if (!card || !twice(months, idle)) return [];
		return [warn('idle-two-months', 'set.lines', 'R45', { name: nameOf(card) })];
	});
}

function twice(months: Period[], idle: (month: Period) => boolean): boolean {
	return months.some((month, n) => n > 0 && idle(months[n - 1] ?? month) && idle(month));
}

/** `participant|month` of each month with hours. */
function monthsWorked(line: Line): string[] {
	return Object.entries(line.days)
		.filter(([, pair]) => pair[0] + pair[1] > 0)
		.map(([key]) => `${line.participant}|${monthOf(spanOf(key).from)}`);
}

/** Only a whole month on the contract makes an idle one. */
function isThere(card: Card, month: Period): boolean {
	return card.from <= firstDay(month) && (card.to === '' || card.to >= lastDay(month));
}
