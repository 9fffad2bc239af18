// Checks of the rows that the office makes.
import { describe, expect, test } from 'vitest';
import { card, contract, id, line, party } from '../../../tests/rows.ts';
import { employmentTypes, modalities } from '../records.ts';
import { datesInOrder, deadlinesOf } from './deadlines.ts';
import { employerFits, lineComplete, sharesWithin, withinEmployment } from './lines.ts';
import { oneLead, quotasAddUp, underItsParty } from './parties.ts';

const codes = (problems: { code: string; path: string }[]) =>
	problems.map(({ code, path }) => `${code} ${path}`);

describe('dates of a contract', () => {
	const dates = (notification_date: string, start_date: string, end_date: string) =>
		codes(datesInOrder({ notification_date, start_date, end_date }));

	test('R1 notification ≤ start ≤ end', () => {
		expect(dates('2026-01-05', '2026-02-02', '2026-12-31')).toEqual([]);
		expect(dates('2026-01-05', '2026-01-05', '2026-01-05')).toEqual([]);
		expect(dates('2026-02-05', '2026-02-02', '2026-12-31')).toEqual(['dates-order start_date']);
		expect(dates('2026-01-05', '2027-02-02', '2026-12-31')).toEqual(['dates-order end_date']);
	});

	test('R1 unknown dates are not compared, the known ones are', () => {
		expect(dates('', '', '')).toEqual([]);
		expect(dates('2026-06-05', '', '2026-06-04')).toEqual(['dates-order end_date']);
	});

	test('R8 kick-off after a month, contact after 14 days, final report 3 months after the end', () => {
		const of = contract({ notification_date: '2026-01-31', end_date: '2026-11-30' });
		expect(deadlinesOf(of)).toEqual({
			kickoff: '2026-02-28',
			contact: '2026-02-14',
			finalReport: '2027-02-28'
		});
		const unknown = contract({ notification_date: '', end_date: '' });
		expect(deadlinesOf(unknown)).toEqual({ kickoff: '', contact: '', finalReport: '' });
	});
});

describe('parties of a contract', () => {
	const lead = party({ role: 'lead', hours_quota: 300 });
	const other = party({ id: id('t2'), role: 'co_contractor', hours_quota: 200 });
	const under = party({
		id: id('t3'),
		role: 'subcontractor',
		hours_quota: 80,
		parent_party: id('t2')
	});

	test('R5 in a grouping the quotas of a level add up to the hours committed', () => {
		expect(quotasAddUp(contract({ hours_committed: 500 }), [lead, other, under])).toEqual([]);
		const found = quotasAddUp(contract({ hours_committed: 501 }), [lead, other, under]);
		expect(found).toMatchObject([{ code: 'quota-sum', level: 'block', rule: 'R5' }]);
	});

	test('R5 only warned while the contract is not active', () => {
		const draft = contract({ hours_committed: 501, status: 'draft' });
		expect(quotasAddUp(draft, [lead, other])).toMatchObject([{ level: 'warn' }]);
	});

	test('R5 says nothing of a single company, nor of hours that follow invoices', () => {
		expect(quotasAddUp(contract({ hours_committed: 501 }), [lead, under])).toEqual([]);
		const perAmount = contract({ hours_method: 'per_amount', hours_committed: 0 });
		expect(quotasAddUp(perAmount, [lead, other])).toEqual([]);
	});

	test('R6 exactly one holder or lead on every day', () => {
		expect(oneLead(contract(), [lead, other])).toEqual([]);
		expect(codes(oneLead(contract(), [other]))).toEqual(['one-lead role']);
		const days = (parties: Parameters<typeof oneLead>[1]) =>
			oneLead(contract(), parties).map((problem) => problem.args?.['day']);
		const first = party({ to: '2026-05-31' });
		expect(days([first, party({ from: '2026-06-01' })])).toEqual([]);
		expect(days([first, party({ from: '2026-06-02' })])).toEqual(['2026-06-01']);
		expect(days([first, party({ from: '2026-05-31' })])).toEqual(['2026-05-31']);
		expect(days([party({ from: '2026-01-06' })])).toEqual(['2026-01-05']);
		expect(days([party({ to: '2026-12-31' })])).toEqual([]);
		expect(days([party({ to: '2026-12-30' })])).toEqual(['2026-12-31']);
	});

	test('R7 a quota of a subcontractor hangs under the party it works for', () => {
		expect(underItsParty([lead, other, under])).toEqual([]);
		expect(codes(underItsParty([lead, under]))).toEqual([`no-parent-party ${id('t3')}`]);
		expect(underItsParty([lead, { ...under, hours_quota: 0 }])).toEqual([]);
	});
});

