// Today as data: my places, the next thing to do, what is due.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, id } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { agenda } from './agenda.ts';

const acacias = contract({ id: id('k2'), object: 'Acacias', detail: 'day' });
const tilleuls = contract({ object: 'Tilleuls', detail: 'day' });
const there = card({ id: id('a2'), contract: id('k2'), party: id('t2'), participant: id('p2') });
const day = (on: string, over: Parameters<typeof entry>[2] = {}) => entry(on, [420, 0], over);
const atAcacias = { contract: id('k2'), party: id('t2'), participant: id('p2') };

function ask(rows: Rows = {}, today = '2026-05-13') {
	const book = bookOf(
		{ contracts: [acacias, tilleuls], assignments: [card(), there], ...rows },
		`${today}T10:00:00Z`
	);
	return agenda(book, { company: id('e1'), user: id('u1') });
}
const names = (weeks: ReturnType<typeof ask>['mine']) => weeks.map(({ at }) => at.place.name);

describe('my places', () => {
	test('all of the company, while I noted at none', () => {
		const all = ask({ declarations: [day('2026-05-11', { author: id('u2') })] });
		expect(names(all.mine)).toEqual(['Acacias', 'Tilleuls']);
		expect(all.others).toEqual([]);
	});

	test('those where I noted in the last 60 days; the others apart', () => {
		const mine = ask({ declarations: [day('2026-05-11')] });
		expect(names(mine.mine)).toEqual(['Tilleuls']);
		expect(names(mine.others)).toEqual(['Acacias']);
		expect(names(ask({ declarations: [day('2026-03-13')] }).mine)).toHaveLength(2);
	});

	test('a contract that ended before this week, or without people, is not shown', () => {
		const over = { contracts: [acacias, contract({ object: 'Tilleuls', end_date: '2026-05-10' })] };
		expect(names(ask(over).mine)).toEqual(['Acacias']);
		const gone = { assignments: [card({ to: '2026-05-10' }), there] };
		expect(names(ask(gone).mine)).toEqual(['Acacias']);
		expect(names(ask({ assignments: [card({ company: id('e2') })] }).mine)).toEqual([]);
	});
});

describe('the next thing to do', () => {
	test('today, at the first of my places where it is not noted, like the last day', () => {
		const { next } = ask({ declarations: [day('2026-05-12'), day('2026-05-13', atAcacias)] });
		expect(next?.at.place.name).toBe('Tilleuls');
		expect(next?.day).toBe('2026-05-13');
		expect(next?.like?.day).toBe('2026-05-12');
		expect(next?.says).toEqual({ day: '2026-05-13', people: 1, minutes: 420, each: 420 });
	});

	test('then the first day missed this week', () => {
		const { next } = ask({
			declarations: [day('2026-05-12'), day('2026-05-13'), day('2026-05-13', atAcacias)]
		});
		expect([next?.at.place.name, next?.day]).toEqual(['Acacias', '2026-05-11']);
	});

	test('nothing when the week is noted', () => {
		const week = ['2026-05-11', '2026-05-12', '2026-05-13'];
		const declarations = week.flatMap((on) => [day(on), day(on, atAcacias)]);
		expect(ask({ declarations }).next).toBeNull();
	});
});

test('what is due comes oldest first, and parties without anything due say their next month', () => {
	const april = card({ from: '2026-04-01' });
	const { dues, coming } = ask({ assignments: [april, { ...there, from: '2026-05-04' }] });
	expect(dues.map((due) => [due.name, due.period])).toEqual([['Tilleuls', '2026-04']]);
	expect(coming).toEqual([
		{ party: id('t2'), name: 'Acacias', period: '2026-05', from: '2026-06-01', dueOn: '2026-06-12' }
	]);
});
