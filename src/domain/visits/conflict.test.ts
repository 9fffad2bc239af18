// R53 what was lost of a correction, written again.
import { expect, test } from 'vitest';
import { change, Desk, joel, nadia } from '../../../tests/desk.ts';
import { id } from '../../../tests/rows.ts';
import { siteVisit } from '../kinds/site-visit.ts';
import { withMine } from './conflict.ts';
import { newVisit, visitSet } from './form.ts';
import { visitFacts } from './report.ts';

/** As it travels: what is undefined is not there. */
const plain = (set: object) => JSON.parse(JSON.stringify(set)) as Record<string, unknown>;

/** A visit corrected by Joël, then by Nadia who had not seen it: what she reads when hers comes back. */
function twice(his: object, hers: object, before: object = {}) {
	const desk = new Desk('2026-11-25T07:42:00Z');
	const visit = newVisit(desk.book, id('k1'), '');
	visit.present = [{ name: 'Karim L.', quality: '' }];
	const first = { ...visitSet(desk.book, visit), ...before };
	const write = { kind: 'site-visit', act: 'write' };
	desk.send(siteVisit, change({ ...write, set: first }), joel);
	desk.send(siteVisit, change({ ...write, set: { ...first, ...his }, base: first }), joel);
	const outcome = desk.send(
		siteVisit,
		change({ ...write, set: plain({ ...first, ...hers }), base: first }),
		nadia
	);
	if (outcome.status !== 'merged') throw new Error(outcome.status);
	return withMine(visitFacts(desk.row), outcome.conflicts);
}

test('R53 a text of hers takes the place of his, what only he changed stays', () => {
	expect(
		twice({ summary: 'Lui', undeclared: 2, type: 'closing' }, { summary: 'Elle', undeclared: 3 })
	).toMatchObject({ summary: 'Elle', undeclared: 3, type: 'closing' });
});

test('R53 people and reader go together; a report for the office alone has no company', () => {
	const his = { seen: { [id('p1')]: 'seen' } };
	const hers = { seen: { [id('p2')]: 'seen' }, company: undefined };
	const again = twice(his, hers);
	expect(again.seen).toEqual({ [id('p2')]: 'seen' });
	expect(twice(his, { seen: {}, company: undefined })).not.toHaveProperty('company');
});

test('R53 what she took away is away', () => {
	const action = { what: 'Tenir la feuille', who: '', by: '' };
	const other = { ...action, what: 'Former' };
	const again = twice({ actions: [other] }, { actions: undefined }, { actions: [action] });
	expect(again).not.toHaveProperty('actions');
});
