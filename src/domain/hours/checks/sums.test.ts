// Warnings of a signed month: far more hours than usual, or none two months running.
import { describe, expect, test } from 'vitest';
import { Desk, warned } from '../../../../tests/desk.ts';
import { card, facts, id, line, month } from '../../../../tests/rows.ts';
import type { Pair } from '../../values.ts';

const two: Record<string, Pair> = { '2026-11-19': [420, 0], '2026-11-20': [450, 0] };
const awa = { assignment: id('a2'), participant: id('p2') };

describe('told, and received all the same', () => {
	test('R46 more than 151.67 h × 1.2 in a month', () => {
		const all = (minutes: number): Record<string, Pair> => ({
			'2026-10-01/2026-10-31': [9000, 0],
			'2026-11-02/2026-11-30': [minutes, 0]
		});
		const send = (minutes: number) =>
			warned(new Desk().submit([line(all(minutes))], { period: '2026-Q4' }));
		expect(send(10_905)).not.toContain('sudden-value');
		expect(send(10_935)).toContain('sudden-value');
	});

	test('R45 a person of the crew without an hour two months running', () => {
		const before = month(facts({ period: '2026-10', lines: [line({ '2026-10-20': [60, 0] })] }), {
			id: id('d2'),
			period: '2026-10'
		});
		const desk = new Desk().put('declarations', before);
		const outcome = desk.submit([line(two)]);
		expect('problems' in outcome && outcome.problems).toMatchObject([
			{ code: 'idle-two-months', path: 'set.lines', args: { name: 'Awa Sow' } }
		]);
		expect(warned(new Desk().submit([line(two)]))).toEqual([]);
		const both = new Desk().put('declarations', before);
		expect(warned(both.submit([line(two), line({ '2026-11-19': [60, 0] }, awa)]))).toEqual([]);
	});

	test('R45 not a person who came or left meanwhile, nor one another company declares', () => {
		const before = month(facts({ period: '2026-10', lines: [line({ '2026-10-20': [60, 0] })] }), {
			id: id('d2'),
			period: '2026-10'
		});
		for (const over of [{ from: '2026-10-02' }, { to: '2026-11-29' }, { company: id('e7') }]) {
			const desk = new Desk().put('declarations', before);
			desk.put('assignments', card({ id: id('a2'), participant: id('p2'), ...over }));
			expect(warned(desk.submit([line(two)]))).toEqual([]);
		}
	});

	test('R45 nobody two months running', () => {
		const nil = month(facts({ period: '2026-10', nil: true }), { id: id('d2'), period: '2026-10' });
		expect(warned(new Desk().put('declarations', nil).submit([]))).toEqual(['idle-two-months']);
		expect(warned(new Desk().submit([]))).toEqual([]);
		expect(warned(new Desk('2026-12-31T10:00:00Z').submit([], { period: '2026-Q4' }))).toEqual([
			'idle-two-months'
		]);
	});
});
