// The month as a table, and what to look at before signing.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, id } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { diaryOf, type PhoneStates } from '../crew/diary.ts';
import { isoWeek, monthView } from './month.ts';
import { watchOf } from './watch.ts';
import { crewed } from './week.ts';

const ana = card({
	id: id('a2'),
	participant: id('p2'),
	given_name: 'Ana',
	family_name: 'Ribeiro'
});
const anas = (day: string, minutes: number) =>
	entry(day, [minutes, 0], { participant: id('p2'), facts: { assignment: id('a2') } });

function stretchOf(rows: Rows, states: PhoneStates = new Map(), period = '2026-04') {
	const cards = { contracts: [contract({ detail: 'day' })], assignments: [card(), ana] };
	const book = bookOf({ ...cards, ...rows }, '2026-05-13T10:00:00Z');
	const diary = diaryOf(book, book.contract(id('k1'))!, id('e1'), states);
	return { book, places: crewed(book, diary), stretch: { diary, party: id('t1'), period } };
}
const view = (rows: Rows, missing: string[] = [], period?: string) =>
	monthView(stretchOf(rows, new Map(), period).stretch, missing);
const watch = (rows: Rows, states?: PhoneStates) => {
	const { book, places, stretch } = stretchOf(rows, states);
	return watchOf(book, stretch, places);
};

describe('the month as a table', () => {
	test('people across by name, weeks down within the month, sums at the end', () => {
		const month = view({ declarations: [entry('2026-04-01', [420, 0]), anas('2026-04-30', 390)] });
		expect(month.people.map((person) => [person.short, person.minutes])).toEqual([
			['Ana', 390],
			['Mamadou', 420]
		]);
		expect(month.weeks.map((week) => [week.number, week.from, week.to])).toEqual([
			[14, '2026-04-01', '2026-04-03'],
			[15, '2026-04-07', '2026-04-10'],
			[16, '2026-04-13', '2026-04-17'],
			[17, '2026-04-20', '2026-04-24'],
			[18, '2026-04-27', '2026-04-30']
		]);
		expect(month.minutes).toBe(810);
		expect(month.plate).toBe('received');
		expect(month.noted).toEqual(['2026-04-01', '2026-04-30']);
	});

	test('a mark a day: full, part, over 10 h, 0 h, missing, no day of work', () => {
		const declarations = [
			entry('2026-04-20', [420, 0]),
			entry('2026-04-21', [660, 0]),
			entry('2026-04-22', [210, 0]),
			anas('2026-04-23', 420),
			entry('2026-04-08', [360, 60])
		];
		const month = view({ declarations }, ['2026-04-24']);
		expect(month.weeks[3]?.cells[1]).toEqual({
			minutes: 1290,
			marks: ['full', 'over', 'part', 'none', 'missing']
		});
		// Easter Monday, then days on which nobody is noted and nobody is missed.
		expect(month.weeks[1]?.cells[1]?.marks).toEqual(['off', 'off', 'full', 'off', 'off']);
		expect(month.weeks[0]?.cells[1]?.marks.slice(0, 2)).toEqual(['off', 'off']);
	});

	test('a weekend with hours adds its marks to that week', () => {
		const marks = (day: string) =>
			view({ declarations: [entry(day, [240, 0])] }).weeks.map(
				(week) => week.cells[1]?.marks.length
			);
		expect(marks('2026-04-18')).toEqual([5, 5, 6, 5, 5]);
		expect(marks('2026-04-19')).toEqual([5, 5, 7, 5, 5]);
	});

	test('two people who share a first name show the letter of their family', () => {
		const other = card({ ...ana, given_name: 'Mamadou', family_name: 'Ba' });
		const month = view({ assignments: [card(), other] });
		expect(month.people.map((person) => person.short)).toEqual(['Mamadou B.', 'Mamadou S.']);
	});

	test('people whose card does not touch the month are left out, unless they have hours', () => {
		const gone = card({ ...ana, to: '2026-03-20' });
		expect(view({ assignments: [card(), gone] }).people).toHaveLength(1);
		const late = { assignments: [card(), gone], declarations: [anas('2026-04-01', 60)] };
		expect(view(late).people).toHaveLength(2);
	});

	test('a total is one figure, without days', () => {
		const total = entry('2026-04-01', [9000, 0], { until: '2026-04-30' });
		const [, person] = view({ declarations: [total] }).people;
		expect(person?.total?.until).toBe('2026-04-30');
		expect(person?.minutes).toBe(9000);
	});

	test('a week that touches the month with a holiday alone is left out', () => {
		expect(view({}, [], '2026-05').weeks.map((week) => week.number)).toEqual([19, 20, 21, 22]);
		const worked = { declarations: [entry('2026-05-01', [420, 0])] };
		expect(view(worked, [], '2026-05').weeks[0]?.number).toBe(18);
	});

	test('a quarter shows its thirteen or fourteen weeks', () => {
		expect(view({}, [], '2026-Q2').weeks).toHaveLength(14);
	});

	test('ISO 8601 numbers of weeks, at both ends of a year', () => {
		expect(['2025-12-29', '2026-12-28', '2027-01-04', '2024-12-30'].map(isoWeek)).toEqual([
			1, 53, 1, 1
		]);
	});
});

