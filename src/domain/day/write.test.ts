// A day is written: by whom, on whose card, over what stands, and what becomes of it.
import { describe, expect, test } from 'vitest';
import { amina, joel, said, stranger, warned } from '../../../tests/desk.ts';
import { day, Diary, karim } from '../../../tests/diary.ts';
import { card, facts, id, line, member, month, who } from '../../../tests/rows.ts';
import { dayEntry } from '../kinds/day-entry.ts';
import type { ClashFacts } from '../kinds/facts.ts';
import type { Who } from '../records.ts';

const conflicts = (outcome: ReturnType<Diary['write']>) =>
	'row' in outcome ? outcome.conflicts : [];

describe('whose hand', () => {
	test('a supervisor writes on the cards of her company; the row says whose it is', () => {
		const diary = new Diary();
		expect(said(diary.write(day({ note: 'coffrage' })))).toBe('applied');
		expect(diary.entry()).toEqual({
			id: 'k1p120261120000',
			org: id('o1'),
			company: id('e1'),
			counts_for: id('e1'),
			contract: id('k1'),
			party: id('t1'),
			kind: 'day-entry',
			participant: id('p1'),
			site: '',
			day: '2026-11-20',
			until: '',
			period: '',
			status: 'recorded',
			version: 1,
			author: id('u1'),
			author_name: 'Person u1',
			at: '2026-12-01T08:00:00Z',
			received: '2026-11-20T18:00:00Z',
			facts: day({ note: 'coffrage' })
		});
	});

	test('a stranger, a buyer, and the office of another organisation are refused', () => {
		const diary = new Diary();
		const foreign = who('facilitator', 'u9', { org: id('o2') });
		for (const by of [stranger, karim, who('buyer_viewer'), foreign])
			expect(said(diary.write(day(), by))).toBe('not-allowed act');
	});

	test('R65 a membership that is over gives no right any more, whatever day was worked', () => {
		const gone = who('site_supervisor', 'u1', { to: '2026-11-19' });
		expect(said(new Diary().write(day({ day: '2026-11-10' }), gone))).toBe('not-allowed act');
	});

	test('the office writes with a reason, kept beside the facts', () => {
		const diary = new Diary();
		expect(said(diary.write(day(), joel))).toBe('reason-missing set.reason');
		expect(said(diary.write(day({ reason: ' ' }), joel))).toBe('reason-missing set.reason');
		expect(said(diary.write(day({ reason: 'par téléphone' }), joel))).toBe('applied');
		expect(diary.said().office).toEqual({
			by: 'Person u9',
			reason: 'par téléphone',
			at: '2026-11-20T18:00:00Z'
		});
		expect(diary.said()).not.toHaveProperty('reason');
	});

	test('a company sends no reason, and takes the mark of the office away when it writes itself', () => {
		const diary = new Diary();
		diary.write(day({ reason: 'x' }), joel);
		expect(said(diary.write(day({ minutesWork: 420, reason: 'x' })))).toBe(
			'wrong-shape set.reason'
		);
		expect(said(diary.write(day({ minutesWork: 420 })))).toBe('applied');
		expect(diary.said()).not.toHaveProperty('office');
	});

	test('who is both writes for the office when she gives a reason', () => {
		const both: Who = {
			...amina,
			memberships: [...amina.memberships, member('facilitator', { user: id('u1') })]
		};
		const diary = new Diary();
		diary.write(day(), both);
		expect(diary.said()).not.toHaveProperty('office');
		diary.write(day({ minutesWork: 420, reason: 'x' }), both);
		expect(diary.said().office?.reason).toBe('x');
	});

	test('person and contract are those of the card', () => {
		const diary = new Diary();
		const codes = [
			day({ assignment: id('a9') }),
			day({ contract: id('k9') }),
			day({ contract: id('k2') }),
			day({ participant: id('p2') })
		].map((set) => said(diary.write(set)));
		expect(codes).toEqual([
			'card-mismatch set.assignment',
			'card-mismatch set.assignment',
			'card-mismatch set.contract',
			'card-mismatch set.participant'
		]);
	});

	test('a day entry announces no files', () => {
		const diary = new Diary();
		const file = { id: id('f1'), sha256: '0'.repeat(64), size: 1, type: 'image/png' as const };
		const of = { ...diary.wish('write', day()), files: [file] };
		expect(said(diary.send(dayEntry, of, amina))).toBe('wrong-shape files');
	});
});

