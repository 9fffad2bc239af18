// Which collections this version of the app knows: the others are kept unseen until a newer one does.
import type { Col } from '#domain/records.ts';

const cols: Record<Col, true> = {
	orgs: true,
	buyers: true,
	companies: true,
	contracts: true,
	contract_invoices: true,
	sites: true,
	contract_parties: true,
	assignments: true,
	declarations: true,
	contract_months: true,
	memberships: true
};

export function isCol(name: string): name is Col {
	return Object.hasOwn(cols, name);
}
