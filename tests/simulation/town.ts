// The place: two contracts of one office, three companies, and the people who have a phone there.
import type { Card, Col, Membership, Row } from '#domain/records.ts';
import { card, contract, id, member, party } from '../rows.ts';

export interface Inhabitant {
	user: string;
	name: string;
	memberships: Membership[];
}

const e1 = { company: id('e1') };
const e2 = { company: id('e2') };

export const amina = person('u1', 'Amina', member('site_supervisor', e1));
export const leila = person('u3', 'Leila', member('company_admin', e1));
export const karim = person('u2', 'Karim', member('company_admin', e2));
export const joel = person('u9', 'Joël', member('facilitator'));
export const nadia = person('u8', 'Nadia', member('org_admin'));
export const berthe = person('u6', 'Berthe', member('buyer_viewer'));

function person(user: string, name: string, membership: Membership): Inhabitant {
	const one = { ...membership, id: id(`n${user}`), user: id(user) };
	return { user: id(user), name, memberships: [one] };
}

type Given = { [C in Col]?: Row<C>[] };

/** What the office knows before anybody begins. */
export function townRows(): Given {
	const org = { id: id('o1'), name: 'Office', siret: '', kind: '', phone: '', email: '' };
	const company = (name: string) => ({
		...{ id: id(name), org: id('o1'), name, siret: '', naf: '', size: '' },
		kind: 'ordinary' as const
	});
	const people = [amina, leila, karim, joel, nadia, berthe];
	return {
		orgs: [{ ...org, eligibility_months: 24 }],
		buyers: [{ id: id('b1'), org: id('o1'), name: 'Buyer', siret: '', kind: '' }],
		companies: [company('e1'), company('e2')],
		contracts: [contract(), contract({ id: id('k2'), declaration_period: 'quarter' })],
		contract_parties: [
			party(),
			party({ id: id('t2'), role: 'co_contractor', ...e2 }),
			party({ id: id('t3'), contract: id('k2') })
		],
		sites: [
			{
				...{ id: id('s1'), org: id('o1'), contract: id('k1'), name: 'Site', address: '' },
				...{ commune_insee: '', active: true }
			}
		],
		assignments: cards(),
		memberships: people.flatMap((one) => one.memberships)
	};
}

/** One person on two contracts, one whom both companies declare, one whose eligibility ends. */
function cards(): Card[] {
	const second = { party: id('t2'), counts_for: id('e2'), ...e2 };
	return [
		card(),
		card({ id: id('a2'), participant: id('p2'), given_name: 'Awa' }),
		card({ id: id('a3'), participant: id('p2'), contract: id('k2'), party: id('t3') }),
		card({
			...{ id: id('a4'), participant: id('p3'), given_name: 'Luc' },
			eligible: [['2026-01-01', '2026-11-10', '2026-03-01']]
		}),
		card({ id: id('a5'), ...second }),
		card({ id: id('a6'), participant: id('p4'), given_name: 'Ines', ...second })
	];
}
