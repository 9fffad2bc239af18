// The figures and dates people read, as the word list has them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as format from './format.ts';
import { parseHours } from './parse-hours.ts';

/** Plain spaces are easier to read in a test than no-break ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

// Hours.

it.each([
	[0, '0 h'],
	[420, '7 h'],
	[450, '7 h 30'],
	[65, '1 h 05'],
	[65_280, '1 088 h'],
	[6_000_000, '100 000 h']
])('%i minutes read as %s', (minutes, text) => {
	expect(plain(format.hours(minutes))).toBe(text);
});

it('a figure never breaks from its unit', () => {
	expect(format.hours(65_310)).toBe('1\u202f088\u00a0h\u00a030');
});

it('what is shown can be typed again', () => {
	fc.assert(
		fc.property(fc.nat(100_000), (minutes) => {
			expect(parseHours(format.hours(minutes))).toBe(minutes);
		})
	);
});

it.each([
	['7h30', 450],
	['7 h 30', 450],
	['7H', 420],
	['7:30', 450],
	['7,5', 450],
	['7.25h', 435],
	['7 heures', 420],
	['450 min', 450],
	['7 h 5 min', 425],
	['', null],
	['7h60', null],
	['-3', null],
	['sept', null],
	['7h30h', null],
	['7,5:30', null]
])('"%s" typed is %s', (text, minutes) => {
	expect(parseHours(text)).toBe(minutes);
});

// Days.

it('each length has its place', () => {
	expect(plain(format.dayShort('2026-11-12'))).toBe('jeu. 12');
	expect(plain(format.dayMedium('2026-11-12'))).toBe('jeu. 12 nov.');
	expect(plain(format.dayLong('2026-11-12'))).toBe('jeudi 12 novembre');
	expect(plain(format.dayFull('2026-11-12'))).toBe('jeudi 12 novembre 2026');
	expect(plain(format.dayLong('2026-02-01'))).toBe('dimanche 1er février');
	expect(plain(format.date('2026-05-10'))).toBe('10 mai');
	expect(format.weekdayName('2026-05-11')).toBe('lundi');
});

it('the year is said only when it is another one', () => {
	expect(plain(format.dayMedium('2025-11-12', '2026-05-13'))).toBe('mer. 12 nov. 2025');
	expect(plain(format.dayMedium('2026-11-12', '2026-05-13'))).toBe('jeu. 12 nov.');
	expect(plain(format.dateShort('2028-02-01', '2026-05-13'))).toBe('1er févr. 2028');
	expect(plain(format.date('2028-02-01', '2026-05-13'))).toBe('1er février 2028');
});

it('months and quarters have names', () => {
	expect(format.monthName('2026-11')).toBe('novembre');
	expect(format.monthName('2026-Q4')).toBe('4e trimestre 2026');
	expect(format.monthName('2026-Q1')).toBe('1er trimestre 2026');
	expect(plain(format.monthFull('2026-11'))).toBe('novembre 2026');
	expect(format.monthFull('2026-Q4')).toBe('4e trimestre 2026');
	expect(format.monthNear('2026-10', '2026-11-25')).toBe('octobre');
	expect(plain(format.monthNear('2025-10', '2026-11-25'))).toBe('octobre 2025');
	const year = ['2026-10', '2026-11'];
	expect(format.monthAmong('2026-10', year, '2026-11-25')).toBe('octobre');
	expect(plain(format.monthAmong('2026-10', year, '2027-01-04'))).toBe('octobre 2026');
	expect(plain(format.monthAmong('2026-10', ['2025-10', ...year]))).toBe('octobre 2026');
	expect(format.ofMonth('2026-04')).toBe('d’avril');
	expect(format.ofMonth('2026-10')).toBe('d’octobre');
	expect(format.ofMonth('2026-05')).toBe('de mai');
	expect(format.ofMonth('2026-Q4')).toBe('du 4e trimestre 2026');
});

// Times.

it('the clock is the one of Paris, in winter and in summer', () => {
	expect(format.clock('2026-11-12T16:32:10Z')).toBe('17:32');
	expect(format.clock('2026-07-12T05:10:00Z')).toBe('7:10');
	expect(format.clock('2026-07-12T22:05:00Z')).toBe('0:05');
});

it('today the time alone, this week the day, before it the date', () => {
	const now = '2026-05-13T16:00:00Z';
	expect(format.when('2026-05-13T05:10:00Z', now)).toBe('7:10');
	expect(format.when('2026-05-11T05:10:00Z', now)).toBe('lundi, 7:10');
	expect(plain(format.when('2026-05-06T05:10:00Z', now))).toBe('mer. 6 mai, 7:10');
	expect(plain(format.when('2026-05-14T05:10:00Z', now))).toBe('jeu. 14 mai, 7:10');
	expect(plain(format.when('2025-12-31T05:10:00Z', now))).toBe('mer. 31 déc. 2025, 6:10');
});

it('a little before midnight in Paris is today although UTC says so too, a little after is tomorrow', () => {
	expect(format.when('2026-05-13T22:30:00Z', '2026-05-13T22:40:00Z')).toBe('0:30');
	expect(format.when('2026-05-13T21:30:00Z', '2026-05-13T22:40:00Z')).toBe('mercredi, 23:30');
});

it.each([
	[0, 'aujourd’hui'],
	[1, 'demain'],
	[2, 'dans 2 jours'],
	[-1, 'retard : 1 jour'],
	[-32, 'retard : 32 jours']
])('%i days to go are said: %s', (days, text) => {
	expect(plain(format.until(days))).toBe(text);
});

describe('words around figures', () => {
	it('French counts 0 and 1 as one', () => {
		expect(plain(format.count(0, 'jour', 'jours'))).toBe('0 jour');
		expect(plain(format.count(1, 'jour', 'jours'))).toBe('1 jour');
		expect(plain(format.count(1200, 'jour', 'jours'))).toBe('1 200 jours');
	});

	it('per cent is rounded down until 100, and not said when nothing is due', () => {
		expect(plain(format.percent(999, 1000))).toBe('99 %');
		expect(plain(format.percent(1000, 1000))).toBe('100 %');
		expect(plain(format.percent(1290, 1000))).toBe('129 %');
		expect(format.percent(5, 0)).toBe('');
	});

	it('lists, names, numbers to read aloud', () => {
		expect(format.list([])).toBe('');
		expect(format.list(['lun. 11'])).toBe('lun. 11');
		expect(format.list(['a', 'b', 'c'])).toBe('a, b et c');
		expect(format.capital('élie')).toBe('Élie');
		expect(plain(format.phoneNumber('+33199001234'))).toBe('01 99 00 12 34');
		expect(plain(format.phoneNumber('01.99.00.12.34'))).toBe('01 99 00 12 34');
		expect(format.phoneNumber('+32 2 555 12 12')).toBe('+32 2 555 12 12');
		expect(format.receipt('7f3k22m3n4p5q6r')).toBe('7F3K-22');
	});
});

it.each([
	['Gros œuvre', 'gros œuvre'],
	['VRD et espaces verts', 'VRD et espaces verts'],
	['Étanchéité', 'étanchéité'],
	['A', 'a'],
	['', '']
])('%s inside a line reads %s', (text, said) => {
	expect(format.inner(text)).toBe(said);
});
