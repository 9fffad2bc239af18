// A declaration opened for verdicts: what is odd, what may not count, and what an answer sends.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { bookOf } from '../book.ts';
import { Desk, joel } from '../../../tests/desk.ts';
import { card, contract, facts, id, line, month } from '../../../tests/rows.ts';
import {
	askOf,
	decideSet,
	likelyReason,
	missingOf,
	oddKeys,
	openingChoice,
	sumsOf
} from './choices.ts';
import { reviewOf } from './review.ts';

const days = { '2026-11-16': [420, 0], '2026-11-17': [660, 0], '2026-11-18': [420, 60] } as const;
const open = { '2026-11-16': [420, 0], '2026-11-17': [420, 0] } as const;
type Days = Parameters<typeof line>[0];

function review(eligible: [string, string, string][], lines: Days = days as unknown as Days) {
	const row = month(facts({ lines: [line(lines)] }));
	const book = bookOf(
		{ contracts: [contract()], assignments: [card({ eligible })], declarations: [row] },
		'2026-12-02T10:00:00Z'
	);
	const found = reviewOf(book, row);
	if (!found) throw new Error('no review');
	return found;
}
const always: [string, string, string][] = [['2026-01-01', '', '2026-01-01']];

test('a line in order is regular, and accepted beforehand', () => {
	const { odd, regular } = review(always, open as unknown as Days);
	expect([odd.length, regular.length]).toEqual([0, 1]);
	expect(openingChoice(regular[0]!, true).verdict).toBe('accepted');
});

test('a month known as a total is told, and is in order all the same', () => {
	const { odd, regular } = review(always, { '2026-11-01/2026-11-30': [7200, 0] });
	expect([odd.length, regular.length]).toEqual([0, 1]);
	expect(regular[0]?.remarks.map(({ code }) => code)).toEqual(['total']);
});

test('the reason that the remarks speak of is proposed', () => {
	expect(likelyReason(review(always).odd[0]!)).toBe('over_cap');
	expect(likelyReason(review([]).odd[0]!)).toBe('not_eligible');
	expect(likelyReason(review(always, open as unknown as Days).regular[0]!)).toBe('');
});

test('R27 eleven hours make it odd, and a correction asks about that day alone', () => {
	const { odd } = review(always);
	expect(odd[0]?.remarks.map(({ code }) => code)).toEqual(['over-ten-hours']);
	expect(oddKeys(odd[0]!)).toEqual(['2026-11-17']);
	const choice = {
		...openingChoice(odd[0]!, false),
		verdict: 'returned',
		reason: 'over_cap'
	} as const;
	expect(askOf(odd[0]!, choice)).toEqual({
		verdict: 'accepted',
		seen: 1560,
		except: { '2026-11-17': { verdict: 'returned', reason: 'over_cap', counted: [0, 0] } }
	});
});

test('R11 days before her eligibility are refused with their reason whatever is answered', () => {
	const { odd } = review([['2026-11-17', '', '2026-11-16']]);
	const accepted = { ...openingChoice(odd[0]!, false), verdict: 'accepted' } as const;
	expect(askOf(odd[0]!, accepted).except).toEqual({
		'2026-11-16': { verdict: 'refused', reason: 'not_eligible', counted: [0, 0] }
	});
});

test('a line of which no day may count is refused whole', () => {
	const { odd } = review([]);
	const accepted = { ...openingChoice(odd[0]!, false), verdict: 'accepted' } as const;
	expect(askOf(odd[0]!, accepted)).toEqual({
		verdict: 'refused',
		seen: 1560,
		reason: 'not_eligible'
	});
});

test('less than declared may count for a day, work before training', () => {
	const { odd } = review(always);
	const choice = {
		...openingChoice(odd[0]!, false),
		verdict: 'returned',
		reason: 'over_cap',
		keys: ['2026-11-18'],
		counted: { '2026-11-18': 450 }
	} as const;
	const ask = askOf(odd[0]!, { ...choice, keys: [...choice.keys] });
	expect(ask.except?.['2026-11-18']?.counted).toEqual([420, 30]);
});

test('a no without a reason may not leave; nor R11 hours decided late without a word', () => {
	const { odd } = review(always);
	const no = { ...openingChoice(odd[0]!, false), verdict: 'refused' } as const;
	expect(missingOf(odd[0]!, no)).toBe('reason');
	const late = review([['2026-11-01', '', '2026-11-30']]).odd[0]!;
	const yes = { ...openingChoice(late, false), verdict: 'accepted' } as const;
	expect(missingOf(late, yes)).toBe('override');
	expect(missingOf(late, { ...yes, override: 'contrat reçu le 2' })).toBeNull();
});

const verdict = fc.constantFrom('accepted', 'returned', 'refused', '' as const);
const eligibility = fc.constantFrom(always, [], [['2026-11-17', '', '2026-11-16']]);

test('the domain takes what a review sends, and the sums it showed are those it wrote', () => {
	fc.assert(
		fc.property(verdict, eligibility, fc.nat(700), fc.subarray(Object.keys(days)), (...given) => {
			const [chosen, eligible, minutes, keys] = given;
			const desk = new Desk();
			desk.put('assignments', card({ eligible: eligible }));
			desk.submit([line(days as unknown as Days)]);
			const before = reviewOf(desk.book, desk.row)!;
			const choice = {
				...openingChoice([...before.odd, ...before.regular][0]!, false),
				verdict: chosen as '' | 'accepted',
				reason: 'over_cap' as const,
				override: 'reçu à temps',
				keys,
				counted: Object.fromEntries(keys.map((key) => [key, minutes]))
			};
			const choices = { [id('a1')]: choice };
			const sums = sumsOf(before, choices);
			expect(sums.accepted + sums.returned + sums.refused + sums.open).toBe(before.minutes);
			const set = decideSet(before, choices);
			if (Object.keys(set.lines).length === 0) return;
			expect(desk.act('decide', set as unknown as Record<string, unknown>, joel).status).toBe(
				'applied'
			);
			expect(sumsOf(reviewOf(desk.book, desk.row)!, {})).toEqual(sums);
		})
	);
});
