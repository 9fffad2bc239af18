// Where a facilitator goes after a verdict: the next declaration to check, then back to her inbox.
import { inboxOf } from '#domain/inbox/inbox.ts';
import { ownContracts } from '../deals/own.ts';
import { phone } from '../device.svelte.ts';

export function nextToReview(current: string): string {
	const { watch } = inboxOf(phone.view.book, ownContracts());
	const at = watch.findIndex((one) => one.row.id === current);
	const next = watch[at + 1] ?? watch.find((one) => one.row.id !== current);
	return next && next.row.id !== current && at >= 0 ? `/review/${next.row.id}` : '/inbox';
}
