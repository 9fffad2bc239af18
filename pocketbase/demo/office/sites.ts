// The places of a contract, and what was invoiced where hours follow the money.
import type { Contract, Invoice, Site } from '#domain/records.ts';
import { firstDay, lastDay, monthOf, nextPeriod } from '#domain/values.ts';
import { places } from '../names.ts';
import type { Setting } from '../plan.ts';

/** Where it is carried out; a second place is an annexe. */
export function sitesOf(
	{ dice, org }: Setting,
	contract: Contract,
	name: string,
	twofold: boolean
): Site[] {
	return Array.from({ length: twofold ? 2 : 1 }, (_, at) => ({
		id: dice.id(),
		org,
		contract: contract.id,
		name: at ? `${name}, annexe` : name,
		address: `${String(dice.int(1, 120))} rue ${dice.pick(places)}`,
		commune_insee: `${contract.place_code}9${String(dice.int(10, 99))}`,
		active: true
	}));
}

/** Where hours follow the money: one invoice a month, in step with the works. */
export function invoicesOf({ dice, org, today }: Setting, contract: Contract): Invoice[] {
	if (contract.hours_method !== 'per_amount') return [];
	const months: string[] = [];
	for (let m = monthOf(contract.start_date); firstDay(m) <= contract.end_date; m = nextPeriod(m))
		months.push(m);
	return months
		.map((month) => ({
			id: dice.id(),
			org,
			buyer: contract.buyer,
			contract: contract.id,
			on: lastDay(month),
			invoiced_ht: Math.round((contract.amount_ht / months.length) * 100) / 100
		}))
		.filter((invoice) => invoice.on < today);
}
