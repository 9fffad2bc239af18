// Days, their states, and the status that follows from them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facts, id, line } from '../../../tests/rows.ts';
import type { DayVerdict, HoursDeclarationFacts } from '../kinds/facts.ts';
import type { Pair } from '../values.ts';
import {
	acceptedDays,
	countable,
	dayState,
	dayStates,
	isUndecided,
	lineMinutes,
	lineOf,
	signedMinutes,
	statedDays,
	statusOf,
	validatedMinutes
} from './verdicts.ts';

const states = ['accepted', 'returned', 'refused', 'none'] as const;
type State = (typeof states)[number];

/** A month in which each day of card `a1` has the given state. */
function month(...of: State[]): HoursDeclarationFacts {
	const key = (n: number) => `2026-11-${String(n + 1).padStart(2, '0')}`;
	const days = Object.fromEntries(of.map((_, n): [string, Pair] => [key(n), [420, 60]]));
	const decided = of.flatMap((verdict, n): [string, DayVerdict][] =>
		verdict === 'none'
			? []
			: [[key(n), { verdict, counted: verdict === 'accepted' ? [420, 60] : [60, 0] }]]
	);
	const verdicts = {
		[id('a1')]: { by: '', user: '', at: '', version: 1, days: Object.fromEntries(decided) }
	};
	return facts({ lines: [line(days)], verdicts });
}

describe('a day', () => {
	test('has the state of its verdict, and none without one', () => {
		const of = month('accepted', 'returned', 'refused', 'none');
		const found = ['01', '02', '03', '04'].map((d) => dayState(of, id('a1'), `2026-11-${d}`));
		expect(found).toEqual(['accepted', 'returned', 'refused', 'none']);
		expect(dayState(of, id('a2'), '2026-11-01')).toBe('none');
		expect(acceptedDays(of, id('a1'))).toEqual(['2026-11-01']);
		expect(statedDays(of, id('a1'), 'none')).toEqual(['2026-11-04']);
		expect(statedDays(of, id('a2'), 'none')).toEqual([]);
	});
});

describe('minutes of a line', () => {
	const of = month('accepted', 'returned', 'none', 'none');

	test('R53 all it declares, training included', () => {
		expect(lineMinutes(lineOf(of, id('a1')) ?? line({}))).toBe(1920);
	});

	test('R33 R41 validated: what verdicts let count, training where it counts', () => {
		expect(validatedMinutes(of, id('a1'), true)).toBe(540);
		expect(validatedMinutes(of, id('a1'), false)).toBe(480);
		expect(validatedMinutes(of, id('a2'), true)).toBe(0);
	});

	test('R33 signed: what has no verdict', () => {
		expect(signedMinutes(of, id('a1'), true)).toBe(960);
		expect(signedMinutes(of, id('a1'), false)).toBe(840);
		expect(signedMinutes(of, id('a2'), true)).toBe(0);
		expect(countable([10, 5], true) - countable([10, 5], false)).toBe(5);
	});
});

describe('status', () => {
	test('a day without verdict: submitted', () => {
		expect(statusOf(month('accepted', 'returned', 'none'), 1)).toBe('submitted');
	});

	test('else a day sent back: returned', () => {
		expect(statusOf(month('accepted', 'returned', 'refused'), 1)).toBe('returned');
	});

	test('all accepted: validated; all refused: refused; both: in part', () => {
		expect(statusOf(month('accepted', 'accepted'), 1)).toBe('validated');
		expect(statusOf(month('refused', 'refused'), 1)).toBe('refused');
		expect(statusOf(month('accepted', 'refused'), 1)).toBe('partially_validated');
	});

	test('the whole sent back on this version: returned; on an older one: as its days say', () => {
		const returned = {
			reason: 'missing_proof' as const,
			note: '',
			by: '',
			user: '',
			at: '',
			version: 1
		};
		const of = { ...month('accepted', 'accepted'), returned };
		expect([statusOf(of, 1), statusOf(of, 2)]).toEqual(['returned', 'validated']);
	});

	test('nil: submitted, then validated', () => {
		const nil = facts({ nil: true });
		expect(statusOf(nil, 1)).toBe('submitted');
		expect(statusOf({ ...nil, nilVerdict: { by: '', at: '' } }, 1)).toBe('validated');
		expect(isUndecided(nil)).toBe(true);
		expect(isUndecided({ ...nil, nilVerdict: { by: '', at: '' } })).toBe(false);
	});

	test('every mixture of days has exactly the status the table gives', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 28 }), (days) => {
				const has = (state: State) => days.includes(state);
				const expected = has('none')
					? 'submitted'
					: has('returned')
						? 'returned'
						: has('accepted') && has('refused')
							? 'partially_validated'
							: has('accepted')
								? 'validated'
								: 'refused';
				const of = month(...days);
				expect(statusOf(of, 1)).toBe(expected);
				expect(dayStates(of)).toEqual(days);
				expect(isUndecided(of)).toBe(days.every((state) => state === 'none'));
				const parts = validatedMinutes(of, id('a1'), true) + signedMinutes(of, id('a1'), true);
				expect(parts).toBeLessThanOrEqual(lineMinutes(lineOf(of, id('a1')) ?? line({})));
			})
		);
	});
});
