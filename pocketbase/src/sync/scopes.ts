// Who receives which scopes: one query from memberships, parties and cards, asked at each call.
import type { Membership } from '#domain/records.ts';
import { parisDay } from '#domain/values.ts';
import { jsonOf, rowsOf, type Db } from './rows.ts';

/** Memberships that hold today, as `mine`. */
const mine = `WITH mine AS (SELECT role, org, company, buyer FROM memberships
	WHERE user = {:user} AND [from] <= {:today} AND ([to] = '' OR [to] >= {:today}))`;

const office = `mine.role IN ('facilitator', 'org_admin')`;
const ofCompany = `mine.role IN ('site_supervisor', 'company_admin') AND mine.company <> ''`;
const ofBuyer = `mine.role = 'buyer_viewer' AND mine.buyer <> ''`;

/** A company sees the contracts it is or was a party of, and those it declares people on. */
const list = `
	SELECT 1 AS n, '*' AS scope UNION SELECT 2, 'u:' || {:user}
	UNION SELECT 3, 'o:' || org FROM mine WHERE ${office}
	UNION SELECT 4, 'b:' || buyer FROM mine WHERE ${ofBuyer}
	UNION SELECT 5, 'k:' || r.id FROM mine JOIN contracts r ON r.buyer = mine.buyer WHERE ${ofBuyer}
	UNION SELECT 5, 'k:' || r.contract FROM mine JOIN contract_parties r ON r.company = mine.company WHERE ${ofCompany}
	UNION SELECT 5, 'k:' || r.contract FROM mine JOIN assignments r ON r.company = mine.company WHERE ${ofCompany}
	UNION SELECT 5, 'k:' || r.contract FROM mine JOIN assignments r ON r.counts_for = mine.company WHERE ${ofCompany}
	UNION SELECT 6, 'c:' || company FROM mine WHERE ${ofCompany}
	ORDER BY 1, 2`;

/** The scopes in which this user reads declarations, as `own`. */
export const ownScopes = `${mine}, own(scope) AS (SELECT 'o:' || org FROM mine WHERE ${office}
	UNION SELECT 'c:' || company FROM mine WHERE ${ofCompany})`;

/** The scopes this user holds at `now`, the small ones first. */
export function scopesOf(db: Db, user: string, now: string): string[] {
	const sql = `${mine} SELECT json_group_array(scope) AS text FROM (${list})`;
	return jsonOf(db, sql, { user, today: parisDay(now) });
}

/** All memberships of a user, past and coming ones too: which hold is asked of the domain. */
export function membershipsOf(db: Db, user: string): Membership[] {
	return rowsOf(db, 'memberships', 'memberships r WHERE r.user = {:user}', { user });
}
