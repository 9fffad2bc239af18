// Everything a signed month is asked, rule by rule.
import { describe, expect, test } from 'vitest';
import {
	amina,
	change,
	Desk,
	joel,
	said,
	stranger,
	submission,
	warned
} from '../../../../tests/desk.ts';
import {
	card,
	contract,
	entry,
	facts,
	id,
	line,
	month,
	party,
	who
} from '../../../../tests/rows.ts';
import { hoursDeclaration } from '../../kinds/hours-declaration.ts';
import type { Pair } from '../../values.ts';

const two: Record<string, Pair> = { '2026-11-19': [420, 0], '2026-11-20': [450, 0] };
const awa = { assignment: id('a2'), participant: id('p2') };
const on = (days: Record<string, Pair>, desk = new Desk()) => desk.submit([line(days)]);

describe('R34 one standing declaration', () => {
	const other = (over: Parameters<typeof facts>[0], name = 'd2') =>
		month(facts({ lines: [line(two)], ...over }), { id: id(name) });

	test('R34 a month and its quarter of one party and company overlap', () => {
		const desk = new Desk().put('declarations', other({ period: '2026-Q4' }));
		expect(said(desk.submit([line({ '2026-11-23': [420, 0] })]))).toBe('overlaps set.period');
		const gone = { ...other({ period: '2026-Q4' }), status: 'withdrawn' as const };
		expect(said(on(two, new Desk().put('declarations', gone)))).toBe('applied');
		expect(said(on(two, new Desk().put('declarations', other({ period: '2026-Q3' }))))).toBe(
			'applied'
		);
	});

	test('R34 a day declared by another company is told without a name or figure', () => {
		const desk = new Desk().put('declarations', other({ company: id('e7') }));
		const outcome = on({ '2026-11-20': [465, 0], '2026-11-23': [420, 0] }, desk);
		expect(said(outcome)).toBe('declared-elsewhere set.lines.0.days.2026-11-20');
		expect(JSON.stringify('problems' in outcome && outcome.problems)).not.toMatch(/e7|450/);
		expect('also' in outcome && outcome.also).toMatchObject([
			{
				kind: 'clash',
				company: '',
				day: '2026-11-20',
				participant: id('p1'),
				facts: {
					first: { company: id('e7'), declaration: id('d2'), minutesWork: 450 },
					second: { company: id('e1'), author: amina.name, minutesWork: 465 }
				}
			}
		]);
	});

	test('R34 only days of another company, claimed on one’s own cards, are told to the office', () => {
		const lines = [line(two), line(two, awa)];
		const desk = new Desk()
			.put('declarations', other({ company: id('e7'), lines }))
			.put('declarations', other({ party: id('t2'), lines: [line(two)] }, 'd3'))
			.put('assignments', card({ id: id('a2'), participant: id('p2'), company: id('e7') }));
		const outcome = desk.submit([line({ '2026-11-19': [60, 0] }), line(two, awa)]);
		expect(said(outcome)).toMatch(/card-mismatch set.lines.1.assignment/);
		const also = ('also' in outcome && outcome.also) || [];
		expect(also.map((row) => `${row.participant} ${row.day}`)).toEqual([`${id('p1')} 2026-11-19`]);
	});

	test('R34 a day that was refused or sent back elsewhere is free', () => {
		const days = {
			'2026-11-19': { verdict: 'refused' as const, counted: [0, 0] as Pair },
			'2026-11-20': { verdict: 'returned' as const, counted: [0, 0] as Pair }
		};
		const verdicts = { [id('a1')]: { by: '', user: '', at: '', version: 1, days } };
		const desk = new Desk().put('declarations', other({ company: id('e7'), verdicts }));
		expect(said(on(two, desk))).toBe('applied');
	});

	test('R34 a day inside a total declared for another party overlaps', () => {
		const lines = [line({ '2026-11-16/2026-11-20': [2100, 0] })];
		const desk = new Desk().put('declarations', other({ party: id('t2'), lines }));
		expect(said(on({ '2026-11-20': [450, 0] }, desk))).toBe('overlaps set.lines.0.days.2026-11-20');
		expect(said(on({ '2026-11-23': [450, 0] }, desk))).toBe('applied');
	});

	test('no flood of days makes work: they are looked at once, and a hundred problems are told', () => {
		const days = (n: number): Record<string, Pair> => {
			const found: Record<string, Pair> = {};
			for (let from = 1; from < 30; from++)
				for (let to = from + 1; to <= 30; to++) {
					const key = [from, to].map((day) => `2026-11-${String(day).padStart(2, '0')}`).join('/');
					found[key] = [n, 0];
				}
			return found;
		};
		const lines = Array.from({ length: 45 }, (_, n) => line(days(n)));
		const outcome = new Desk().submit(lines);
		expect('problems' in outcome && outcome.problems).toHaveLength(100);
		expect(said(outcome)).toMatch(/^overlaps/);
		const wrong = Array.from({ length: 150 }, (_, n) =>
			line({ '2026-11-02': [15, 0] }, { participant: id(`p${n}x`), minutesWork: 30 })
		);
		const many = new Desk().submit(wrong);
		expect('problems' in many && many.problems).toHaveLength(100);
	});

	test('R34 a day stands in one line only', () => {
		const desk = new Desk().put('assignments', card({ id: id('a3') }));
		const twice = [line(two), line({ '2026-11-20': [60, 0] }, { assignment: id('a3') })];
		expect(said(desk.submit(twice))).toBe('overlaps set.lines.1.days.2026-11-20');
		const both: Record<string, Pair> = {
			'2026-11-02/2026-11-30': [9000, 0],
			'2026-11-20': [60, 0]
		};
		expect(said(on(both))).toBe('overlaps set.lines.0.days.2026-11-20');
		expect(said(on({ ...both, '2026-11-05': [60, 0] }))).toBe(
			'overlaps set.lines.0.days.2026-11-05, overlaps set.lines.0.days.2026-11-20'
		);
		expect(said(new Desk().submit([line(two), line(two, awa)]))).toBe('applied');
	});
});

