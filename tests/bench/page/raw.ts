// The limit of the machine: the same calls by plain fetch, the same bytes by plain puts, and nothing around them.
import { plainDisk } from './disk.ts';
import { actions as phone, network } from './ours.ts';

let token = '';
const json = { 'content-type': 'application/json' };

async function signedIn(email: string, password: string): Promise<string> {
	const answer = await network('/api/collections/users/auth-with-password', {
		method: 'POST',
		headers: json,
		body: JSON.stringify({ identity: email, password })
	});
	return ((await answer.json()) as { token: string }).token;
}

interface Page {
	items: { col: string }[];
	next: Record<string, number>;
	more: boolean;
}

let since: Record<string, number> | undefined;

async function ask(cursors: object): Promise<Page> {
	const query = `limit=1000&since=${encodeURIComponent(JSON.stringify(cursors))}`;
	const headers = { authorization: token };
	return (await (await network(`/api/sync/pull?${query}`, { headers })).json()) as Page;
}

export const actions = {
	async enter({ email, password }: { email: string; password: string }) {
		token = await signedIn(email, password);
	},

	/** The same changes in the same calls by plain fetch; nothing is kept of the answers. */
	async push() {
		const changes = phone.waiting();
		const envelope = { proto: 's1', device: 'raw', app: 'bench', waiting: 0, oldest: null };
		const from = performance.now();
		for (let at = 0; at < changes.length; at += 200) {
			const body = JSON.stringify({ ...envelope, changes: changes.slice(at, at + 200) });
			const headers = { ...json, authorization: token };
			const answer = await network('/api/sync/push', { method: 'POST', headers, body });
			const { results } = (await answer.json()) as { results: { status: string }[] };
			const refused = results.filter(({ status }) => status !== 'applied');
			if (!answer.ok || refused.length)
				throw new Error(`${answer.status}, ${refused.length} refused`);
		}
		return performance.now() - from;
	},

	/** One request that brings no row. */
	async nothing() {
		// Whatever changed since the last turn is fetched before: the request that is measured brings no row.
		for (let more = true; more;) ({ next: since, more } = await ask(since ?? {}));
		const from = performance.now();
		await ask(since ?? {});
		return performance.now() - from;
	},

	/** The pages of our own feed, parsed, and each put as the text it came as. */
	async pull({ rows }: { rows: number }) {
		const db = await plainDisk('raw');
		let found = 0;
		const from = performance.now();
		for (let since = {}, more = true, n = 0; more; n++) {
			const query = `limit=1000&since=${encodeURIComponent(JSON.stringify(since))}`;
			const answer = await network(`/api/sync/pull?${query}`, {
				headers: { authorization: token }
			});
			const text = await answer.text();
			const page = JSON.parse(text) as Page;
			const tx = db.transaction('rows', 'readwrite', { durability: 'relaxed' });
			await Promise.all([tx.store.put({ id: n, text }), tx.done]);
			found += page.items.filter(({ col }) => col === 'declarations').length;
			({ next: since, more } = page);
		}
		const took = performance.now() - from;
		if (found !== rows) throw new Error(`${found} rows of ${rows}`);
		return took;
	}
};
