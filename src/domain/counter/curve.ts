// The counter as a picture: hours done month after month, the plan beside them, and what would change the end.
import type { Book } from '../book.ts';
import { isOpen } from '../crew/place.ts';
import type { Contract } from '../records.ts';
import { type Account, type Counted, type Part, type Share, type Tally } from '../tally.ts';
import { addDays, lastDay, monthOf, nextPeriod, type Day, type Period } from '../values.ts';
import { lastWeeks } from './pace.ts';

/** One month of the line: it ends at `day` with `done` minutes in all, mostly in one part. */
interface Step {
	period: Period;
	day: Day;
	done: number;
	part: Part;
}

export interface Curve {
	from: Day;
	to: Day;
	/** Oldest first; the last one is today's, before what waits on this phone. */
	steps: Step[];
	/** Minutes done in all, this phone's included. */
	done: number;
	/** Minutes the plan foresees for today. */
	planned: number;
}

/** Done: whatever was validated, signed, noted, or waits here. */
export function doneOf({ validated, signed, noted, waiting }: Tally): number {
	return validated + signed + noted + waiting;
}

/** The line of a party or contract; null without dates or goal. */
export function curveOf({ contract, shares, sums }: Account, today: Day): Curve | null {
	const from = contract?.start_date || contract?.notification_date;
	if (!contract?.end_date || !from || sums.due === 0) return null;
	const until = contract.end_date < today ? contract.end_date : today;
	return {
		from,
		to: contract.end_date,
		steps: stepsOf(shares, from, until),
		done: doneOf(sums),
		planned: plannedBy(contract, sums.due, today)
	};
}

function stepsOf(shares: readonly Share[], from: Day, until: Day): Step[] {
	const received = shares.filter((share) => share.part !== 'waiting');
	const steps: Step[] = [];
	let done = 0;
	for (let period = monthOf(from); period <= monthOf(until); period = nextPeriod(period)) {
		const first = period === monthOf(from);
		const last = period === monthOf(until);
		const own = received.filter(
			({ to }) => (first || monthOf(to) >= period) && (last || monthOf(to) <= period)
		);
		done += own.reduce((sum, share) => sum + share.minutes, 0);
		steps.push({ period, day: last ? until : lastDay(period), done, part: mainPart(own) });
	}
	return steps;
}

function mainPart(shares: readonly Share[]): Part {
	const sums: Record<Part, number> = { validated: 0, signed: 0, noted: 0, waiting: 0 };
	for (const share of shares) sums[share.part] += share.minutes;
	return (['noted', 'signed', 'validated'] as const).reduce(
		(best: Part, part) => (sums[part] > sums[best] ? part : best),
		'noted'
	);
}

/** Minutes an even plan foresees by a day: the share of the contract's open days that are behind. */
export function plannedBy(contract: Contract, due: number, today: Day): number {
	const from = contract.start_date || contract.notification_date;
	if (!from || !contract.end_date) return 0;
	let [behind, all] = [0, 0];
	for (let day = from; day <= contract.end_date; day = addDays(day, 1)) {
		if (!isOpen(contract, day)) continue;
		all++;
		if (day <= today) behind++;
	}
	return all === 0 ? 0 : Math.round((due * behind) / all);
}

/** People a day now, and those that would be needed to end in time; null when nothing can be said. */
export function peopleNeeded(book: Book, of: Counted, sums: Tally) {
	const party = 'party' in of ? of.party : '';
	const contract = book.contract(
		'contract' in of ? of.contract : (book.party(party)?.contract ?? '')
	);
	if (!contract || !sums.pace || sums.pace.missing === 0 || sums.pace.perWeek === 0) return null;
	const weeks = lastWeeks(contract, book.today);
	const days = new Map<Day, number>();
	for (const row of book.declarationsOf(contract.id, 'day-entry')) {
		const ours = !party || row.party === party;
		const worked = Number(row.facts['minutesWork']) > 0 && !row.until && ours;
		if (worked && weeks.some((week) => week <= row.day && row.day <= addDays(week, 6)))
			days.set(row.day, (days.get(row.day) ?? 0) + 1);
	}
	if (days.size === 0) return null;
	const now = Math.max(1, Math.round([...days.values()].reduce((a, b) => a + b, 0) / days.size));
	const left = sums.pace.forecast - doneOf(sums);
	if (left <= 0) return null;
	return { now, needed: Math.ceil((now * (left + sums.pace.missing)) / left) };
}
