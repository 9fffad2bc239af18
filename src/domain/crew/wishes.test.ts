// What saving a day wishes for.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, id } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import type { Declaration } from '../records.ts';
import { crewDay, type Answer, type CrewDay } from './crew.ts';
import { diaryOf } from './diary.ts';
import { placeOf } from './place.ts';
import { dayWishes, memberOf, zeroWishes, type DayWish } from './wishes.ts';

const WED = '2026-05-13';
const ana = card({ id: id('a2'), participant: id('p2'), given_name: 'Ana' });
const sites = ['s1', 's2'].map((name) => ({
	id: id(name),
	org: id('o1'),
	contract: id('k1'),
	name,
	address: '',
	commune_insee: '',
	active: true
}));

function crewOn(declarations: Declaration[], rows: Rows = {}, place = 'k1'): CrewDay {
	const cards = { contracts: [contract()], assignments: [card(), ana] };
	const book = bookOf({ ...cards, ...rows, declarations }, `${WED}T10:00:00Z`);
	const diary = diaryOf(book, contract(), id('e1'));
	return crewDay(book, { diary, place: placeOf(book, id(place))!, day: WED });
}
const said = (answer: Partial<Answer>): Answer => ({
	ticked: true,
	work: 420,
	training: 0,
	absence: null,
	note: '',
	...answer
});
const brief = (wishes: DayWish[]) =>
	wishes.map(({ act, set }) => [act, set['participant'], set['minutesWork'], set['absence']]);

describe('what saving a day wishes for', () => {
	test('one write a ticked person, on her card, at this place', () => {
		const wishes = dayWishes(crewOn([]), {});
		expect(brief(wishes)).toEqual([
			['write', id('p2'), 420, null],
			['write', id('p1'), 420, null]
		]);
		expect(wishes[0]?.set).toEqual({
			assignment: id('a2'),
			contract: id('k1'),
			participant: id('p2'),
			site: '',
			day: WED,
			minutesWork: 420,
			minutesTraining: 0,
			absence: null,
			note: ''
		});
	});

	test('nothing for rows that say what is known already', () => {
		const crew = crewOn([entry(WED, [420, 0]), entry(WED, [0, 0], { participant: id('p2') })]);
		expect(dayWishes(crew, {})).toEqual([]);
		expect(dayWishes(crew, Object.fromEntries([[id('p1'), said({})]]))).toEqual([]);
	});

	test('only who changed, when the day was noted', () => {
		const noted = [entry(WED, [420, 0]), entry(WED, [420, 0], { participant: id('p2') })];
		const wishes = dayWishes(
			crewOn(noted),
			Object.fromEntries([[id('p2'), said({ work: 240, training: 60 })]])
		);
		expect(brief(wishes)).toEqual([['write', id('p2'), 240, null]]);
		expect(wishes[0]?.set['minutesTraining']).toBe(60);
	});

	test('unticking who was noted takes her entry back, or says why she was absent', () => {
		const crew = crewOn([entry(WED, [420, 0])]);
		const away = said({ ticked: false });
		const [withdrawn] = dayWishes(crew, Object.fromEntries([[id('p1'), away]]));
		expect(withdrawn).toMatchObject({ act: 'withdraw', set: { reason: '' } });
		expect(withdrawn?.record).toBe(crew.members.find((one) => one.entry)?.entry?.id);
		const leave = Object.fromEntries([[id('p1'), said({ ticked: false, absence: 'leave' })]]);
		expect(brief(dayWishes(crew, leave))).toEqual([['write', id('p1'), 0, 'leave']]);
	});

	test('each wish finds its row again', () => {
		const crew = crewOn([entry(WED, [420, 0])]);
		const answers = Object.fromEntries([
			[id('p1'), said({ ticked: false })],
			[id('p2'), said({})]
		]);
		const names = dayWishes(crew, answers).map((wish) => memberOf(crew, wish)?.card.given_name);
		expect(names).toEqual(['Mamadou', 'Ana']);
	});

	test('R40 accepted days and days within a total are left alone', () => {
		const total = entry('2026-05-01', [6000, 0], { until: '2026-05-31' });
		const wishes = dayWishes(crewOn([total]), Object.fromEntries([[id('p1'), said({})]]));
		expect(wishes.map((wish) => wish.set['participant'])).toEqual([id('p2')]);
		expect(zeroWishes(crewOn([total]), 'weather').map((wish) => wish.set['participant'])).toEqual([
			id('p2')
		]);
	});
});

describe('R29 a second site adds', () => {
	const first = entry(WED, [240, 0], { site: id('s1'), facts: { note: 'matin' } });
	const rows = { sites, assignments: [card()] };

	test('hours are added to those of the first site, and the entry is then of the contract', () => {
		const wishes = dayWishes(
			crewOn([first], rows, 's2'),
			Object.fromEntries([[id('p1'), said({ work: 180, note: 'livraison' })]])
		);
		expect(wishes).toHaveLength(1);
		expect(wishes[0]?.set).toMatchObject({
			minutesWork: 420,
			site: '',
			note: 'matin\nlivraison',
			assignment: id('a1')
		});
	});

	test('left unticked, the hours of the first site stay as they are', () => {
		expect(dayWishes(crewOn([first], rows, 's2'), {})).toEqual([]);
		const away = Object.fromEntries([
			[id('p1'), said({ ticked: false, absence: 'away' as const })]
		]);
		expect(dayWishes(crewOn([first], rows, 's2'), away)).toEqual([]);
		expect(zeroWishes(crewOn([first], rows, 's2'), 'weather')).toEqual([]);
	});
});

describe('no hours for the whole crew', () => {
	test('one entry of 0 h with the reason for each who may count', () => {
		const gone = card({
			id: id('a3'),
			participant: id('p3'),
			eligible: [['2025-01-01', '2026-05-10', '']]
		});
		const crew = crewOn([], { assignments: [card(), ana, gone] });
		expect(brief(zeroWishes(crew, 'weather'))).toEqual([
			['write', id('p2'), 0, 'weather'],
			['write', id('p1'), 0, 'weather']
		]);
	});

	test('it takes the place of hours noted before', () => {
		const wishes = zeroWishes(crewOn([entry(WED, [420, 30])]), 'site_stopped');
		expect(wishes.find((wish) => wish.set['participant'] === id('p1'))?.set).toMatchObject({
			minutesWork: 0,
			minutesTraining: 0,
			absence: 'site_stopped'
		});
	});

	test('with nobody eligible it is said for those who are there', () => {
		const gone = card({ eligible: [['2025-01-01', '2026-05-10', '']] });
		expect(zeroWishes(crewOn([], { assignments: [gone] }), 'no_participant')).toHaveLength(1);
	});
});
