// Every door PocketBase has besides the sync routes: what a stranger would try to read, write, or overhear.
import type { Truth } from './truth.ts';

export interface Ask {
	path: string;
	method?: string;
	body?: string;
}

const post = (path: string, body: object = {}): Ask => ({
	path,
	method: 'POST',
	body: JSON.stringify(body)
});

/** Ways to ask for one row that bring more than the row. */
const more = [
	'',
	'?expand=org,company,contract,participant,employment,user,author,buyer,facilitator',
	'?expand=eligibilities_via_participant,assignments_via_participant.company,contracts_via_facilitator.org',
	'?expand=memberships_via_user.org,memberships_via_user.company,declarations_via_author,changes_via_author,files_via_author',
	'?fields=*,expand.*,password,tokenKey'
];

function doorsOf(name: string, row: string): Ask[] {
	const at = `collections/${name}`;
	const records = `${at}/records`;
	const change = JSON.stringify({ name: 'x', role: 'org_admin', org: 'o10000000000000', to: '' });
	return [
		...more.flatMap((query) => [{ path: records + query }, { path: `${records}/${row}${query}` }]),
		{ path: `${records}?filter=(id!='')&sort=-created&perPage=1000&skipTotal=1` },
		{ path: records, method: 'POST', body: change },
		{ path: `${records}/${row}`, method: 'PATCH', body: change },
		{ path: `${records}/${row}`, method: 'DELETE' },
		{ path: at },
		{ path: at, method: 'PATCH', body: '{"listRule":""}' },
		{ path: at, method: 'DELETE' },
		{ path: `${at}/truncate`, method: 'DELETE' },
		post(`${at}/impersonate/${row}`),
		post(`${at}/auth-with-password`, { identity: 'nobody@example.org', password: 'x' })
	];
}

/** Everything else that answers under /api/ to its administrator. */
const office: Ask[] = [
	...['collections', 'collections/meta/scaffolds', 'collections/meta/oauth2-providers'],
	...['logs', 'logs/stats', 'logs/x', 'settings', 'backups', 'backups/x.zip', 'crons', 'sql'],
	...['sync', 'sync/changes', 'sync/file/x', 'unknown', 'files/files/x/y', 'files/users/x/y']
]
	.map((path): Ask => ({ path }))
	.concat([
		{ path: 'collections/import', method: 'PUT', body: '{"collections":[],"deleteMissing":true}' },
		{ path: 'settings', method: 'PATCH', body: '{"batch":{"enabled":true}}' },
		post('settings/test/email', { template: 'otp', email: 'x@example.org' }),
		post('settings/test/s3'),
		post('collections', { name: 'mine', type: 'base' }),
		post('batch', { requests: [{ method: 'GET', url: '/api/collections/users/records' }] }),
		post('batch', {
			requests: [{ method: 'POST', url: '/api/collections/orgs/records', body: {} }]
		}),
		post('backups', { name: 'x.zip' }),
		post('backups/x.zip/restore'),
		post('crons/__pbDBOptimize__'),
		post('sql', { query: 'SELECT * FROM eligibilities' }),
		post('realtime', { clientId: 'x', subscriptions: ['eligibilities'] })
	]);

/** PocketBase's own tables whose rules cannot be changed: everybody lists his own codes and devices in them. */
export const personal = ['_otps', '_mfas', '_authOrigins', '_externalAuths'];

export function doors(names: string[], truth: Truth): Ask[] {
	const each = names.flatMap((name) => {
		const rows = truth[name]?.length
			? [truth[name][0]?.id ?? '', truth[name].at(-1)?.id ?? '']
			: ['x'];
		return rows.flatMap((row) => doorsOf(name, row));
	});
	const own = (truth['users'] ?? []).flatMap(({ id }) =>
		more.map((query) => ({ path: `collections/users/records/${id}${query}` }))
	);
	return [...each, ...own, ...office];
}

/** Pairs of questions that differ in one hidden value: answers that differ would tell it. */
export function probes(names: string[], truth: Truth): [Ask, Ask][] {
	const filters = [
		...['criterion', 'prescriber', 'name', 'facts', 'tokenKey', 'participant.prescriber'],
		...['company.name', 'eligibilities_via_participant.criterion', 'memberships_via_user.role']
	];
	const ask = (name: string, query: string): Ask => ({
		path: `collections/${name}/records${query}`
	});
	const shut = names.filter((name) => !personal.includes(name));
	const listed = shut.flatMap((name) =>
		filters.flatMap((field): [Ask, Ask][] => [
			[ask(name, `?filter=(${field}?~'zq')`), ask(name, `?filter=(${field}?~'nowhere')`)],
			[ask(name, `?sort=${field}`), ask(name, `?sort=-${field}`)]
		])
	);
	const other = truth['users']?.find((row) => String(row['email']).startsWith('uo2'))?.id ?? '';
	const viewed = filters.map((field): [Ask, Ask] => [
		ask('users', `/${other}?filter=(${field}?~'zq')`),
		ask('users', `/${other}?filter=(${field}?~'nowhere')`)
	]);
	return [...listed, ...viewed];
}

export interface Ear {
	/** Of the subscription: 204 when taken. */
	status: number;
	heard: { event: string; data: string }[];
	stop: () => void;
}

/** Opens the event stream and asks for topics; everything that comes is kept. */
export async function listen(url: string, token: string, topics: string[]): Promise<Ear> {
	const cut = new AbortController();
	const stream = await fetch(`${url}/api/realtime`, { signal: cut.signal });
	const heard: Ear['heard'] = [];
	const body = JSON.stringify({ clientId: await connected(stream, heard), subscriptions: topics });
	const headers = { 'content-type': 'application/json', authorization: token };
	const { status } = await fetch(`${url}/api/realtime`, { method: 'POST', headers, body });
	const stop = () => {
		cut.abort();
	};
	if (status !== 204) stop();
	return { status, heard, stop };
}

/** Keeps what comes from now on; answers the name the server gives this stream. */
function connected(stream: Response, heard: Ear['heard']): Promise<string> {
	const text = (stream.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(
		new TextDecoderStream()
	);
	return new Promise((named) => {
		const read = async () => {
			let rest = '';
			for await (const chunk of text) {
				const parts = (rest + chunk).split('\n\n');
				rest = parts.pop() ?? '';
				for (const part of parts) {
					const one = { event: line(part, 'event'), data: line(part, 'data') };
					heard.push(one);
					if (one.event === 'PB_CONNECT')
						named((JSON.parse(one.data) as { clientId: string }).clientId);
				}
			}
		};
		void read().catch(() => {}); // ends by being cut
	});
}

const line = (part: string, name: string) =>
	new RegExp(`^${name}:(.*)$`, 'm').exec(part)?.[1] ?? '';