describe('over what stands', () => {
	test('R53 a correction takes the place of what its author saw, one version later', () => {
		const diary = new Diary();
		diary.write(day());
		expect(said(diary.write(day({ minutesWork: 420 })))).toBe('applied');
		expect(diary.entry()).toMatchObject({ version: 2, facts: { minutesWork: 420 } });
	});

	test('R53 the first committed stays, the other is told with name and time', () => {
		const diary = new Diary();
		diary.write(day({ minutesWork: 420 }));
		const outcome = diary.write(day({ minutesWork: 450 }), amina, null);
		expect(said(outcome)).toBe('merged');
		const rest = { minutesTraining: 0, absence: null };
		expect(conflicts(outcome)).toEqual([
			{
				path: 'minutes',
				theirs: { minutesWork: 420, ...rest },
				mine: { minutesWork: 450, ...rest },
				by: 'Person u1',
				at: '2026-11-20T18:00:00Z'
			}
		]);
		expect(diary.entry()).toMatchObject({ version: 1, facts: { minutesWork: 420 } });
	});

	test('R53 what does not collide is taken beside what does', () => {
		const diary = new Diary();
		diary.write(day());
		const seen = diary.said();
		diary.write(day({ minutesWork: 420 }));
		const outcome = diary.write(day({ minutesWork: 480, note: 'pluie' }), amina, { ...seen });
		expect(said(outcome)).toBe('merged');
		expect(diary.entry()).toMatchObject({
			version: 3,
			facts: { minutesWork: 420, note: 'pluie' }
		});
	});

	test('R53 minutes and the stretch they are of are one: they are never mixed', () => {
		const diary = new Diary('2026-11-30T18:00:00Z');
		const total = day({ day: '2026-11-02', until: '2026-11-27', minutesWork: 6000 });
		diary.write(total);
		const seen = { ...diary.said(total) };
		diary.write({ ...total, until: '2026-11-13' });
		const outcome = diary.write({ ...total, minutesWork: 6600 }, amina, seen);
		expect(conflicts(outcome).map(({ path }) => path)).toEqual(['minutes']);
		expect(diary.said(total)).toMatchObject({ until: '2026-11-13', minutesWork: 6000 });
	});

	test('R53 where the card of the first stays, the row counts where that card does', () => {
		const diary = new Diary();
		diary.put('assignments', card({ id: id('a9'), party: id('t2') }));
		diary.write(day());
		const seen = { ...diary.said(), assignment: id('a8') };
		const outcome = diary.write(day({ assignment: id('a9'), note: 'x' }), amina, seen);
		expect(conflicts(outcome).map(({ path }) => path)).toEqual(['place']);
		expect(diary.entry()).toMatchObject({
			party: id('t1'),
			facts: { assignment: id('a1'), note: 'x' }
		});
	});

	test('R50 the same again changes nothing', () => {
		const diary = new Diary();
		diary.write(day());
		const before = diary.entry();
		expect(said(diary.write(day(), amina, null))).toBe('applied');
		expect(diary.entry()).toBe(before);
	});

	test('a withdrawn day written again lives again', () => {
		const diary = new Diary();
		diary.write(day());
		diary.takeBack();
		expect(said(diary.write(day({ minutesWork: 420 })))).toBe('applied');
		expect(diary.entry()).toMatchObject({ status: 'recorded', version: 2 });
	});

	test('R53 who did not see that it was withdrawn is told that it changed', () => {
		const diary = new Diary();
		diary.write(day());
		const seen = { ...diary.said() };
		diary.takeBack();
		expect(said(diary.write(day({ minutesWork: 420 }), amina, seen))).toBe('changed base');
	});

	test('a correction of a record the server lost is received as new', () => {
		const diary = new Diary();
		expect(said(diary.write(day(), amina, { ...day({ minutesWork: 420 }) }))).toBe('applied');
	});

	test('the rules judge the merged facts', () => {
		const diary = new Diary();
		diary.write(day({ minutesWork: 0, absence: 'weather' }));
		const seen = { ...diary.said() };
		diary.write(day({ minutesWork: 0, absence: 'leave' }));
		// Alone this would be 13 h; the minutes of the other stay, so that nothing is wrong with it.
		const outcome = diary.write(day({ minutesWork: 780, note: 'x' }), amina, seen);
		expect(said(outcome)).toBe('merged');
		expect(diary.said()).toMatchObject({ absence: 'leave', minutesWork: 0, note: 'x' });
	});
});

