import { expect, test } from 'vitest';
import { playWeek } from './week.ts';

/** Weeks that are played on each run; fewer while one works. */
const WEEKS = process.env['CI'] ? 300 : 12;

test('random weeks: nothing is lost, nothing counts twice, everybody sees the same in the end', async () => {
	for (let seed = 1; seed <= WEEKS; seed++) {
		const { violations, story } = await playWeek(seed);
		expect(violations, `SEED=${seed}\n${story.slice(-30).join('\n')}`).toEqual([]);
	}
}, 600_000);

test('the same seed plays the same week, to the byte', async () => {
	const [first, second] = [await playWeek(7), await playWeek(7)];
	expect(second.story.join('\n')).toBe(first.story.join('\n'));
	expect(second.state).toBe(first.state);
	expect(second.steps).toBe(first.steps);
}, 60_000);

test('SEED=1087 somebody signs out, the server is set back, she signs in: what it lost is offered again', async () => {
	const { violations } = await playWeek(1087);
	expect(violations).toEqual([]);
}, 60_000);
