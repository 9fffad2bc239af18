// Versions of a signed month: what keeps its verdict, what is locked, who declares.
import { describe, expect, test } from 'vitest';
import { amina, change, Desk, joel, said, submission } from '../../../tests/desk.ts';
import { card, id, line, party } from '../../../tests/rows.ts';
import { hoursDeclaration } from '../kinds/hours-declaration.ts';
import type { Pair } from '../values.ts';
import { dayState } from './verdicts.ts';

const two: Record<string, Pair> = { '2026-11-19': [420, 0], '2026-11-20': [450, 0] };
const a1 = id('a1');
const accept = { lines: { [a1]: { verdict: 'accepted', seen: 870 } } };

describe('a submission', () => {
	test('stands as signed, in version 1', () => {
		const desk = new Desk();
		expect(said(desk.submit([line(two)]))).toBe('applied');
		expect(desk.row).toMatchObject({
			kind: 'hours-declaration',
			org: id('o1'),
			company: id('e1'),
			counts_for: id('e1'),
			contract: id('k1'),
			party: id('t1'),
			period: '2026-11',
			status: 'submitted',
			version: 1,
			author: id('u1'),
			at: '2026-12-01T08:00:00Z',
			received: '2026-12-02T10:00:00Z'
		});
		expect(desk.facts.lines).toEqual([line(two)]);
		expect(desk.facts.signedAt).toBe('2026-12-01T08:00:00Z');
		expect(desk.facts.office).toBeUndefined();
	});

	test('a correction is the next version; what did not change keeps its verdict', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.act('decide', { lines: { [a1]: { ...accept.lines[a1], except: returned } } }, joel);
		expect(desk.row.status).toBe('returned');
		expect(said(desk.submit([line({ ...two, '2026-11-20': [420, 0] })]))).toBe('applied');
		expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('accepted');
		expect(dayState(desk.facts, a1, '2026-11-20')).toBe('none');
	});

	const returned = {
		'2026-11-20': { verdict: 'returned', reason: 'over_cap', counted: [420, 0] }
	};

	test('a day sent back and signed again as it was stays sent back', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.act('decide', { lines: { [a1]: { ...accept.lines[a1], except: returned } } }, joel);
		desk.submit([line({ ...two, '2026-11-21': [60, 0] })]);
		expect(dayState(desk.facts, a1, '2026-11-20')).toBe('returned');
		expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
	});

	test('a day sent back, kept and explained, asks for a verdict again; accepted days do not', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.act('decide', { lines: { [a1]: { ...accept.lines[a1], except: returned } } }, joel);
		desk.submit([line(two, { note: 'Coulage de nuit' })]);
		expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('accepted');
		expect(dayState(desk.facts, a1, '2026-11-20')).toBe('none');
	});

	test('a missing proof that comes asks for a verdict again, on the same hours', () => {
		const desk = new Desk();
		const proof = id('f1');
		desk.submit([line(two)]);
		const missing = { verdict: 'returned', seen: 870, reason: 'missing_proof' };
		desk.act('decide', { lines: { [a1]: missing } }, joel);
		const file = { id: proof, sha256: '0'.repeat(64), size: 10, type: 'application/pdf' as const };
		const again = change({
			kind: 'hours-declaration',
			act: 'submit',
			set: submission([line(two)], { proofs: [proof] }),
			base: { version: 1 },
			files: [file]
		});
		expect(said(desk.send(hoursDeclaration, again, amina))).toBe('applied');
		expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
		desk.submit([line({ '2026-11-19': [420, 0] })]);
		expect(desk.facts.proofs).toEqual([proof]);
	});

	test('a refused day signed again as it was stays refused', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		const no = { verdict: 'refused', seen: 870, reason: 'wrong_site' };
		desk.act('decide', { lines: { [a1]: no } }, joel);
		desk.submit([line(two, { note: 'Pourtant si' })]);
		expect(dayState(desk.facts, a1, '2026-11-19')).toBe('refused');
	});
});

