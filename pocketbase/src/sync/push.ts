// Push: load what the changes need, judge, save, all in one transaction; then answer, then ring the bell.
import { Envelope, MOST_BYTES, MOST_CHANGES, PROTO } from '#domain/judging/envelope.ts';
import { block } from '#domain/problem.ts';
import { shapeProblems } from '#domain/judging/shape.ts';
import type { Entry, Result } from '#domain/judge.ts';
import { ring } from './bell.ts';
import { epoch, remember, sequence } from './epoch.ts';
import { oneByOne, together } from './judging.ts';
import { itemsOf } from './pull.ts';
import { Refusal, say, type Call } from './route.ts';
import { jsonOf, type Db } from './rows.ts';
import { membershipsOf, scopesOf } from './scopes.ts';

interface Outcome {
	results: Result[];
	/** JSON array of the records named, as they are now. */
	items: string;
	/** Scopes that have something new. */
	scopes: string[];
}

/** `POST /api/sync/push` */
export function push({ e, user, now }: Call): void {
	const envelope = read(e);
	const run = (judge: typeof together) => {
		const work = (db: Db) => receive(db, envelope, user, now, judge);
		return inTransaction(work) ?? (toDisk(), inTransaction(work, true));
	};
	const { results, items, scopes } = attempt(run) ?? { results: [], items: '[]', scopes: [] };
	remember(sequence());
	const head = { proto: PROTO, epoch: epoch(), now, results };
	say(e, 200, `${JSON.stringify(head).slice(0, -1)},"items":${items}}`);
	try {
		ring(scopes, now);
	} catch (error) {
		$app.logger().error('bell', 'error', String(error)); // the changes are received all the same
	}
}

/** Together is fast; when the database refuses something, each change stands alone and only the bad one fails. */
function attempt(run: (judge: typeof together) => Outcome | undefined): Outcome | undefined {
	try {
		return run(together);
	} catch (error) {
		$app.logger().warn('push: one by one', 'error', String(error));
		return run(oneByOne);
	}
}

function receive(
	db: Db,
	envelope: Envelope,
	user: core.Record,
	now: string,
	judge: typeof together
): Outcome {
	const before = sequence(db);
	const who = {
		user: user.id,
		name: user.getString('name'),
		memberships: membershipsOf(db, user.id)
	};
	const entries: Entry[] = envelope.changes.map((raw) => ({
		raw,
		who,
		device: envelope.device,
		now
	}));
	const { results, touched } = judge(db, entries);
	note(db, envelope, user.id, now);
	const since = `SELECT json_group_array(DISTINCT scope) AS text FROM sync_log WHERE seq > {:before}`;
	return {
		results,
		items: itemsOf(present(db, touched, scopesOf(db, user.id, now)), db),
		scopes: jsonOf(db, since, { before })
	};
}

/** Of each record, its newest line of the feed in the scopes the caller holds. */
function present(db: Db, records: string[], scopes: string[]): number[] {
	const sql = `SELECT json_group_array(seq) AS text FROM (SELECT max(l.seq) AS seq
		FROM json_each({:records}) r CROSS JOIN json_each({:scopes}) s
		CROSS JOIN sync_log l INDEXED BY sync_log_one
		ON l.scope = s.value AND l.col = 'declarations' AND l.rid = r.value AND l.gone = 0 GROUP BY r.value)`;
	const own = scopes.filter((scope) => scope.startsWith('o:') || scope.startsWith('c:'));
	return jsonOf(db, sql, { records: JSON.stringify(records), scopes: JSON.stringify(own) });
}

/** What the phone still holds after this call: how a lost phone is noticed. */
function note(
	db: Db,
	{ device, app, waiting, oldest }: Envelope,
	user: string,
	seen: string
): void {
	const values = { user, device, app, waiting, oldest: oldest ?? '', seen };
	const now = `strftime('%Y-%m-%d %H:%M:%fZ', 'now')`;
	const sql = `INSERT INTO devices (user, device, app, waiting, oldest, seen, created, updated)
		VALUES ({:user}, {:device}, {:app}, {:waiting}, {:oldest}, {:seen}, ${now}, ${now})
		ON CONFLICT (user, device) DO UPDATE SET app = excluded.app, waiting = excluded.waiting,
		oldest = excluded.oldest, seen = excluded.seen, updated = excluded.updated`;
	db.newQuery(sql).bind(values).execute();
}

/** Undefined when what it writes would not be on the disk at once: nothing is done then, unless it must be. */
function inTransaction(work: (db: Db) => Outcome, must = false): Outcome | undefined {
	let outcome: Outcome | undefined;
	$app.runInTransaction((tx) => {
		const db = tx.db();
		if (must || isDurable(db)) outcome = work(db);
	});
	return outcome;
}

function isDurable(db: Db): boolean {
	const row = new DynamicModel({ synchronous: 0 }) as { synchronous: number };
	db.newQuery('PRAGMA synchronous').one(row);
	return row.synchronous >= FULL;
}
const FULL = 2;

/** On the official executable the database forgets its last moments in a power cut unless it is told not to. */
function toDisk(): void {
	$app.nonconcurrentDB().newQuery('PRAGMA synchronous = FULL').execute();
}

function read(e: core.RequestEvent): Envelope {
	const bytes = toBytes(e.request?.body, MOST_BYTES + 1);
	if (bytes.length > MOST_BYTES) throw new Refusal(413, { error: 'too-large' });
	let body: unknown;
	try {
		body = JSON.parse(toString(bytes));
	} catch {
		throw new Refusal(400, { problems: [block('wrong-shape', '')] });
	}
	const { proto, changes } = (body ?? {}) as { proto?: unknown; changes?: unknown };
	if (typeof proto === 'string' && proto !== PROTO)
		throw new Refusal(426, { error: 'other-proto' });
	if (Array.isArray(changes) && changes.length > MOST_CHANGES)
		throw new Refusal(413, { error: 'too-many' });
	const parsed = Envelope.safeParse(body);
	if (parsed.success) return body as Envelope; // as it came: a copy would hide what the judge must see
	throw new Refusal(400, { problems: shapeProblems(parsed.error, '') });
}
