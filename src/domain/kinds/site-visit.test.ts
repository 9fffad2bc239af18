// Visits: what they must say, whom they may name, who may correct them.
import { describe, expect, test } from 'vitest';
import { amina, change, Desk, joel, nadia, said } from '../../../tests/desk.ts';
import { card, contract, id, party, who } from '../../../tests/rows.ts';
import type { Change } from '../change.ts';
import { siteVisit } from './site-visit.ts';

const site = { id: id('s1'), org: id('o1'), contract: id('k1'), name: '', address: '' };
const visit = {
	contract: id('k1'),
	company: id('e1'),
	site: id('s1'),
	day: '2026-11-20',
	type: 'site_meeting',
	present: [{ name: 'Karim L.', quality: 'Chef' }],
	seen: { [id('p1')]: 'seen', [id('p2')]: 'not_seen' },
	undeclared: 1,
	counter: { due: 29_400, validated: 12_000, on: '2026-11-20' },
	summary: 'Tout va bien'
};
const alone = { ...visit, company: undefined };

class Visits extends Desk {
	constructor() {
		super();
		this.put('sites', { ...site, commune_insee: '', active: true });
	}
	write(set: Change['set'], base: Change['base'] = null, by = joel) {
		return this.send(siteVisit, change({ kind: 'site-visit', act: 'write', set, base }), by);
	}
	withdraw(version: number, by = joel) {
		const set = { reason: '' };
		const base = { version };
		return this.send(siteVisit, change({ kind: 'site-visit', act: 'withdraw', set, base }), by);
	}
}
const write = (over: object) => said(new Visits().write({ ...visit, ...over }));

describe('a visit', () => {
	test('with a company, that company reads it; its counter and people are its own', () => {
		const desk = new Visits();
		expect(said(desk.write(visit))).toBe('applied');
		expect(desk.row).toMatchObject({
			kind: 'site-visit',
			org: id('o1'),
			company: id('e1'),
			counts_for: '',
			contract: id('k1'),
			party: id('t1'),
			site: id('s1'),
			day: '2026-11-20',
			status: 'recorded',
			version: 1,
			author: id('u9'),
			received: '2026-12-02T10:00:00Z',
			facts: visit
		});
	});

	test('without a company it is the office’s alone', () => {
		const desk = new Visits();
		const { company, ...rest } = visit;
		expect(company).toBe(id('e1'));
		desk.write(rest);
		expect(desk.row).toMatchObject({ company: '', counts_for: '', party: '' });
	});

	test('R48 the counter stays as it was seen', () => {
		const desk = new Visits();
		desk.write(visit);
		expect(desk.row.facts['counter']).toEqual(visit.counter);
		const none = siteVisit.acts['write']?.safeParse({ ...visit, counter: undefined });
		expect(none?.success).toBe(false);
	});

	test('R47 somebody was there, unless by telephone or at the office', () => {
		expect(write({ present: [] })).toBe('visit-incomplete set.present');
		expect(write({ present: [], type: 'phone' })).toBe('applied');
		expect(write({ present: [], type: 'office' })).toBe('applied');
		const nameless = [...visit.present, { name: ' ', quality: 'Chef' }];
		expect(write({ present: nameless })).toBe('visit-incomplete set.present.1.name');
	});

	test('R60 a summary has at most 2 000 characters', () => {
		expect(write({ summary: 'a'.repeat(2000) })).toBe('applied');
		expect(write({ summary: 'a'.repeat(2001) })).toBe('note-too-long set.summary');
		expect(
			siteVisit.acts['write']?.safeParse({ ...visit, summary: 'a'.repeat(2001) }).success
		).toBe(true);
	});

	test('R31 of a day that has come, on a site and contract that are there', () => {
		expect(write({ day: '2026-12-04' })).toBe('future set.day');
		expect(write({ site: id('s9') })).toBe('unknown-site set.site');
		expect(write({ site: '' })).toBe('applied');
		const desk = new Visits();
		desk.put('contracts', contract({ id: id('k2') }));
		expect(said(desk.write({ ...alone, contract: id('k2'), seen: {} }))).toBe(
			'unknown-site set.site'
		);
	});

	test('brings no files yet', () => {
		const file = { id: id('f1'), sha256: '0'.repeat(64), size: 1, type: 'image/png' as const };
		const with1 = change({ kind: 'site-visit', act: 'write', set: visit, files: [file] });
		expect(said(new Visits().send(siteVisit, with1, joel))).toBe('wrong-shape files');
	});
});

