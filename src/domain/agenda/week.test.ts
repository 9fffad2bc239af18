// The week of a place, day by day.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { diaryOf, type PhoneStates } from '../crew/diary.ts';
import { crewed, missingDays, weekOf } from './week.ts';

const TODAY = '2026-05-13'; // a Wednesday; Thursday 14 is Ascension Day
const MONDAY = '2026-05-11';

function at(rows: Rows, states: PhoneStates = new Map()) {
	const book = bookOf(
		{ contracts: [contract({ detail: 'day' })], assignments: [card()], ...rows },
		`${TODAY}T10:00:00Z`
	);
	return crewed(book, diaryOf(book, book.contract(id('k1'))!, id('e1'), states))[0]!;
}
const week = (rows: Rows, states?: PhoneStates, monday = MONDAY) =>
	weekOf(at(rows, states), monday, TODAY);
const kinds = (rows: Rows) => week(rows).map((cell) => cell.kind);

describe('the week of a place', () => {
	test('noted, to note until today, a holiday, to come', () => {
		expect(kinds({ declarations: [entry(MONDAY, [420, 0])] })).toEqual([
			'noted',
			'todo',
			'todo',
			'holiday',
			'coming'
		]);
	});

	test('0 h with a reason is noted', () => {
		const cell = week({
			declarations: [entry(MONDAY, [0, 0], { facts: { absence: 'weather' } })]
		})[0];
		expect(cell).toMatchObject({ kind: 'noted', minutes: 0, people: 0, plate: 'received' });
	});

	test('nothing is expected outside the contract, while it is suspended, without people, after eligibility', () => {
		const none = ['closed', 'closed', 'closed', 'holiday', 'coming'];
		const of = (over: Parameters<typeof contract>[0]) => ({ contracts: [contract(over)] });
		expect(kinds(of({ end_date: '2026-05-10' }))).toEqual(none);
		expect(kinds(of({ start_date: '2026-05-18' }))).toEqual(none);
		expect(kinds(of({ suspended: [['2026-05-01', '']] }))).toEqual(none);
		expect(kinds({ assignments: [card({ to: '2026-05-10' })] })).toEqual(none);
		expect(
			kinds({ assignments: [card({ eligible: [['2026-01-01', '2026-05-10', '']] })] })
		).toEqual(none);
		expect(kinds({ assignments: [card({ eligible: [] })] })[0]).toBe('todo');
	});

	test('a company that gives totals misses no day, unless the contract wants days', () => {
		const total = entry('2026-04-01', [9000, 0], { until: '2026-04-30' });
		const rows = { declarations: [total], contracts: [contract({ detail: 'month' })] };
		expect(kinds(rows)[0]).toBe('closed');
		expect(kinds({ declarations: [total] })[0]).toBe('todo');
		const days = { ...rows, declarations: [total, entry('2026-05-07', [420, 0])] };
		expect(kinds(days)[0]).toBe('todo');
	});

	test('Saturday and Sunday appear when the last four weeks held hours there', () => {
		const saturday = (day: string) => week({ declarations: [entry(day, [60, 0])] }).length;
		expect(saturday('2026-05-16')).toBe(6);
		expect(saturday('2026-04-18')).toBe(6);
		expect(saturday('2026-04-11')).toBe(5);
		expect(saturday('2026-05-10')).toBe(7);
	});

	test('today appears even on a Saturday', () => {
		const cells = weekOf(at({}), MONDAY, '2026-05-16');
		expect(cells.map((cell) => cell.day)).toContain('2026-05-16');
		expect(cells).toHaveLength(6);
	});

	test('hours of all are added; two companies are not', () => {
		const declarations = [
			entry(MONDAY, [420, 60]),
			entry(MONDAY, [390, 0], { participant: id('p2') }),
			entry(MONDAY, [420, 0], { participant: id('p3'), company: id('e2') })
		];
		expect(week({ declarations })[0]).toMatchObject({ minutes: 870, people: 2 });
	});

	test('missing days are those before today', () => {
		const days = missingDays(
			at({ declarations: [entry('2026-05-12', [420, 0])] }),
			'2026-05-04',
			'2026-05-31',
			TODAY
		);
		expect(days).toEqual(['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07', MONDAY]);
	});
});

describe('R51 where a day is', () => {
	const day = (over: Parameters<typeof facts>[0], states?: PhoneStates) =>
		week(
			{
				declarations: [
					entry(MONDAY, [420, 0]),
					month(facts({ period: '2026-05', lines: [line({ [MONDAY]: [420, 0] })], ...over }))
				]
			},
			states
		)[0]?.plate;
	const verdict = (word: 'accepted' | 'returned' | 'refused') => ({
		verdicts: {
			[id('a1')]: {
				by: '',
				user: '',
				at: '',
				version: 1,
				days: { [MONDAY]: { verdict: word, counted: [0, 0] as [number, number] } }
			}
		}
	});

	test('received, validated, to correct, refused', () => {
		expect(day({})).toBe('received');
		expect(day(verdict('accepted'))).toBe('valid');
		expect(day(verdict('returned'))).toBe('fix');
		expect(day(verdict('refused'))).toBe('refused');
	});

	test('a change of this phone comes first: it waits, or asks for an answer', () => {
		const record = entry(MONDAY, [420, 0]).id;
		expect(day({}, new Map([[record, 'phone']]))).toBe('phone');
		expect(day({}, new Map([[record, 'attention']]))).toBe('fix');
	});

	test('a day is validated only when all its people are', () => {
		const other = entry(MONDAY, [420, 0], {
			participant: id('p2'),
			facts: { assignment: id('a2') }
		});
		const signed = month(
			facts({ period: '2026-05', lines: [line({ [MONDAY]: [420, 0] })], ...verdict('accepted') })
		);
		expect(week({ declarations: [entry(MONDAY, [420, 0]), other, signed] })[0]?.plate).toBe(
			'received'
		);
	});

	test('0 h have nothing to be validated: the day is what those who worked are', () => {
		const idle = entry(MONDAY, [0, 0], {
			participant: id('p2'),
			facts: { assignment: id('a2'), absence: 'leave' }
		});
		const signed = (given: object) =>
			month(facts({ period: '2026-05', lines: [line({ [MONDAY]: [420, 0] })], ...given }));
		const told = (given: object) =>
			week({ declarations: [entry(MONDAY, [420, 0]), idle, signed(given)] })[0]?.plate;
		expect(told(verdict('accepted'))).toBe('valid');
		expect(told({})).toBe('received');
		expect(week({ declarations: [idle] })[0]?.plate).toBe('received');
	});
});

test('a card of the whole contract is expected at one place only', () => {
	const sites = ['s1', 's2'].map((name) => ({
		id: id(name),
		org: id('o1'),
		contract: id('k1'),
		name,
		address: '',
		commune_insee: '',
		active: true
	}));
	const book = bookOf(
		{ contracts: [contract()], assignments: [card()], sites },
		`${TODAY}T10:00:00Z`
	);
	const places = crewed(book, diaryOf(book, contract(), id('e1')));
	const todo = places.map((place) => weekOf(place, MONDAY, TODAY).map((cell) => cell.kind)[0]);
	expect(todo).toEqual(['todo', 'closed']);
});
