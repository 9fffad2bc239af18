// A month as a facilitator reads it: with her verdicts that wait here, without one that the server refused.
import type { Book } from '#domain/book.ts';
import type { Waiting } from '#sync/device.ts';
import { phone } from '../device.svelte.ts';

/** The verdict on this record that the server refused, if there is one. */
export function refusedVerdict(record: string): Waiting | undefined {
	return phone.view.outbox.find(
		({ change, state }) =>
			state === 'attention' && change.record === record && change.act !== 'submit'
	);
}

export function bookFor(record: string): Book {
	return refusedVerdict(record) ? phone.view.received : phone.view.book;
}
