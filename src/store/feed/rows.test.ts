// Rows that come together are looked at together, and each is judged as if it were alone.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { collections } from '#domain/records.ts';
import { onlooker } from './rows.ts';

const id = fc.constantFrom('a'.repeat(15), 'b'.repeat(15), 'short', 7, undefined);
const site = fc.record(
	{
		...{ id, org: id, contract: id },
		name: fc.constantFrom('north', '', null),
		address: fc.constantFrom('', 'x'),
		commune_insee: fc.constantFrom('', '75101'),
		active: fc.constantFrom(true, false, 'true'),
		more: fc.nat(2)
	},
	{ requiredKeys: ['id', 'org', 'contract', 'name'] }
);

it('a row is whole among others when it is whole alone', () => {
	fc.assert(
		fc.property(fc.array(site, { maxLength: 12 }), (rows) => {
			const isWhole = onlooker();
			for (const row of rows)
				expect(isWhole('sites', row)).toBe(collections.sites.safeParse(row).success);
		}),
		{ numRuns: 500 }
	);
});

it('a table nobody knows has no whole rows', () => {
	expect(onlooker()('moods', { id: 'a'.repeat(15) })).toBe(false);
});
