// How many people each company takes on, and when each of them works: days that add up to its hours.
import { isWorkingDay } from '#domain/calendar.ts';
import { addDays, daysBetween, type Day } from '#domain/values.ts';
import type { ContractPlan, PartyPlan, Setting } from '../plan.ts';

/** A stretch of work that nobody has been hired for yet. */
export interface Slot {
	party: PartyPlan;
	days: Day[];
	/** It reaches yesterday, and the works go on. */
	goesOn: boolean;
}

/** Part of the working days on which somebody notes hours: the rest is leave, weather, sickness, school. */
const PRESENT = 0.913;

/** Days on which a contract could be worked on, until yesterday. */
export function openDays({ since, yesterday }: Setting, { row }: ContractPlan): Day[] {
	const first = row.start_date > since ? row.start_date : since;
	const last = row.end_date < yesterday ? row.end_date : yesterday;
	const days: Day[] = [];
	for (let day = first; day <= last; day = addDays(day, 1)) {
		const stopped = row.suspended.some(([from, to]) => from <= day && (to === '' || day <= to));
		if (isWorkingDay(day) && !stopped) days.push(day);
	}
	return days;
}

/** Minutes of an ordinary day, as a mean over the week. */
export function meanDay(party: PartyPlan): number {
	return party.company.week.reduce((a, b) => a + b, 0) / 5;
}

/** So many stretches, shared among the parties by the hours they have left to do. */
export function makeSlots(setting: Setting, parties: PartyPlan[], count: number): Slot[] {
	const open = new Map(parties.map((party) => [party, openDays(setting, party.contract)]));
	const needs = parties
		.map((party) => {
			const avail = open.get(party)?.length ?? 0;
			const days = Math.round((party.hours * 60) / (meanDay(party) * PRESENT));
			return { party, days, least: avail ? Math.ceil(days / (avail * 0.97)) : 0 };
		})
		.filter(({ days, least }) => days >= 4 && least > 0);
	const counts = shareOut(needs, count);
	const going = new Map<ContractPlan, number>();
	return needs.flatMap(({ party, days }, n) => {
		const lengths = split(setting, days, counts[n] ?? 1, open.get(party) ?? []);
		return lengths.map((length, at) => {
			const share = (at + setting.dice.next()) / lengths.length;
			const last = at === lengths.length - 1;
			const crew = going.get(party.contract) ?? 0;
			const goesOn =
				!party.told && hasRoom(setting, party.contract, crew + 1) && stays(setting, last, share);
			if (goesOn) going.set(party.contract, crew + 1);
			return place(setting, party, open.get(party) ?? [], length, goesOn ? 1 : share);
		});
	});
}

/** Whether so many people until the end would not do far more than what is due. */
function hasRoom({ yesterday }: Setting, { row, parties }: ContractPlan, crew: number): boolean {
	const done = parties.reduce((sum, { hours }) => sum + hours, 0);
	const weeks = Math.max(0, daysBetween(yesterday, row.end_date)) / 7;
	return done + crew * weeks * 32 <= row.hours_committed * 1.4;
}

/** At least what fits into the time, then one more where a stretch is longest, until all are given. */
function shareOut(needs: { days: number; least: number }[], count: number): number[] {
	const counts = needs.map(({ least }) => Math.max(1, least));
	for (let left = count - counts.reduce((a, b) => a + b, 0); left > 0; left--) {
		let longest = 0;
		for (const n of needs.keys())
			if (mean(needs, counts, n) > mean(needs, counts, longest)) longest = n;
		counts[longest] = (counts[longest] ?? 0) + 1;
	}
	return counts;
}

function mean(needs: { days: number }[], counts: number[], n: number): number {
	return (needs[n]?.days ?? 0) / (counts[n] ?? 1);
}

/** Lengths in days that add up, none longer than the time there is. */
function split({ dice }: Setting, days: number, count: number, open: Day[]): number[] {
	const weights = Array.from({ length: count }, () => 0.4 + dice.next() * 1.2);
	const sum = weights.reduce((a, b) => a + b, 0);
	const lengths = weights.map((weight) =>
		Math.max(2, Math.min(open.length, Math.round((days * weight) / sum)))
	);
	let left = days - lengths.reduce((a, b) => a + b, 0);
	for (const [n, length] of lengths.entries()) {
		const more = Math.max(2 - length, Math.min(left, open.length - length));
		lengths[n] = length + more;
		left -= more;
	}
	return lengths;
}

/** Somebody is at work nearly everywhere: the last stretch mostly reaches yesterday, a late one sometimes. */
function stays({ dice }: Setting, last: boolean, share: number): boolean {
	return dice.chance(last ? 0.9 : share > 0.6 ? 0.3 : 0);
}

/** One stretch after the other through the time there is, so that a contract goes on at an even pace. */
function place(
	{ yesterday }: Setting,
	party: PartyPlan,
	open: Day[],
	length: number,
	share: number
): Slot {
	const room = open.length - length;
	const running = party.contract.row.end_date > yesterday;
	const at = Math.min(room, Math.floor((room + 1) * share));
	return { party, days: open.slice(at, at + length), goesOn: running && at === room };
}
