// A line sent back: its days, the wish of a correction, the rest of the month.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf } from '../book.ts';
import { diaryOf } from '../crew/diary.ts';
import type { DayVerdict } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { corrected, correctionWish, restOf, returnedDays } from './correction.ts';
import { linesOf } from './statement.ts';

const back = (over: Partial<DayVerdict> = {}): DayVerdict => ({
	verdict: 'returned',
	counted: [0, 0],
	reason: 'over_cap',
	note: 'La feuille dit 7 h',
	...over
});
const days = { '2026-04-22': [420, 0], '2026-04-23': [660, 0] } as Record<string, [number, number]>;

function signedWith(verdicts: Record<string, DayVerdict>, said = days): Declaration {
	const of = { by: 'Nadia Ferhat', user: '', at: '', version: 1, days: verdicts };
	return month(facts({ period: '2026-04', lines: [line(said)], verdicts: { [id('a1')]: of } }));
}
function ask(signed: Declaration, entries: Declaration[] = []) {
	const ana = card({ id: id('a2'), participant: id('p2'), given_name: 'Ana' });
	const rows = { contracts: [contract()], assignments: [card(), ana] };
	const book = bookOf({ ...rows, declarations: [signed, ...entries] }, '2026-05-13T10:00:00Z');
	const stretch = {
		diary: diaryOf(book, contract(), id('e1')),
		party: id('t1'),
		period: '2026-04'
	};
	return { stretch, days: returnedDays(stretch, signed, id('a1')) };
}
const noted = entry('2026-04-23', [660, 0], { facts: { note: 'coulage', site: id('s1') } });

describe('the days sent back', () => {
	test('each with its words, what was signed and what would be counted', () => {
		const signed = signedWith({
			'2026-04-22': { verdict: 'accepted', counted: [420, 0] },
			'2026-04-23': back({ counted: [420, 0] })
		});
		expect(ask(signed, [noted]).days).toEqual([
			{
				key: '2026-04-23',
				day: '2026-04-23',
				until: '',
				signed: [660, 0],
				proposed: 420,
				note: 'La feuille dit 7 h',
				reason: 'over_cap',
				entry: noted
			}
		]);
	});

	test('without a figure of the facilitator, what was signed is proposed', () => {
		expect(ask(signedWith({ '2026-04-23': back() })).days[0]?.proposed).toBe(660);
	});

	test('a total is one of them', () => {
		const key = '2026-04-01/2026-04-30';
		const total = entry('2026-04-01', [9000, 0], { until: '2026-04-30' });
		const [day] = ask(signedWith({ [key]: back() }, { [key]: [9000, 0] }), [total]).days;
		expect([day?.day, day?.until, day?.entry]).toEqual(['2026-04-01', '2026-04-30', total]);
	});
});

describe('the wish of a correction', () => {
	const wish = (work: number, explanation = '', entries = [noted]) => {
		const { stretch, days: found } = ask(signedWith({ '2026-04-23': back() }), entries);
		return correctionWish(stretch, line(days), found[0]!, { work, explanation });
	};

	test('writes other hours over what was noted', () => {
		expect(wish(420)?.set).toMatchObject({ minutesWork: 420, note: 'coulage', site: id('s1') });
		expect(wish(420)?.base).toMatchObject({ minutesWork: 660 });
	});

	test('keeps the hours and adds the explanation, which goes into the line that is signed', () => {
		expect(wish(660, ' avec heures de nuit ')?.set).toMatchObject({
			minutesWork: 660,
			note: 'coulage\navec heures de nuit'
		});
	});

	test('nothing when nothing is said', () => {
		expect(wish(660)).toBeNull();
	});

	test('no hours left say why', () => {
		expect(wish(0)?.set['absence']).toBe('other');
	});

	test('a day of a statement typed by the office gets its first entry', () => {
		const first = wish(420, '', []);
		expect(first?.base).toBeNull();
		expect(first?.set).toMatchObject({ day: '2026-04-23', minutesWork: 420, absence: null });
	});
});

describe('R37 what is signed with a correction', () => {
	const signedLine = (work: number, entries = [noted], verdicts = {}) => {
		const signed = signedWith({ '2026-04-23': back(), ...verdicts });
		const { stretch, days: found } = ask(signed, entries);
		const wishes = found.flatMap(
			(day) => correctionWish(stretch, line(days), day, { work, explanation: 'vu' }) ?? []
		);
		return linesOf(corrected(stretch, wishes))[0];
	};

	test('holds the hours and the words of the same act, and the other days as noted', () => {
		const other = entry('2026-04-22', [420, 0]);
		const signed = signedLine(420, [other, noted]);
		expect(signed?.days).toEqual({ '2026-04-22': [420, 0], '2026-04-23': [420, 0] });
		expect(signed?.note).toBe('coulage\nvu');
	});

	test('holds a day of a statement typed by the office that has no entry yet', () => {
		expect(signedLine(360, [])?.days).toEqual({ '2026-04-23': [360, 0] });
	});

	test('leaves out a day of which no hours are left', () => {
		expect(signedLine(0, [noted])).toBeUndefined();
	});

	test('holds a total that is corrected', () => {
		const key = '2026-04-01/2026-04-30';
		const total = entry('2026-04-01', [9000, 0], { until: '2026-04-30' });
		const { stretch, days: found } = ask(signedWith({ [key]: back() }, { [key]: [9000, 0] }), [
			total
		]);
		const wish = correctionWish(stretch, line({ [key]: [9000, 0] }), found[0]!, {
			work: 8400,
			explanation: ''
		})!;
		expect(linesOf(corrected(stretch, [wish]))[0]?.days).toEqual({ [key]: [8400, 0] });
	});
});

test('the rest of the month: accepted, open, refused', () => {
	const lines = [
		line(days),
		line({ '2026-04-22': [420, 0] }, { assignment: id('a2'), participant: id('p2') })
	];
	const verdict = (word: DayVerdict['verdict']): DayVerdict => ({
		verdict: word,
		counted: [0, 0],
		reason: 'not_eligible',
		note: 'La feuille dit 7 h'
	});
	const of = (verdicts: Record<string, DayVerdict>) => ({
		by: 'Nadia Ferhat',
		user: '',
		at: '',
		version: 1,
		days: verdicts
	});
	const signed = month(
		facts({
			period: '2026-04',
			lines,
			verdicts: {
				[id('a1')]: of({ '2026-04-22': verdict('refused') }),
				[id('a2')]: of({ '2026-04-22': verdict('accepted') })
			}
		})
	);
	expect(restOf(ask(signed).stretch, signed)).toEqual({
		accepted: { people: 1, minutes: 420 },
		open: 660,
		refused: [
			{
				assignment: id('a1'),
				name: 'Mamadou Sow',
				minutes: 420,
				reason: 'not_eligible',
				note: 'La feuille dit 7 h',
				by: 'Nadia Ferhat'
			}
		]
	});
	expect(linesOf(ask(signed).stretch).map((one) => one.assignment)).toEqual([id('a2')]);
});