describe('a person on a contract', () => {
	const job = { start: '2026-02-02', end: '2026-08-31' };

	test('R20 employment start ≤ from ≤ to ≤ employment end', () => {
		const at = (from: string, to: string, end = job.end) =>
			codes(withinEmployment({ from, to }, { start: job.start, end }));
		expect(at('2026-02-02', '2026-08-31')).toEqual([]);
		expect(at('2026-02-02', '')).toEqual([]);
		expect(at('2026-02-01', '2026-08-31')).toEqual(['outside-employment from']);
		expect(at('2026-02-02', '2026-09-01')).toEqual(['outside-employment to']);
		expect(at('2026-09-01', '')).toEqual(['outside-employment from']);
		expect(at('2026-05-01', '2026-04-30')).toEqual(['outside-employment to']);
		expect(at('2026-05-01', '2027-04-30', '')).toEqual([]);
	});

	test('R21 the shares of one employment are at most 100 % on any day', () => {
		const share = (from: string, to: string, share_pct: number) => card({ from, to, share_pct });
		const half = share('2026-02-02', '2026-06-30', 50);
		expect(sharesWithin([half, share('2026-03-01', '', 50)])).toEqual([]);
		const over = sharesWithin([half, share('2026-03-01', '', 50.5)]);
		expect(over).toMatchObject([{ code: 'over-share', rule: 'R21', args: { day: '2026-03-01' } }]);
		expect(sharesWithin([half, share('2026-07-01', '', 100)])).toEqual([]);
		expect(sharesWithin([half, share('2026-06-30', '', 100)])).toHaveLength(1);
	});

	test('R22 who may lend, and who is a SIAE', () => {
		const ok = (modality: (typeof modalities)[number], employer_kind: string) =>
			employerFits({ modality, employer_kind }).length === 0;
		expect(['AI', 'ETTI', 'EATT', 'GEIQ', 'ETT'].every((kind) => ok('provision', kind))).toBe(true);
		expect(['EI', 'ordinary', ''].some((kind) => ok('provision', kind))).toBe(false);
		const siae = ['EI', 'ACI', 'RQ', 'EA', 'ESAT', 'EITI', 'TIH'];
		expect(siae.every((kind) => ok('subcontract_siae', kind))).toBe(true);
		expect(['ETTI', 'GEIQ', 'ordinary'].some((kind) => ok('subcontract_siae', kind))).toBe(false);
		expect(ok('direct_hire', 'ordinary') && ok('social_action', '')).toBe(true);
	});

	test('R44 a line needs employer, type of contract, post and date of hire', () => {
		const full = line({});
		expect(employmentTypes).toContain(full.employmentType);
		expect(lineComplete(full, 'set.lines.0')).toEqual([]);
		for (const field of ['employer', 'employmentType', 'jobTitle', 'hiredOn'] as const)
			expect(codes(lineComplete({ ...full, [field]: '' }, 'set.lines.0'))).toEqual([
				`line-incomplete set.lines.0.${field}`
			]);
		expect(lineComplete({ ...full, jobTitle: '  ' }, 'p')).toHaveLength(1);
	});
});