describe('the whole', () => {
	test('R36 no period after the end, none before notification', () => {
		const desk = new Desk().put('contracts', contract({ end_date: '2026-10-31' }));
		expect(said(desk.submit([]))).toBe('period-outside-contract set.period');
		expect(said(new Desk().submit([], { period: '2025-12' }))).toBe(
			'period-outside-contract set.period'
		);
		const last = new Desk().put('contracts', contract({ end_date: '2026-11-01' }));
		expect(said(last.submit([]))).toBe('applied');
	});

	test('R31 no period that has not begun', () => {
		expect(said(new Desk('2026-10-30T10:00:00Z').submit([]))).toBe('future set.period');
		expect(said(new Desk('2026-11-01T10:00:00Z').submit([]))).toBe('applied');
	});

	test('R37 hours, or "no hours"', () => {
		expect(said(new Desk().submit([], { nil: false }))).toBe('empty-declaration set.lines');
		expect(said(new Desk().submit([line({})]))).toBe('empty-declaration set.lines');
		expect(said(new Desk().submit([line(two)], { nil: true }))).toBe('empty-declaration set.nil');
	});

	test('R38 name, quality and consent', () => {
		const signed = (signer: object | undefined) => said(new Desk().submit([line(two)], { signer }));
		const full = { name: 'Amina', quality: 'Conductrice', consent: true };
		expect(signed(full)).toBe('applied');
		expect(signed({ ...full, name: ' ' })).toBe('unsigned set.signer.name');
		expect(signed({ ...full, quality: '' })).toBe('unsigned set.signer.quality');
		expect(signed({ ...full, consent: false })).toBe('unsigned set.signer.consent');
		expect(signed(undefined)).toMatch(/^unsigned set.signer.name, unsigned .*, unsigned /);
	});

	test('R38 a sheet is for the office, and the office needs one', () => {
		const sheet = { file: null, receivedOn: '2026-12-01' };
		const desk = new Desk();
		expect(said(desk.submit([line(two)], { sheet }))).toBe('not-allowed set.sheet');
		expect(said(desk.submit([line(two)], {}, joel))).toBe('unsigned set.sheet');
		const tomorrow = { ...sheet, receivedOn: '2026-12-03' };
		expect(said(desk.submit([line(two)], { sheet: tomorrow }, joel))).toBe(
			'future set.sheet.receivedOn'
		);
		const signed = { ...sheet, signedOn: '2026-12-03' };
		expect(said(desk.submit([line(two)], { sheet: signed }, joel))).toBe(
			'future set.sheet.signedOn'
		);
		expect(said(desk.submit([line(two)], { sheet }, joel))).toBe('applied');
	});

	test('files that are named come with it, or came before', () => {
		const drawn = { name: 'Amina', quality: 'Conductrice', consent: true, drawn: id('f1') };
		const send = (desk: Desk, days: Record<string, Pair>, files: string[]) =>
			said(
				desk.send(
					hoursDeclaration,
					change({
						kind: 'hours-declaration',
						act: 'submit',
						set: submission([line(days)], { signer: drawn, proofs: [id('f2')] }),
						base: { version: desk.version },
						files: files.map((name) => ({
							id: id(name),
							sha256: '0'.repeat(64),
							size: 1,
							type: 'image/png'
						}))
					}),
					amina
				)
			);
		const desk = new Desk();
		expect(send(desk, two, ['f1'])).toBe('wrong-shape set.proofs.0');
		expect(send(desk, two, ['f2'])).toBe('wrong-shape set.signer.drawn');
		expect(send(desk, two, ['f1', 'f2', 'f3'])).toBe('wrong-shape files');
		expect(send(desk, two, ['f1', 'f2'])).toBe('applied');
		expect(send(desk, { '2026-11-19': [60, 0] }, [])).toBe('applied');
	});

	test('rights: the company of the cards, or the office of the contract', () => {
		const sheet = { file: null, receivedOn: '2026-12-01' };
		expect(said(new Desk().submit([line(two)], {}, stranger))).toBe('not-allowed act');
		expect(said(new Desk().submit([line(two)], { company: id('e7') }, stranger))).toBe(
			'card-mismatch set.company, card-mismatch set.lines.0.assignment'
		);
		const buyer = who('buyer_viewer');
		const elsewhere = who('facilitator', 'u9', { org: id('o2') });
		const former = who('site_supervisor', 'u1', { to: '2026-11-30' });
		expect(said(new Desk().submit([line(two)], {}, buyer))).toBe('not-allowed act');
		expect(said(new Desk().submit([line(two)], { sheet }, elsewhere))).toBe('not-allowed act');
		expect(said(new Desk().submit([line(two)], {}, former))).toBe('not-allowed act');
		expect(said(new Desk().submit([line(two)], {}, who('company_admin')))).toBe('applied');
		expect(said(new Desk().submit([line(two)], { sheet }, who('org_admin')))).toBe('applied');
	});

	test('a company that has nobody on this party declares nothing for it, not even nil', () => {
		expect(said(new Desk().submit([], { company: id('e7') }, stranger))).toBe(
			'card-mismatch set.company'
		);
		const lender = new Desk().put('assignments', card({ company: id('e7') }));
		expect(said(lender.submit([], { company: id('e7') }, stranger))).toBe('applied');
	});

	test('a party of another contract is none', () => {
		const desk = new Desk().put('contract_parties', party({ id: id('t2'), contract: id('k2') }));
		expect(said(desk.submit([line(two)], { party: id('t2') }))).toBe(
			'card-mismatch set.party, card-mismatch set.lines.0.assignment'
		);
	});
});

