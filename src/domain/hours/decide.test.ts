// Verdicts: by line and day, on what was seen, by two facilitators, of hours that may not count.
import { describe, expect, test } from 'vitest';
import { amina, Desk, joel, nadia, said, stranger, warned } from '../../../tests/desk.ts';
import { card, contract, id, line, who } from '../../../tests/rows.ts';
import type { EligibleSpan } from '../records.ts';
import type { Pair } from '../values.ts';
import { dayState, validatedMinutes } from './verdicts.ts';

const [a1, a2] = [id('a1'), id('a2')];
const awa = { assignment: a2, participant: id('p2') };
const two: Record<string, Pair> = { '2026-11-19': [420, 0], '2026-11-20': [660, 0] };

/** Two lines: 1 080 minutes on two days, 300 on one. */
function signed(desk = new Desk()): Desk {
	desk.submit([line(two), line({ '2026-11-19': [300, 0] }, awa)]);
	return desk;
}
const yes = (seen: number, over: object = {}) => ({ verdict: 'accepted', seen, ...over });
const no = (seen: number, reason = 'wrong_site') => ({ verdict: 'refused', seen, reason });
const decide = (desk: Desk, lines: object, by = joel, seen = desk.version) =>
	desk.act('decide', { lines }, by, seen);
const conflicts = (outcome: ReturnType<typeof decide>) =>
	'conflicts' in outcome ? outcome.conflicts : [];

describe('a verdict', () => {
	test('by line: the status follows, the version does not move', () => {
		const desk = signed();
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe('applied');
		expect(desk.row).toMatchObject({ status: 'submitted', version: 1, author: id('u1') });
		decide(desk, { [a2]: no(300) });
		expect(desk.row).toMatchObject({ status: 'partially_validated', version: 1 });
		expect(desk.facts.verdicts[a1]).toMatchObject({
			by: joel.name,
			user: id('u9'),
			at: '2026-12-02T10:00:00Z',
			version: 1
		});
		expect(desk.row.received).toBe('2026-12-02T10:00:00Z');
	});

	test('by day: 7 h counted on 11 h, with the reason', () => {
		const desk = signed();
		const except = {
			'2026-11-20': {
				verdict: 'returned',
				reason: 'over_cap',
				note: 'Feuille : 7 h',
				counted: [420, 0]
			}
		};
		expect(said(decide(desk, { [a1]: yes(1080, { except }), [a2]: yes(300) }))).toBe('applied');
		expect(desk.row.status).toBe('returned');
		expect(validatedMinutes(desk.facts, a1, true)).toBe(840);
		expect(desk.facts.verdicts[a1]?.days['2026-11-20']).toEqual({
			verdict: 'returned',
			reason: 'over_cap',
			note: 'Feuille : 7 h',
			counted: [420, 0]
		});
	});

	test('a day excepted for the better, and one accepted in part', () => {
		const desk = signed();
		const except = {
			'2026-11-19': { verdict: 'accepted' },
			'2026-11-20': { verdict: 'accepted', counted: [600, 0], reason: 'over_cap' }
		};
		decide(desk, { [a1]: { ...no(1080), except } });
		expect(dayState(desk.facts, a1, '2026-11-20')).toBe('accepted');
		expect(validatedMinutes(desk.facts, a1, true)).toBe(1020);
	});

	test('its author may think again about what she did not accept', () => {
		const desk = signed();
		decide(desk, { [a1]: no(1080) });
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe('applied');
		expect(validatedMinutes(desk.facts, a1, true)).toBe(1080);
	});

	test('a line of 0 h has nothing to decide', () => {
		const desk = new Desk();
		desk.submit([line(two), line({}, awa)]);
		expect(said(decide(desk, { [a1]: yes(1080), [a2]: yes(0) }))).toBe('applied');
		expect(desk.row.status).toBe('validated');
		expect(desk.facts.verdicts[a2]).toBeUndefined();
	});

	test('nil: no lines, one word', () => {
		const desk = new Desk();
		desk.submit([]);
		expect(said(decide(desk, {}))).toBe('applied');
		expect(desk.row.status).toBe('validated');
		expect(desk.facts.nilVerdict).toEqual({ by: joel.name, at: '2026-12-02T10:00:00Z' });
		expect(said(decide(desk, {}, nadia))).toBe('applied');
		expect(desk.facts.nilVerdict?.by).toBe(joel.name);
	});

	test('nil that is no longer nil: changed', () => {
		expect(said(decide(signed(), {}))).toBe('changed set.lines');
		const desk = new Desk();
		desk.submit([]);
		decide(desk, {});
		desk.submit([line(two)]);
		expect(desk.row.status).toBe('submitted');
		expect(desk.facts.nilVerdict).toBeUndefined();
	});
});

