// The rules of one day, as an act meets them: what is refused, what is received with a word.
import { expect, test } from 'vitest';
import { amina, joel, said, warned } from '../../../tests/desk.ts';
import { day, Diary, karim } from '../../../tests/diary.ts';
import { card, contract, id, party } from '../../../tests/rows.ts';
import type { DayEntrySet } from '../kinds/facts.ts';

const told = (over: Partial<DayEntrySet>, diary = new Diary()) => {
	const outcome = diary.write(day(over));
	return said(outcome) === 'applied' ? warned(outcome) : said(outcome);
};
const late = () => new Diary('2026-11-30T18:00:00Z');
const november = { day: '2026-11-01', until: '2026-11-30' };

test('a normal day is received without a word', () => {
	expect(told({})).toEqual([]);
});

test('R32 hours come in quarters', () => {
	expect(told({ minutesWork: 440 })).toBe('quarter-hours set.minutesWork');
	expect(told({ minutesTraining: 10 })).toBe('quarter-hours set.minutesTraining');
});

test('no hours need a reason; a reason beside hours explains the missing part', () => {
	expect(told({ minutesWork: 0 })).toBe('reason-missing set.absence');
	expect(told({ minutesWork: 0, absence: 'weather' })).toEqual([]);
	expect(told({ minutesWork: 240, absence: 'weather' })).toEqual([]);
	expect(told({ minutesWork: 0, minutesTraining: 420 })).toEqual([]);
});

test('a site is one of the contract, or none', () => {
	const site = { org: id('o1'), name: 'Mail', address: '', commune_insee: '', active: true };
	const diary = new Diary()
		.put('sites', { ...site, id: id('s1'), contract: id('k1') })
		.put('sites', { ...site, id: id('s2'), contract: id('k2') });
	expect(told({ site: id('s1') }, diary)).toEqual([]);
	expect(told({ site: id('s2') }, diary)).toBe('unknown-site set.site');
	expect(told({ site: id('s3') }, diary)).toBe('unknown-site set.site');
});

test('R10 R30 a day outside the contract is refused, whichever end of a total it is', () => {
	const diary = late();
	diary.put('contracts', contract({ end_date: '2026-11-25' }));
	expect(told({ day: '2026-11-26' }, diary)).toBe('outside-contract-dates set.day');
	expect(told({ ...november, minutesWork: 6000 }, diary)).toBe('outside-contract-dates set.until');
	expect(told({ day: '2026-11-25' }, diary)).toEqual([]);
});

test('R30 a day outside the dates of the card or of its party is refused', () => {
	const diary = late();
	diary.put('assignments', card({ from: '2026-11-10', to: '2026-11-20' }));
	diary.put('contract_parties', party({ from: '2026-11-12' }));
	expect(told({ day: '2026-11-09' }, diary)).toBe('outside-assignment set.day');
	expect(told({ day: '2026-11-11' }, diary)).toBe('outside-assignment set.day');
	expect(told({ day: '2026-11-21' }, diary)).toBe('outside-assignment set.day');
	const total = { day: '2026-11-12', until: '2026-11-21', minutesWork: 1200 };
	expect(told(total, diary)).toBe('outside-assignment set.until');
	expect(told({ day: '2026-11-12' }, diary)).toEqual([]);
});

test('R31 tomorrow is told, what lies beyond is refused, and so is the end of a total', () => {
	expect(told({ day: '2026-11-21' })).toEqual(['future']);
	expect(told({ day: '2026-11-22' })).toBe('future set.day');
	expect(told({ ...november, minutesWork: 6000 })).toBe('future set.until');
});

test('R54 a day of a contract closed meanwhile is received, and marked late', () => {
	const diary = new Diary();
	diary.put('contracts', contract({ status: 'closed' }));
	expect(told({}, diary)).toEqual(['late-entry']);
});

test('R11 hours outside the eligibility are received and wait; no hours wait for nothing', () => {
	const diary = new Diary();
	diary.put('assignments', card({ eligible: [['2026-01-01', '2026-11-15', '']] }));
	expect(told({}, diary)).toEqual(['held']);
	expect(told({ minutesWork: 0, absence: 'leave' }, diary)).toEqual([]);
});

test('R25 the hours of an internship are told not to count', () => {
	const diary = new Diary();
	diary.put('assignments', card({ employment_type: 'internship' }));
	expect(told({}, diary)).toEqual(['not-counted-type']);
});

test('a total stays within one month and ends after it begins', () => {
	const diary = late();
	for (const until of ['2026-11-20', '2026-11-19', '2026-12-01'])
		expect(told({ until }, diary)).toContain('until-outside-month set.until');
	expect(told({ ...november, minutesWork: 6000 }, diary)).toEqual([]);
});

