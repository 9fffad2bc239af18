// What a company still owes for a period: days to note, days to correct, a month to sign, and by when (R35).
import { dueOn, periodsOf } from '../calendar.ts';
import { nameOf } from '../crew/card.ts';
import type { Diary } from '../crew/diary.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { statedDays } from '../hours/verdicts.ts';
import { daysBetween, firstDay, lastDay, nextPeriod, type Day, type Period } from '../values.ts';
import {
	cardsOf,
	changedSince,
	linesOf,
	minutesOfLines,
	standing,
	type Stretch
} from './statement.ts';
import { missingDays, type Crewed } from './week.ts';

export type Duty =
	/** Lines sent back, one a person; `days` are keys of the line. */
	| { kind: 'correct'; declaration: string; assignment: string; name: string; days: string[] }
	/** The whole month sent back, with the facilitator's words. */
	| { kind: 'returned'; declaration: string; note: string; by: string }
	/** `again`: signed once, and other hours are noted now. */
	| { kind: 'sign'; minutes: number; again: boolean }
	/** Days that say nothing; `day` is the first. */
	| { kind: 'note'; place: string; placeName: string; day: Day; count: number };

/** A party's period with what is left to do for it. */
export interface Due {
	contract: string;
	party: string;
	/** Name of the place, or of the contract when there are several. */
	name: string;
	period: Period;
	dueOn: Day;
	/** Negative when late. */
	daysLeft: number;
	duties: Duty[];
}

/** The parties for which a company declares on a contract. */
export function partiesOf(diary: Diary): string[] {
	return [...new Set(diary.cards.map((card) => card.party))].sort();
}

/** The periods of a party in which the company had people, oldest first; today's is the last. */
export function periodsOfParty(diary: Diary, party: string, today: Day): Period[] {
	const cards = diary.cards.filter((card) => card.party === party);
	return periodsOf(diary.contract, today).filter((period) =>
		cards.some((card) => card.from <= lastDay(period) && (!card.to || firstDay(period) <= card.to))
	);
}

/** What is left to do for the ended periods of a contract, oldest first. */
export function duesOf(places: readonly Crewed[], diary: Diary, today: Day): Due[] {
	return partiesOf(diary).flatMap((party) =>
		periodsOfParty(diary, party, today)
			.filter((period) => lastDay(period) < today)
			.map((period) => dueFor(places, { diary, party, period }, today))
			.filter((due) => due.duties.length > 0)
	);
}

function dueFor(places: readonly Crewed[], stretch: Stretch, today: Day): Due {
	const { diary, party, period } = stretch;
	const due = dueOn(diary.contract, period);
	return {
		contract: diary.contract.id,
		party,
		name: placeNameOf(places, diary),
		period,
		dueOn: due,
		daysLeft: daysBetween(today, due),
		duties: dutiesOf(places, stretch, today)
	};
}

/** The site's name, or the contract's when it has several. */
export function placeNameOf(places: readonly Crewed[], diary: Diary): string {
	return places.length === 1 ? (places[0]?.place.name ?? '') : diary.contract.object;
}

function dutiesOf(places: readonly Crewed[], stretch: Stretch, today: Day): Duty[] {
	const signed = standing(stretch);
	if (!signed) return [...toNote(places, stretch, today), toSign(stretch, false)];
	const facts = hoursFacts(signed);
	const whole = facts.returned;
	if (whole?.version === signed.version && signed.status === 'returned')
		return [{ kind: 'returned', declaration: signed.id, note: whole.note, by: whole.by }];
	const lines = toCorrect(stretch);
	if (lines.length > 0) return lines;
	return changedSince(stretch, signed) ? [toSign(stretch, true)] : [];
}

function toSign(stretch: Stretch, again: boolean): Duty {
	return { kind: 'sign', minutes: minutesOfLines(linesOf(stretch)), again };
}

function toNote(places: readonly Crewed[], { party, period }: Stretch, today: Day): Duty[] {
	return places.flatMap((at) => {
		const cards = at.cards.filter((card) => card.party === party);
		const days = missingDays({ ...at, cards }, firstDay(period), lastDay(period), today);
		if (!days[0]) return [];
		const { id: place, name: placeName } = at.place;
		return [{ kind: 'note', place, placeName, day: days[0], count: days.length } as const];
	});
}

/** Lines of the standing month that were sent back. */
export function toCorrect(stretch: Stretch): Extract<Duty, { kind: 'correct' }>[] {
	const signed = standing(stretch);
	if (!signed) return [];
	const facts = hoursFacts(signed);
	return facts.lines.flatMap(({ assignment }) => {
		const days = statedDays(facts, assignment, 'returned');
		const card = cardsOf(stretch).find((one) => one.id === assignment);
		if (days.length === 0) return [];
		const name = card ? nameOf(card) : '';
		return [{ kind: 'correct', declaration: signed.id, assignment, name, days } as const];
	});
}

/** The next month to sign when nothing is late: the one going on. */
export function nextToSign(diary: Diary, party: string, today: Day) {
	const period = periodsOfParty(diary, party, today).find((one) => today <= lastDay(one));
	if (!period) return null;
	return { period, from: firstDay(nextPeriod(period)), dueOn: dueOn(diary.contract, period) };
}
