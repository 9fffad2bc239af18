// Facts about a disk that is slow, silent, or answers when nobody listens any more.
import { expect, test, vi } from 'vitest';
import { patiently } from './patience.ts';

/** Disks in the order they were asked for, and a clock that moves when it is told to. */
function world(answers: boolean[]) {
	const disks: { close: () => void; answer: () => void; fail: (error: Error) => void }[] = [];
	const timers = new Map<number, () => void>();
	const closed: number[] = [];
	let count = 0;
	const opening = patiently(
		() =>
			new Promise<{ n: number; close: () => void }>((done, failed) => {
				const n = disks.length;
				const close = () => void closed.push(n);
				const answer = () => {
					done({ n, close });
				};
				disks.push({ close, answer, fail: failed });
				if (answers[n]) answer();
			}),
		(_ms, job) => {
			const timer = count++;
			timers.set(timer, job);
			return () => timers.delete(timer);
		}
	);
	const wait = () => {
		for (const [timer, job] of [...timers]) {
			timers.delete(timer);
			job();
		}
	};
	return { opening, disks, timers, closed, wait };
}

test('a disk that answers is asked once', async () => {
	const { opening, disks, timers } = world([true]);
	expect((await opening).n).toBe(0);
	expect([disks.length, timers.size]).toEqual([1, 0]);
});

test('a question that is never answered is put again, and the next answer counts', async () => {
	const { opening, disks, timers, wait } = world([false, true]);
	wait();
	expect((await opening).n).toBe(1);
	expect([disks.length, timers.size]).toEqual([2, 0]);
});

test('the late answer to a question that was given up is closed: it would block the next version', async () => {
	const { opening, disks, closed, wait } = world([false, true]);
	wait();
	await opening;
	disks[0]?.answer();
	await vi.waitFor(() => {
		expect(closed).toEqual([0]);
	});
});

test('three questions, then it waits: whichever is answered at last is taken', async () => {
	const { opening, disks, timers, wait } = world([false, false, false]);
	for (let n = 0; n < 5; n++) wait();
	expect([disks.length, timers.size]).toEqual([3, 0]);
	disks[1]?.answer();
	expect((await opening).n).toBe(1);
});

test('a disk that refuses is not asked again', async () => {
	const { opening, disks, timers } = world([false]);
	disks[0]?.fail(new Error('not here'));
	await expect(opening).rejects.toThrow('not here');
	expect(timers.size).toBe(0);
});

test('a disk that refuses by throwing is not asked again', async () => {
	const timers: (() => void)[] = [];
	const refused = patiently(
		() => {
			throw new Error('no disk');
		},
		(_ms, job) => {
			timers.push(job);
			return () => void timers.splice(timers.indexOf(job), 1);
		}
	);
	await expect(refused).rejects.toThrow('no disk');
	expect(timers).toEqual([]);
});