describe('a line', () => {
	test('is that of a card of this party, company and person', () => {
		for (const wrong of [{ party: id('t2') }, { contract: id('k2') }, { participant: id('p3') }]) {
			const desk = new Desk().put('assignments', card(wrong));
			expect(said(on(two, desk))).toBe('card-mismatch set.lines.0.assignment');
		}
		const other = new Desk().put('assignments', card({ ...awaCard, company: id('e7') }));
		expect(said(other.submit([line({ '2026-11-19': [60, 0] }), line(two, awa)]))).toBe(
			'card-mismatch set.lines.1.assignment'
		);
	});
	const awaCard = { id: id('a2'), participant: id('p2') };

	test('R39 its totals are the sums of its days', () => {
		const lines = (over: object) => [line({ '2026-11-19': [420, 60] }, over)];
		expect(said(new Desk().submit(lines({ minutesWork: 435 })))).toBe(
			'line-total set.lines.0.minutesWork'
		);
		expect(said(new Desk().submit(lines({ minutesTraining: 0 })))).toBe(
			'line-total set.lines.0.minutesTraining'
		);
	});

	test('R39 told where it is not what the diary says', () => {
		const desk = () => new Desk().put('declarations', entry('2026-11-19', [420, 0]));
		expect(warned(on(two, desk()))).toEqual(['sum-differs']);
		const outcome = on({ '2026-11-19': [480, 0] }, desk());
		expect('problems' in outcome && outcome.problems[0]).toMatchObject({
			rule: 'R39',
			args: { signed: 480, entered: 420 }
		});
		expect(warned(on({ '2026-11-19': [420, 0] }, desk()))).toEqual([]);
		expect(warned(on(two))).toEqual([]);
		const elsewhere = desk().put('declarations', entry('2026-10-30', [420, 0]));
		expect(warned(on({ '2026-11-19': [420, 0] }, elsewhere))).toEqual([]);
	});

	test('R44 names employer, type, post and date of hire', () => {
		const lines = [line(two, { jobTitle: '' })];
		expect(said(new Desk().submit(lines))).toBe('line-incomplete set.lines.0.jobTitle');
	});
});

