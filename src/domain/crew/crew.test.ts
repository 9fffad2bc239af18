// The crew of a day as it opens.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import type { Card, Declaration, Site } from '../records.ts';
import { answered, crewDay, usualDay } from './crew.ts';
import { diaryOf } from './diary.ts';
import { recentDays } from './likeness.ts';
import { placeOf } from './place.ts';

const WED = '2026-05-13';
const TUE = '2026-05-12';
const MON = '2026-05-11';
const open: Card['eligible'] = [['2026-01-01', '', '2026-01-01']];

export function site(name: string, over: Partial<Site> = {}): Site {
	const row = { org: id('o1'), contract: id('k1'), address: '', commune_insee: '', active: true };
	return { id: id(name), name, ...row, ...over };
}
const ana = card({
	id: id('a2'),
	participant: id('p2'),
	given_name: 'Ana',
	family_name: 'Ribeiro'
});
const sofiane = card({
	id: id('a3'),
	participant: id('p3'),
	given_name: 'Sofiane',
	family_name: 'Benali',
	eligible: [['2025-05-11', '2026-05-10', '2025-05-01']]
});
const noted = (day: string, of: Card, minutes: number, over: Partial<Declaration> = {}) =>
	entry(day, [minutes, 0], {
		participant: of.participant,
		...over,
		facts: { assignment: of.id, ...over.facts }
	});

function crewOn(
	rows: Rows,
	at: { place?: string; day?: string; added?: string[]; copied?: string } = {}
) {
	const book = bookOf(
		{ contracts: [contract()], assignments: [card(), ana], ...rows },
		`${WED}T10:00:00Z`
	);
	const diary = diaryOf(book, book.contract(id('k1'))!, id('e1'));
	const place = placeOf(book, id(at.place ?? 'k1'))!;
	const { day = WED, added = [], copied } = at;
	return crewDay(book, { diary, place, day, added, copied });
}
const shown = (crew: ReturnType<typeof crewOn>) =>
	crew.members.map(({ card, answer }) => [card.given_name, answer.ticked, answer.work]);

