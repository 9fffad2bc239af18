// Dates a contract lives by: their order (R1), and what is due when (R8).
import { addMonths } from '../calendar.ts';
import { block, type Problem } from '../problem.ts';
import type { Contract } from '../records.ts';
import { addDays, type Day } from '../values.ts';

type Dates = Pick<Contract, 'notification_date' | 'start_date' | 'end_date'>;

/** R1: notification ≤ start ≤ end, as far as they are known. */
export function datesInOrder(contract: Dates): Problem[] {
	const names = ['notification_date', 'start_date', 'end_date'] as const;
	const known = names.filter((name) => contract[name] !== '');
	return known
		.filter((name, n) => n > 0 && contract[known[n - 1] ?? name] > contract[name])
		.map((name) => block('dates-order', name, 'R1'));
}

/** R8: what the office must have done by when; '' where the date it hangs on is unknown. */
export function deadlinesOf(contract: Dates) {
	const { notification_date: notified, end_date: end } = contract;
	return {
		/** First meeting: a month after notification. */
		kickoff: notified && addMonths(notified, 1),
		/** The company's contact: two weeks after notification. */
		contact: notified && addDays(notified, 14),
		/** Final report: three months after the end. */
		finalReport: end && addMonths(end, 3)
	} satisfies Record<string, Day>;
}
