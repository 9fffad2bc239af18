// The days of a line that were answered with a no, told together.
import { expect, test } from 'vitest';
import type { DayVerdict } from '#domain/kinds/facts.ts';
import { nosOf } from './nos.ts';

const no = (over: Partial<DayVerdict> = {}): DayVerdict => ({
	verdict: 'refused',
	counted: [0, 0],
	reason: 'not_eligible',
	...over
});

test('the same answer for the same reason is told once, with what counts of it', () => {
	const found = nosOf([
		['2026-11-02', no()],
		['2026-11-03', no({ verdict: 'accepted' })],
		['2026-11-04', no({ counted: [120, 60] })],
		['2026-11-05', no({ reason: 'over_cap' })],
		['2026-11-06', no({ note: 'la feuille dit 7 h' })]
	]);
	expect(found.map(({ keys, minutes }) => [keys, minutes])).toEqual([
		[['2026-11-02', '2026-11-04'], 180],
		[['2026-11-05'], 0],
		[['2026-11-06'], 0]
	]);
});