describe('the crew of a day', () => {
	test('opens like the last day noted: same people, same minutes, absent ones unticked', () => {
		const crew = crewOn({ declarations: [noted(MON, ana, 420), noted(TUE, card(), 390)] });
		expect(crew.like).toEqual({ day: TUE, people: 1, minutes: 390, each: 390 });
		expect(shown(crew)).toEqual([
			['Mamadou', true, 390],
			['Ana', false, 420]
		]);
		expect(crew.members.map((member) => member.usual)).toEqual([390, null]);
	});

	test('can be copied from another day', () => {
		const declarations = [noted(MON, ana, 300), noted(TUE, card(), 390)];
		const crew = crewOn({ declarations }, { copied: MON });
		expect(crew.like?.day).toBe(MON);
		expect(shown(crew)[0]).toEqual(['Ana', true, 300]);
	});

	test('the days to copy: those with hours, latest first', () => {
		const declarations = [
			noted(MON, ana, 300),
			noted(TUE, card(), 0),
			noted('2026-05-07', ana, 60)
		];
		const book = bookOf({ contracts: [contract()], declarations }, `${WED}T10:00:00Z`);
		const diary = diaryOf(book, contract(), id('e1'));
		const days = recentDays(diary, placeOf(book, id('k1'))!, WED, 5).map((like) => like.day);
		expect(days).toEqual([MON, '2026-05-07']);
	});

	test('on the first day ever everybody who may count is ticked, at a fifth of the week', () => {
		const half = card({ ...ana, weekly_minutes: 1200 });
		expect(shown(crewOn({ assignments: [half, card(), sofiane] }))).toEqual([
			['Ana', true, 240],
			['Mamadou', true, 420],
			['Sofiane', false, 420]
		]);
		expect([0, 2100, 1190].map((weekly_minutes) => usualDay(card({ weekly_minutes })))).toEqual([
			420, 420, 240
		]);
	});

	test('shows a day that was noted as it was noted, people without an entry unticked', () => {
		const crew = crewOn({ declarations: [noted(WED, ana, 255), noted(TUE, card(), 420)] });
		expect(crew.noted).toBe(true);
		expect(crew.like).toBeNull();
		expect(shown(crew)).toEqual([
			['Ana', true, 255],
			['Mamadou', false, 420]
		]);
	});

	test('R11 whose eligibility ended since arrives unticked; who was ticked after its end stays so', () => {
		const before = noted('2026-05-08', sofiane, 420);
		const since = crewOn({ assignments: [sofiane], declarations: [before] }).members[0]!;
		expect(since.answer.ticked).toBe(false);
		expect(since.eligibility).toEqual({ state: 'ended', day: '2026-05-10' });
		const after = crewOn({ assignments: [sofiane], declarations: [noted(TUE, sofiane, 420)] });
		expect(after.members[0]!.answer.ticked).toBe(true);
	});

	test('R11 eligible until, from, and not decided', () => {
		const states = (eligible: Card['eligible']) =>
			crewOn({ assignments: [card({ eligible })] }).members[0]!.eligibility;
		expect(states(open)).toEqual({ state: 'eligible', day: '' });
		expect(states([['2026-01-01', '2026-06-30', '']])).toEqual({
			state: 'eligible',
			day: '2026-06-30'
		});
		expect(states([['2026-06-01', '', '']])).toEqual({ state: 'later', day: '2026-06-01' });
		expect(states([])).toEqual({ state: 'pending', day: '' });
	});

	test('R30 people whose card does not hold that day are not in the crew', () => {
		const gone = card({ ...ana, to: TUE });
		const coming = card({ ...sofiane, from: '2026-05-14' });
		expect(shown(crewOn({ assignments: [card(), gone, coming] }))).toHaveLength(1);
	});

	test('a person with two cards is there once, with the later one', () => {
		const second = card({ id: id('a9'), employer_name: 'Tremplin Sud', from: '2026-05-01' });
		const crew = crewOn({ assignments: [card(), second] });
		expect(crew.members.map((member) => member.card.id)).toEqual([id('a9')]);
	});

	test('R40 an accepted day is fixed, and so is a day within a total', () => {
		const signed = month(
			facts({
				period: '2026-05',
				lines: [line({ [WED]: [420, 0] })],
				verdicts: {
					[id('a1')]: {
						by: '',
						user: '',
						at: '',
						version: 1,
						days: { [WED]: { verdict: 'accepted', counted: [420, 0] } }
					}
				}
			})
		);
		const total = noted('2026-05-01', ana, 6000, { until: '2026-05-31' });
		const crew = crewOn({ declarations: [noted(WED, card(), 420), signed, total] });
		const fixed = Object.fromEntries(
			crew.members.map((member) => [member.card.given_name, member.fixed])
		);
		expect(fixed).toEqual({ Mamadou: 'accepted', Ana: 'total' });
	});

	test('R26 hours of the same day on another contract are said', () => {
		const other = contract({ id: id('k2'), object: 'Les Acacias' });
		const there = noted(WED, card(), 180, { id: id('y9'), contract: id('k2') });
		const crew = crewOn({ contracts: [contract(), other], declarations: [there] });
		const also = crew.members.find((member) => member.card.given_name === 'Mamadou')!.also;
		expect(also).toEqual([{ place: 'Les Acacias', minutes: 180 }]);
	});

	test('what the rows say together: people, minutes, the same for each or not', () => {
		const answer = (work: number, ticked = true) => ({
			ticked,
			work,
			training: 0,
			absence: null,
			note: ''
		});
		expect(answered(WED, [answer(420), answer(420), answer(60, false)])).toEqual({
			day: WED,
			people: 2,
			minutes: 840,
			each: 420
		});
		expect(answered(WED, [answer(420), answer(390)]).each).toBeNull();
	});
});

describe('two sites of one contract', () => {
	const sites = [site('s1'), site('s2')];
	const atFirst = card({ site: id('s1') });
	const everywhere = card({ ...ana, site: '' });

	test('people of another site are offered, and may be added', () => {
		const rows = { sites, assignments: [atFirst, everywhere] };
		const crew = crewOn(rows, { place: 's2' });
		expect(crew.members.map((member) => member.card.given_name)).toEqual(['Ana']);
		expect(crew.others.map((other) => other.given_name)).toEqual(['Mamadou']);
		const more = crewOn(rows, { place: 's2', added: [id('p1')] });
		expect(more.others).toEqual([]);
		expect(shown(more)).toContainEqual(['Mamadou', true, 420]);
	});

	test('a card of the whole contract is at home where the person was last noted', () => {
		const declarations = [noted(MON, ana, 420, { site: id('s2') })];
		const rows = {
			sites,
			assignments: [everywhere, card({ ...sofiane, eligible: open, site: id('s1') })],
			declarations
		};
		expect(shown(crewOn(rows, { place: 's1', day: '2026-05-07' }))).toContainEqual([
			'Sofiane',
			true,
			420
		]);
		expect(shown(crewOn(rows, { place: 's1', day: '2026-05-07' }))).toContainEqual([
			'Ana',
			false,
			420
		]);
	});

	test('R29 a person already noted at another site arrives unticked', () => {
		const declarations = [noted(WED, ana, 240, { site: id('s1') })];
		const crew = crewOn(
			{ sites, assignments: [atFirst, everywhere], declarations },
			{ place: 's2' }
		);
		const member = crew.members[0]!;
		expect(member.elsewhere).toMatchObject({ place: 's1', minutes: 240 });
		expect(member.answer.ticked).toBe(false);
		expect(member.entry).toBeUndefined();
		expect(crew.noted).toBe(false);
	});
});