describe('R53 versions', () => {
	test('R53 on another version than the one that stands: changed', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.submit([line({ '2026-11-19': [300, 0] })]);
		const late = desk.submit([line({ '2026-11-19': [360, 0] })], {}, amina, 1);
		expect(said(late)).toBe('changed base.version');
		expect(desk.row.version).toBe(2);
	});

	test('the same signature twice is received once', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		const before = desk.row;
		expect(said(desk.submit([line(two)], {}, amina, 0))).toBe('applied');
		expect(said(desk.submit([line(two)]))).toBe('applied');
		expect(desk.row).toEqual(before);
	});

	test('the same hours signed again after the whole was sent back: a new version', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.act('return', { reason: 'missing_proof', note: '' }, joel);
		expect(desk.row.status).toBe('returned');
		expect(said(desk.submit([line(two)]))).toBe('applied');
		expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
	});

	test('a late copy of the first signature changes nothing, even when the whole was sent back', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.act('return', { reason: 'missing_proof', note: '' }, joel);
		expect(said(desk.submit([line(two)], {}, amina, 0))).toBe('applied');
		expect(desk.row).toMatchObject({ version: 1, status: 'returned' });
	});

	test('a version of a declaration that is not here waits for it', () => {
		expect(said(new Desk().submit([line(two)], {}, amina, 2))).toBe('deferred record');
		const odd = change({
			kind: 'hours-declaration',
			act: 'submit',
			set: submission([line(two)]),
			base: { version: 'one' }
		});
		expect(said(new Desk().send(hoursDeclaration, odd, amina))).toBe('wrong-shape base.version');
	});

	test('a withdrawn declaration signed again revives', () => {
		for (const seen of [0, 1]) {
			const desk = new Desk();
			desk.submit([line(two)]);
			desk.act('withdraw', { reason: '' }, amina);
			expect(desk.row).toMatchObject({ version: 1, status: 'withdrawn' });
			expect(said(desk.submit([line(two)], {}, amina, seen))).toBe('applied');
			expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
		}
	});
});

describe('R40 accepted days', () => {
	function accepted(): Desk {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.act('decide', accept, joel);
		expect(desk.row.status).toBe('validated');
		return desk;
	}

	test('R40 altered: locked, on the very day', () => {
		const outcome = accepted().submit([line({ ...two, '2026-11-20': [420, 0] })]);
		expect(said(outcome)).toBe('locked set.lines.0.days.2026-11-20');
	});

	test('R40 left out, or its line, or declared nil: locked', () => {
		const kept = line({ '2026-11-19': [420, 0] });
		expect(said(accepted().submit([kept]))).toBe('locked set.lines.0.days.2026-11-20');
		const other = line({ '2026-11-19': [60, 0] }, { assignment: id('a2'), participant: id('p2') });
		expect(said(accepted().submit([other]))).toBe('locked set.lines, locked set.lines');
		expect(said(accepted().submit([]))).toBe('locked set.lines, locked set.lines');
	});

	test('R40 days may be added beside them', () => {
		const desk = accepted();
		expect(said(desk.submit([line({ ...two, '2026-11-23': [420, 0] })]))).toBe('applied');
		expect(desk.row).toMatchObject({ version: 2, status: 'submitted' });
		expect(dayState(desk.facts, a1, '2026-11-20')).toBe('accepted');
	});

	test('R40 after a reopening they may change', () => {
		const desk = accepted();
		desk.act('reopen', { reason: 'Erreur de saisie' }, joel);
		expect(said(desk.submit([line({ '2026-11-19': [300, 0] })]))).toBe('applied');
	});

	test('a line whose every day is accepted is not asked about its card again', () => {
		const desk = accepted();
		desk.put('assignments', card({ company: id('e7') }));
		const awa = { assignment: id('a2'), participant: id('p2') };
		const more = [line(two), line({ '2026-11-23': [420, 0] }, awa)];
		expect(said(desk.submit(more, { company: id('e1') }))).toBe('applied');
		const asOther = [line(two, { participant: id('p3') }), line({ '2026-11-24': [420, 0] }, awa)];
		expect(said(desk.submit(asOther, { company: id('e1') }))).toBe(
			'card-mismatch set.lines.0.assignment'
		);
	});
});

describe('who declares', () => {
	test('the company of the cards, for the party whose hours they are', () => {
		const desk = new Desk();
		desk.put('contract_parties', party({ company: id('e2') }));
		expect(said(desk.submit([line(two)]))).toBe('applied');
		expect(desk.row).toMatchObject({ company: id('e1'), counts_for: id('e2') });
	});

	test('of a nil declaration, the company of the party', () => {
		const desk = new Desk();
		expect(said(desk.submit([]))).toBe('applied');
		expect(desk.row).toMatchObject({ company: id('e1'), status: 'submitted' });
		expect(desk.facts.nil).toBe(true);
	});

	test('R38 the office types what a company signed on paper', () => {
		const desk = new Desk();
		const sheet = { file: null, receivedOn: '2026-12-01' };
		const set = { sheet, company: id('e1'), signer: undefined };
		expect(said(desk.submit([line(two)], set, joel))).toBe('applied');
		expect(desk.row).toMatchObject({ company: id('e1'), author: id('u9') });
		expect(desk.facts.office).toEqual({ by: joel.name, at: '2026-12-02T10:00:00Z' });
		desk.submit([line({ ...two, '2026-11-23': [420, 0] })]);
		expect(desk.facts.office).toBeUndefined();
	});
});
