// Whatever came when, and whatever was asked before: a key finds the rows that have it.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Book } from './book.ts';
import type { Declaration, Site } from './records.ts';

const site = (id: string, contract: string) => ({ id, contract }) as Site;
const day = (id: string, kind: string, participant: string) =>
	({ id, kind, participant, contract: 'k', status: 'recorded' }) as Declaration;

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const contracts = fc.constantFrom('k1', 'k2');
const step = fc.record({ put: fc.boolean(), below: fc.boolean(), id: ids, contract: contracts });
const asked = fc.option(contracts);

it('rows are found by the key they have now, however often they were put, moved or removed', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(step, asked)), contracts, (steps, contract) => {
			const base = new Book('2026-11-20T08:00:00Z');
			const book = base.branch();
			for (const [{ put, below, id, contract }, question] of steps) {
				const where = below ? base : book;
				if (put) where.put('sites', site(id, contract));
				else where.remove('sites', id);
				if (question) book.sites(question);
			}
			const found = book.sites(contract).map((row) => row.id);
			const there = book.all('sites').filter((row) => row.contract === contract);
			expect(found.sort()).toEqual(there.map((row) => row.id).sort());
		})
	);
});

it('only day entries are found by their participant', () => {
	const book = new Book('2026-11-20T08:00:00Z');
	book.put('declarations', day('a', 'day-entry', 'p1'));
	book.put('declarations', day('b', 'site-visit', 'p1'));
	expect(book.entriesOf('p1').map((row) => row.id)).toEqual(['a']);
});

it('a list that was answered may be added to: the next answer does not know', () => {
	const book = new Book('2026-11-20T08:00:00Z');
	book.put('sites', site('a', 'k1'));
	book.sites('k1').push(site('b', 'k1'));
	expect(book.sites('k1')).toHaveLength(1);
});
