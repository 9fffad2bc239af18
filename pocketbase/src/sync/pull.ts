// Pull: a page of what changed in the scopes this user holds, each from its own cursor.
import { PROTO } from '#domain/judging/envelope.ts';
import type { Col } from '#domain/records.ts';
import { block } from '#domain/problem.ts';
import { epoch, remember, sequence } from './epoch.ts';
import { Refusal, say, type Call } from './route.ts';
import { jsonOf, rowJson, textOf } from './rows.ts';
import { membershipsOf, scopesOf } from './scopes.ts';

/** A page ends here, in rows and in bytes. */
const MOST_ROWS = 1000;
const MOST_BYTES = 1_000_000;
const MOST_SCOPES = 5000;

type Cursors = Record<string, number>;
/** A line of the feed: its scope, its number, about how many bytes its row has, and where that lies. */
type Line = [scope: string, seq: number, bytes: number, col: Col];

/** `GET /api/sync/pull?since={"c:…":36001}&limit=1000` */
export function pull({ e, user, now }: Call): void {
	const { since, limit } = asked(e);
	const scopes = scopesOf($app.db(), user.id, now);
	const { lines, more } = page(scopes, since, limit);
	const next: Cursors = Object.fromEntries(scopes.map((scope) => [scope, since[scope] ?? 0]));
	for (const [scope, seq] of lines) next[scope] = seq;
	const items = itemsOf(lines);
	const max = sequence(); // after the page: no cursor is ever above it
	remember(max);
	const me = {
		id: user.id,
		name: user.getString('name'),
		memberships: membershipsOf($app.db(), user.id)
	};
	const drop = Object.keys(since).filter((scope) => !scopes.includes(scope));
	const head = { proto: PROTO, epoch: epoch(), now, me, since, scopes, drop, next, more, max };
	say(e, 200, `${JSON.stringify(head).slice(0, -1)},"items":${items}}`);
}

function asked(e: core.RequestEvent): { since: Cursors; limit: number } {
	const query = e.request?.url?.query();
	const limit = Number(query?.get('limit') || MOST_ROWS);
	if (!Number.isInteger(limit) || limit < 1) throw wrong('limit');
	return { since: cursors(query?.get('since') || '{}'), limit: Math.min(limit, MOST_ROWS) };
}

function cursors(text: string): Cursors {
	let since: unknown;
	try {
		since = JSON.parse(text);
	} catch {
		throw wrong('since');
	}
	if (!since || typeof since !== 'object' || Array.isArray(since)) throw wrong('since');
	const entries = Object.entries(since as Record<string, unknown>);
	if (entries.length > MOST_SCOPES) throw wrong('since');
	const bad = entries.find(([, seq]) => !Number.isSafeInteger(seq) || Number(seq) < 0);
	if (bad) throw wrong(`since.${bad[0].slice(0, 60)}`);
	return since as Cursors;
}

function wrong(path: string): Refusal {
	return new Refusal(400, { problems: [block('wrong-shape', path)] });
}

/** The feed's next lines, scope by scope: the index alone is read, nothing is sorted. */
function page(scopes: string[], since: Cursors, limit: number) {
	const from = JSON.stringify(scopes.map((scope) => [scope, since[scope] ?? 0]));
	const bytes = `300 + CASE l.col WHEN 'declarations' THEN
		coalesce((SELECT length(r.facts) FROM declarations r WHERE r.id = l.rid), 0) ELSE 300 END`;
	const sql = `SELECT json_group_array(json_array(scope, seq, bytes, col)) AS text FROM (
		SELECT l.scope, l.seq, ${bytes} AS bytes, l.col FROM json_each({:from}) s
		CROSS JOIN sync_log l INDEXED BY sync_log_pull ON l.scope = s.value->>0 AND l.seq > s.value->>1
		LIMIT {:limit})`;
	const lines = jsonOf<Line[]>($app.db(), sql, { from, limit: limit + 1 });
	let fit = 0;
	for (let sum = 0; fit < Math.min(lines.length, limit); fit++) {
		sum += lines[fit]?.[2] ?? 0;
		if (fit > 0 && sum > MOST_BYTES) break;
	}
	return { lines: lines.slice(0, fit), more: fit < lines.length };
}

/** The row a line of the feed is about, as JSON; NULL when there is none any more. */
function rowOf(col: Col): string {
	return `WHEN '${col}' THEN (SELECT ${rowJson(col)} FROM [${col}] r WHERE r.id = l.rid)`;
}

/** The JSON array of these lines with their rows as they are now, in the order given. */
function itemsOf(lines: Line[]): string {
	if (!lines.length) return '[]';
	// Only of the collections named, since a query over all eleven takes longer to be read than to bring fifty rows; and
	// materialized, since a row would be looked up again wherever its data is named.
	const cols = [...new Set(lines.map((line) => line[3]))];
	const data = `CASE WHEN NOT l.gone THEN CASE l.col ${cols.map(rowOf).join('\n')} END END`;
	const sql = `WITH lines AS MATERIALIZED (SELECT l.scope, l.seq, l.col, l.rid, ${data} AS data
		FROM json_each({:seqs}) s CROSS JOIN sync_log l ON l.seq = s.value)
	SELECT json_group_array(json_object('scope', scope, 'seq', seq, 'col', col, 'id', rid,
		CASE WHEN data IS NULL THEN 'gone' ELSE 'data' END, json(coalesce(data, 'true')))) AS text FROM lines`;
	return textOf($app.db(), sql, { seqs: JSON.stringify(lines.map((line) => line[1])) });
}
