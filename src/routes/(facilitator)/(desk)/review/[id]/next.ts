// Where a facilitator goes after a verdict: the next declaration that needs eyes, else back to her inbox.
import { office } from '#features/desk/office.svelte.ts';

export function nextToReview(current: string): string {
	const { watch, regular } = office.inbox;
	const at = watch.findIndex((one) => one.row.id === current);
	const others = [...watch.slice(at + 1), ...watch, ...(at < 0 ? regular : [])];
	const next = others.find((one) => one.row.id !== current);
	return next ? `/review/${next.row.id}` : '/inbox';
}