describe('the days of a line', () => {
	test('are days, or totals within a month', () => {
		expect(said(on({ '2026-11-31': [60, 0] }))).toBe('wrong-shape set.lines.0.days.2026-11-31');
		expect(said(on({ '2026-11-20/2026-12-04': [60, 0] }))).toMatch(/^until-outside-month/);
		expect(said(on({ '2026-11-20/2026-11-20': [60, 0] }))).toMatch(/^until-outside-month/);
		expect(said(on({ '2026-11-20/2026-11-02': [60, 0] }))).toMatch(/^until-outside-month/);
		expect(said(on({ '2026-11-02/2026-11-30': [6000, 0] }))).toBe('applied');
	});

	test('are of the declared period', () => {
		expect(said(on({ '2026-10-31': [60, 0] }))).toBe('outside-period set.lines.0.days.2026-10-31');
		const quarter = new Desk().submit([line({ '2026-10-31': [60, 0] })], { period: '2026-Q4' });
		expect(said(quarter)).toBe('applied');
	});

	test('are days where the contract asks for days', () => {
		const desk = new Desk().put('contracts', contract({ detail: 'day' }));
		expect(said(on({ '2026-11-02/2026-11-30': [6000, 0] }, desk))).toMatch(/^days-required/);
		expect(said(on(two, desk))).toBe('applied');
	});

	test('R10 R30 lie within contract, party and card', () => {
		const ended = new Desk().put('contracts', contract({ end_date: '2026-11-19' }));
		expect(said(on(two, ended))).toBe('outside-contract-dates set.lines.0.days.2026-11-20');
		const left = new Desk().put('assignments', card({ to: '2026-11-19' }));
		expect(said(on(two, left))).toBe('outside-assignment set.lines.0.days.2026-11-20');
		const out = new Desk().put('contract_parties', party({ to: '2026-11-19' }));
		expect(said(on(two, out))).toBe('outside-assignment set.lines.0.days.2026-11-20');
		const total = new Desk().put('assignments', card({ from: '2026-11-10' }));
		expect(said(on({ '2026-11-02/2026-11-30': [6000, 0] }, total))).toMatch(/^outside-assignment/);
	});

	test('R31 have come', () => {
		expect(said(on(two, new Desk('2026-11-18T10:00:00Z')))).toMatch(/^future .*11-20$/);
		expect(warned(on(two, new Desk('2026-11-19T10:00:00Z')))).toEqual(['future']);
	});

	test('R25 of an internship are received, and told that they never count', () => {
		const desk = new Desk().put('assignments', card({ employment_type: 'internship' }));
		expect(warned(on({ '2026-11-19': [420, 0] }, desk))).toEqual(['not-counted-type']);
	});

	test('R26 R27 R28 R32 hold for signed days as for noted ones', () => {
		expect(said(on({ '2026-11-19': [1455, 0] }))).toMatch(/^over-day/);
		expect(said(on({ '2026-11-19': [735, 0] }))).toMatch(/^over-twelve-hours/);
		expect(warned(on({ '2026-11-19': [615, 0] }))).toEqual(['over-ten-hours']);
		expect(said(on({ '2026-11-19': [425, 0] }))).toBe('quarter-hours set.lines.0.days.2026-11-19');
		const week = (minutes: number): Record<string, Pair> =>
			Object.fromEntries(
				[16, 17, 18, 19, 20, 21].map((day): [string, Pair] => [`2026-11-${day}`, [minutes, 0]])
			);
		expect(warned(on(week(495)))).toEqual(['over-week']);
		expect(said(on(week(615)))).toMatch(/over-sixty-hours/);
	});

	test('R27 the office may type a day over 12 h', () => {
		const sheet = { file: null, receivedOn: '2026-12-01' };
		const outcome = new Desk().submit([line({ '2026-11-19': [735, 0] })], { sheet }, joel);
		expect(said(outcome)).toBe('applied');
		expect(warned(outcome)).toEqual(['over-ten-hours']);
	});

	test('R26 other contracts count with them, the diary of the same days does not', () => {
		const other = entry('2026-11-19', [600, 0], {
			id: id('y9'),
			contract: id('k2'),
			company: id('e7')
		});
		const desk = new Desk().put('declarations', other);
		expect(said(on({ '2026-11-19': [420, 0] }, desk))).toMatch(/^over-twelve-hours/);
		const same = new Desk().put('declarations', entry('2026-11-19', [600, 0]));
		expect(said(on({ '2026-11-19': [420, 0] }, same))).toBe('applied');
	});

	test('R11 outside the eligibility they are received and wait; told once a line', () => {
		const desk = new Desk().put(
			'assignments',
			card({ eligible: [['2026-01-01', '2026-11-18', '']] })
		);
		const outcome = on(two, desk);
		expect(said(outcome)).toBe('applied');
		const held = 'problems' in outcome ? outcome.problems : [];
		expect(held).toMatchObject([
			{ code: 'held', rule: 'R11', path: 'set.lines.0', args: { to: '2026-11-18', days: 2 } }
		]);
	});
});
