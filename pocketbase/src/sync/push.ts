// Push: load what the changes need, judge, save in one transaction what is the verdict then; then answer, then ring the bell.
import { Envelope, MOST_BYTES, MOST_CHANGES, PROTO } from '#domain/judging/envelope.ts';
import { block } from '#domain/problem.ts';
import { readerOf } from '#domain/judging/quick.ts';
import { shapeProblems } from '#domain/judging/shape.ts';
import type { Entry } from '#domain/judge.ts';
import { parisDay } from '#domain/values.ts';
import { ring } from './bell.ts';
import { epoch, remember, sequence } from './epoch.ts';
import { draft, oneByOne, settle, type Verdict } from './judging.ts';
import { Refusal, say, type Call } from './route.ts';
import { jsonOf, rowJson, textOf, type Db } from './rows.ts';
import { membershipsOf, ownScopes } from './scopes.ts';

interface Outcome extends Verdict {
	/** Scopes that have something new. */
	scopes: string[];
}

/** `POST /api/sync/push` */
export function push({ e, user, now }: Call): void {
	const envelope = read(e);
	const { results, touched, scopes } = receive(envelope, user, now);
	const items = present(touched, user.id, now);
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
function receive(envelope: Envelope, user: core.Record, now: string): Outcome {
	const ask = (db: Db) => entriesOf(db, envelope, user, now);
	const write = (judge: (db: Db) => Verdict) =>
		durably((db) => {
			const before = sequence(db);
			const { results, touched } = judge(db);
			note(db, envelope, user.id, now);
			return { results, touched, scopes: jsonOf<string[]>(db, since, { before }) };
		});
	try {
		const first = draft($app.db(), ask);
		return write((db) => settle(db, ask, first));
	} catch (error) {
		$app.logger().warn('push: one by one', 'error', String(error));
		return write((db) => oneByOne(db, ask(db)));
	}
}
const since = `SELECT json_group_array(DISTINCT scope) AS text FROM sync_log NOT INDEXED WHERE seq > {:before}`;

function entriesOf(db: Db, { changes, device }: Envelope, user: core.Record, now: string): Entry[] {
	const who = {
		user: user.id,
		name: user.getString('name'),
		memberships: membershipsOf(db, user.id)
	};
	return changes.map((raw) => ({ raw, who, device, now }));
}

/** The records named as they are now, as a page of the feed would bring them: each by its newest line that the caller may read. */
function present(records: string[], user: string, now: string): string {
	if (!records.length) return '[]';
	const values = { records: JSON.stringify(records), user, today: parisDay(now) };
	return textOf($app.db(), presentRows, values);
}
const presentRows = `${ownScopes}, newest AS (SELECT max(l.seq) AS seq, l.scope AS scope, l.rid AS rid
		FROM json_each({:records}) r CROSS JOIN own CROSS JOIN sync_log l INDEXED BY sync_log_one
		ON l.scope = own.scope AND l.col = 'declarations' AND l.rid = r.value AND l.gone = 0 GROUP BY r.value)
	SELECT json_group_array(json_object('scope', l.scope, 'seq', l.seq, 'col', 'declarations', 'id', r.id,
		'data', ${rowJson('declarations')})) AS text
	FROM newest l CROSS JOIN declarations r ON r.id = l.rid`;

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

/** In one transaction that is on the disk before anybody is told; on the official executable it takes a word to get one. */
function durably(work: (db: Db) => Outcome): Outcome {
	const outcome = inTransaction(work) ?? (toDisk(), inTransaction(work, true));
	if (!outcome) throw new Error('no transaction');
	return outcome;
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
	const error = wrongIn(body);
	if (!error) return body as Envelope; // as it came: a copy would hide what the judge must see
	throw new Refusal(400, { problems: shapeProblems(error, '') });
}
const wrongIn = readerOf(Envelope);
