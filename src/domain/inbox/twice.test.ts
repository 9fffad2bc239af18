// Both sides of a day declared twice, and the changes that settle it; each is judged as the server would.
import { expect, test } from 'vitest';
import { dayEntry } from '../kinds/day-entry.ts';
import { Book } from '../book.ts';
import { reviewOf } from '../review/review.ts';
import { change, joel, said } from '../../../tests/desk.ts';
import { day, Diary, karim, recordOf } from '../../../tests/diary.ts';
import { facts, id, line, month } from '../../../tests/rows.ts';
import { settleWishes, twiceOf } from './twice.ts';
import { clashesOn } from './clash.ts';

function clashed() {
	const diary = new Diary();
	diary.write(day());
	const refused = diary.write(day({ assignment: id('a5'), minutesWork: 240 }), karim, null);
	const [found] = ('also' in refused && refused.also) || [];
	if (!found) throw new Error('no clash');
	const row = { ...found, id: id('c1'), version: 1 };
	diary.put('declarations', row);
	return { diary, row };
}

function settle({ diary, row }: ReturnType<typeof clashed>, keep: 'first' | 'second') {
	const wishes = settleWishes(twiceOf(diary.book, row), keep, 'feuille de présence');
	return wishes.map((wish) => {
		const record = wish.record ?? recordOf(day());
		const { base } = wish;
		return said(diary.send(dayEntry, change({ ...wish, record, base }), joel));
	});
}

test('R29 both sides: what stands, and what was refused', () => {
	const { diary, row } = clashed();
	const { first, second, open, signed } = twiceOf(diary.book, row);
	expect([first.company, first.work, first.card?.id]).toEqual([id('e1'), 450, id('a1')]);
	expect([second.company, second.work, second.card?.id]).toEqual([id('e2'), 240, id('a5')]);
	expect([open, signed]).toEqual([true, undefined]);
});

test('R29 the first keeps it: its day stands, and the clash is over', () => {
	const { diary, row } = clashed();
	expect(settle({ diary, row }, 'first')).toEqual(['applied']);
	expect(diary.said()).toMatchObject({ assignment: id('a1'), minutesWork: 450 });
	expect(twiceOf(diary.book, row).open).toBe(false);
});

test('R29 the second has it: the day of the first is taken back, its own stands', () => {
	const { diary, row } = clashed();
	expect(settle({ diary, row }, 'second')).toEqual(['applied', 'applied']);
	expect(diary.entry()).toMatchObject({ company: id('e2'), status: 'recorded' });
	expect(diary.said()).toMatchObject({
		minutesWork: 240,
		office: { reason: 'feuille de présence' }
	});
	expect(twiceOf(diary.book, row).open).toBe(false);
});

test('R29 a signed month is answered first: its line says that another company declares the day', () => {
	const { diary, row } = clashed();
	const signed = month(facts({ lines: [line({ '2026-11-20': [450, 0] })] }));
	diary.put('declarations', signed);
	expect(settle({ diary, row }, 'second')).toEqual([]);
	expect(clashesOn(diary.book, signed, id('a1'))).toEqual([
		{ key: '2026-11-20', company: id('e2') }
	]);
	expect(clashesOn(diary.book, signed, id('a2'))).toEqual([]);
	const codes = reviewOf(diary.book, signed)?.odd[0]?.remarks.map(({ code }) => code);
	expect(codes).toContain('declared-twice');
	expect(twiceOf(diary.book, row).signed?.month.id).toBe(signed.id);
	expect(new Book(diary.book.now).declarationsOf(id('k1'), 'clash')).toEqual([]);
});
