// A clash: who reads it, when it is over, and that nobody can ask for one.
import { expect, test } from 'vitest';
import { amina, change, said } from '../../../tests/desk.ts';
import { day, Diary, karim } from '../../../tests/diary.ts';
import { card, facts, id, line, month } from '../../../tests/rows.ts';
import { clash, clashKey, settledClashes } from './clash.ts';
import { clashFacts, firstEntry, firstSigned, isOpen } from '../inbox/clash.ts';

/** The diary of a refused second entry, with its clash in the book. */
function clashed() {
	const diary = new Diary();
	diary.write(day());
	const refused = diary.write(day({ assignment: id('a5'), minutesWork: 240 }), karim, null);
	const [row] = ('also' in refused && refused.also) || [];
	if (!row) throw new Error('no clash');
	diary.put('declarations', { ...row, id: id('c1'), version: 1 });
	return { diary, row: { ...row, id: id('c1'), version: 1 } };
}

test('R29 the key of a clash is that of the day, beside it', () => {
	const { row } = clashed();
	expect(clashKey(row)).toBe(`clash|${id('k1')}|${id('p1')}|2026-11-20`);
	expect(clashFacts(row).second).toMatchObject({ company: id('e2'), minutesWork: 240 });
});

test('R29 a clash is open while both companies still declare for the person', () => {
	const { diary, row } = clashed();
	expect(isOpen(diary.book, row)).toBe(true);
	expect(isOpen(diary.book, { ...row, status: 'withdrawn' })).toBe(false);
	diary.put('assignments', card({ id: id('a5'), party: id('t2') }));
	expect(isOpen(diary.book, row)).toBe(false);
	diary.put('assignments', card({ company: id('e2') }));
	diary.put('assignments', card({ id: id('a5'), company: id('e2') }));
	expect(isOpen(diary.book, row)).toBe(false);
});

test('R29 standing clashes of a day are withdrawn, no others', () => {
	const { diary, row } = clashed();
	const about = { contract: id('k1'), participant: id('p1'), day: '2026-11-20' };
	expect(settledClashes(diary.book, about)).toEqual([{ ...row, status: 'withdrawn' }]);
	expect(settledClashes(diary.book, { ...about, day: '2026-11-19' })).toEqual([]);
	expect(settledClashes(diary.book, { ...about, participant: id('p2') })).toEqual([]);
});

test('R29 a clash is over once the office accepted the day, or wrote it herself', () => {
	const { diary, row } = clashed();
	const signed = facts({ lines: [line({ '2026-11-20': [450, 0] })] });
	const day = { verdict: 'accepted', counted: [450, 0] } as const;
	const verdict = (word: 'accepted' | 'refused') => ({
		[id('a1')]: {
			by: 'Joël',
			user: id('u9'),
			at: diary.book.now,
			version: 1,
			days: { '2026-11-20': { ...day, counted: [0, 0] as [number, number], verdict: word } }
		}
	});
	diary.put('declarations', month(signed));
	expect(isOpen(diary.book, row)).toBe(true);
	expect(firstSigned(diary.book, row)).toMatchObject([{ key: '2026-11-20', state: 'none' }]);
	diary.put('declarations', month({ ...signed, verdicts: verdict('accepted') }));
	expect(isOpen(diary.book, row)).toBe(false);
	diary.put('declarations', month({ ...signed, verdicts: verdict('refused') }));
	expect(isOpen(diary.book, row)).toBe(true); // the diary still holds it
	const entry = firstEntry(diary.book, row)!;
	const office = { by: 'Joël', reason: 'vu', at: diary.book.now };
	diary.put('declarations', { ...entry, facts: { ...entry.facts, office } });
	expect(isOpen(diary.book, row)).toBe(false);
	diary.put('declarations', { ...entry, status: 'withdrawn' });
	expect(isOpen(diary.book, row)).toBe(false);
});

test('R29 a clash about a total is settled with it, whatever its day', () => {
	const { diary, row } = clashed();
	const { first } = clashFacts(row);
	const about = { contract: id('k1'), participant: id('p1'), day: '2026-11-01' };
	expect(settledClashes(diary.book, { ...about, id: first.declaration })).toHaveLength(1);
});

test('nobody writes a clash', () => {
	const { diary, row } = clashed();
	const of = change({ kind: 'clash', act: 'write', set: {}, record: row.id });
	expect(said(diary.send(clash, of, amina))).toBe('deferred act');
	expect(clash.acts).toEqual({});
	expect(clash.key(of, diary.book)).toBeNull();
	expect(clash.signed(of)).toBeNull();
	expect(clash.apply(diary.given(of, amina))).toEqual(row);
	expect(Object.values(clash.needs(of, row)).flat()).toEqual([]);
});
