// The change feed: one row per record and scope, kept by triggers that one table of reach writes.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const run = (sql) => app.db().newQuery(sql).execute();
		// Who receives a row is decided by the table it is in: scope letter → columns that name whose it is.
		// An empty column feeds nothing. participants, employments and eligibilities are not here (R57).
		const reach = {
			memberships: { u: ['user'], o: ['org'] },
			orgs: { o: ['id'] },
			buyers: { o: ['org'], b: ['id'] },
			companies: { o: ['org'], c: ['id'] },
			contracts: { o: ['org'], k: ['id'] },
			contract_invoices: { o: ['org'], b: ['buyer'] },
			sites: { o: ['org'], k: ['contract'] },
			contract_parties: { o: ['org'], c: ['company'] },
			assignments: { o: ['org'], c: ['company', 'counts_for'] },
			declarations: { o: ['org'], c: ['company', 'counts_for'] },
			contract_months: { o: ['org'], b: ['buyer'], c: ['lead'] }
		};

		run(`CREATE TABLE sync_log (
			seq INTEGER PRIMARY KEY AUTOINCREMENT,
			scope TEXT NOT NULL, col TEXT NOT NULL, rid TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0)`);
		run('CREATE UNIQUE INDEX sync_log_one ON sync_log (scope, col, rid)');
		run('CREATE INDEX sync_log_pull ON sync_log (scope, seq)');

		for (const [col, letters] of Object.entries(reach)) {
			/** The scopes of the row as it is (NEW) or was (OLD), each once. */
			const scopes = (row) =>
				Object.entries(letters)
					.flatMap(([letter, columns]) => columns.map((column) => [letter, `${row}.[${column}]`]))
					.map(([letter, value]) => `SELECT '${letter}:' || ${value} AS scope WHERE ${value} <> ''`)
					.join(' UNION ');
			// Only these scopes: a tombstone that another scope has not pulled yet must stay.
			const clear = (from, row) =>
				`DELETE FROM sync_log WHERE scope IN (${from}) AND col = '${col}' AND rid = ${row}.id;`;
			const write = (from, row, gone) =>
				`INSERT INTO sync_log (scope, col, rid, gone)
				SELECT scope, '${col}', ${row}.id, ${gone} FROM (${from});`;
			const left = `${scopes('OLD')} EXCEPT SELECT scope FROM (${scopes('NEW')})`;
			const both = `${scopes('OLD')} UNION ${scopes('NEW')}`;
			const trigger = (event, body) =>
				run(`CREATE TRIGGER feed_${col}_${event} AFTER ${event} ON [${col}] BEGIN ${body} END`);

			trigger('INSERT', clear(scopes('NEW'), 'NEW') + write(scopes('NEW'), 'NEW', 0));
			trigger(
				'UPDATE',
				clear(both, 'NEW') + write(left, 'OLD', 1) + write(scopes('NEW'), 'NEW', 0)
			);
			trigger('DELETE', clear(scopes('OLD'), 'OLD') + write(scopes('OLD'), 'OLD', 1));
		}
	},
	(app) => {
		const tables =
			'memberships orgs buyers companies contracts contract_invoices sites contract_parties assignments declarations contract_months';
		for (const col of tables.split(' '))
			for (const event of ['INSERT', 'UPDATE', 'DELETE'])
				app.db().newQuery(`DROP TRIGGER IF EXISTS feed_${col}_${event}`).execute();
		app.db().newQuery('DROP TABLE sync_log').execute();
	}
);
