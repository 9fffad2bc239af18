// R3 on worked examples, and to the cent.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract, invoice, party } from '../../../tests/rows.ts';
import { minutesDue, partyMinutesDue } from './due.ts';

const perAmount = (ratio_hours: number, ratio_amount: number, trigger_amount = 0) =>
	contract({
		hours_method: 'per_amount',
		hours_committed: 0,
		ratio_hours,
		ratio_amount,
		trigger_amount
	});
const hours = (of: ReturnType<typeof contract>, invoiced: number) =>
	minutesDue(of, [invoice('2026-03-01', invoiced)], '2026-11-25') / 60;

describe('R3 hours due', () => {
	test('R3 fixed: what was committed, whatever was invoiced', () => {
		expect(hours(contract({ hours_committed: 833 }), 9_999_999)).toBe(833);
		expect(hours(contract({ hours_method: 'percent_of_hours', hours_committed: 70 }), 0)).toBe(70);
	});

	test('R3 an action instead of hours owes none', () => {
		expect(hours(contract({ hours_method: 'action', hours_committed: 40 }), 500_000)).toBe(0);
	});

	test('R3 35 h for 100 000 €, in proportion to invoices', () => {
		expect(hours(perAmount(35, 100_000), 100_000)).toBe(35);
		expect(hours(perAmount(35, 100_000), 250_000)).toBe(87);
		expect(hours(perAmount(35, 100_000), 0)).toBe(0);
	});

	test('R3 1 h for 2 000 € above 2.7 M€', () => {
		expect(hours(perAmount(1, 2_000, 2_700_000), 2_800_000)).toBe(50);
		expect(hours(perAmount(1, 2_000, 2_700_000), 2_700_000)).toBe(0);
		expect(hours(perAmount(1, 2_000, 2_700_000), 1_000)).toBe(0);
		expect(hours(perAmount(1, 2_000, 2_700_000), 2_701_999.99)).toBe(0);
		expect(hours(perAmount(1, 2_000, 2_700_000), 2_702_000)).toBe(1);
	});

	test('R3 invoices count from their date on, credit notes take back', () => {
		const of = perAmount(1, 1_000);
		const all = [
			invoice('2026-03-01', 10_000),
			invoice('2026-04-01', 5_000),
			invoice('2026-05-01', -2_000)
		];
		const on = (day: string) => minutesDue(of, all, day) / 60;
		expect(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map(on)).toEqual([
			0, 10, 15, 13
		]);
	});

	test('R3 a ratio without amount owes nothing', () => {
		expect(hours(perAmount(35, 0), 100_000)).toBe(0);
	});

	test('R3 no hour is lost: so many whole steps, so many hours', () => {
		const ratio = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 200_000 }));
		fc.assert(
			fc.property(ratio, fc.integer({ min: 1, max: 1_000 }), ([per, amount], steps) => {
				expect(hours(perAmount(per, amount), amount * steps)).toBe(per * steps);
			})
		);
	});

	test('R3 sums of cents are exact', () => {
		const tenth = Array.from({ length: 10 }, (_, n) => invoice(`2026-03-${String(n + 10)}`, 0.1));
		expect(minutesDue(perAmount(1, 1), tenth, '2026-11-25')).toBe(60);
		const odd = [invoice('2026-03-01', 0.29), invoice('2026-03-02', 0.71)];
		expect(minutesDue(perAmount(1, 1), odd, '2026-11-25')).toBe(60);
	});
});

describe('what a party owes', () => {
	test('its quota', () => {
		expect(partyMinutesDue(party({ hours_quota: 120 }), contract(), [], '2026-11-25')).toBe(7200);
	});

	test('R3 without quota, the holder or lead owes the whole contract', () => {
		const of = contract({ hours_committed: 500 });
		const due = (role: 'holder' | 'lead' | 'subcontractor') =>
			partyMinutesDue(party({ role }), of, [], '2026-11-25');
		expect([due('holder'), due('lead'), due('subcontractor')]).toEqual([30_000, 30_000, 0]);
	});
});
