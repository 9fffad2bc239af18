import { beforeEach, expect, test } from 'vitest';
import { StorageError } from '../store/store.ts';
import { Failure, type FailureKind } from './failure.ts';
import { Loop, type Rounds } from './loop.ts';

const turn = () => new Promise((next) => setImmediate(next));
let now: number;
let rounds: number;
let outcome: () => Promise<void>;
let free: boolean;
let stolen: boolean[];
let told: Record<string, unknown>[];
let reported: unknown[];
let timers: { at: number; job: () => void }[];
let dice: number;
let visible: boolean;
/** What asking the other tabs does; answers whether they can talk at all. */
let ask: () => boolean;
let loop: Loop;

beforeEach(() => {
	[now, rounds, free, stolen, told, reported, timers, dice, visible] = [
		1e12,
		0,
		true,
		[],
		[],
		[],
		[],
		0.5,
		true
	];
	outcome = () => Promise.resolve();
	ask = () => false;
	loop = new Loop(parts());
});

function parts(): Rounds {
	return {
		clock: {
			now: () => now,
			setTimeout: (job, ms) => timers.push({ at: now + ms, job }),
			clearTimeout: (n) => void (timers[n - 1] = { at: Infinity, job: () => undefined })
		},
		random: () => dice,
		round: () => {
			rounds++;
			return outcome();
		},
		alone: async (steal, job) => {
			stolen.push(steal);
			if (free || steal) await job();
			return free || steal;
		},
		ask: () => ask(),
		tell: (state) => void told.push(state),
		failed: () => Promise.resolve(),
		visible: () => visible,
		report: (error) => void reported.push(error)
	};
}

/** Milliseconds until the next try; Infinity = none is planned. */
const wait = () => Math.min(...timers.map((timer) => timer.at)) - now;
const fail =
	(kind: FailureKind, ms = 0) =>
	() =>
		Promise.reject(new Failure(kind, { wait: ms }));
async function pass(): Promise<void> {
	const next = timers.reduce((a, b) => (a.at <= b.at ? a : b));
	now = next.at;
	next.at = Infinity;
	next.job();
	await turn();
}

test('all went well: again in a minute while in view, not at all out of view', async () => {
	await loop.sync();
	expect([rounds, wait(), told.at(-1)]).toEqual([1, 60_000, { phase: 'idle', nextTry: '' }]);
	await pass();
	expect(rounds).toBe(2);
	visible = false;
	await pass();
	expect([rounds, wait()]).toEqual([2, Infinity]);
});

test('failures: ever more patient, never more than a minute, and never all phones at once', async () => {
	outcome = fail('offline');
	const waits: number[] = [];
	await loop.sync();
	for (let n = 0; n < 9; n++) {
		waits.push(wait());
		await pass();
	}
	expect(waits).toEqual([700, 1200, 2200, 4200, 8200, 16_200, 30_200, 30_200, 30_200]);
	dice = 0.999;
	await pass();
	expect(wait()).toBeGreaterThan(60_000);
	expect(wait()).toBeLessThanOrEqual(60_200);
	dice = 0;
	await pass();
	expect(wait()).toBe(200);
});

test('a tap, or something made, begins with the shortest wait again', async () => {
	outcome = fail('offline');
	await loop.sync();
	for (let n = 0; n < 6; n++) await pass();
	loop.wake();
	await turn();
	expect(wait()).toBe(700);
});

test('part of a round was of use: whatever fails after it begins with little patience again', async () => {
	outcome = fail('offline');
	await loop.sync();
	for (let n = 0; n < 6; n++) await pass();
	outcome = () => {
		loop.moved();
		return fail('offline')();
	};
	await pass();
	expect(wait()).toBe(700);
});

test('the server said how long: not sooner', async () => {
	outcome = fail('busy', 90_000);
	await loop.sync();
	expect([wait(), told.at(-1)?.['phase']]).toEqual([90_000, 'busy']);
});

test.each(['signed-out', 'closed', 'update'] as const)(
	'%s: no further try but by a tap',
	async (kind) => {
		outcome = fail(kind);
		await loop.sync();
		expect([wait(), told.at(-1)]).toEqual([Infinity, { phase: kind, nextTry: '' }]);
		loop.wake();
		await turn();
		expect(rounds).toBe(1);
		await loop.sync();
		expect(rounds).toBe(2);
	}
);

test('wished for while it runs: once more, however often', async () => {
	let end: () => void = () => undefined;
	outcome = () => new Promise((done) => (end = done));
	const first = loop.sync();
	await turn();
	loop.wake();
	loop.wake();
	void loop.sync();
	outcome = () => Promise.resolve();
	end();
	await first;
	expect(rounds).toBe(2);
});

test('another tab is at it: looked at again, and passed by once it froze', async () => {
	free = false;
	await loop.sync();
	expect([rounds, wait()]).toEqual([0, 2000]);
	for (let n = 0; n < 60; n++) await pass();
	expect(rounds).toBe(0);
	await pass();
	expect([rounds, stolen.at(-1)]).toEqual([1, true]);
});

test('another tab is at it and says so: it has its two minutes', async () => {
	free = false;
	ask = () => {
		queueMicrotask(() => {
			loop.someoneIsAtIt();
		});
		return true;
	};
	await loop.sync();
	for (let n = 0; n < 60; n++) await pass();
	expect([rounds, stolen.includes(true)]).toEqual([0, false]);
	await pass();
	expect([rounds, stolen.at(-1)]).toEqual([1, true]);
});

test('the lock is held by a page that is gone, and nobody answers: it is passed by at the second look', async () => {
	free = false;
	ask = () => true;
	await loop.sync();
	await loop.sync(); // a tap meanwhile: too soon to tell
	expect([rounds, wait(), stolen]).toEqual([0, 2000, [false, false]]);
	await pass();
	expect([rounds, stolen.at(-1)]).toEqual([1, true]);
});

test('it says that it is at it as long as a round lasts, and no longer', async () => {
	let end: () => void = () => undefined;
	outcome = () => new Promise((done) => (end = done));
	const round = loop.sync();
	await turn();
	expect(loop.isAtIt).toBe(true);
	end();
	await round;
	expect(loop.isAtIt).toBe(false);
	outcome = fail('offline');
	await loop.sync();
	expect(loop.isAtIt).toBe(false);
});

test('another tab is at it, and the clock was set back: it is passed by all the same', async () => {
	free = false;
	await loop.sync();
	now -= 86_400_000;
	await loop.sync();
	expect([rounds, stolen]).toEqual([1, [false, true]]);
});

test('a disk that fails, and a mistake of ours: told, reported if ours, tried again', async () => {
	outcome = () => Promise.reject(new StorageError('full'));
	await loop.sync();
	expect([told.at(-1), wait(), reported]).toEqual([{ phase: 'storage' }, 60_000, []]);
	outcome = () => Promise.reject(new StorageError('newer'));
	await loop.sync();
	expect(told.at(-1)).toEqual({ phase: 'update' });
	const mistake = new TypeError('x is undefined');
	outcome = () => Promise.reject(mistake);
	await loop.sync();
	expect([told.at(-1), wait(), reported]).toEqual([{ phase: 'busy' }, 60_000, [mistake]]);
});

test('at its end nothing is planned and nothing begins', async () => {
	await loop.sync();
	loop.end();
	expect(wait()).toBe(Infinity);
	await loop.sync();
	loop.wake();
	expect(rounds).toBe(1);
});