describe('what a verdict needs', () => {
	test('a reason for each no, and for hours that are not counted', () => {
		const said1 = (ask: object) => said(decide(signed(), { [a1]: ask }));
		expect(said1({ verdict: 'refused', seen: 1080 })).toBe(`reason-missing set.lines.${a1}.reason`);
		expect(said1({ verdict: 'returned', seen: 1080 })).toBe(
			`reason-missing set.lines.${a1}.reason`
		);
		const path = `set.lines.${a1}.except.2026-11-20`;
		const except = (day: object) => said1(yes(1080, { except: { '2026-11-20': day } }));
		expect(except({ verdict: 'returned' })).toBe(`reason-missing ${path}.reason`);
		expect(except({ verdict: 'accepted', counted: [420, 0] })).toBe(
			`reason-missing ${path}.reason`
		);
		expect(except({ verdict: 'accepted', counted: [660, 0] })).toBe('applied');
	});

	test('never more counted than declared, of work and of training', () => {
		const path = `set.lines.${a1}.except.2026-11-20.counted`;
		const except = (counted: Pair) => {
			const day = { verdict: 'returned', reason: 'over_cap', counted };
			return said(decide(signed(), { [a1]: yes(1080, { except: { '2026-11-20': day } }) }));
		};
		expect(except([660, 0])).toBe('applied');
		expect(except([675, 0])).toBe(`counted-too-much ${path}`);
		expect(except([420, 15])).toBe(`counted-too-much ${path}`);
	});

	test('lines and days that are there', () => {
		const desk = signed();
		expect(said(decide(desk, { [id('a9')]: yes(10) }))).toBe(`unknown-line set.lines.${id('a9')}`);
		const except = { '2026-11-21': { verdict: 'refused', reason: 'wrong_site' } };
		expect(said(decide(desk, { [a1]: yes(1080, { except }) }))).toBe(
			`unknown-line set.lines.${a1}.except.2026-11-21`
		);
	});

	test('R40 an accepted day stays accepted until it is reopened', () => {
		const desk = signed();
		decide(desk, { [a1]: yes(1080) });
		expect(said(decide(desk, { [a1]: no(1080) }))).toBe(`locked set.lines.${a1}`);
		const except = { '2026-11-20': { verdict: 'refused', reason: 'wrong_site' } };
		expect(said(decide(desk, { [a1]: yes(1080, { except }) }))).toBe(
			`locked set.lines.${a1}.except.2026-11-20`
		);
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe('applied');
	});

	test('R40 a no to the rest of a line leaves its accepted days', () => {
		const desk = signed();
		decide(desk, { [a1]: yes(1080) });
		desk.submit([line({ ...two, '2026-11-23': [60, 0] }), line({ '2026-11-19': [300, 0] }, awa)]);
		expect(said(decide(desk, { [a1]: no(1140) }))).toBe('applied');
		expect(validatedMinutes(desk.facts, a1, true)).toBe(1080);
		expect(dayState(desk.facts, a1, '2026-11-23')).toBe('refused');
	});

	test('rights: the office of the contract alone', () => {
		const by = (person: typeof joel) => said(decide(signed(), { [a1]: yes(1080) }, person));
		const elsewhere = who('facilitator', 'u9', { org: id('o2') });
		for (const person of [amina, stranger, who('company_admin'), who('buyer_viewer'), elsewhere])
			expect(by(person)).toBe('not-allowed act');
		expect(by(who('org_admin'))).toBe('applied');
	});

	test('something that stands', () => {
		expect(said(decide(new Desk(), { [a1]: yes(1080) }))).toBe('deferred record');
		const desk = signed();
		desk.act('withdraw', { reason: '' }, amina);
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe('wrong-status act');
	});
});

