// A tap that writes: once at a time, and a refusal is an answer.
import { expect, test } from 'vitest';
import { Attempt } from './attempt.svelte.ts';

test('a second tap while the first is under way does nothing', async () => {
	const act = new Attempt();
	let done: () => void = () => undefined;
	let times = 0;
	const job = () => {
		times++;
		return new Promise<void>((end) => (done = end));
	};
	const first = act.make(job);
	expect(await act.make(job)).toBe(false);
	done();
	expect([await first, times, act.busy, act.failed]).toEqual([true, 1, false, false]);
});

test('what is refused is said, and can be tried again', async () => {
	const act = new Attempt();
	expect(await act.make(() => Promise.reject(new Error('full')))).toBe(false);
	expect([act.failed, act.busy]).toEqual([true, false]);
	expect(await act.make(() => Promise.resolve())).toBe(true);
	expect(act.failed).toBe(false);
});
