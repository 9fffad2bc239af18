// Who is bound by a contract, and how its hours are shared out (R5, R6, R7).
import { block, warn, type Problem } from '../problem.ts';
import type { Contract, Party } from '../records.ts';
import { addDays, type Day } from '../values.ts';

type Shared = Pick<Contract, 'status' | 'hours_method' | 'hours_committed'>;

/** R5: in a grouping, the quotas of holder, lead and co-contractors add up to the hours committed. */
export function quotasAddUp(contract: Shared, parties: Party[]): Problem[] {
	const level = parties.filter((party) => party.role !== 'subcontractor');
	const inHours = contract.hours_method === 'fixed' || contract.hours_method === 'percent_of_hours';
	if (level.length < 2 || !inHours) return [];
	const sum = level.reduce((hours, party) => hours + party.hours_quota, 0);
	if (sum === contract.hours_committed) return [];
	const make = contract.status === 'active' ? block : warn;
	return [make('quota-sum', 'hours_quota', 'R5', { sum, committed: contract.hours_committed })];
}

/** R6: exactly one holder or lead on every day of the contract. */
export function oneLead(
	contract: Pick<Contract, 'notification_date' | 'start_date' | 'end_date'>,
	parties: Party[]
): Problem[] {
	const leads = parties.filter((party) => party.role === 'holder' || party.role === 'lead');
	const first = contract.notification_date || contract.start_date;
	// Their number changes only on a first day, or the day after a last one.
	const turns = leads.flatMap(({ from, to }) => [from, to && addDays(to, 1)]);
	const days = [first, ...turns].filter(
		(day) => day !== '' && day >= first && (contract.end_date === '' || day <= contract.end_date)
	);
	const wrong = [...new Set(days)].sort().filter((day) => count(leads, day) !== 1);
	return wrong.map((day) => block('one-lead', 'role', 'R6', { day }));
}

function count(parties: Party[], day: Day): number {
	return parties.filter(({ from, to }) => from <= day && (to === '' || day <= to)).length;
}

/**
 * R7: a subcontractor's quota hangs under the party it works for. That a facilitator agreed to it follows from who
 * writes these rows: the office alone.
 */
export function underItsParty(parties: Party[]): Problem[] {
	return parties
		.filter(({ role, hours_quota }) => role === 'subcontractor' && hours_quota > 0)
		.filter(({ parent_party }) => !parties.some(({ id }) => id === parent_party))
		.map(({ id }) => block('no-parent-party', id, 'R7'));
}
