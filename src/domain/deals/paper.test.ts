// A statement from paper: who is on it, what is known, which lines it makes.
import { expect, test } from 'vitest';
import { card, contract, entry, facts, id, line, month, party } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import { paperLines, paperOf, paperSet, typedKeys, type PaperMode } from './paper.ts';

const ana = card({
	id: id('a2'),
	participant: id('p2'),
	given_name: 'Ana',
	family_name: 'Ribeiro'
});
const place = { party: id('t1'), company: id('e1'), period: '2026-04' };
const april = '2026-04-01/2026-04-30';

function paper(rows: Rows = {}, over: Partial<typeof place> = {}, today = '2026-05-13') {
	const base = { contracts: [contract()], contract_parties: [party()], assignments: [card(), ana] };
	return paperOf(bookOf({ ...base, ...rows }, `${today}T10:00:00Z`), { ...place, ...over });
}

const named = (found: ReturnType<typeof paper>, name: string) =>
	found!.people.find((one) => one.card.given_name === name)!;

test('the people of that company and party, by name, with their days and totals', () => {
	const gone = card({ to: '2026-04-03' });
	const found = paper({ assignments: [gone, ana, card({ id: id('a3'), company: id('e2') })] });
	expect(found?.people.map((one) => one.card.given_name)).toEqual(['Ana', 'Mamadou']);
	expect(named(found, 'Mamadou')).toMatchObject({
		days: ['2026-04-01', '2026-04-02', '2026-04-03'],
		totals: ['2026-04-01/2026-04-03'],
		mode: 'total',
		fixed: false
	});
});

test('R31 of a month going on, up to today; nothing of one that has not begun', () => {
	expect(named(paper({}, { period: '2026-05' }), 'Ana').days.pop()).toBe('2026-05-13');
	expect(paper({}, { period: '2026-06' })).toBeUndefined();
});

test('a company without a crew there has none', () => {
	expect(paper({}, { company: id('e7') })).toBeUndefined();
	expect(paper({}, { period: '2026-13' })).toBeUndefined();
});

test('R36 days outside the contract, or while it is suspended, are not offered', () => {
	const stopped = contract({
		end_date: '2026-04-10',
		suspended: [['2026-04-03', '2026-04-09']]
	});
	const { days } = named(paper({ contracts: [stopped] }), 'Ana');
	expect(days).toEqual(['2026-04-01', '2026-04-02', '2026-04-10']);
});

test('a contract that wants days leaves no choice', () => {
	expect(named(paper({ contracts: [contract({ detail: 'day' })] }), 'Ana')).toMatchObject({
		mode: 'days',
		fixed: true
	});
});

test('days of the diary stand; without them, what was signed', () => {
	const noted = entry('2026-04-07', [420, 0]);
	const signed = month(
		facts({
			period: '2026-04',
			lines: [
				line({ '2026-04-08': [300, 0] }),
				line({ [april]: [600, 0] }, { assignment: id('a2'), participant: id('p2') })
			]
		})
	);
	const found = paper({ declarations: [noted, signed] });
	expect(named(found, 'Mamadou')).toMatchObject({
		known: { '2026-04-07': [420, 0] },
		mode: 'days'
	});
	expect(named(found, 'Ana')).toMatchObject({ known: { [april]: [600, 0] }, mode: 'total' });
	expect(found?.signed?.id).toBe(signed.id);
});

test('a statement that the office typed before stands over the diary', () => {
	const typed = facts({
		period: '2026-04',
		lines: [line({ [april]: [600, 0] })],
		office: { by: 'Nadia', at: '2026-05-04T08:00:00Z' }
	});
	const found = paper({ declarations: [entry('2026-04-07', [420, 0]), month(typed)] });
	expect(named(found, 'Mamadou').known).toEqual({ [april]: [600, 0] });
});

test('R40 accepted days are kept as they are and cannot be typed', () => {
	const day = { verdict: 'accepted', counted: [420, 0] } as const;
	const decided = facts({
		period: '2026-04',
		lines: [line({ '2026-04-07': [420, 0], '2026-04-08': [660, 0] })],
		verdicts: {
			[id('a1')]: {
				by: 'Nadia',
				user: id('u9'),
				at: '2026-05-04T08:00:00Z',
				version: 1,
				days: { '2026-04-07': { ...day, counted: [420, 0] } }
			}
		}
	});
	const found = paper({ declarations: [month(decided)] });
	const mamadou = named(found, 'Mamadou');
	expect(mamadou).toMatchObject({ locked: ['2026-04-07'], fixed: true, mode: 'days' });
	expect(typedKeys(mamadou, 'days')).not.toContain('2026-04-07');
	expect(typedKeys(mamadou, 'total')).toEqual([]);
	const [one] = paperLines(found!, () => ({ mode: 'days', minutes: { '2026-04-07': 0 } }));
	expect(one?.days).toEqual({ '2026-04-07': [420, 0] });
});

const typed = (mode: PaperMode, minutes: Record<string, number>) => (one: { name: string }) =>
	one.name.startsWith('Mamadou') ? { mode, minutes } : { mode, minutes: {} };

test('R39, R44 a line a person with hours, its sums those of its days', () => {
	const found = paper()!;
	const lines = paperLines(found, typed('days', { '2026-04-08': 435, '2026-04-07': 420 }));
	expect(lines).toEqual([
		{
			...line({ '2026-04-07': [420, 0], '2026-04-08': [435, 0] }),
			employer: 'Bâti Bellerive'
		}
	]);
});

test('a total has the days of its month as key; what was typed as days is left aside', () => {
	const minutes = { [april]: 9060, '2026-04-07': 420 };
	expect(paperLines(paper()!, typed('total', minutes))[0]?.days).toEqual({ [april]: [9060, 0] });
});

test('training that is known stays training', () => {
	const found = paper({ declarations: [entry('2026-04-07', [300, 120])] })!;
	const of = (sum: number) =>
		paperLines(found, typed('days', { '2026-04-07': sum }))[0]?.days['2026-04-07'];
	expect(of(420)).toEqual([300, 120]);
	expect(of(60)).toEqual([0, 60]);
});

test('R38 the sheet stands for consent; R37 without a line it says that there are no hours', () => {
	const by = { name: 'Luc Morel', quality: 'Gérant', signedOn: '2026-05-04' };
	const set = paperSet(paper()!, [], { ...by, receivedOn: '2026-05-06', file: null });
	expect(set).toEqual({
		party: id('t1'),
		contract: id('k1'),
		company: id('e1'),
		period: '2026-04',
		nil: true,
		lines: [],
		signer: { name: 'Luc Morel', quality: 'Gérant', consent: false },
		sheet: { file: null, receivedOn: '2026-05-06', signedOn: '2026-05-04' }
	});
});
