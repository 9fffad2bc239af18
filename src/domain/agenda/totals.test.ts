// A month typed as one figure a person.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { diaryOf } from '../crew/diary.ts';
import { totalPeriod, totalRows, totalWish } from './totals.ts';

const ana = card({
	id: id('a2'),
	participant: id('p2'),
	given_name: 'Ana',
	family_name: 'Ribeiro'
});
const total = (minutes: number, until = '2026-04-30') =>
	entry('2026-04-01', [minutes, 0], { until, facts: { note: 'paie' } });

function ask(rows: Rows = {}, period = '2026-04', today = '2026-05-13') {
	const cards = { contracts: [contract()], assignments: [card(), ana] };
	const book = bookOf({ ...cards, ...rows }, `${today}T10:00:00Z`);
	const stretch = {
		diary: diaryOf(book, book.contract(id('k1'))!, id('e1')),
		party: id('t1'),
		period
	};
	return { book, stretch, rows: totalRows(stretch, today) };
}

describe('the rows of a month typed as totals', () => {
	test('one a person, by name, for the days her card and the contract hold', () => {
		const gone = card({ to: '2026-04-17' });
		const rows = ask({
			assignments: [gone, ana],
			contracts: [contract({ start_date: '2026-04-07' })]
		}).rows;
		expect(rows.map((row) => [row.card.given_name, row.from, row.until])).toEqual([
			['Ana', '2026-04-07', '2026-04-30'],
			['Mamadou', '2026-04-07', '2026-04-17']
		]);
	});

	test('of the month going on, up to today; none on its first day', () => {
		expect(ask({}, '2026-05').rows[0]?.until).toBe('2026-05-13');
		expect(ask({}, '2026-05', '2026-05-01').rows).toEqual([]);
	});

	test('totals are typed for the period going on, and on its first day for the one before', () => {
		const period = (today: string, more: object = {}) => {
			const { stretch } = ask({ contracts: [contract(more)] });
			return totalPeriod(stretch.diary, stretch.party, today);
		};
		expect(['2026-05-13', '2026-05-02', '2026-05-01'].map((day) => period(day))).toEqual([
			'2026-05',
			'2026-05',
			'2026-04'
		]);
		const quarterly = { declaration_period: 'quarter' };
		expect([period('2026-05-13', quarterly), period('2026-04-01', quarterly)]).toEqual([
			'2026-Q2',
			'2026-Q1'
		]);
		expect(period('2026-02-01', { start_date: '2026-02-01' })).toBeUndefined();
	});

	test('a quarter has three months', () => {
		const months = ask({ assignments: [ana] }, '2026-Q1', '2026-04-10').rows.map(
			(row) => row.month
		);
		expect(months).toEqual(['2026-02', '2026-03']);
	});

	test('what stands: a total, days, a verdict', () => {
		const declarations = [
			total(9000),
			entry('2026-04-07', [420, 0], { participant: id('p2'), facts: { assignment: id('a2') } }),
			month(
				facts({
					period: '2026-04',
					lines: [line({ '2026-04-01/2026-04-30': [9000, 0] })],
					verdicts: {
						[id('a1')]: {
							by: '',
							user: '',
							at: '',
							version: 1,
							days: { '2026-04-01/2026-04-30': { verdict: 'accepted', counted: [9000, 0] } }
						}
					}
				})
			)
		];
		const [days, whole] = ask({ declarations }).rows;
		expect([days?.byDay, days?.entry, days?.accepted]).toEqual([420, undefined, false]);
		expect([whole?.byDay, whole?.entry?.until, whole?.accepted]).toEqual([0, '2026-04-30', true]);
	});
});

describe('the wish for a figure', () => {
	const wishFor = (minutes: number | null, declarations: ReturnType<typeof entry>[] = []) => {
		const { book, stretch, rows } = ask({ assignments: [card()], declarations });
		return totalWish(book, stretch, rows[0]!, minutes);
	};

	test('a total of the stretch, on the card', () => {
		expect(wishFor(9060)).toEqual({
			kind: 'day-entry',
			act: 'write',
			base: null,
			set: {
				assignment: id('a1'),
				contract: id('k1'),
				participant: id('p1'),
				site: '',
				day: '2026-04-01',
				until: '2026-04-30',
				minutesWork: 9060,
				minutesTraining: 0,
				absence: null,
				note: ''
			}
		});
	});

	test('nothing without a figure, or when it says what stands', () => {
		expect(wishFor(null)).toBeNull();
		expect(wishFor(0)).toBeNull();
		expect(wishFor(9000, [total(9000)])).toBeNull();
	});

	test('another figure, or more days, changes what stands and keeps its note', () => {
		const wish = wishFor(9060, [total(9000)]);
		expect(wish?.set).toMatchObject({ minutesWork: 9060, note: 'paie' });
		expect(wish?.base).toMatchObject({ minutesWork: 9000, until: '2026-04-30' });
		expect(wishFor(9000, [total(9000, '2026-04-20')])?.set['until']).toBe('2026-04-30');
	});

	test('training already noted is part of the figure: never added to it again', () => {
		const standing = total(9000);
		standing.facts = { ...standing.facts, minutesWork: 8400, minutesTraining: 600 };
		expect(wishFor(9000, [standing])).toBeNull();
		expect(wishFor(9060, [standing])?.set).toMatchObject({
			minutesWork: 8460,
			minutesTraining: 600
		});
		expect(wishFor(420, [standing])?.set).toMatchObject({ minutesWork: 0, minutesTraining: 420 });
	});

	test('an emptied figure takes the total back', () => {
		const standing = total(9000);
		expect(wishFor(null, [standing])).toMatchObject({ act: 'withdraw', record: standing.id });
	});

	test('with one site the total is of that site', () => {
		const site = {
			id: id('s1'),
			org: id('o1'),
			contract: id('k1'),
			name: 's1',
			address: '',
			commune_insee: '',
			active: true
		};
		const { book, stretch, rows } = ask({ assignments: [card()], sites: [site] });
		expect(totalWish(book, stretch, rows[0]!, 60)?.set['site']).toBe(id('s1'));
	});
});
