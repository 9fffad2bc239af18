// What awaits the office: on the contracts a facilitator follows herself, and on all of them.
import { inboxOf, type Inbox } from '#domain/inbox/inbox.ts';
import { officeContracts, ownContracts } from '../deals/own.ts';
import { phone } from '../device.svelte.ts';
import { pending } from './pending.svelte.ts';

class Office {
	readonly contracts = $derived(officeContracts());
	readonly own = $derived(ownContracts());
	readonly inbox: Inbox = $derived(unanswered(inboxOf(phone.view.book, this.own)));
	readonly everything: Inbox = $derived(unanswered(inboxOf(phone.view.book, this.contracts)));
}

/** Without what was answered a moment ago and can still be undone. */
function unanswered(inbox: Inbox): Inbox {
	const answered = pending.records;
	const open = ({ row }: { row: { id: string } }) => !answered.has(row.id);
	return {
		...inbox,
		watch: inbox.watch.filter(open),
		regular: inbox.regular.filter(open),
		clashes: inbox.clashes.filter(({ facts }) => !answered.has(facts.first.declaration))
	};
}

export const office = new Office();