describe('R53 nobody validates unseen hours', () => {
	const again = (desk: Desk, days = two, over: object = {}) =>
		desk.submit([line(days, over), line({ '2026-11-19': [300, 0] }, awa)]);

	test('R53 a line with other minutes than she saw is left out, the others stand', () => {
		const desk = signed();
		again(desk, { ...two, '2026-11-20': [420, 0] });
		const outcome = decide(desk, { [a1]: yes(1080), [a2]: yes(300) }, joel, 1);
		expect(said(outcome)).toBe('merged');
		expect(conflicts(outcome)).toEqual([
			{
				path: `lines.${a1}`,
				theirs: { minutes: 840 },
				mine: yes(1080),
				by: amina.name,
				at: '2026-12-01T08:00:00Z'
			}
		]);
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('none');
		expect(dayState(desk.facts, a2, '2026-11-19')).toBe('accepted');
	});

	test('R53 the same sum on other days is not what she saw either', () => {
		const desk = signed();
		again(desk, { '2026-11-19': [420, 0], '2026-11-23': [660, 0] });
		expect(said(decide(desk, { [a1]: yes(1080), [a2]: yes(300) }, joel, 1))).toBe('merged');
		expect(said(decide(desk, { [a1]: yes(1080) }, joel, 2))).toBe('applied');
	});

	test('R53 a line that came out of the declaration is left out', () => {
		const desk = signed();
		desk.submit([line({ '2026-11-19': [300, 0] }, awa)]);
		const outcome = decide(desk, { [a1]: yes(1080), [a2]: yes(300) }, joel, 1);
		expect(conflicts(outcome)).toMatchObject([{ path: `lines.${a1}`, theirs: null }]);
		expect(desk.row.status).toBe('validated');
	});

	test('R53 all changed: refused', () => {
		const desk = signed();
		again(desk, { ...two, '2026-11-20': [420, 0] });
		expect(said(decide(desk, { [a1]: yes(1080) }, joel, 1))).toBe('changed set.lines');
		expect(said(decide(signed(), { [a1]: yes(1065) }))).toBe('changed set.lines');
	});

	test('R53 a new version that left her lines alone takes the verdict', () => {
		const desk = signed();
		again(desk, { ...two, '2026-11-20': [420, 0] });
		expect(said(decide(desk, { [a2]: yes(300) }, joel, 1))).toBe('applied');
		again(desk, { ...two, '2026-11-20': [435, 0] });
		expect(desk.facts.changedIn).toEqual({ [a1]: 3, [a2]: 1 });
	});
});

describe('R53 two facilitators', () => {
	test('R53 different lines are both taken', () => {
		const desk = signed();
		expect(said(decide(desk, { [a1]: yes(1080) }, joel))).toBe('applied');
		expect(said(decide(desk, { [a2]: yes(300) }, nadia))).toBe('applied');
		expect(desk.row.status).toBe('validated');
		expect(desk.facts.verdicts[a2]?.by).toBe('Nadia');
	});

	test('R53 of the same line the first stays, the second is told', () => {
		const desk = signed();
		decide(desk, { [a1]: no(1080) }, joel);
		const outcome = decide(desk, { [a1]: yes(1080), [a2]: yes(300) }, nadia);
		expect(said(outcome)).toBe('merged');
		expect(conflicts(outcome)).toMatchObject([
			{ path: `lines.${a1}`, theirs: { user: id('u9') }, mine: yes(1080), by: joel.name }
		]);
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('refused');
		expect(dayState(desk.facts, a2, '2026-11-19')).toBe('accepted');
		expect(said(decide(desk, { [a1]: yes(1080) }, nadia))).toBe('merged');
	});

	test('R53 the same verdict twice is no conflict', () => {
		const desk = signed();
		decide(desk, { [a1]: yes(1080) }, joel);
		expect(said(decide(desk, { [a1]: yes(1080) }, nadia))).toBe('applied');
		expect(desk.facts.verdicts[a1]?.by).toBe(joel.name);
	});

	test('R53 on a later version anybody of the office may decide, even of a line that stayed as it was', () => {
		const desk = signed();
		decide(desk, { [a1]: no(1080) }, joel);
		desk.submit([line(two), line({ '2026-11-19': [240, 0] }, awa)]);
		expect(said(decide(desk, { [a1]: yes(1080) }, nadia))).toBe('applied');
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('accepted');
	});

	test('R53 of a line that was reopened anybody of the office may decide', () => {
		const desk = signed();
		const except = { '2026-11-20': { verdict: 'returned', reason: 'over_cap' } };
		decide(desk, { [a1]: yes(1080, { except }) }, joel);
		desk.act('reopen', { reason: 'Feuille perdue', lines: [a1] }, joel);
		expect(dayState(desk.facts, a1, '2026-11-20')).toBe('returned');
		expect(said(decide(desk, { [a1]: yes(1080) }, nadia))).toBe('applied');
		expect(validatedMinutes(desk.facts, a1, true)).toBe(1080);
	});
});

