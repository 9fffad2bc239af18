// The counter: each minute in one part, and sums that agree.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract, entry, facts, id, invoice, line, month, party } from '../../tests/rows.ts';
import { Book } from './book.ts';
import type { HoursDeclarationFacts, LineVerdict } from './kinds/facts.ts';
import type { Declaration } from './records.ts';
import { tally } from './tally.ts';
import type { Pair } from './values.ts';

function bookWith(rows: Declaration[], of = contract(), today = '2026-11-25'): Book {
	const book = new Book(`${today}T10:00:00Z`);
	book.put('contracts', of);
	book.put('contract_parties', party());
	for (const row of rows) book.put('declarations', row);
	return book;
}

const verdict = (days: LineVerdict['days']): HoursDeclarationFacts['verdicts'] => ({
	[id('a1')]: { by: 'Joël', user: id('u9'), at: '2026-12-02T08:00:00Z', version: 1, days }
});
const accepted = (counted: Pair) => ({ verdict: 'accepted' as const, counted });
const K = { contract: id('k1') };

describe('where minutes are', () => {
	test('R41 validated = accepted days and what was counted of the others', () => {
		const lines = [
			line({ '2026-11-19': [420, 0], '2026-11-20': [660, 0], '2026-11-21': [300, 0] })
		];
		const verdicts = verdict({
			'2026-11-19': accepted([420, 0]),
			'2026-11-20': { verdict: 'returned', counted: [420, 0], reason: 'over_cap' },
			'2026-11-21': { verdict: 'refused', counted: [0, 0], reason: 'wrong_site' }
		});
		const book = bookWith([month(facts({ lines, verdicts }))]);
		expect(tally(book, K)).toMatchObject({ validated: 840, signed: 0, noted: 0, waiting: 0 });
	});

	test('R42 remaining = due − validated, never below zero', () => {
		const lines = [line({ '2026-11-19': [600, 0] })];
		const verdicts = verdict({ '2026-11-19': accepted([600, 0]) });
		const due = (hours_committed: number) =>
			tally(bookWith([month(facts({ lines, verdicts }))], contract({ hours_committed })), K);
		expect(due(500)).toMatchObject({ due: 30_000, remaining: 29_400 });
		expect(due(9)).toMatchObject({ due: 540, validated: 600, remaining: 0 });
	});

	test('R33 training counts only where the contract counts it', () => {
		const lines = [line({ '2026-11-19': [300, 120] }, {})];
		const rows = [month(facts({ lines })), entry('2026-11-23', [60, 30])];
		expect(tally(bookWith(rows), K)).toMatchObject({ signed: 420, noted: 90 });
		const without = bookWith(rows, contract({ counts_training: false }));
		expect(tally(without, K)).toMatchObject({ signed: 300, noted: 60 });
	});

	test('a day is signed or noted, never both', () => {
		const rows = [
			month(facts({ lines: [line({ '2026-11-19': [420, 0] })] })),
			entry('2026-11-19', [450, 0]),
			entry('2026-11-20', [400, 0])
		];
		expect(tally(bookWith(rows), K)).toMatchObject({ signed: 420, noted: 400 });
	});

	test('a day of the diary under a signed total is not counted twice, nor the other way round', () => {
		const lines = [line({ '2026-11-01/2026-11-30': [6000, 0] })];
		const rows = [month(facts({ lines })), entry('2026-11-19', [450, 0])];
		expect(tally(bookWith(rows), K)).toMatchObject({ signed: 6000, noted: 0 });
		const days = [
			month(facts({ lines: [line({ '2026-11-19': [420, 0] })] })),
			entry('2026-11-01', [6000, 0], { until: '2026-11-30' }),
			entry('2026-11-01', [900, 0], { until: '2026-11-30', participant: id('p2') })
		];
		expect(tally(bookWith(days), K)).toMatchObject({ signed: 420, noted: 900 });
	});

	test('a day sent back is noted again, less what was counted of it', () => {
		const lines = [line({ '2026-11-19': [660, 0], '2026-11-20': [300, 0] })];
		const verdicts = verdict({
			'2026-11-19': { verdict: 'returned', counted: [420, 0], reason: 'over_cap' },
			'2026-11-20': { verdict: 'refused', counted: [0, 0], reason: 'wrong_site' }
		});
		const rows = [
			month(facts({ lines, verdicts })),
			entry('2026-11-19', [600, 0]),
			entry('2026-11-20', [300, 0])
		];
		expect(tally(bookWith(rows), K)).toMatchObject({ validated: 420, signed: 0, noted: 180 });
	});

	test('a day with a waiting change is on this phone only', () => {
		const there = entry('2026-11-19', [420, 0]);
		const here = entry('2026-11-20', [300, 0]);
		const book = bookWith([there, here]);
		const waiting = new Set([here.id]);
		expect(tally(book, K, { waiting })).toMatchObject({ noted: 420, waiting: 300 });
	});

	test('a month signed here and not received is on this phone only', () => {
		const lines = [line({ '2026-11-19': [420, 0] })];
		const row = month(facts({ lines }), { received: '' });
		const waiting = new Set([row.id]);
		expect(tally(bookWith([row]), K, { waiting })).toMatchObject({ signed: 0, waiting: 420 });
	});

	test('a received month whose verdict waits here stays signed', () => {
		const row = month(facts({ lines: [line({ '2026-11-19': [420, 0] })] }));
		const waiting = new Set([row.id]);
		expect(tally(bookWith([row]), K, { waiting })).toMatchObject({ signed: 420, waiting: 0 });
	});

	test('what was withdrawn counts nowhere', () => {
		const rows = [
			month(facts({ lines: [line({ '2026-11-19': [420, 0] })] }), { status: 'withdrawn' }),
			entry('2026-11-19', [420, 0]),
			entry('2026-11-20', [420, 0], { status: 'withdrawn' })
		];
		expect(tally(bookWith(rows), K)).toMatchObject({ validated: 0, signed: 0, noted: 420 });
	});
});

