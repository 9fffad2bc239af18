// Where a notice about a month leads its facilitator.
import { expect, test } from 'vitest';
import { monthAddress } from './month-address.ts';

test('a verdict leads to its review, a statement to the sheet it was typed from', () => {
	expect(monthAddress({ record: 'd1', set: { lines: {} } })).toBe('/review/d1');
	const set = { party: 't1', company: 'e1', period: '2026-04' };
	expect(monthAddress({ record: 'd1', set })).toBe('/statement/t1/e1/2026-04');
});