describe('the other company', () => {
	test('R29 the second company is refused without a name or a figure, and the office reads both', () => {
		const diary = new Diary();
		diary.write(day());
		const outcome = diary.write(day({ assignment: id('a5'), minutesWork: 240 }), karim, null);
		expect(said(outcome)).toBe('declared-elsewhere set.day');
		expect(JSON.stringify('problems' in outcome && outcome.problems)).not.toMatch(
			/450|e1000|Person/
		);
		const [clash] = ('also' in outcome && outcome.also) || [];
		expect(clash).toMatchObject({
			kind: 'clash',
			org: id('o1'),
			company: '',
			counts_for: '',
			party: ''
		});
		const both: ClashFacts = {
			contract: id('k1'),
			participant: id('p1'),
			day: '2026-11-20',
			first: {
				company: id('e1'),
				declaration: 'k1p120261120000',
				minutesWork: 450,
				minutesTraining: 0
			},
			second: {
				company: id('e2'),
				author: 'Person u2',
				at: '2026-12-01T08:00:00Z',
				minutesWork: 240,
				minutesTraining: 0
			}
		};
		expect(clash?.facts).toEqual(both);
		expect(diary.said().minutesWork).toBe(450);
	});

	test('R29 a total of the other company stands in the way as a day does', () => {
		const diary = new Diary('2026-11-30T18:00:00Z');
		diary.write(day({ day: '2026-11-02', until: '2026-11-27', minutesWork: 6000 }));
		const outcome = diary.write(day({ assignment: id('a5') }), karim);
		expect(said(outcome)).toBe('declared-elsewhere set.day');
	});

	test('R29 a day signed by the other company stands too, until it is sent back or refused', () => {
		const signed = line({ '2026-11-20': [420, 0] });
		const verdict = (word: 'accepted' | 'refused') => ({
			[id('a1')]: {
				by: '',
				user: '',
				at: '',
				version: 1,
				days: { '2026-11-20': { verdict: word, counted: [0, 0] as [number, number] } }
			}
		});
		const given = (verdicts = {}) =>
			new Diary().put('declarations', month(facts({ lines: [signed], verdicts })));
		const second = day({ assignment: id('a5') });
		const told = (diary: Diary) => said(diary.write(second, karim));
		expect(told(given())).toBe('declared-elsewhere set.day');
		expect(told(given(verdict('accepted')))).toBe('declared-elsewhere set.day');
		expect(told(given(verdict('refused')))).toBe('applied');
	});

	test('R29 the office settles it by the company of the card: the day offered again takes its place', () => {
		const diary = new Diary();
		diary.write(day({ note: 'e1' }));
		const again = day({ assignment: id('a5'), minutesWork: 240 });
		const refused = diary.write(again, karim, null);
		const [clash] = ('also' in refused && refused.also) || [];
		if (clash) diary.put('declarations', { ...clash, id: id('c1') });
		diary.put('assignments', card({ company: id('e2') }));
		const outcome = diary.write(again, karim, null);
		expect(said(outcome)).toBe('applied');
		expect(conflicts(outcome)).toEqual([]);
		expect(diary.entry()).toMatchObject({ company: id('e2'), version: 2, facts: { note: '' } });
		expect('also' in outcome && outcome.also).toMatchObject([
			{ id: id('c1'), status: 'withdrawn' }
		]);
		expect(said(diary.write(day({ minutesWork: 420 })))).toBe('not-allowed act');
	});

	test('R29 the office settles it by writing the day as it stands: it is marked, and the clash is over', () => {
		const diary = new Diary();
		diary.write(day());
		const refused = diary.write(day({ assignment: id('a5'), minutesWork: 240 }), karim, null);
		const [clash] = ('also' in refused && refused.also) || [];
		if (clash) diary.put('declarations', { ...clash, id: id('c1') });
		const outcome = diary.write(day({ reason: 'vu sur place' }), joel);
		expect(said(outcome)).toBe('applied');
		expect('also' in outcome && outcome.also).toMatchObject([
			{ id: id('c1'), status: 'withdrawn' }
		]);
		expect(diary.said()).toMatchObject({ minutesWork: 450, office: { reason: 'vu sur place' } });
	});

	test('R29 one person may work on two contracts the same day', () => {
		const diary = new Diary();
		diary.write(day({ minutesWork: 240 }));
		const second = day({ assignment: id('a6'), contract: id('k2'), minutesWork: 240 });
		expect(said(diary.write(second))).toBe('applied');
	});
});