describe('what to look at before signing', () => {
	const noted = Array.from(
		{ length: 30 },
		(_, n) => `2026-04-${String(n + 1).padStart(2, '0')}`
	).map((day) => entry(day, [420, 0]));
	const but = (day: string, minutes: number, note = '') => [
		...noted.filter((row) => row.day !== day),
		entry(day, [minutes, 0], { facts: { note } })
	];
	const workdays = noted.filter(
		(row) => !['04', '05', '11', '12', '18', '19', '25', '26'].includes(row.day.slice(8))
	);
	const alone = { assignments: [card()] };

	test('a month in order has nothing', () => {
		expect(watch({ ...alone, declarations: workdays })).toEqual([]);
	});

	test('days that say nothing, by place', () => {
		const declarations = workdays.filter((row) => row.day !== '2026-04-27');
		expect(watch({ ...alone, declarations })).toEqual([
			{ code: 'missing', place: id('k1'), placeName: '', day: '2026-04-27', days: ['2026-04-27'] }
		]);
	});

	test('R27 more than 10 h, until it is explained', () => {
		const days = (note: string) =>
			but('2026-04-21', 660, note).filter((row) => workdays.some((one) => one.day === row.day));
		expect(watch({ ...alone, declarations: days('') })).toEqual([
			{ code: 'long-day', name: 'Mamadou Sow', place: id('k1'), day: '2026-04-21', minutes: 660 }
		]);
		expect(watch({ ...alone, declarations: days('coulage') })).toEqual([]);
	});

	test('R28 more than 48 h in a week, with the hours of another contract', () => {
		const declarations = [
			...workdays,
			...[20, 21, 22, 23].map((day) =>
				entry(`2026-04-${String(day)}`, [210, 0], { id: id(`z${String(day)}`), contract: id('k2') })
			)
		];
		const weeks = watch({ ...alone, declarations });
		expect(weeks).toMatchObject([
			{ code: 'long-week', name: 'Mamadou Sow', minutes: 35 * 60 + 840 }
		]);
	});

	test('R11 hours that wait for an eligibility', () => {
		const ended = card({ eligible: [['2026-01-01', '2026-04-28', '']] });
		expect(watch({ assignments: [ended], declarations: workdays })).toEqual([
			{
				code: 'held',
				name: 'Mamadou Sow',
				participant: id('p1'),
				minutes: 840,
				until: '2026-04-28'
			}
		]);
	});

	test('what the server refused comes first', () => {
		const states: PhoneStates = new Map([[workdays[0]!.id, 'attention']]);
		expect(watch({ ...alone, declarations: workdays }, states)[0]).toEqual({
			code: 'parked',
			name: 'Mamadou Sow',
			record: workdays[0]!.id,
			day: '2026-04-01'
		});
	});
});
