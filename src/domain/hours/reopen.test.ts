// Taking back, sending back, reopening a signed month.
import { describe, expect, test } from 'vitest';
import { amina, Desk, joel, nadia, said, stranger } from '../../../tests/desk.ts';
import { id, line } from '../../../tests/rows.ts';
import type { Pair } from '../values.ts';
import { dayState } from './verdicts.ts';

const [a1, a2] = [id('a1'), id('a2')];
const two: Record<string, Pair> = { '2026-11-19': [420, 0], '2026-11-20': [660, 0] };

function signed(): Desk {
	const desk = new Desk();
	const awa = { assignment: a2, participant: id('p2') };
	desk.submit([line(two), line({ '2026-11-19': [300, 0] }, awa)]);
	return desk;
}

/** Line 1: a day accepted, a day sent back; line 2 refused. */
function decided(): Desk {
	const desk = signed();
	const except = { '2026-11-20': { verdict: 'returned', reason: 'over_cap' } };
	const lines = {
		[a1]: { verdict: 'accepted', seen: 1080, except },
		[a2]: { verdict: 'refused', seen: 300, reason: 'wrong_site' }
	};
	desk.act('decide', { lines }, joel);
	return desk;
}

describe('withdraw', () => {
	test('by its company, before any verdict', () => {
		const desk = signed();
		expect(said(desk.act('withdraw', { reason: 'Mauvais mois' }, amina))).toBe('applied');
		expect(desk.row).toMatchObject({ status: 'withdrawn', version: 1 });
		expect(said(desk.act('withdraw', { reason: '' }, amina))).toBe('applied');
	});

	test('not once a day has a verdict, nor of another version', () => {
		expect(said(decided().act('withdraw', { reason: '' }, amina))).toBe('verdict-given ');
		expect(said(signed().act('withdraw', { reason: '' }, amina, 0))).toBe('changed base.version');
	});

	test('after a return of the whole it may', () => {
		const desk = signed();
		desk.act('return', { reason: 'duplicate', note: '' }, joel);
		expect(said(desk.act('withdraw', { reason: '' }, amina))).toBe('applied');
	});

	test('not by the office, nor by another company', () => {
		for (const person of [joel, stranger])
			expect(said(signed().act('withdraw', { reason: '' }, person))).toBe('not-allowed act');
	});
});

describe('return of the whole', () => {
	const back = { reason: 'missing_proof', note: 'Il manque Awa' };

	test('keeps the verdicts given, and says why', () => {
		const desk = decided();
		expect(said(desk.act('return', back, joel))).toBe('applied');
		expect(desk.row).toMatchObject({ status: 'returned', version: 1 });
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('accepted');
		expect(desk.facts.returned).toEqual({
			...back,
			by: joel.name,
			user: id('u9'),
			at: '2026-12-02T10:00:00Z',
			version: 1
		});
	});

	test('R53 the words of the first facilitator stand, the second is told', () => {
		const desk = signed();
		desk.act('return', back, joel);
		const outcome = desk.act('return', { ...back, note: 'Autre' }, nadia);
		expect(outcome).toMatchObject({
			status: 'merged',
			conflicts: [{ path: 'returned', by: joel.name }]
		});
		expect(desk.facts.returned?.note).toBe('Il manque Awa');
		expect(said(desk.act('return', { ...back, note: 'Autre' }, joel))).toBe('applied');
		expect(desk.facts.returned?.note).toBe('Autre');
	});

	test('R53 of another version: changed; of what is withdrawn: no', () => {
		const desk = signed();
		desk.submit([line(two)]);
		expect(said(desk.act('return', back, joel, 1))).toBe('changed base.version');
		desk.act('withdraw', { reason: '' }, amina);
		expect(said(desk.act('return', back, joel))).toBe('wrong-status act');
	});

	test('by the office alone', () => {
		expect(said(signed().act('return', back, amina))).toBe('not-allowed act');
	});
});

describe('R40 reopen', () => {
	const reason = 'Erreur de saisie';

	test('R40 takes back what was accepted, everywhere or in the lines it names', () => {
		const all = decided();
		expect(said(all.act('reopen', { reason }, joel))).toBe('applied');
		expect(all.row).toMatchObject({ status: 'submitted', version: 1 });
		expect(dayState(all.facts, a1, '2026-11-19')).toBe('none');
		expect(dayState(all.facts, a1, '2026-11-20')).toBe('returned');
		expect(dayState(all.facts, a2, '2026-11-19')).toBe('refused');
		expect(all.facts.reopened).toEqual({ reason, by: joel.name, at: '2026-12-02T10:00:00Z' });
		const one = decided();
		one.act('reopen', { reason, lines: [a2] }, joel);
		expect(dayState(one.facts, a1, '2026-11-19')).toBe('accepted');
	});

	test('a line that is named although none of it is accepted was decided by mistake', () => {
		const desk = decided();
		desk.act('reopen', { reason, lines: [a2] }, nadia);
		expect(desk.facts.verdicts[a2]).toBeUndefined();
		expect(desk.row.status).toBe('submitted');
	});

	test('of the whole: an accepted nil, and a return on this version', () => {
		const nil = new Desk();
		nil.submit([]);
		nil.act('decide', { lines: {} }, joel);
		expect(said(nil.act('reopen', { reason }, joel))).toBe('applied');
		expect(nil.row.status).toBe('submitted');
		const back = signed();
		back.act('return', { reason: 'duplicate', note: '' }, joel);
		expect(said(back.act('reopen', { reason }, joel))).toBe('applied');
		expect(back.row.status).toBe('submitted');
	});

	test('by line, it leaves a return of the whole alone', () => {
		const desk = decided();
		desk.act('return', { reason: 'duplicate', note: '' }, joel);
		desk.act('reopen', { reason, lines: [a1] }, joel);
		expect(desk.row.status).toBe('returned');
	});

	test('R40 with a reason, of something decided, of lines that are there', () => {
		expect(said(decided().act('reopen', { reason: ' ' }, joel))).toBe('reason-missing set.reason');
		expect(said(signed().act('reopen', { reason }, joel))).toBe('wrong-status ');
		expect(said(signed().act('reopen', { reason, lines: [a1] }, joel))).toBe('wrong-status ');
		expect(said(decided().act('reopen', { reason, lines: [id('a9')] }, joel))).toBe(
			'unknown-line set.lines.0'
		);
		expect(said(decided().act('reopen', { reason }, joel, 0))).toBe('changed base.version');
		expect(said(decided().act('reopen', { reason }, amina))).toBe('not-allowed act');
	});
});
