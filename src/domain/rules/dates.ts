// Which days may be declared: within the contract, the party and the card, and not before they came.
import { block, warn, type Problem } from '../problem.ts';
import type { Card, Contract, Party } from '../records.ts';
import { isWithin, nameOf } from '../crew/card.ts';
import { firstDay, lastDay, parisDay, type Day, type Period } from '../values.ts';

type Dates = Pick<Contract, 'notification_date' | 'start_date' | 'end_date'>;

/** R10: the first day whose hours may count: the notification, else the start; `''` when neither is known. */
export function firstCountable(contract: Dates): Day {
	return contract.notification_date || contract.start_date;
}

/** R10, R30: no hours before the notification or after the end of the contract. */
export function insideContract(contract: Dates, day: Day, path: string): Problem | null {
	const from = firstCountable(contract);
	const to = contract.end_date;
	if (from !== '' && day < from) return block('outside-contract-dates', path, 'R30', { from });
	if (to !== '' && day > to) return block('outside-contract-dates', path, 'R30', { to });
	return null;
}

/** R30: no hours outside the dates of the person's card, nor of the party they count for. */
export function insideAssignment(
	card: Pick<Card, 'from' | 'to' | 'given_name' | 'family_name'>,
	party: Pick<Party, 'from' | 'to'> | undefined,
	day: Day,
	path: string
): Problem | null {
	if (isWithin(card, day) && (!party || isWithin(party, day))) return null;
	return block('outside-assignment', path, 'R30', { name: nameOf(card), day });
}

/**
 * R31: a day to come. Told when it is after today in Paris, refused when it is after the day it will be in 24 hours:
 * the server's clock decides, a phone's own only warns.
 */
export function future(day: Day, now: string, path: string): Problem | null {
	if (day <= now.slice(0, 10) || day <= parisDay(now)) return null; // Paris is never behind UTC
	return (day > parisDay(now, 24) ? block : warn)('future', path, 'R31', { day });
}

/** R54: hours of a contract that was closed meanwhile are received, and marked late. */
export function lateEntry(contract: Pick<Contract, 'status'>, path: string): Problem | null {
	const over = contract.status === 'completed' || contract.status === 'closed';
	return over ? warn('late-entry', path, 'R54') : null;
}

/** R36: no declaration of a period wholly after the contract's end, or before its notification. */
export function periodInsideContract(
	contract: Dates,
	period: Period,
	path: string
): Problem | null {
	const from = firstCountable(contract);
	const over = contract.end_date !== '' && firstDay(period) > contract.end_date;
	const early = from !== '' && lastDay(period) < from;
	return over || early ? block('period-outside-contract', path, 'R36') : null;
}
