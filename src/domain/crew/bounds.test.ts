// The first and last days of things, entries of 0 h, two places: where the crew's day is easily off by one.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import type { Declaration, Site } from '../records.ts';
import { alsoOn } from './also.ts';
import { answered, crewDay, usualDay } from './crew.ts';
import { diaryOf, entryState, minutesOf, plateOf, totalOn } from './diary.ts';
import { eligibilityOn } from './eligibility.ts';
import { dayToCopy, entriesAt, mostShared, recentDays } from './likeness.ts';
import { homeOf, isOpen, placeOf, placesOf } from './place.ts';

const MON = '2026-05-11';
const TUE = '2026-05-12';
const WED = '2026-05-13';

const site = (n: string, over: Partial<Site> = {}): Site => ({
	id: id(n),
	org: id('o1'),
	contract: id('k1'),
	name: n,
	address: '',
	commune_insee: '',
	active: true,
	...over
});

function reading(rows: Rows) {
	const book = bookOf(
		{ contracts: [contract()], assignments: [card()], ...rows },
		`${WED}T10:00:00Z`
	);
	return { book, diary: diaryOf(book, book.contract(id('k1'))!, id('e1')) };
}
const noted = (day: string, minutes: number, over: Partial<Declaration> = {}) =>
	entry(day, [minutes, 0], over);

describe('R30 days of a contract that may hold hours', () => {
	const of = contract({
		start_date: '2026-02-02',
		end_date: '2026-06-30',
		suspended: [
			['2026-03-02', '2026-03-06'],
			['2026-06-22', '']
		]
	});

	test('R30 its first and its last day, not the one before or after', () => {
		const whole = { ...of, suspended: [] };
		const days = ['2026-02-01', '2026-02-02', '2026-06-30', '2026-07-01'];
		expect(days.map((day) => isOpen(whole, day))).toEqual([false, true, true, false]);
	});

	test('R30 none of a suspension, its ends included; one without an end goes on', () => {
		const days = [
			'2026-03-01',
			'2026-03-02',
			'2026-03-06',
			'2026-03-07',
			'2026-06-21',
			'2026-06-22'
		];
		expect(days.map((day) => isOpen(of, day))).toEqual([true, false, false, true, true, false]);
		expect(isOpen(of, '2026-06-29')).toBe(false);
	});

	test('R30 without a start the notification counts, without both every day; without an end all that come', () => {
		const open = { ...of, suspended: [], end_date: '' };
		expect(isOpen({ ...open, start_date: '', notification_date: '2026-01-10' }, '2026-01-09')).toBe(
			false
		);
		expect(isOpen({ ...open, start_date: '', notification_date: '' }, '2000-01-01')).toBe(true);
		expect(isOpen({ ...open, notification_date: '2026-01-10' }, '2026-01-20')).toBe(false);
		expect(isOpen(open, '2099-12-31')).toBe(true);
	});
});

describe('places', () => {
	test('a closed site is shown as long as a card lies there', () => {
		const sites = [site('s1'), site('s2', { active: false }), site('s3', { active: false })];
		const { book } = reading({ sites });
		const names = placesOf(book, contract(), [card({ site: id('s2') })]).map(({ name }) => name);
		expect(names).toEqual(['s1', 's2']);
	});

	test('one site is its place; none makes the contract one', () => {
		expect(
			placesOf(reading({ sites: [site('s1')] }).book, contract(), []).map((one) => one.id)
		).toEqual([id('s1')]);
		expect(placesOf(reading({}).book, contract(), []).map((one) => one.id)).toEqual([id('k1')]);
	});

	test('a card without a site belongs where the person was last noted, else at the first place', () => {
		const declarations = [
			noted(TUE, 60, { site: id('s2') }),
			noted(MON, 60, { site: id('s1') }),
			noted(WED, 60, { participant: id('p2'), site: id('s1') })
		];
		const { book, diary } = reading({ sites: [site('s1'), site('s2')], declarations });
		const places = placesOf(book, contract(), []);
		expect(homeOf(card(), diary, places)).toBe(id('s2'));
		expect(homeOf(card({ participant: id('p9') }), diary, places)).toBe(id('s1'));
		expect(homeOf(card({ site: id('s1') }), diary, places)).toBe(id('s1'));
	});
});

