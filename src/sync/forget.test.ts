// R56 counts from the server's last answer, by a clock that somebody may have set meanwhile.
import { expect, test } from 'vitest';
import { isForgotten } from './forget.ts';

const DAY = 86_400_000;
const SAID = Date.parse('2026-11-20T18:00:00Z');

/** Forgotten so many days after the last answer? `off` = days the clock is behind the server: at that answer, and now. */
const after = (days: number, off: { then: number; now: number }) =>
	isForgotten(
		{ at: new Date(SAID).toISOString(), offset: off.then * DAY, failingSince: '' },
		SAID + (days - off.now) * DAY
	);

test('R56 thirty days of silence, by a clock that was right, and one that is wrong as ever', () => {
	for (const days of [-40, 0, 40]) {
		const off = { then: days, now: days };
		expect([after(29, off), after(31, off)]).toEqual([false, true]);
	}
});

test('R56 a clock that stays a few days behind may have been set right: no more than these days are added', () => {
	const off = { then: 3, now: 3 };
	expect([after(31, off), after(34, off)]).toEqual([false, true]);
});

test('R56 a clock that was wrong at the last answer and is set right since forgets nothing too early', () => {
	for (const days of [-365, -40, 40, 365]) {
		const off = { then: days, now: 0 };
		expect([after(1, off), after(29, off), after(31, off)]).toEqual([false, false, true]);
	}
});

test('a server that never answered is not forgotten', () => {
	expect(isForgotten({ at: '', offset: null, failingSince: '' }, SAID)).toBe(false);
});
