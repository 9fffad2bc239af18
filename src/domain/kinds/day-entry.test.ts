// A day is taken back, named by its key, shown at once, and says what the server must load.
import { expect, test } from 'vitest';
import { amina, change, joel, said, stranger, warned } from '../../../tests/desk.ts';
import { day, Diary, recordOf } from '../../../tests/diary.ts';
import { card, facts, id, line, month } from '../../../tests/rows.ts';
import { dayEntry, dayEntryKey } from './day-entry.ts';

test('a company takes back its day: the facts stay, the version too', () => {
	const diary = new Diary();
	diary.write(day());
	const before = diary.entry();
	expect(said(diary.takeBack())).toBe('applied');
	expect(diary.entry()).toEqual({ ...before, status: 'withdrawn' });
	expect(diary.book.entriesOf(id('p1'))).toEqual([]);
});

test('taken back twice is taken back', () => {
	const diary = new Diary();
	diary.write(day());
	diary.takeBack();
	const row = diary.entry();
	expect(said(diary.takeBack(day(), amina, '', 7))).toBe('applied');
	expect(diary.entry()).toBe(row);
});

test('R53 a day that changed since is not taken back', () => {
	const diary = new Diary();
	diary.write(day());
	diary.write(day({ minutesWork: 420 }));
	expect(said(diary.takeBack(day(), amina, '', 1))).toBe('changed base.version');
	expect(diary.entry()?.status).toBe('recorded');
	const of = change({
		kind: 'day-entry',
		act: 'withdraw',
		set: { reason: '' },
		record: recordOf(day())
	});
	expect(said(diary.send(dayEntry, of, amina))).toBe('changed base.version');
});

test('only the company that declares now, or the office with a reason, takes a day back', () => {
	const diary = new Diary();
	diary.write(day());
	expect(said(diary.takeBack(day(), stranger))).toBe('not-allowed act');
	expect(said(diary.takeBack(day(), joel))).toBe('reason-missing set.reason');
	diary.put('assignments', card({ company: id('e2') }));
	expect(said(diary.takeBack())).toBe('not-allowed act');
	expect(said(diary.takeBack(day(), joel, 'doublon'))).toBe('applied');
	expect(diary.said().office).toEqual({
		by: 'Person u9',
		reason: 'doublon',
		at: '2026-11-20T18:00:00Z'
	});
});

test('a day that was signed is to be sent again once it is taken back', () => {
	const diary = new Diary();
	diary.write(day());
	diary.put('declarations', month(facts({ lines: [line({ '2026-11-20': [450, 0] })] })));
	const outcome = diary.takeBack();
	expect([said(outcome), warned(outcome)]).toEqual(['applied', ['after-submission']]);
});

test('R29 the clash is over when the first company takes its day back', () => {
	const diary = new Diary();
	diary.write(day());
	const clash = diary.entry();
	if (clash) diary.put('declarations', { ...clash, id: id('c1'), kind: 'clash', company: '' });
	const outcome = diary.takeBack();
	expect('also' in outcome && outcome.also).toMatchObject([{ id: id('c1'), status: 'withdrawn' }]);
});

test('what is not there cannot be taken back', () => {
	expect(said(new Diary().takeBack())).toBe('deferred record');
});

test('R29 the key of a day is contract, participant and day', () => {
	const { book } = new Diary();
	const of = (act: string) => change({ kind: 'day-entry', act, set: day({ until: '2026-11-27' }) });
	expect(dayEntryKey(day())).toBe(`${id('k1')}|${id('p1')}|2026-11-20`);
	expect(dayEntry.key(of('write'), book)).toBe(dayEntryKey(day()));
	expect(dayEntry.key(of('withdraw'), book)).toBeNull();
	expect(dayEntry.signed(of('write'))).toBeNull();
});

test('the author sees at once what she typed, even where a rule will refuse it', () => {
	const diary = new Diary();
	const shown = dayEntry.apply(diary.given(diary.wish('write', day({ minutesWork: 900 })), amina));
	expect(shown).toMatchObject({ status: 'recorded', version: 1, received: '', company: id('e1') });
	expect(shown?.facts).toEqual(day({ minutesWork: 900 }));
});

test('the author sees her own minutes over those of another, and the note she did not touch', () => {
	const diary = new Diary();
	diary.write(day());
	const seen = { ...diary.said() };
	diary.write(day({ minutesWork: 420, note: 'pluie' }));
	const wish = diary.wish('write', day({ minutesWork: 480 }), seen);
	const shown = dayEntry.apply(diary.given(wish, amina));
	expect(shown).toMatchObject({ version: 3, facts: { minutesWork: 480, note: 'pluie' } });
	const office = dayEntry.apply(diary.given(diary.wish('write', day({ reason: 'x' }), seen), joel));
	expect(office?.facts['office']).toMatchObject({ by: 'Person u9', reason: 'x' });
});

test('what was typed is shown even when the card has left this phone', () => {
	const diary = new Diary();
	const shown = dayEntry.apply(
		diary.given(diary.wish('write', day({ assignment: id('a9') })), amina)
	);
	expect(shown).toMatchObject({ org: '', company: '', contract: id('k1'), status: 'recorded' });
});

test('a day taken back is shown as withdrawn at once', () => {
	const diary = new Diary();
	diary.write(day());
	const of = change({
		kind: 'day-entry',
		act: 'withdraw',
		set: { reason: '' },
		record: recordOf(day())
	});
	expect(dayEntry.apply(diary.given(of, amina))).toMatchObject({
		status: 'withdrawn',
		received: ''
	});
	expect(dayEntry.apply({ ...diary.given(of, amina), current: undefined })).toBeUndefined();
});

test('a day needs its week, its month and its quarter; a total the weeks of its month', () => {
	const write = (over = {}) => change({ kind: 'day-entry', act: 'write', set: day(over) });
	expect(dayEntry.needs(write(), undefined)).toEqual({
		contracts: [id('k1')],
		cards: [id('a1')],
		participants: [id('p1')],
		weeks: [`${id('p1')}|2026-11-16`],
		periods: [`${id('k1')}|2026-11`, `${id('k1')}|2026-Q4`]
	});
	const weeks = dayEntry.needs(write({ day: '2026-11-12', until: '2026-11-30' }), undefined).weeks;
	expect(weeks.map((week) => week.slice(16))).toEqual([
		'2026-11-09',
		'2026-11-16',
		'2026-11-23',
		'2026-11-30'
	]);
	expect(dayEntry.needs(write({ until: '2100-12-31' }), undefined).weeks).toHaveLength(3);
});

test('taking back needs what the day it takes back needs', () => {
	const diary = new Diary();
	diary.write(day());
	const of = change({ kind: 'day-entry', act: 'withdraw', set: { reason: '' } });
	expect(dayEntry.needs(of, diary.entry())).toMatchObject({
		cards: [id('a1')],
		weeks: [`${id('p1')}|2026-11-16`]
	});
	expect(dayEntry.needs(of, undefined).contracts).toEqual([]);
});
