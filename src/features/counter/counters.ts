// The counters a company has: one for each of its parties, the contract that goes on first.
import { crewed } from '#domain/agenda/week.ts';
import { placeNameOf } from '#domain/agenda/duties.ts';
import type { Contract, Party } from '#domain/records.ts';
import { company } from '../company.svelte.ts';
import { phone } from '../device.svelte.ts';

export interface OneCounter {
	party: Party;
	contract: Contract;
	name: string;
}

export function counters(): OneCounter[] {
	const { book } = phone.view;
	return book
		.all('contract_parties')
		.filter((party) => party.company === company.id)
		.flatMap((party) => {
			const contract = book.contract(party.contract);
			if (!contract) return [];
			const diary = company.diary(contract);
			return [{ party, contract, name: placeNameOf(crewed(book, diary), diary) }];
		})
		.sort(byUrgency(book.today));
}

/** Contracts that go on, the one that ends first before; then those that are over, the latest first. */
function byUrgency(today: string) {
	const key = ({ contract, party }: OneCounter) => {
		const end = contract.end_date || '9999-12-31';
		return (end < today ? '1' : '0') + end + party.id;
	};
	return (a: OneCounter, b: OneCounter) => (key(a) < key(b) ? -1 : 1);
}
