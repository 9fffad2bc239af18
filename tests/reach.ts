// Who receives which row, as the tests know it: apart from the migration that says it to the database.
import type { Col } from '../src/domain/records.ts';

/** Scope letter → columns that name whose a row is. */
export const reach: Record<Col, Record<string, readonly string[]>> = {
	memberships: { u: ['user'], o: ['org'] },
	orgs: { o: ['id'] },
	buyers: { o: ['org'], b: ['id'] },
	companies: { o: ['org'], c: ['id'] },
	contracts: { o: ['org'], k: ['id'] },
	contract_invoices: { o: ['org'], b: ['buyer'] },
	sites: { o: ['org'], k: ['contract'] },
	contract_parties: { o: ['org'], c: ['company'] },
	assignments: { o: ['org'], c: ['company', 'counts_for'] },
	declarations: { o: ['org'], c: ['company', 'counts_for'] },
	contract_months: { o: ['org'], b: ['buyer'], c: ['lead'] }
};

/** The scopes that these letters give a row, each once. */
export function scopesOfRow(
	letters: Record<string, readonly string[]>,
	row: object | undefined
): string[] {
	const scopes = Object.entries(letters).flatMap(([letter, columns]) =>
		columns.flatMap((column) => {
			const value = (row as Record<string, unknown> | undefined)?.[column];
			return typeof value === 'string' && value !== '' ? `${letter}:${value}` : [];
		})
	);
	return [...new Set(scopes)];
}