describe('R57 whom it names', () => {
	test('R57 a company reads only of its own crew', () => {
		const desk = () =>
			new Visits().put(
				'assignments',
				card({ id: id('a2'), participant: id('p2'), company: id('e7'), counts_for: id('e7') })
			);
		expect(
			said(desk().send(siteVisit, change({ kind: 'site-visit', act: 'write', set: visit }), joel))
		).toBe(`card-mismatch set.seen.${id('p2')}`);
		expect(
			said(desk().send(siteVisit, change({ kind: 'site-visit', act: 'write', set: alone }), joel))
		).toBe('applied');
	});

	test('R57 people lent to the party are of its crew; people of no card are of none', () => {
		const lent = card({ id: id('a2'), participant: id('p2'), company: id('e7') });
		const desk = new Visits();
		desk.put('assignments', lent);
		expect(said(desk.write(visit))).toBe('applied');
		expect(write({ seen: { [id('p9')]: 'seen' } })).toBe(`card-mismatch set.seen.${id('p9')}`);
		const noOne = { ...alone, seen: { [id('p9')]: 'seen' } };
		expect(said(new Visits().write(noOne))).toBe(`card-mismatch set.seen.${id('p9')}`);
	});

	test('a company that lends people is visited for their party; a stranger is not', () => {
		const desk = new Visits();
		desk.put('assignments', card({ company: id('e7') }));
		const lender = { ...visit, company: id('e7'), seen: { [id('p1')]: 'seen' } };
		expect(said(desk.write(lender))).toBe('applied');
		expect(desk.row.party).toBe(id('t1'));
		expect(write({ company: id('e9'), seen: {} })).toBe('card-mismatch set.company');
		const own = new Visits();
		for (const [a, p] of [
			['a1', 'p1'],
			['a2', 'p2']
		] as const)
			own.put('assignments', card({ id: id(a), participant: id(p), party: id('t2') }));
		own.write(visit);
		expect(own.row.party).toBe(id('t1'));
		const sub = new Visits();
		sub.put('contract_parties', party({ id: id('t2'), company: id('e9') }));
		expect(said(sub.write({ ...visit, company: id('e9'), seen: {} }))).toBe('applied');
	});
});

describe('rights', () => {
	test('the office of the contract alone', () => {
		const by = (person: typeof joel) => said(new Visits().write(visit, null, person));
		const elsewhere = who('facilitator', 'u9', { org: id('o2') });
		for (const person of [amina, who('company_admin'), who('buyer_viewer'), elsewhere])
			expect(by(person)).toBe('not-allowed act');
		expect(by(who('org_admin'))).toBe('applied');
	});

	test('a visit does not move to a contract of another office, nor is taken from one', () => {
		const desk = new Visits();
		desk.put('contracts', contract({ id: id('k2'), org: id('o2') }));
		desk.write(visit);
		const base = desk.row.facts;
		const moved = { ...alone, contract: id('k2'), site: '', seen: {} };
		expect(said(desk.write(moved, base))).toBe('not-allowed act');
		const elsewhere = who('facilitator', 'u9', { org: id('o2') });
		expect(said(desk.write(moved, base, elsewhere))).toBe('not-allowed act');
		expect(said(desk.withdraw(1, elsewhere))).toBe('not-allowed act');
	});
});

