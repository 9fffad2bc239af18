// Who may do what to whose records: the table of rights, read with the memberships that hold today (R65).
import { block, type Problem } from './problem.ts';
import type { Declaration, Membership, Role, Who } from './records.ts';
import type { Day } from './values.ts';

/** In whose name somebody acts: for the company that declares, or for the office that follows the contract. */
export type Hand = 'company' | 'office';

/** What an act is done to: the organisation of its contract, and the company that declares (`''`: none). */
interface Target {
	org: string;
	company: string;
}

const handOf: Record<Role, Hand | null> = {
	site_supervisor: 'company',
	company_admin: 'company',
	facilitator: 'office',
	org_admin: 'office',
	buyer_viewer: null
};

/** Kind and act → the hands that may do it. What is not here, nobody may do. */
const table: Readonly<Record<string, readonly Hand[]>> = {
	'day-entry write': ['company', 'office'],
	'day-entry withdraw': ['company', 'office'],
	'hours-declaration submit': ['company', 'office'],
	'hours-declaration withdraw': ['company'],
	'hours-declaration return': ['office'],
	'hours-declaration decide': ['office'],
	'hours-declaration reopen': ['office'],
	'site-visit write': ['office'],
	'site-visit withdraw': ['office']
};

/** The memberships that hold on a day, both ends included. */
export function activeRoles(who: Pick<Who, 'memberships'>, today: Day): Membership[] {
	return who.memberships.filter(
		({ from, to }) => (from === '' || from <= today) && (to === '' || today <= to)
	);
}

/** In whose name this person may do this act today: the union of her memberships; empty: she may not. */
export function handsFor(
	kind: string,
	act: string,
	target: Target,
	who: Pick<Who, 'memberships'>,
	today: Day
): Hand[] {
	const allowed = table[`${kind} ${act}`] ?? [];
	const held = activeRoles(who, today);
	return allowed.filter((hand) => held.some((one) => handOn(one, target) === hand));
}

/** What one membership is to a target. */
function handOn(membership: Membership, { org, company }: Target): Hand | null {
	const hand = handOf[membership.role];
	if (membership.org !== org) return null;
	if (hand === 'company' && (company === '' || membership.company !== company)) return null;
	return hand;
}

/** `not-allowed`, or null when one of her memberships allows the act. */
export function mayAct(
	kind: string,
	act: string,
	target: Target,
	who: Pick<Who, 'memberships'>,
	today: Day
): Problem | null {
	return handsFor(kind, act, target, who, today).length > 0 ? null : block('not-allowed', 'act');
}

/** True when this person's phones receive the row: only then may a problem tell her its figures. */
export function mayRead(
	row: Pick<Declaration, 'org' | 'company' | 'counts_for'>,
	who: Pick<Who, 'memberships'>,
	today: Day
): boolean {
	const { org, company, counts_for } = row;
	return activeRoles(who, today).some(
		(one) =>
			handOn(one, { org, company }) !== null || handOn(one, { org, company: counts_for }) !== null
	);
}
