// Why what waits has not left: one short line.
import { t } from '#texts/index.ts';
import { when } from '#texts/format.ts';
import type { SyncState } from '#sync/device.ts';

/** The line under the count; `now` is ISO. */
export function whyWaiting(sync: SyncState, now: string): string {
	const { phone } = t;
	if (sync.phase === 'signed-out') return phone.signedOut;
	if (sync.phase === 'closed') return phone.closed;
	if (sync.phase === 'sending') return phone.leaving;
	if (sync.phase === 'busy') return phone.downTitle;
	if (sync.phase === 'portal') return phone.portalTitle;
	if (sync.phase === 'update') return phone.updateTitle;
	if (sync.phase === 'offline')
		return sync.failingSince ? phone.offlineSince(when(sync.failingSince, now)) : phone.offline;
	return phone.soon;
}
