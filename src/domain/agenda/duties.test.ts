// What a company owes for a period, in order and with its day.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { diaryOf } from '../crew/diary.ts';
import type { Declaration } from '../records.ts';
import { duesOf, nextToSign, periodsOfParty, toCorrect } from './duties.ts';
import { crewed } from './week.ts';

const APRIL = [
	'07',
	'08',
	'09',
	'10',
	'13',
	'14',
	'15',
	'16',
	'17',
	'20',
	'21',
	'22',
	'23',
	'24',
	'27',
	'28',
	'29',
	'30',
	'01',
	'02',
	'03'
].map((day) => `2026-04-${day}`);
const all = APRIL.map((day) => entry(day, [420, 0]));
const may = card({ from: '2026-04-01' });

function dues(declarations: Declaration[], rows: Rows = {}, today = '2026-05-13') {
	const book = bookOf(
		{ contracts: [contract({ detail: 'day' })], assignments: [may], declarations, ...rows },
		`${today}T10:00:00Z`
	);
	const diary = diaryOf(book, book.contract(id('k1'))!, id('e1'));
	return duesOf(crewed(book, diary), diary, today);
}
const returned = (day: string, over: Parameters<typeof month>[1] = {}) =>
	month(
		facts({
			period: '2026-04',
			lines: [line(Object.fromEntries(APRIL.map((one) => [one, [420, 0] as [number, number]])))],
			verdicts: {
				[id('a1')]: {
					by: 'Nadia Ferhat',
					user: '',
					at: '',
					version: 1,
					days: { [day]: { verdict: 'returned', counted: [0, 0], reason: 'over_cap' } }
				}
			}
		}),
		{ status: 'returned', ...over }
	);

describe('what is due', () => {
	test('R35 a month fully noted is to be signed by its day, with its hours', () => {
		expect(dues(all)).toEqual([
			{
				contract: id('k1'),
				party: id('t1'),
				name: '',
				period: '2026-04',
				dueOn: '2026-05-12',
				daysLeft: -1,
				duties: [{ kind: 'sign', minutes: 21 * 420, again: false }]
			}
		]);
	});

	test('days that say nothing come before the signature', () => {
		const [due] = dues(all.filter((row) => row.day !== '2026-04-27' && row.day !== '2026-04-30'));
		expect(due?.duties[0]).toEqual({
			kind: 'note',
			place: id('k1'),
			placeName: '',
			day: '2026-04-27',
			count: 2
		});
		expect(due?.duties[1]?.kind).toBe('sign');
	});

	test('nothing once it is signed; signed again when the days have changed since', () => {
		const signed = {
			...returned('2026-04-07'),
			facts: {
				...facts({
					period: '2026-04',
					lines: [line(Object.fromEntries(APRIL.map((one) => [one, [420, 0] as [number, number]])))]
				})
			},
			status: 'submitted' as const
		};
		expect(dues([...all, signed])).toEqual([]);
		const changed = [...all.slice(1), entry(APRIL[0]!, [405, 0]), signed];
		expect(dues(changed)[0]?.duties).toEqual([
			{ kind: 'sign', minutes: 21 * 420 - 15, again: true }
		]);
	});

	test('lines sent back are corrected one by one, with their days', () => {
		const [due] = dues([...all, returned('2026-04-23')]);
		expect(due?.duties).toEqual([
			{
				kind: 'correct',
				declaration: id('d1'),
				assignment: id('a1'),
				name: 'Mamadou Sow',
				days: ['2026-04-23']
			}
		]);
	});

	test('a month sent back whole says the words of the facilitator', () => {
		const whole = month(
			facts({
				period: '2026-04',
				lines: [],
				returned: {
					reason: 'duplicate',
					note: 'Il manque Ana',
					by: 'Nadia Ferhat',
					user: '',
					at: '',
					version: 2
				}
			}),
			{ status: 'returned', version: 2 }
		);
		expect(dues([...all, whole])[0]?.duties).toEqual([
			{ kind: 'returned', declaration: id('d1'), note: 'Il manque Ana', by: 'Nadia Ferhat' }
		]);
	});

	test('only periods in which the company had people; the one going on is not due', () => {
		expect(dues([], {}, '2026-05-31').map((due) => due.period)).toEqual(['2026-04']);
		expect(dues([], {}, '2026-06-01').map((due) => due.period)).toEqual(['2026-04', '2026-05']);
		const gone = { assignments: [card({ from: '2026-02-02', to: '2026-03-15' })] };
		expect(dues([], gone, '2026-06-01').map((due) => due.period)).toEqual(['2026-02', '2026-03']);
	});

	test('a contract that declares by quarter owes quarters', () => {
		const rows = { contracts: [contract({ detail: 'day', declaration_period: 'quarter' })] };
		expect(dues([], rows, '2026-07-10').map((due) => [due.period, due.dueOn])).toEqual([
			['2026-Q2', '2026-07-12']
		]);
	});
});

test('each line sent back is found', () => {
	const book = bookOf(
		{ contracts: [contract()], assignments: [may], declarations: [returned('2026-04-23')] },
		'2026-05-13T10:00:00Z'
	);
	const stretch = {
		diary: diaryOf(book, contract(), id('e1')),
		party: id('t1'),
		period: '2026-04'
	};
	expect(toCorrect(stretch).map((duty) => duty.days)).toEqual([['2026-04-23']]);
	expect(toCorrect({ ...stretch, period: '2026-05' })).toEqual([]);
});

test('the next month to sign is the one going on', () => {
	const book = bookOf({ contracts: [contract()], assignments: [may] }, '2026-05-13T10:00:00Z');
	const diary = diaryOf(book, contract(), id('e1'));
	expect(nextToSign(diary, id('t1'), '2026-05-13')).toEqual({
		period: '2026-05',
		from: '2026-06-01',
		dueOn: '2026-06-12'
	});
	expect(nextToSign(diary, id('t1'), '2027-02-01')).toBeNull();
	expect(periodsOfParty(diary, id('t1'), '2026-05-13')).toEqual(['2026-04', '2026-05']);
});