describe('the day to copy', () => {
	const { book, diary } = reading({ declarations: [noted(TUE, 1), noted(WED, 0), noted(MON, 0)] });
	const place = placeOf(book, id('k1'))!;

	test('a single minute makes a day, 0 h do not', () => {
		expect(recentDays(diary, place, '2026-05-14', 5).map(({ day }) => day)).toEqual([TUE]);
	});

	test('is never the day itself, nor the second last; without one before, the first one after', () => {
		expect(recentDays(diary, place, TUE, 5)).toEqual([]);
		expect(dayToCopy(diary, place, MON)?.day).toBe(TUE);
		expect(dayToCopy(diary, place, TUE)).toBeNull();
		const two = reading({ declarations: [noted(MON, 60), noted(TUE, 120)] });
		expect(dayToCopy(two.diary, place, WED)?.day).toBe(TUE);
		expect(recentDays(two.diary, place, WED, 1)).toHaveLength(1);
	});

	test('entries of a day: those of this site and of none, not those of another', () => {
		const declarations = [
			noted(MON, 60, { site: id('s1') }),
			noted(MON, 60, { participant: id('p2'), site: id('s2') }),
			noted(MON, 60, { participant: id('p3'), site: '' })
		];
		const two = reading({ sites: [site('s1'), site('s2')], declarations });
		const at = (where: string) =>
			entriesAt(two.diary, placeOf(two.book, id(where))!, MON).map((row) => row.participant);
		expect(at('s1')).toEqual([id('p1'), id('p3')]);
		expect(at('k1')).toEqual([id('p1'), id('p2'), id('p3')]);
	});

	test('the figure that most share', () => {
		expect(mostShared([420, 420, 390])).toBe(420);
		expect(mostShared([390, 420, 420, 420, 390])).toBe(420);
		expect(mostShared([])).toBeUndefined();
	});
});

describe('what covers a day', () => {
	const total = noted('2026-05-04', 600, { until: '2026-05-08' });

	test('a total, from its first day to its last, of its own person', () => {
		const { diary } = reading({ declarations: [total] });
		const covered = ['2026-05-03', '2026-05-04', '2026-05-08', '2026-05-09'].map(
			(day) => totalOn(diary, id('p1'), day) !== undefined
		);
		expect(covered).toEqual([false, true, true, false]);
		expect(totalOn(diary, id('p2'), '2026-05-05')).toBeUndefined();
	});

	test('R51 a signed month, on its first and last day; accepted as the office said', () => {
		const days = { '2026-05-01': [60, 0], '2026-05-31': [60, 0] } as const;
		const verdict = { verdict: 'accepted' as const, counted: [60, 0] as [number, number] };
		const verdicts = {
			[id('a1')]: {
				by: '',
				user: '',
				at: '',
				version: 1,
				days: { '2026-05-01': verdict, '2026-05-31': verdict }
			}
		};
		const signed = month(
			facts({
				period: '2026-05',
				lines: [line({ '2026-05-01': [...days['2026-05-01']], '2026-05-31': [60, 0] })],
				verdicts
			})
		);
		const rows = ['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map((day) =>
			noted(day, 60)
		);
		const { diary } = reading({ declarations: [signed, ...rows] });
		expect(rows.map((row) => entryState(diary, row))).toEqual([
			'received',
			'accepted',
			'accepted',
			'received'
		]);
		expect(entryState(diary, { ...rows[1]!, party: id('t9') })).toBe('received');
	});

	test('nothing has no plate; work and training are one sum', () => {
		expect(plateOf([])).toBeNull();
		expect(plateOf(['accepted'])).toBe('valid');
		expect(minutesOf(entry(MON, [60, 30]))).toBe(90);
	});
});

