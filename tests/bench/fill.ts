// A server that has been in use for years: so many day entries, with their lines of the feed and the ledger, made in bulk.
import { startPocketBase, type PocketBase } from '../contract/pocketbase.ts';
import { id } from '../rows.ts';
import { town } from './town.ts';

/**
 * Routes that exist here alone. Ids are random, as those of real days are; the feed's triggers are put aside meanwhile,
 * and their lines written at once.
 */
const hook = `
routerAdd('POST', '/api/_test/fill/{n}', (e) => {
	const n = Number(e.request.pathValue('n'));
	const now = "'2020-01-01 00:00:00.000Z', '2020-01-01 00:00:00.000Z'";
	$app.runInTransaction((tx) => {
		const run = (sql) => tx.db().newQuery(sql).execute();
		const trigger = new DynamicModel({ sql: '' });
		tx.db().newQuery("SELECT sql FROM sqlite_master WHERE name = 'feed_declarations_INSERT'").one(trigger);
		run('DROP TRIGGER feed_declarations_INSERT');
		run('CREATE TEMP TABLE people AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, * FROM assignments');
		run('CREATE TEMP TABLE past AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < ' + n + ') '
			+ 'SELECT n, substr(lower(hex(randomblob(8))), 1, 15) AS id, substr(lower(hex(randomblob(8))), 1, 15) AS change, '
			+ "date('2000-01-01', '+' || (n / 1000) || ' days') AS day FROM c");
		run('INSERT INTO declarations (id, org, company, counts_for, contract, party, kind, participant, site, day, until, period, status, version, author, author_name, at, received, facts, created, updated) '
			+ "SELECT c.id, p.org, p.company, p.counts_for, p.contract, p.party, 'day-entry', p.participant, '', c.day, '', '', 'recorded', 1, '${id('u00')}', 'x', '2020-01-01T00:00:00Z', '', "
			+ "json_object('assignment', p.id, 'contract', p.contract, 'participant', p.participant, 'site', '', 'day', c.day, 'minutesWork', 450, 'minutesTraining', 0, 'absence', null, 'note', ''), " + now
			+ ' FROM past c JOIN people p ON p.n = c.n % 1000 ORDER BY c.n');
		run('INSERT INTO changes (id, hash, author, device, kind, act, record, body, answer, at, received, created, updated) '
			+ "SELECT c.change, '0', '${id('u00')}', 'd', 'day-entry', 'write', c.id, (SELECT r.facts FROM declarations r WHERE r.id = c.id), '{}', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', " + now + ' FROM past c ORDER BY c.n');
		run("INSERT INTO sync_log (scope, col, rid, gone) SELECT CASE s.column1 WHEN 1 THEN 'o:' || r.org ELSE 'c:' || r.company END, 'declarations', r.id, 0 "
			+ 'FROM past c JOIN declarations r ON r.id = c.id CROSS JOIN (VALUES (1), (2)) s ORDER BY c.n');
		run(trigger.sql);
		run('DROP TABLE past');
		run('DROP TABLE people');
	});
	return e.noContent(204);
});
`;

/** A town whose server has `rows` day entries already. */
export async function townOf(rows: number): Promise<PocketBase> {
	const server = await startPocketBase({ office: town(), hooks: { 'fill.pb.js': hook } });
	if (!rows) return server;
	const answer = await fetch(`${server.url}/api/_test/fill/${rows}`, { method: 'POST' });
	if (!answer.ok) throw new Error(`not filled: ${answer.status} ${await answer.text()}`);
	await server.restart();
	return server;
}
