// A contract month by month: sums, splits, who leads, what is counted once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract, entry, facts, id, invoice, line, month, party } from '../../../tests/rows.ts';
import { Book } from '../book.ts';
import type { DayVerdict } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import type { Pair } from '../values.ts';
import { leadOf, monthRows, monthsTally } from './months.ts';

function bookWith(rows: Declaration[], of = contract()): Book {
	const book = new Book('2026-12-05T10:00:00Z');
	book.put('contracts', of);
	book.put('contract_parties', party());
	for (const row of rows) book.put('declarations', row);
	return book;
}

const months = (book: Book, ...periods: string[]) =>
	monthRows(book, id('k1'), periods, (key) => `id of ${key}`);
const verdict = (days: Record<string, DayVerdict>, assignment = id('a1')) => ({
	[assignment]: { by: '', user: '', at: '', version: 1, days }
});
const accepted = (counted: Pair): DayVerdict => ({ verdict: 'accepted', counted });

describe('a contract month', () => {
	test('R41 what its standing declarations declare, what their verdicts let count', () => {
		const lines = [
			line({ '2026-11-19': [420, 60], '2026-11-20': [660, 0] }),
			line({ '2026-11-19': [300, 0] }, { assignment: id('a2'), participant: id('p2') })
		];
		const verdicts = verdict({
			'2026-11-19': accepted([420, 60]),
			'2026-11-20': { verdict: 'returned', counted: [420, 0], reason: 'over_cap' }
		});
		const gone = facts({ party: id('t9'), lines });
		const book = bookWith([
			month(facts({ lines, verdicts })),
			month(gone, { id: id('d2'), status: 'withdrawn' }),
			entry('2026-11-23', [420, 0])
		]);
		expect(months(book, '2026-11')).toEqual([
			{
				id: `id of ${id('k1')}|2026-11`,
				org: id('o1'),
				buyer: id('b1'),
				lead: id('e1'),
				contract: id('k1'),
				period: '2026-11',
				minutes_due: 30_000,
				minutes_declared: 1440,
				minutes_validated: 900,
				people: 2
			}
		]);
	});

	test('R33 without training where the contract does not count it', () => {
		const lines = [line({ '2026-11-19': [420, 60] })];
		const verdicts = verdict({ '2026-11-19': accepted([420, 60]) });
		const book = bookWith(
			[month(facts({ lines, verdicts }))],
			contract({ counts_training: false })
		);
		expect(months(book, '2026-11')[0]).toMatchObject({
			minutes_declared: 420,
			minutes_validated: 420
		});
	});

	test('a quarter is split by day into its months, a total stays in its own', () => {
		const days: Record<string, Pair> = {
			'2026-10-01': [60, 0],
			'2026-10-31': [120, 0],
			'2026-11-01': [240, 0],
			'2026-12-01/2026-12-31': [480, 0]
		};
		const book = bookWith([month(facts({ period: '2026-Q4', lines: [line(days)] }))]);
		const declared = months(book, '2026-10', '2026-11', '2026-12', '2027-01');
		expect(declared.map((row) => row.minutes_declared)).toEqual([180, 240, 480, 0]);
		expect(declared.map((row) => row.people)).toEqual([1, 1, 1, 0]);
	});

	test('R59 people are counted once, and only those with hours; masks are for screens', () => {
		const lines = [
			line({ '2026-11-19': [420, 0] }),
			line({ '2026-11-20': [420, 0] }, { assignment: id('a2') }),
			line({ '2026-11-20': [0, 0] }, { assignment: id('a3'), participant: id('p3') })
		];
		expect(months(bookWith([month(facts({ lines }))]), '2026-11')[0]?.people).toBe(1);
	});

	test('nothing of an unknown contract', () => {
		expect(months(new Book('2026-12-05T10:00:00Z'), '2026-11')).toEqual([]);
	});

	test('R41 the months of a contract add up to its accepted lines', () => {
		const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'));
		const at = fc.tuple(fc.constantFrom('10', '11', '12'), day).map(([m, d]) => `2026-${m}-${d}`);
		const one = fc.record({ at, minutes: fc.integer({ min: 0, max: 720 }), ok: fc.boolean() });
		const quarter = fc.uniqueArray(one, { selector: (x) => x.at, maxLength: 40 });
		fc.assert(
			fc.property(quarter, fc.boolean(), (days, byMonth) => {
				const part = (name: string, period: string) => {
					const own = days.filter((x) => period.includes('Q') || x.at.startsWith(period));
					const signed = Object.fromEntries(own.map((x): [string, Pair] => [x.at, [x.minutes, 0]]));
					const verdicts = verdict(
						Object.fromEntries(own.filter((x) => x.ok).map((x) => [x.at, accepted([x.minutes, 0])]))
					);
					return month(facts({ period, lines: [line(signed)], verdicts }), { id: id(name) });
				};
				const rows = byMonth
					? [part('d1', '2026-10'), part('d2', '2026-11'), part('d3', '2026-12')]
					: [part('d1', '2026-Q4')];
				const found = months(bookWith(rows), '2026-10', '2026-11', '2026-12');
				const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
				expect(sum(found.map((row) => row.minutes_validated))).toBe(
					sum(days.filter((x) => x.ok).map((x) => x.minutes))
				);
				expect(sum(found.map((row) => row.minutes_declared))).toBe(sum(days.map((x) => x.minutes)));
			})
		);
	});
});

describe('who answers for the contract', () => {
	const holder = party({ company: id('e1'), to: '2026-10-15' });
	const lead = party({ id: id('t2'), role: 'lead', company: id('e2'), from: '2026-11-03' });
	const sub = party({ id: id('t3'), role: 'subcontractor', company: id('e3') });

	test('its lead, else its holder, as of that month', () => {
		expect(leadOf([holder, lead, sub], '2026-09')).toBe(id('e1'));
		expect(leadOf([holder, lead, sub], '2026-10')).toBe(id('e1'));
		expect(leadOf([holder, lead, sub], '2026-11')).toBe(id('e2'));
		expect(leadOf([holder, party({ role: 'lead', company: id('e5') })], '2026-09')).toBe(id('e5'));
		expect(leadOf([sub], '2026-11')).toBe('');
	});
});

describe('the counter of those who see no names', () => {
	const row = (period: string, minutes_declared: number, minutes_validated: number) => ({
		...(months(bookWith([]), period)[0] as NonNullable<ReturnType<typeof months>[number]>),
		id: id(`c${period}`),
		minutes_declared,
		minutes_validated
	});

	test('R42 the sum of its months, oldest first', () => {
		const book = bookWith([]);
		book.put('contract_months', row('2026-11', 900, 100));
		book.put('contract_months', row('2026-10', 600, 500));
		const found = monthsTally(book, id('k1'));
		expect(found).toMatchObject({ due: 30_000, declared: 1500, validated: 600, remaining: 29_400 });
		expect(found.months.map((one) => one.period)).toEqual(['2026-10', '2026-11']);
	});

	test('R3 due from invoices for those who have them, else as the months say', () => {
		const of = contract({ hours_method: 'per_amount', ratio_hours: 35, ratio_amount: 100_000 });
		const book = bookWith([], of);
		book.put('contract_months', { ...row('2026-11', 0, 0), minutes_due: 2100 });
		expect(monthsTally(book, id('k1')).due).toBe(2100);
		book.put('contract_invoices', invoice('2026-12-01', 200_000));
		expect(monthsTally(book, id('k1')).due).toBe(4200);
	});
});
