// Why something still waits, and since when it has been only here.
import { describe, expect, it } from 'vitest';
import { t } from '#texts/index.ts';
import type { SyncState } from '#sync/device.ts';
import type { Held } from './waiting.ts';
import { isOld, whyWaiting } from './why.ts';

const held = (attention: boolean, at = '2026-05-13T15:32:00Z') =>
	({ attention, changes: [{ change: { at } }] }) as unknown as Held;
const sync = (phase: SyncState['phase'], failingSince = '') =>
	({ phase, failingSince }) as SyncState;
const NOW = '2026-05-13T16:00:00Z';

describe('why it waits', () => {
	it('without network, since when', () => {
		const why = whyWaiting(sync('offline', '2026-05-13T05:10:00Z'), [held(false)], NOW);
		expect(why).toBe(t.phone.offlineSince('7:10'));
	});
	it('what only waits for an answer does not promise to leave by itself', () => {
		expect(whyWaiting(sync('idle'), [held(true)], NOW)).toBe(t.phone.answerFirst);
		expect(whyWaiting(sync('idle'), [held(true), held(false)], NOW)).toBe(t.phone.soon);
	});
	it('signed out comes before everything: nothing leaves', () => {
		expect(whyWaiting(sync('signed-out'), [held(true)], NOW)).toBe(t.phone.signedOut);
	});
});

describe('only here for too long', () => {
	it.each([
		['2026-05-12T16:00:01Z', false],
		['2026-05-12T15:59:59Z', true]
	])('typed at %s: %s', (at, old) => {
		expect(isOld([held(false), held(false, at)], NOW)).toBe(old);
	});
	it('nothing waits: nothing is old', () => {
		expect(isOld([], NOW)).toBe(false);
	});
});
