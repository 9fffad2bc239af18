// The office's visits on this phone now: where to go, those made; asked once, whoever shows them.
import { destinations } from '#domain/visits/reasons.ts';
import { visitsOf } from '#domain/visits/report.ts';
import { ownContracts } from '../../deals/own.ts';
import { phone } from '../../device.svelte.ts';

class OfficeVisits {
	/** Of the contracts she follows herself, the one not seen for longest first. */
	readonly goals = $derived(destinations(phone.view.book, ownContracts()));
	/** Of the whole office, the latest first. */
	readonly made = $derived(visitsOf(phone.view.book, phone.view.book.all('contracts')));

	/** There is no contract to visit yet. */
	get none(): boolean {
		return phone.view.book.all('contracts').length === 0;
	}
}

export const officeVisits = new OfficeVisits();
