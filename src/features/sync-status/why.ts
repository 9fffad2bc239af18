// Why what waits has not left: one short line.
import { t } from '#texts/index.ts';
import { when } from '#texts/format.ts';
import type { SyncState } from '#sync/device.ts';

/** The line under the count; `now` is ISO. */
export function whyWaiting(sync: SyncState, now: string): string {
	if (sync.phase === 'signed-out') return t.phone.signedOut;
	if (sync.phase === 'closed') return t.phone.closed;
	if (sync.phase === 'sending') return t.phone.leaving;
	if (sync.phase === 'busy') return t.phone.downTitle;
	if (sync.phase === 'portal') return t.phone.portalTitle;
	if (sync.phase === 'update') return t.phone.updateTitle;
	if (sync.phase === 'offline')
		return sync.failingSince ? t.phone.offlineSince(when(sync.failingSince, now)) : t.phone.offline;
	return t.phone.soon;
}
