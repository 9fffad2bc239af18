// Why what waits has not left: one short line; and whether it has been only here for too long.
import { t } from '#texts/index.ts';
import { when } from '#texts/format.ts';
import type { SyncState } from '#sync/device.ts';
import type { Held } from './waiting.ts';

/** The line under the count; `now` is ISO. What asks for an answer does not leave with the network. */
export function whyWaiting(sync: SyncState, list: readonly Held[], now: string): string {
	if (sync.phase === 'signed-out') return t.phone.signedOut;
	if (sync.phase === 'closed') return t.phone.closed;
	if (list.every((one) => one.attention)) return t.phone.answerFirst;
	if (sync.phase === 'sending') return t.phone.leaving;
	if (sync.phase === 'busy') return t.phone.downTitle;
	if (sync.phase === 'portal') return t.phone.portalTitle;
	if (sync.phase === 'update') return t.phone.updateTitle;
	if (sync.phase === 'offline')
		return sync.failingSince ? t.phone.offlineSince(when(sync.failingSince, now)) : t.phone.offline;
	return t.phone.soon;
}

const DAY = 24 * 3_600_000;

/** Something was typed here more than a day before `now` (ISO) and is nowhere else. */
export function isOld(list: readonly Held[], now: string): boolean {
	return list.some(({ changes }) =>
		changes.some(({ change }) => Date.parse(now) - Date.parse(change.at) > DAY)
	);
}
