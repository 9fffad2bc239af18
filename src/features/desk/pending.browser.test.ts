// Ten seconds to undo a verdict: held on the disk, sent once, and sent too when the page dies before.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nobody, type Device, type View, type Waiting, type Wish } from '#sync/device.ts';
import { phone } from '../device.svelte.ts';
import { pending } from './pending.svelte.ts';

type Draft = View['drafts'][number];

const wish: Wish = { kind: 'hours-declaration', act: 'decide', record: 'd1', set: { lines: {} } };
const held = { wishes: [wish], says: 'décidé', back: '/review/d1', typed: 'review|d1' };

let did: string[] = [];
let drafts: Draft[] = [];
let outbox: Waiting[] = [];

beforeEach(() => {
	vi.useFakeTimers();
	did = [];
	drafts = [];
	outbox = [];
	const device = {
		get view() {
			return { ...nobody, drafts, outbox };
		},
		ready: Promise.resolve(),
		watch: () => () => undefined,
		saveDraft: (draft: Omit<Draft, 'at'>) => {
			drafts.push({ ...draft, at: '' });
			return Promise.resolve(void did.push(`keep ${draft.id}`));
		},
		dropDraft: (id: string) => {
			drafts = drafts.filter((draft) => draft.id !== id);
			return Promise.resolve(void did.push(`forget ${id}`));
		},
		drop: (id: string) => Promise.resolve(void did.push(`drop ${id}`)),
		make: (wishes: Wish[], id: string) => {
			drafts = drafts.filter((draft) => draft.id !== id);
			return Promise.resolve(void did.push(`make ${String(wishes.length)} ${id}`));
		}
	};
	void phone.start(device as unknown as Device, () => () => undefined);
});
afterEach(() => {
	vi.useRealTimers();
});

test('a verdict is on the disk at once and leaves after ten seconds, with what was typed', async () => {
	await pending.hold(held);
	expect(did).toEqual(['keep pending|d1']);
	expect([...pending.records]).toEqual(['d1']);
	await vi.advanceTimersByTimeAsync(9_900);
	expect(did).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(200);
	expect(did.slice(1)).toEqual(['make 1 pending|d1', 'forget review|d1']);
	expect(pending.says).toBe('');
});

test('undone, nothing leaves and what was typed stays', async () => {
	await pending.hold(held);
	expect(await pending.undo()).toBe('/review/d1');
	await vi.advanceTimersByTimeAsync(20_000);
	expect(did).toEqual(['keep pending|d1', 'forget pending|d1']);
});

test('another verdict sends the one before', async () => {
	await pending.hold(held);
	await pending.hold({ ...held, says: 'autre', typed: '' });
	expect(did).toEqual([
		'keep pending|d1',
		'make 1 pending|d1',
		'forget review|d1',
		'keep pending|d1'
	]);
	await pending.leave();
	expect(did.at(-1)).toBe('make 1 pending|d1');
});

test('a page that died while one was held sends it when the desk opens again', async () => {
	drafts = [{ id: 'pending|d1', kind: 'pending', at: '', data: held }];
	await pending.recover();
	expect(did).toEqual(['make 1 pending|d1', 'forget review|d1']);
});

test('one that another window sent meanwhile is neither sent again nor offered to undo', async () => {
	await pending.hold(held);
	drafts = [];
	expect(pending.says).toBe('');
	await vi.advanceTimersByTimeAsync(10_100);
	expect(did).toEqual(['keep pending|d1']);
});

test('a verdict that the server refused gives way to the new one', async () => {
	const change = { id: 'c1', record: 'd1', act: 'decide' };
	outbox = [{ change, state: 'attention' } as unknown as Waiting];
	await pending.hold(held);
	await pending.leave();
	expect(did.slice(1)).toEqual(['drop c1', 'make 1 pending|d1', 'forget review|d1']);
});
