// The bell: phones that are listening are told that there is something to pull, if they hold the scope.
import { parisDay } from '#domain/values.ts';
import { jsonOf } from './rows.ts';

/** Users who hold one of these scopes; who holds which is said in scopes.ts, this is its reverse. */
const holders = `SELECT json_group_array(DISTINCT user) AS text FROM memberships
	WHERE [from] <= {:today} AND ([to] = '' OR [to] >= {:today}) AND CASE
		WHEN role IN ('facilitator', 'org_admin') THEN 'o:' || org
		WHEN role = 'buyer_viewer' THEN 'b:' || buyer
		ELSE 'c:' || company END IN (SELECT value FROM json_each({:scopes}))`;

/** Rings after the commit; a phone that does not hear it asks by itself a little later. */
export function ring(scopes: string[], now: string): void {
	const listening = listeners();
	if (!scopes.length || !listening.length) return;
	const values = { today: parisDay(now), scopes: JSON.stringify(scopes) };
	const users = new Set(jsonOf<string[]>($app.db(), holders, values));
	for (const { client, user } of listening)
		if (users.has(user))
			client.send(new SubscriptionMessage({ name: 'sync', data: toBytes('{}') }));
}

function listeners() {
	const clients = $app.subscriptionsBroker().clients() as Record<string, subscriptions.Client>;
	return Object.values(clients)
		.filter((client) => client.hasSubscription('sync'))
		.map((client) => ({ client, user: (client.get('auth') as core.Record | null)?.id ?? '' }));
}
