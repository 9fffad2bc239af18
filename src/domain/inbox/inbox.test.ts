// What awaits a facilitator: months to verify, clashes, hours that wait, companies that are late.
import { expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import type { Declaration } from '../records.ts';
import { heldPeople } from './held.ts';
import { endingSoon } from './ending.ts';
import { countMine, countTheirs, inboxOf } from './inbox.ts';

const at = '2026-12-16T10:00:00Z';
const k1 = contract({ start_date: '2026-11-02', notification_date: '2026-11-02' });

function book(declarations: Declaration[], rows: Rows = {}, now = at) {
	return bookOf(
		{
			contracts: [k1],
			assignments: [card({ from: '2026-11-02' })],
			declarations,
			...rows
		},
		now
	);
}
const inbox = (declarations: Declaration[], rows?: Rows, now?: string) =>
	inboxOf(book(declarations, rows, now), [k1]);
const signed = (over: Partial<Declaration> = {}, said = {}) =>
	month(facts({ lines: [line({ '2026-11-19': [420, 0] })], ...said }), over);

test('nothing odd: they can be accepted in one act', () => {
	const { regular, watch, late } = inbox([signed()]);
	expect([regular.length, watch.length, late.length]).toEqual([1, 0, 0]);
	expect(regular[0]?.since).toBe(15);
});

test('R27 eleven hours in a day need eyes', () => {
	const long = { lines: [line({ '2026-11-19': [660, 0] })] };
	expect(inbox([signed({}, long)]).watch).toHaveLength(1);
});

test('a month that came again needs eyes, whatever it says', () => {
	expect(inbox([signed({ version: 2 })]).watch[0]?.corrected).toBe(true);
});

test('the one that waits longest comes first', () => {
	const odd = { version: 2, company: id('e2'), received: '2026-12-05T08:00:00Z' };
	const theirs = card({ id: id('a7'), company: id('e2'), from: '2026-11-02' });
	const rows = { assignments: [card({ from: '2026-11-02' }), theirs] };
	const two = inbox([signed({ ...odd, id: id('d2') }), signed({ version: 2 })], rows);
	expect(two.watch.map(({ row }) => row.id)).toEqual([id('d1'), id('d2')]);
});

test('a decided month waits for nobody, one sent back for its company', () => {
	expect(countMine(inbox([signed({ status: 'validated' })]))).toBe(0);
	const back = inbox([signed({ status: 'returned' })]);
	expect([countMine(back), countTheirs(back), back.sentBack.length]).toEqual([0, 1, 1]);
});

test('R35 late from the day after it is due, with time left before', () => {
	expect(inbox([]).late.map(({ late, period }) => [period, late])).toEqual([['2026-11', 4]]);
	const early = inbox([], {}, '2026-12-12T22:00:00Z');
	expect([early.late.length, early.toSign[0]?.dueOn]).toEqual([0, '2026-12-12']);
	expect(inbox([], {}, '2026-11-30T22:00:00Z').toSign).toEqual([]);
});

test('a period in which it had nobody is owed by nobody', () => {
	const gone = { assignments: [card({ from: '2026-12-01' })] };
	expect(countTheirs(inbox([], gone))).toBe(0);
});

test('a closed contract asks for nothing more', () => {
	const closed = { ...k1, status: 'closed' as const };
	expect(countTheirs(inboxOf(book([], { contracts: [closed] }), [closed]))).toBe(0);
});

const clash = {
	...entry('2026-11-19', [0, 0]),
	id: id('c1'),
	kind: 'clash',
	company: '',
	facts: {
		first: { company: id('e1') },
		second: { company: id('e2') }
	}
};
const theirs = card({ id: id('a2'), company: id('e2') });

test('awaits the office while both still declare for this person', () => {
	const day = entry('2026-11-19', [420, 0]);
	expect(inbox([day, clash], { assignments: [card(), theirs] }).clashes).toHaveLength(1);
	expect(inbox([day, clash]).clashes).toHaveLength(0);
});

test('is over once one of the two gave way', () => {
	const over = { ...clash, status: 'withdrawn' as const };
	expect(inbox([over], { assignments: [card(), theirs] }).clashes).toHaveLength(0);
});

const late = card({ from: '2026-11-02', eligible: [['2026-11-20', '', '2026-11-20']] });
const held = (declarations: Declaration[], one = late) =>
	heldPeople(book(declarations, { assignments: [one] }), [k1]).map(
		({ minutes, eligibility, since }) => [minutes, eligibility.state, since]
	);
const day = (on: string) => entry(on, [420, 0], { received: `${on}T18:00:00Z` });

test('noted outside of it, summed by person, since the first was received', () => {
	expect(held([day('2026-11-18'), day('2026-11-19'), day('2026-11-20')])).toEqual([
		[840, 'later', 28]
	]);
	const none = card({ eligible: [] });
	expect(held([day('2026-11-18')], none)).toEqual([[420, 'pending', 28]]);
	const ended = card({ eligible: [['2026-01-01', '2026-11-17', '2026-01-01']] });
	expect(held([day('2026-11-18')], ended)).toEqual([[420, 'ended', 28]]);
});

test('signed ones are told where their month is verified', () => {
	const lines = [line({ '2026-11-18': [420, 0] })];
	expect(held([day('2026-11-18'), signed({}, { lines })])).toEqual([]);
});

test('days without hours wait for nothing', () => {
	expect(held([entry('2026-11-18', [0, 0])])).toEqual([]);
});

test('an end within four weeks is told, unless another follows or the work ends before', () => {
	const ends = (eligible: [string, string, string][], to = '') =>
		endingSoon(book([], { assignments: [card({ eligible, to })] }), [k1]).map(({ day: on }) => on);
	const first: [string, string, string] = ['2026-01-01', '2027-01-13', ''];
	expect(ends([first])).toEqual(['2027-01-13']);
	expect(ends([['2026-01-01', '2027-01-14', '']])).toEqual([]);
	expect(ends([first, ['2027-01-14', '', '']])).toEqual([]);
	expect(ends([first], '2027-01-10')).toEqual([]);
	expect(ends([['2026-01-01', '2026-12-15', '']])).toEqual([]);
});
