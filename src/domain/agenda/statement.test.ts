// The lines that are signed, what they wait for, and when they are signed anew.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { diaryOf, type PhoneStates } from '../crew/diary.ts';
import {
	changedSince,
	linesOf,
	minutesOfLines,
	parkedEntries,
	submission,
	waitingEntries,
	type Stretch
} from './statement.ts';

const ana = card({ id: id('a2'), participant: id('p2'), party: id('t2') });
const dayOf = (day: string, minutes: number, note = '') =>
	entry(day, [minutes, 0], { facts: { note } });

function stretch(rows: Rows, states: PhoneStates = new Map(), period = '2026-04'): Stretch {
	const cards = { contracts: [contract()], assignments: [card(), ana] };
	const book = bookOf({ ...cards, ...rows }, '2026-05-13T10:00:00Z');
	return { diary: diaryOf(book, contract(), id('e1'), states), party: id('t1'), period };
}
const accepted = (day: string) => ({
	[id('a1')]: {
		by: '',
		user: '',
		at: '',
		version: 1,
		days: { [day]: { verdict: 'accepted' as const, counted: [420, 0] as [number, number] } }
	}
});

describe('the lines of a month', () => {
	test('R39, R44 one a card, with its days in order, their sum and what the statement names', () => {
		const declarations = [
			entry('2026-04-08', [390, 30], { facts: { note: 'habilitation' } }),
			dayOf('2026-04-07', 420),
			dayOf('2026-04-09', 0, 'intempéries'),
			dayOf('2026-05-04', 420)
		];
		expect(linesOf(stretch({ declarations }))).toEqual([
			{
				assignment: id('a1'),
				participant: id('p1'),
				employer: 'Bâti Bellerive',
				employmentType: 'cdd',
				jobTitle: 'Maçon',
				hiredOn: '2026-02-02',
				days: { '2026-04-07': [420, 0], '2026-04-08': [390, 30] },
				minutesWork: 810,
				minutesTraining: 30,
				note: 'habilitation · intempéries'
			}
		]);
	});

	test('a total keeps the stretch it was given for', () => {
		const total = entry('2026-04-01', [9000, 0], { until: '2026-04-30' });
		const lines = linesOf(stretch({ declarations: [total] }));
		expect(lines[0]?.days).toEqual({ '2026-04-01/2026-04-30': [9000, 0] });
		expect(minutesOfLines(lines)).toBe(9000);
	});

	test('a card of another party is signed with that party', () => {
		const there = entry('2026-04-07', [420, 0], {
			participant: id('p2'),
			facts: { assignment: id('a2') }
		});
		expect(linesOf(stretch({ declarations: [there] }))).toEqual([]);
		expect(linesOf({ ...stretch({ declarations: [there] }), party: id('t2') })).toHaveLength(1);
	});

	test('a quarter holds its three months', () => {
		const declarations = [
			dayOf('2026-04-07', 420),
			dayOf('2026-06-30', 420),
			dayOf('2026-07-01', 420)
		];
		expect(minutesOfLines(linesOf(stretch({ declarations }, new Map(), '2026-Q2')))).toBe(840);
	});

	test('R37 no hours at all is signed as such', () => {
		const signer = { name: 'Joël Kerbrat', quality: 'Chef de chantier', consent: true };
		const set = submission(stretch({ declarations: [dayOf('2026-04-07', 0)] }), signer);
		expect(set).toEqual({
			party: id('t1'),
			contract: id('k1'),
			period: '2026-04',
			nil: true,
			lines: [],
			signer
		});
	});

	test('R40 accepted days stay as they were signed, even without an entry', () => {
		const signed = month(
			facts({
				period: '2026-04',
				lines: [line({ '2026-04-07': [420, 0] })],
				verdicts: accepted('2026-04-07')
			})
		);
		const lines = linesOf(stretch({ declarations: [signed, dayOf('2026-04-08', 60)] }));
		expect(lines[0]?.days).toEqual({ '2026-04-07': [420, 0], '2026-04-08': [60, 0] });
		expect(lines[0]?.minutesWork).toBe(480);
	});
});

test('a signature waits for the changes of its own days only', () => {
	const declarations = [
		dayOf('2026-04-07', 420),
		dayOf('2026-04-08', 420),
		dayOf('2026-05-04', 60)
	];
	const [first, second, later] = declarations.map((row) => row.id);
	const states: PhoneStates = new Map([
		[first!, 'phone'],
		[second!, 'attention'],
		[later!, 'phone']
	]);
	const of = stretch({ declarations }, states);
	expect(waitingEntries(of).map((row) => row.id)).toEqual([first, second]);
	expect(parkedEntries(of).map((row) => row.id)).toEqual([second]);
});

describe('noted otherwise than signed', () => {
	const signedWith = (over: Parameters<typeof facts>[0] = {}) =>
		month(facts({ period: '2026-04', lines: [line({ '2026-04-07': [420, 0] })], ...over }));
	const changed = (declarations: ReturnType<typeof dayOf>[], signed = signedWith()) =>
		changedSince(stretch({ declarations: [signed, ...declarations] }), signed);

	test('the same days are no change, whatever their notes', () => {
		expect(changed([dayOf('2026-04-07', 420, 'mot'), dayOf('2026-04-08', 0)])).toBe(false);
	});

	test('a day changed, added or taken away is one', () => {
		expect(changed([dayOf('2026-04-07', 405)])).toBe(true);
		expect(changed([dayOf('2026-04-07', 420), dayOf('2026-04-08', 60)])).toBe(true);
		expect(changed([])).toBe(true);
	});

	test('what is accepted cannot change', () => {
		expect(changed([], signedWith({ verdicts: accepted('2026-04-07') }))).toBe(false);
	});

	test('a statement typed by the office is only contradicted by what is noted otherwise', () => {
		const office = signedWith({ office: { by: 'Nadia Ferhat', at: '2026-05-02T08:00:00Z' } });
		expect(changed([], office)).toBe(false);
		expect(changed([dayOf('2026-04-07', 405)], office)).toBe(true);
	});
});