describe('R53 corrections', () => {
	test('R53 what she changed is taken; the visit stays its author’s', () => {
		const desk = new Visits();
		desk.write(visit);
		expect(said(desk.write({ ...visit, undeclared: 0 }, visit, nadia))).toBe('applied');
		expect(desk.row).toMatchObject({ version: 2, author: id('u9'), facts: { undeclared: 0 } });
	});

	test('R53 two corrections of different fields are both taken', () => {
		const desk = new Visits();
		desk.write(visit);
		desk.write({ ...visit, undeclared: 0 }, visit);
		expect(said(desk.write({ ...visit, summary: 'Mieux' }, visit, nadia))).toBe('applied');
		expect(desk.row.facts).toMatchObject({ undeclared: 0, summary: 'Mieux' });
	});

	test('R53 of the same field the first stays, the second is told', () => {
		const desk = new Visits();
		desk.write(visit);
		desk.write({ ...visit, summary: 'Un' }, visit);
		const second = desk.write({ ...visit, summary: 'Deux', undeclared: 3 }, visit, nadia);
		expect(second).toMatchObject({
			status: 'merged',
			conflicts: [{ path: 'summary', theirs: 'Un', mine: 'Deux', by: joel.name }]
		});
		expect(desk.row.facts).toMatchObject({ summary: 'Un', undeclared: 3 });
		expect(desk.row.version).toBe(3);
		const third = desk.write({ ...visit, summary: 'Trois' }, visit, nadia);
		expect(third.status).toBe('merged');
		expect(desk.row.version).toBe(3);
	});

	test('the same visit twice is received once', () => {
		const desk = new Visits();
		desk.write(visit);
		const before = desk.row;
		expect(said(desk.write(visit))).toBe('applied');
		expect(desk.row).toEqual(before);
	});

	test('withdrawn, then written again: it revives; a correction of what is withdrawn: changed', () => {
		const desk = new Visits();
		desk.write(visit);
		expect(said(desk.withdraw(0))).toBe('changed base.version');
		expect(said(desk.withdraw(1))).toBe('applied');
		expect(desk.row).toMatchObject({ status: 'withdrawn', version: 1 });
		expect(said(desk.withdraw(1))).toBe('applied');
		expect(said(desk.write({ ...visit, undeclared: 0 }, visit))).toBe('changed base');
		expect(said(desk.write(visit, null, nadia))).toBe('applied');
		expect(desk.row).toMatchObject({ status: 'recorded', version: 2, author: id('u8') });
		expect(said(new Visits().withdraw(1))).toBe('deferred record');
	});
});

describe('what the kind says about itself', () => {
	test('random ids, nothing signed, its example fits', () => {
		const { book } = new Visits();
		const of = change({ kind: 'site-visit', act: 'write', set: visit });
		expect([siteVisit.key(of, book), siteVisit.signed(of)]).toEqual([null, null]);
		expect(siteVisit.acts['write']?.safeParse(siteVisit.example).success).toBe(true);
	});

	test('needs its contract, the one it was about, and their crews', () => {
		const desk = new Visits();
		desk.write(visit);
		const moved = change({
			kind: 'site-visit',
			act: 'write',
			set: { ...alone, contract: id('k2') }
		});
		expect(siteVisit.needs(moved, desk.row)).toEqual({
			contracts: [id('k2'), id('k1')],
			cards: [],
			participants: [id('p1'), id('p2')],
			weeks: [],
			periods: [],
			crews: [id('k2')]
		});
	});

	test('shows at once what was typed, and that it is gone', () => {
		const desk = new Visits();
		const first = change({ kind: 'site-visit', act: 'write', set: visit });
		expect(siteVisit.apply(desk.given(first, joel))).toMatchObject({ received: '', version: 1 });
		desk.write(visit);
		desk.write({ ...visit, summary: 'Un' }, visit);
		const mine = { ...visit, summary: 'Deux' };
		const second = change({ kind: 'site-visit', act: 'write', set: mine, base: visit });
		expect(siteVisit.apply(desk.given(second, nadia))?.facts).toMatchObject({ summary: 'Deux' });
		const gone = change({ kind: 'site-visit', act: 'withdraw', set: { reason: '' } });
		expect(siteVisit.apply(desk.given(gone, joel))?.status).toBe('withdrawn');
		expect(siteVisit.apply(new Visits().given(gone, joel))).toBeUndefined();
	});
});
