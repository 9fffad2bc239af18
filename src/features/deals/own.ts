// The contracts of the office a facilitator acts for, and those she follows herself; all of them when none names her.
import type { Contract } from '#domain/records.ts';
import { phone } from '../device.svelte.ts';
import { role } from '../session/role.svelte.ts';

export function officeContracts(): Contract[] {
	const org = role.current?.org;
	return phone.view.book.all('contracts').filter((contract) => contract.org === org);
}

export function ownContracts(): Contract[] {
	const all = officeContracts();
	const own = all.filter((contract) => contract.facilitator === phone.view.who?.user);
	return own.length > 0 ? own : all;
}