describe('hours that may not count', () => {
	const eligible = (...spans: EligibleSpan[]) =>
		signed(new Desk().put('assignments', card({ eligible: spans })));
	const except = (reason: string, counted: Pair = [0, 0]) => ({
		except: { '2026-11-20': { verdict: 'refused', reason, counted } }
	});
	const day = (code: string, key = '2026-11-20') => `${code} set.lines.${a1}.days.${key}`;

	test('R11 a day outside the eligibility is excepted, or the verdict is refused', () => {
		const desk = eligible(['2026-01-01', '2026-11-19', '2026-01-01']);
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe(day('not-eligible'));
		const part = except('not_eligible', [60, 0]);
		expect(said(decide(desk, { [a1]: yes(1080, part) }))).toBe(day('not-eligible'));
		expect(said(decide(desk, { [a1]: yes(1080, except('not_eligible')) }))).toBe('applied');
		expect(said(decide(eligible(), { [a1]: yes(1080) }))).toMatch(/^not-eligible/);
		expect(said(decide(eligible(), { [a1]: no(1080, 'not_eligible') }))).toBe('applied');
	});

	test('R11 of a total, every day must be eligible; counted in part, one may be enough', () => {
		const desk = new Desk();
		desk.put('assignments', card({ eligible: [['2026-11-10', '', '2026-01-01']] }));
		const key = '2026-11-02/2026-11-30';
		desk.submit([line({ [key]: [6000, 0] })]);
		expect(said(decide(desk, { [a1]: yes(6000) }))).toBe(day('not-eligible', key));
		const counted = { verdict: 'returned', reason: 'not_eligible', counted: [4200, 0] };
		expect(said(decide(desk, { [a1]: yes(6000, { except: { [key]: counted } }) }))).toBe('applied');
	});

	test('R11 decided after the first counted day: only with a reason, and told', () => {
		const late = () => eligible(['2026-01-01', '', '2026-11-20']);
		const outcome = decide(late(), { [a1]: yes(1080) });
		expect(said(outcome)).toBe(`decided-after-start set.lines.${a1}`);
		expect('problems' in outcome && outcome.problems[0]?.args).toEqual({ decided: '2026-11-20' });
		const desk = late();
		const lines = { [a1]: yes(1080) };
		const blank = desk.act('decide', { lines, override: { reason: ' ' } }, joel);
		expect(said(blank)).toBe(`decided-after-start set.lines.${a1}`);
		const told = desk.act('decide', { lines, override: { reason: 'Accord oral du 18' } }, joel);
		expect(said(told)).toBe('applied');
		expect(warned(told)).toEqual(['decided-after-start']);
		expect(desk.facts.override).toEqual({
			reason: 'Accord oral du 18',
			by: joel.name,
			at: '2026-12-02T10:00:00Z'
		});
	});

	test('R11 it is the first counted day that matters', () => {
		const desk = eligible(['2026-01-01', '', '2026-11-20']);
		const refusedFirst = {
			except: { '2026-11-19': { verdict: 'refused', reason: 'no_prior_validation' } }
		};
		expect(said(decide(desk, { [a1]: yes(1080, refusedFirst) }))).toBe('applied');
		expect(said(decide(eligible(['2026-01-01', '', '']), { [a1]: yes(1080) }))).toBe('applied');
	});

	test('R19 more than 48 months after hire on a CDI: excepted as not counted', () => {
		const desk = signed(
			new Desk().put('assignments', card({ employment_type: 'cdi', hired_on: '2022-11-20' }))
		);
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe(day('cdi-over-limit'));
		expect(said(decide(desk, { [a1]: yes(1080, except('not_counted_type')) }))).toBe('applied');
	});

	test('R25 an internship never counts', () => {
		const desk = signed();
		desk.put('assignments', card({ employment_type: 'internship' }));
		expect(said(decide(desk, { [a1]: yes(1080) }))).toMatch(/^not-counted-type/);
		expect(said(decide(desk, { [a1]: no(1080, 'not_counted_type') }))).toBe('applied');
	});

	test('R10 no hour outside the dates of the contract', () => {
		const desk = signed();
		desk.put('contracts', contract({ end_date: '2026-11-19' }));
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe(day('outside-contract-dates'));
		expect(said(decide(desk, { [a1]: yes(1080, except('outside_contract_dates')) }))).toBe(
			'applied'
		);
	});

	test('a line whose card is gone cannot count', () => {
		const desk = signed();
		desk.book.remove('assignments', a1);
		expect(said(decide(desk, { [a1]: yes(1080) }))).toBe(`card-mismatch set.lines.${a1}`);
	});

	test('days accepted before are not asked again', () => {
		const desk = signed();
		decide(desk, { [a1]: yes(1080) });
		desk.put('assignments', card({ eligible: [['2026-11-23', '', '2026-01-01']] }));
		desk.submit([line({ ...two, '2026-11-23': [60, 0] })]);
		expect(said(decide(desk, { [a1]: yes(1140) }))).toBe('applied');
	});

	test('one line that may not count holds back the whole verdict', () => {
		const desk = eligible();
		expect(said(decide(desk, { [a1]: yes(1080), [a2]: yes(300) }))).toMatch(/^not-eligible/);
		expect(desk.row.status).toBe('submitted');
	});
});