test('R26 hours elsewhere: of that day, of other contracts, from a minute on; totals and 0 h left out', () => {
	const other = (minutes: number, over: Partial<Declaration> = {}) =>
		noted(MON, minutes, { contract: id('k2'), ...over });
	const also = (row: Declaration) => alsoOn(reading({ declarations: [row] }).book, card(), MON);
	expect(also(other(1))).toHaveLength(1);
	expect(also(other(0))).toEqual([]);
	expect(also(other(60, { day: TUE }))).toEqual([]);
	expect(also(other(60, { until: TUE }))).toEqual([]);
	expect(also(noted(MON, 60))).toEqual([]);
});

test('R11 eligible from the first day to the last; ended the day after, to come the day before', () => {
	const eligible = { eligible: [['2026-05-11', '2026-05-13', '']] as [string, string, string][] };
	const on = (day: string) => eligibilityOn(eligible, day);
	expect(on('2026-05-10')).toEqual({ state: 'later', day: '2026-05-11' });
	expect([on('2026-05-11'), on('2026-05-13')].map(({ state }) => state)).toEqual([
		'eligible',
		'eligible'
	]);
	expect(on('2026-05-14')).toEqual({ state: 'ended', day: '2026-05-13' });
	expect(eligibilityOn({ eligible: [] }, MON)).toEqual({ state: 'pending', day: '' });
});

describe('the crew of a day', () => {
	const opened = (rows: Rows, place = 'k1') => {
		const { book, diary } = reading(rows);
		return crewDay(book, { diary, place: placeOf(book, id(place))!, day: WED });
	};

	test('a minute of work or of training is a tick, none is not', () => {
		const tick = (pair: [number, number]) =>
			opened({ declarations: [entry(WED, pair)] }).members[0]?.answer.ticked;
		expect([tick([1, 0]), tick([0, 1]), tick([0, 0])]).toEqual([true, true, false]);
		expect(tick([60, 60])).toBe(true);
	});

	test('who had 0 h on the day copied is no model; who had a minute is', () => {
		const with2 = [card(), card({ id: id('a2'), participant: id('p2') })];
		const usual = (minutes: number) => {
			const declarations = [
				noted(TUE, minutes),
				noted(TUE, 420, { participant: id('p2'), facts: { assignment: id('a2') } })
			];
			const crew = opened({ assignments: with2, declarations });
			return crew.members.find((one) => one.card.participant === id('p1'))?.usual;
		};
		expect([usual(0), usual(1)]).toEqual([null, 1]);
	});

	test('who is ticked is summed, work and training; who is not is left out', () => {
		const answer = { ticked: true, work: 60, training: 30, absence: null, note: '' };
		const sums = answered(WED, [answer, answer, { ...answer, ticked: false }]);
		expect(sums).toEqual({ day: WED, people: 2, minutes: 180, each: 90 });
	});

	test('of two cards the later one, of two people the earlier name; a week of a minute is a week', () => {
		const assignments = [
			card({ id: id('a2'), from: '2026-03-02' }),
			card({ from: '2026-02-02' }),
			card({ id: id('a3'), participant: id('p3'), given_name: 'Ana' })
		];
		expect(opened({ assignments }).members.map((one) => one.card.id)).toEqual([id('a3'), id('a2')]);
		expect([usualDay(card({ weekly_minutes: 1 })), usualDay(card({ weekly_minutes: 0 }))]).toEqual([
			0, 420
		]);
	});

	test('who is of another site is shown apart, unless she was noted at a site that day', () => {
		const sites = [site('s1'), site('s2')];
		const assignments = [card({ site: id('s2') })];
		expect(opened({ sites, assignments }, 's1')).toMatchObject({
			members: [],
			others: [{ id: id('a1') }]
		});
		const at = (where: string) =>
			opened(
				{ sites, assignments, declarations: [noted(WED, 60, { site: where && id(where) })] },
				's1'
			);
		expect(at('s1').members[0]).toMatchObject({ entry: { site: id('s1') }, elsewhere: undefined });
		expect(at('s2').members).toEqual([]);
		expect(
			opened({ sites, assignments, declarations: [noted(WED, 60, { site: id('s1') })] }, 's2')
				.members[0]
		).toMatchObject({
			entry: undefined,
			elsewhere: { minutes: 60, place: 's1' }
		});
	});
});
