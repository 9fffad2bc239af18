// The company a supervisor acts for now, and what its records look like from this phone.
import { diaryOf, type Diary } from '#domain/crew/diary.ts';
import type { Contract } from '#domain/records.ts';
import { phone } from './device.svelte.ts';
import { phoneStates } from './phone-states.ts';
import { role } from './session/role.svelte.ts';

class ActingCompany {
	readonly id = $derived(role.current?.company ?? '');
	readonly states = $derived(phoneStates(phone.view.outbox));
	/** Ids of records with a change waiting here: what the counter calls "on this phone". */
	readonly waiting = $derived(new Set(this.states.keys()));
	readonly name = $derived(phone.view.book.get('companies', this.id)?.name ?? '');

	diary(contract: Contract): Diary {
		return diaryOf(phone.view.book, contract, this.id, this.states);
	}
}

export const company = new ActingCompany();
