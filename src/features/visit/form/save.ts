// Ending a visit: its report takes the place of the draft, or of the report that the server refused.
import type { Wish } from '#sync/device.ts';
import { phone } from '../../device.svelte.ts';
import type { DraftKeeper } from '../../draft.svelte.ts';

/** Durable when it resolves; rejects when the disk refuses, and nothing is lost then. */
export async function saveVisit(wish: Wish, keeper: DraftKeeper): Promise<void> {
	const refused = phone.view.outbox.find(
		({ change, state }) =>
			state === 'attention' && change.record === wish.record && change.act === 'write'
	);
	if (refused) {
		await phone.device.mend(refused.change.id, wish.set);
		await keeper.forget();
		return;
	}
	await keeper.make([wish]);
	if (phone.view.storage.persisted === false) void phone.device.persist();
}
