// Contracts as a list: who must act, in which order they come, by which words they are found.
import { expect, test } from 'vitest';
import { bookOf } from '../book.ts';
import type { Declaration } from '../records.ts';
import { card, contract, entry, id, party } from '../../../tests/rows.ts';
import { dealsOf, findDeals } from './deals.ts';
import { fold } from './find.ts';
import { mustAct, standingsOf } from './standing.ts';

const now = '2026-04-20T10:00:00Z';

function signed(period: string, status: Declaration['status']): Declaration {
	const row = entry(`${period}-10`, [0, 0]);
	const facts = { contract: id('k1'), period, lines: [], verdicts: {}, nil: true };
	return {
		...row,
		id: id(`h${period.slice(5)}`),
		kind: 'hours-declaration',
		company: id('e1'),
		period,
		status,
		facts
	};
}

function book(declarations: Declaration[], companies: string[] = ['e1']) {
	return bookOf(
		{
			contracts: [contract({ object: 'École des Tilleuls' })],
			contract_parties: [party()],
			assignments: companies.map((company, n) =>
				card({ id: id(`a${String(n)}`), company: id(company), from: '2026-02-02' })
			),
			declarations
		},
		now
	);
}

const states = (declarations: Declaration[]) =>
	standingsOf(book(declarations), contract()).map((one) => [one.period, one.next, one.late]);

test('R35 nothing signed is late from the day after it is due', () => {
	expect(states([])).toEqual([
		['2026-04', null, 0],
		['2026-03', 'sign', 8],
		['2026-02', 'sign', 39]
	]);
});

test('a signed month waits for the office, one sent back for its company, a decided one for nobody', () => {
	expect(states([signed('2026-03', 'submitted'), signed('2026-02', 'returned')])).toEqual([
		['2026-04', null, 0],
		['2026-03', 'verify', 0],
		['2026-02', 'correct', 0]
	]);
	expect(states([signed('2026-03', 'validated'), signed('2026-02', 'refused')])).toEqual([
		['2026-04', null, 0],
		['2026-03', null, 0],
		['2026-02', null, 0]
	]);
});

test('two companies that declare for one party stand apart', () => {
	expect(standingsOf(book([], ['e1', 'e2']), contract())).toHaveLength(6);
});

test('the latest company comes first, then what the office must verify', () => {
	const all = standingsOf(book([signed('2026-03', 'submitted')]), contract());
	expect(mustAct(all).map((one) => [one.period, one.next])).toEqual([
		['2026-02', 'sign'],
		['2026-03', 'verify']
	]);
});

test('a contract is found by a person, a company or its object, without accents', () => {
	const deals = dealsOf(book([]), new Set(), [contract({ object: 'École des Tilleuls' })]);
	expect(findDeals(deals, 'ecole tilleuls')).toHaveLength(1);
	expect(findDeals(deals, fold(card().family_name))).toHaveLength(1);
	expect(findDeals(deals, 'nobody')).toHaveLength(0);
});

test('one that is over and owes nobody an answer leaves the list', () => {
	const over = contract({ start_date: '2026-01-05', end_date: '2026-03-31' });
	const rows = bookOf({ contracts: [over], contract_parties: [party()] }, now);
	expect(dealsOf(rows, new Set(), [over])).toHaveLength(0);
	expect(dealsOf(rows, new Set(), [over], true)).toHaveLength(1);
	rows.put('assignments', card({ from: '2026-02-02' }));
	expect(dealsOf(rows, new Set(), [over])).toHaveLength(1);
});

test('some of them can be asked for alone', () => {
	expect(dealsOf(book([]), new Set(), [contract()])).toHaveLength(1);
	expect(dealsOf(book([]), new Set(), [])).toHaveLength(0);
});
