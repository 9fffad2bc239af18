// R3: the minutes a contract owes at a date, to the hour, without ever losing one to a rounding.
import type { Contract, Invoice, Party } from '../records.ts';
import type { Day } from '../values.ts';

type Terms = Pick<
	Contract,
	'hours_method' | 'hours_committed' | 'ratio_hours' | 'ratio_amount' | 'trigger_amount'
>;
type Invoiced = Pick<Invoice, 'on' | 'invoiced_ht'>;

/** R3: minutes due on a day, from the invoices dated until then. An action instead of hours owes none. */
export function minutesDue(contract: Terms, invoices: Invoiced[], on: Day): number {
	if (contract.hours_method === 'action') return 0;
	if (contract.hours_method !== 'per_amount') return contract.hours_committed * 60;
	const known = invoices.filter((invoice) => invoice.on <= on);
	const invoiced = known.reduce((sum, invoice) => sum + hundredths(invoice.invoiced_ht), 0n);
	return hoursFor(invoiced - hundredths(contract.trigger_amount), contract) * 60;
}

/** What a party owes: its quota; without one, the holder or lead owes the contract's hours, others no figure. */
export function partyMinutesDue(
	party: Pick<Party, 'role' | 'hours_quota'>,
	contract: Terms,
	invoices: Invoiced[],
	on: Day
): number {
	if (party.hours_quota > 0) return party.hours_quota * 60;
	const answers = party.role === 'holder' || party.role === 'lead';
	return answers ? minutesDue(contract, invoices, on) : 0;
}

/** Whole hours for so many cents. Multiplied before divided: the other way loses an hour in 137 of 60 000 amounts. */
function hoursFor(cents: bigint, contract: Terms): number {
	const step = hundredths(contract.ratio_amount) * 100n;
	if (cents <= 0n || step <= 0n) return 0;
	return Number((cents * hundredths(contract.ratio_hours)) / step);
}

/** Euros to cents, hours to hundredths: integers, so that sums stay exact. */
function hundredths(value: number): bigint {
	return BigInt(Math.round(value * 100));
}