describe('what was signed', () => {
	const signed = (verdict?: 'accepted' | 'returned') => {
		const days = verdict && { '2026-11-20': { verdict, counted: [0, 0] as [number, number] } };
		const verdicts = days ? { [id('a1')]: { by: '', user: '', at: '', version: 1, days } } : {};
		const said = facts({ lines: [line({ '2026-11-20': [450, 0] })], verdicts });
		return new Diary().put('declarations', month(said));
	};

	test('R40 an accepted day stays as it is; the same again is no change', () => {
		const diary = signed();
		diary.write(day());
		const accepted = signed('accepted');
		accepted.put('declarations', diary.entry() ?? month(facts()));
		expect(said(accepted.write(day({ minutesWork: 420 })))).toBe('locked set.day');
		expect(said(accepted.write(day({ minutesWork: 420 }), amina, null))).toBe('locked set.day');
		expect(said(accepted.write(day({ minutesWork: 420, reason: 'x' }), joel))).toBe(
			'locked set.day'
		);
		expect(said(accepted.write(day()))).toBe('applied');
		expect(said(accepted.takeBack())).toBe('locked record');
	});

	test('R40 a total that covers an accepted day cannot be cut before it', () => {
		const diary = new Diary();
		const total = day({ day: '2026-11-02', until: '2026-11-20', minutesWork: 4500 });
		diary.write(total);
		const accepted = signed('accepted').row;
		diary.put('declarations', accepted);
		expect(said(diary.write({ ...total, until: '2026-11-10' }))).toBe('locked set.day');
	});

	test('R40 a total cannot cover an accepted day either', () => {
		const diary = signed('accepted');
		const total = day({ day: '2026-11-02', until: '2026-11-20', minutesWork: 4500 });
		expect(said(diary.write(total))).toBe('locked set.day');
	});

	test('R40 signing alone locks nothing: what differs is to be sent again', () => {
		const diary = signed();
		expect(warned(diary.write(day()))).toEqual([]);
		const outcome = diary.write(day({ minutesWork: 480 }));
		expect(said(outcome)).toBe('applied');
		expect('problems' in outcome && outcome.problems).toEqual([
			{
				code: 'after-submission',
				level: 'warn',
				path: 'set.minutesWork',
				args: { day: '2026-11-20', signed: 450, entered: 480 }
			}
		]);
		expect(warned(signed('returned').write(day({ minutesWork: 480 })))).toEqual([
			'after-submission'
		]);
	});

	test('a day that the signed month does not have is to be sent again', () => {
		expect(warned(signed().write(day({ day: '2026-11-19' })))).toEqual(['after-submission']);
		expect(warned(signed().write(day({ day: '2026-10-19' })))).toEqual([]);
	});

	test('a month of another party or company asks nothing of this one', () => {
		const party = month(facts({ party: id('t2') }));
		const company = month(facts({ company: id('e2') }));
		for (const other of [party, company])
			expect(warned(new Diary().put('declarations', other).write(day()))).toEqual([]);
	});
});
