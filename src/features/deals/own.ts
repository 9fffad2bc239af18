// The contracts a facilitator follows herself; all of her office's when none names her.
import type { Contract } from '#domain/records.ts';
import { phone } from '../device.svelte.ts';

export function ownContracts(): Contract[] {
	const { book, who } = phone.view;
	const all = book.all('contracts');
	const own = all.filter((contract) => contract.facilitator === who?.user);
	return own.length > 0 ? own : all;
}
