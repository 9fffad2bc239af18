// When a younger token is asked for.
import { expect, test } from 'vitest';
import { refreshed } from './token.ts';

const DAY = 86_400_000;
const GIVEN = Date.parse('2026-11-20T18:00:00Z');
const LIFE = 30 * DAY;

const claims = btoa(JSON.stringify({ id: 'u1', exp: (GIVEN + LIFE) / 1000 }));
const session = { token: `x.${claims}.y`, tokenAt: GIVEN };
const at = (now: number, next: string | null = 'younger') =>
	refreshed({ refresh: () => Promise.resolve(next) }, session, now);

test('a younger token is asked for once a fifth of its life is over', async () => {
	expect(await at(GIVEN + LIFE / 5 - 1)).toBeNull();
	expect(await at(GIVEN + LIFE / 5)).toEqual({ token: 'younger', tokenAt: GIVEN + LIFE / 5 });
	expect(await at(GIVEN + LIFE / 5, null)).toBeNull();
});

test('a clock that was set back behind the moment it was given: at once, from then on by the new clock', async () => {
	expect(await at(GIVEN - 365 * DAY)).toEqual({ token: 'younger', tokenAt: GIVEN - 365 * DAY });
});