describe('what is due', () => {
	test('R3 a contract: from its invoices', () => {
		const of = contract({ hours_method: 'per_amount', ratio_hours: 35, ratio_amount: 100_000 });
		const book = bookWith([], of);
		book.put('contract_invoices', invoice('2026-10-01', 200_000));
		book.put('contract_invoices', invoice('2026-12-01', 200_000));
		expect(tally(book, K).due).toBe(4200);
	});

	test('a party: the figure kept for it', () => {
		expect(tally(bookWith([]), { party: id('t1') }).due).toBe(30_000);
	});

	test('an unknown contract or party counts nothing', () => {
		const book = new Book('2026-11-25T10:00:00Z');
		const nothing = {
			due: 0,
			validated: 0,
			signed: 0,
			noted: 0,
			waiting: 0,
			remaining: 0,
			pace: null
		};
		expect(tally(book, K)).toEqual(nothing);
		expect(tally(book, { party: id('t1') })).toEqual(nothing);
	});
});

const day = fc.integer({ min: 10, max: 30 }).map((n) => `2026-11-${String(n)}`);
const minutes = fc.integer({ min: 0, max: 40 }).map((n) => n * 15);
const state = fc.constantFrom('none', 'accepted', 'returned', 'refused');
const known = fc.record({ day, minutes, state, person: fc.constantFrom('p1', 'p2', 'p3') });

/** Persons 1 and 2 work for party 1, person 3 for party 2. */
function history(days: { day: string; minutes: number; state: string; person: string }[]) {
	const rows: Declaration[] = [];
	for (const [index, one] of days.entries()) {
		const at = one.person === 'p3' ? id('t2') : id('t1');
		const assignment = id(`a${one.person}${index}`);
		const own = line({ [one.day]: [one.minutes, 0] }, { assignment, participant: id(one.person) });
		const days: LineVerdict['days'] = {};
		if (one.state === 'accepted') days[one.day] = accepted([one.minutes, 0]);
		if (one.state === 'returned' || one.state === 'refused')
			days[one.day] = { verdict: one.state, counted: [Math.floor(one.minutes / 2), 0] };
		const verdicts = { [assignment]: { by: '', user: '', at: '', version: 1, days } };
		if (index % 3 > 0)
			rows.push(month(facts({ party: at, lines: [own], verdicts }), { id: id(`d${index}x`) }));
		if (index % 3 < 2)
			rows.push(
				entry(one.day, [one.minutes, 15], {
					party: at,
					participant: id(one.person),
					id: id(`y${index}x`)
				})
			);
	}
	return rows;
}

describe('sums', () => {
	test('R42 validated and remaining add up to what is due, unless more was done', () => {
		fc.assert(
			fc.property(
				fc.array(known, { maxLength: 30 }),
				fc.integer({ min: 0, max: 200 }),
				(days, h) => {
					const of = contract({ hours_committed: h });
					const sums = tally(bookWith(history(days), of), K);
					expect(sums.validated + sums.remaining).toBe(Math.max(sums.due, sums.validated));
					for (const part of Object.values(sums).slice(0, 6))
						expect(part).toBeGreaterThanOrEqual(0);
				}
			)
		);
	});

	test('R41 the contract is the sum of its parties, part by part', () => {
		fc.assert(
			fc.property(
				fc.array(known, { maxLength: 30 }),
				fc.integer({ min: 0, max: 3 }),
				(days, every) => {
					const rows = history(days);
					const book = bookWith(rows);
					book.put('contract_parties', party({ id: id('t2'), role: 'subcontractor' }));
					const waiting = new Set(
						rows.filter((_, n) => every && n % every === 0).map((row) => row.id)
					);
					const whole = tally(book, K, { waiting });
					const parts = ['t1', 't2'].map((name) => tally(book, { party: id(name) }, { waiting }));
					for (const part of ['validated', 'signed', 'noted', 'waiting'] as const)
						expect(parts.reduce((sum, one) => sum + one[part], 0)).toBe(whole[part]);
				}
			)
		);
	});

	test('no minute of a diary without signature is lost', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.tuple(day, minutes), { selector: ([at]) => at }), (days) => {
				const rows = days.map(([at, worked]) => entry(at, [worked, 0]));
				const total = days.reduce((sum, [, worked]) => sum + worked, 0);
				const half = new Set(rows.filter((_, n) => n % 2).map((row) => row.id));
				const sums = tally(bookWith(rows), K, { waiting: half });
				expect(sums.noted + sums.waiting).toBe(total);
			})
		);
	});
});
