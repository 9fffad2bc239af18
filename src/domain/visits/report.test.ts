// A visit as it is read later, and where one may go.
import { describe, expect, test } from 'vitest';
import { card, contract, entry, id, party } from '../../../tests/rows.ts';
import { bookOf, type Rows } from '../book.ts';
import type { VisitFacts } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { found, visitPlaces } from './places.ts';
import { peopleMet, visitsOf } from './report.ts';

const now = '2026-11-25T10:00:00Z';
const cards = [
	card(),
	card({ id: id('a2'), participant: id('p2'), given_name: 'Awa' }),
	card({ id: id('a3'), participant: id('p3'), given_name: 'Zoé' })
];

function visit(day: string, facts: Partial<VisitFacts> = {}, over: Partial<Declaration> = {}) {
	const row = entry(day, [0, 0], { participant: '' });
	return {
		...row,
		id: id(`v${day.slice(5).replace('-', '')}`),
		kind: 'site-visit',
		facts: { contract: id('k1'), seen: {}, ...facts },
		...over
	};
}

function book(declarations: Declaration[], rows: Rows = {}) {
	const base = { contracts: [contract()], contract_parties: [party()], assignments: cards };
	return bookOf({ ...base, declarations, ...rows }, now);
}

const met = (row: Declaration, days: Declaration[] = []) =>
	peopleMet(book([row, ...days]), row).map(({ name, answer, declared }) => [
		name,
		answer,
		declared
	]);

describe('whom a report names', () => {
	test('seen ones first, by name', () => {
		const seen = { [id('p1')]: 'not_seen', [id('p3')]: 'seen', [id('p2')]: 'seen' } as const;
		expect(met(visit('2026-11-20', { seen })).map(([name]) => name)).toEqual([
			'Awa Sow',
			'Zoé Sow',
			'Mamadou Sow'
		]);
	});

	test('declared: in the five weeks before the visit, not before and not since', () => {
		const row = visit('2026-11-20', { seen: { [id('p1')]: 'seen' } });
		const declared = (day: string) => met(row, [entry(day, [420, 0])])[0]?.[2];
		expect(declared('2026-10-15')).toBe(false);
		expect(declared('2026-10-16')).toBe(true);
		expect(declared('2026-11-20')).toBe(true);
		expect(declared('2026-11-21')).toBe(false);
	});

	test('a person whose card is gone has no name', () => {
		expect(met(visit('2026-11-20', { seen: { [id('p9')]: 'seen' } }))).toEqual([
			['', 'seen', false]
		]);
	});
});

describe('visits made', () => {
	test('the latest first; of one day, the one typed last; no withdrawn one', () => {
		const rows = [
			visit('2026-11-10'),
			visit('2026-11-20', {}, { id: id('v1'), at: '2026-11-20T08:00:00Z' }),
			visit('2026-11-20', {}, { id: id('v2'), at: '2026-11-20T09:00:00Z' }),
			visit('2026-11-21', {}, { status: 'withdrawn' })
		];
		expect(visitsOf(book(rows), [contract()]).map((row) => row.id)).toEqual([
			id('v2'),
			id('v1'),
			id('v1110')
		]);
	});
});

const site = (key: string, of: string, name: string, active = true) => ({
	id: id(key),
	org: id('o1'),
	contract: id(of),
	name,
	address: '',
	commune_insee: '',
	active
});
const contracts = [
	contract({ object: 'École' }),
	contract({ id: id('k2'), object: 'Médiathèque des Quais' }),
	contract({ id: id('k3'), object: 'Ancien', end_date: '2026-11-24' }),
	contract({ id: id('k4'), object: '', reference: 'M-4' })
];
const sites = [
	site('s1', 'k1', 'Préau'),
	site('s2', 'k1', 'Cantine'),
	site('s3', 'k1', 'Clos', false)
];
const all = () =>
	visitPlaces(
		book(
			[
				visit('2026-11-10', {}, { site: id('s1') }),
				visit('2026-11-23', {}, { contract: id('k3'), id: id('v9') })
			],
			{ contracts, sites }
		),
		contracts
	);
describe('where a visit may go', () => {
	test('each open site, or the contract without one; visited last first, over ones at the end', () => {
		expect(all().map(({ name, site, lastVisit }) => [name, site, lastVisit])).toEqual([
			['Préau', id('s1'), '2026-11-10'],
			['Cantine', id('s2'), ''],
			['M-4', '', ''],
			['Médiathèque des Quais', '', ''],
			['Ancien', '', '2026-11-23']
		]);
	});

	test('found by every word typed: site, contract, person, without accents', () => {
		const names = (typed: string) => found(all(), typed).map(({ name }) => name);
		expect(names('mediatheque QUAIS')).toEqual(['Médiathèque des Quais']);
		expect(names('preau awa')).toEqual(['Préau']);
		expect(names('preau quais')).toEqual([]);
		expect(names(' ')).toHaveLength(5);
	});
});