test('a contract that asks for days takes no totals', () => {
	const diary = late();
	diary.put('contracts', contract({ detail: 'day' }));
	expect(told({ ...november, minutesWork: 6000 }, diary)).toBe('days-required set.until');
	expect(told({}, diary)).toEqual([]);
});

test('R29 a total and a day that touch are refused, both ways; a total may be corrected', () => {
	const days = late();
	days.write(day({ day: '2026-11-12' }));
	expect(told({ ...november, minutesWork: 6000 }, days)).toBe('overlaps set.day');
	const totals = late();
	totals.write(day({ ...november, minutesWork: 6000 }));
	expect(told({ day: '2026-11-12' }, totals)).toBe('overlaps set.day');
	expect(told({ ...november, minutesWork: 6600 }, totals)).toEqual([]);
	totals.takeBack(day(november));
	expect(told({ day: '2026-11-12' }, totals)).toEqual([]);
});

test('R29 a total of one contract and a day of another may touch', () => {
	const diary = late();
	diary.write(day({ ...november, minutesWork: 6000 }));
	const other = { assignment: id('a6'), contract: id('k2'), minutesWork: 120 };
	expect(told(other, diary)).toEqual([]);
});

test('R26 R27 R28 the hours of the same person on another contract count', () => {
	const other = { assignment: id('a6'), contract: id('k2') };
	const diary = new Diary();
	diary.write(day({ ...other, minutesWork: 240 }));
	expect(told({ minutesWork: 420 }, diary)).toEqual(['over-ten-hours']);
	expect(told({ minutesWork: 495 }, diary)).toBe('over-twelve-hours set.minutesWork');
	expect(told({ minutesWork: 1215 }, diary)).toBe('over-day set.minutesWork');
	for (const on of ['16', '17', '18', '19'])
		diary.write(day({ ...other, day: `2026-11-${on}`, minutesWork: 600 }));
	expect(told({ minutesWork: 255 }, diary)).toEqual(['over-week']);
	for (const on of ['16', '17', '18', '19'])
		diary.write(day({ ...other, day: `2026-11-${on}`, minutesWork: 720 }));
	expect(told({ minutesWork: 480 }, diary)).toEqual(['over-ten-hours', 'over-week']);
	const saturday = diary.write(day({ ...other, day: '2026-11-21', minutesWork: 15 }));
	expect(said(saturday)).toBe('over-sixty-hours set.minutesWork');
});

test('R28 the hours of another company count, and its figure is not told', () => {
	const diary = new Diary();
	const k2 = { contract: id('k2'), assignment: id('a7') };
	diary.put(
		'assignments',
		card({ id: id('a7'), contract: id('k2'), company: id('e2'), counts_for: id('e2') })
	);
	for (const on of ['16', '17', '18', '19'])
		diary.write(day({ ...k2, day: `2026-11-${on}`, minutesWork: 660 }), karim);
	const outcome = diary.write(day({ minutesWork: 450 }));
	expect(said(outcome)).toBe('applied');
	expect('problems' in outcome && outcome.problems).toEqual([
		{
			code: 'over-week',
			level: 'warn',
			path: 'set.minutesWork',
			rule: 'R28',
			args: { name: 'Mamadou Sow', day: '2026-11-16' }
		}
	]);
	const office = diary.write(day({ minutesWork: 465, reason: 'x' }), joel);
	expect('problems' in office && office.problems[0]?.args).toMatchObject({ minutes: 3105 });
});

test('R27 the office may write more than 12 h, a company may not', () => {
	const diary = new Diary();
	expect(told({ minutesWork: 780 }, diary)).toBe('over-twelve-hours set.minutesWork');
	const outcome = diary.write(day({ minutesWork: 780, reason: 'astreinte' }), joel);
	expect([said(outcome), warned(outcome)]).toEqual(['applied', ['over-ten-hours']]);
});

test('R46 a total far above a usual month is told', () => {
	expect(told({ ...november, minutesWork: 10_920 }, late())).toEqual([]);
	expect(told({ ...november, minutesWork: 11_100 }, late())).toEqual(['sudden-value']);
});

test('every rule that is broken is told at once', () => {
	const problems = new Diary().write(
		day({ day: '2026-11-22', minutesWork: 740, site: id('s9') }),
		amina
	);
	expect(said(problems)).toBe(
		'quarter-hours set.minutesWork, unknown-site set.site, future set.day, over-twelve-hours set.minutesWork'
	);
});
