// Columns the database keeps by itself: crew cards, minutes due, the facilitator's name; and what may not be deleted.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const run = (sql) => app.db().newQuery(sql).execute();
		const now = `strftime('%Y-%m-%d %H:%M:%fZ', 'now')`;
		/** One trigger an event: `SET` of some columns of some rows, only where a value differs, so that nothing is sent in vain. */
		const keep = (name, on, events, sql) => {
			for (const event of events)
				run(
					`CREATE TRIGGER kept_${name}_${event.split(' ')[0]} AFTER ${event} ON [${on}] BEGIN ${sql} END`
				);
		};
		/** UPDATE … FROM the rows as they should be (`is`, with `id`), where any of these columns is not yet so. */
		const update = (table, columns, is) => `
			UPDATE [${table}] SET ${columns.map((c) => `[${c}] = [is].[${c}]`).join(', ')}, updated = ${now}
			FROM (${is}) AS [is] WHERE [is].id = [${table}].id
			AND (${columns.map((c) => `[${table}].[${c}] IS NOT [is].[${c}]`).join(' OR ')});`;

		// The crew card: what a company may know of a person. Never the criterion, the proof, the prescriber (R57).
		const spans = `(SELECT json_group_array(json_array([from], [to], decided_on)) FROM
			(SELECT [from], [to], decided_on FROM eligibilities WHERE participant = a.participant
			AND status = 'accepted' AND contract IN ('', a.contract) ORDER BY [from], [to], id))`;
		const card = (where) =>
			update(
				'assignments',
				'counts_for company given_name family_name employer_name employer_kind employment_type modality job_title hired_on contract_sent eligible'.split(
					' '
				),
				`SELECT a.id,
				coalesce(t.company, a.counts_for) AS counts_for,
				coalesce(nullif(a.company, ''), t.company, '') AS company,
				coalesce(p.given_name, a.given_name) AS given_name,
				coalesce(p.family_name, a.family_name) AS family_name,
				coalesce(f.name, a.employer_name) AS employer_name,
				coalesce(f.kind, a.employer_kind) AS employer_kind,
				coalesce(e.type, nullif(a.employment_type, ''), 'other') AS employment_type,
				coalesce(e.modality, nullif(a.modality, ''), 'direct_hire') AS modality,
				coalesce(e.job_title, a.job_title) AS job_title,
				coalesce(e.start, a.hired_on) AS hired_on,
				coalesce(e.contract_sent, a.contract_sent) AS contract_sent,
				${spans} AS eligible
				FROM assignments a LEFT JOIN contract_parties t ON t.id = a.party
				LEFT JOIN participants p ON p.id = a.participant
				LEFT JOIN employments e ON e.id = a.employment LEFT JOIN companies f ON f.id = e.employer
				WHERE ${where}`
			);
		// On the card itself too: a form that was open in the dashboard writes old values back.
		keep('card', 'assignments', ['INSERT', 'UPDATE'], card('a.id = NEW.id'));
		keep('card_party', 'contract_parties', ['UPDATE'], card('a.party = NEW.id'));
		keep('card_name', 'participants', ['UPDATE'], card('a.participant = NEW.id'));
		keep('card_job', 'employments', ['INSERT', 'UPDATE'], card('a.employment = NEW.id'));
		const ofEmployer = 'a.employment IN (SELECT id FROM employments WHERE employer = NEW.id)';
		keep('card_employer', 'companies', ['UPDATE'], card(ofEmployer));
		keep('card_dates', 'eligibilities', ['INSERT'], card('a.participant = NEW.participant'));
		const both = card('a.participant IN (OLD.participant, NEW.participant)');
		keep('card_dates', 'eligibilities', ['UPDATE'], both);
		keep('card_dates', 'eligibilities', ['DELETE'], card('a.participant = OLD.participant'));

		// What a party owes: its quota, else R3 for holder and lead. Hundredths, multiplied before divided.
		const whole = (value) => `CAST(round(${value} * 100) AS INTEGER)`;
		const invoiced = `(SELECT coalesce(sum(${whole('i.invoiced_ht')}), 0)
			FROM contract_invoices i WHERE i.contract = k.id)`;
		const beyond = `max(0, ${invoiced} - ${whole('k.trigger_amount')})`;
		const due = (where) =>
			update(
				'contract_parties',
				['minutes_due'],
				`SELECT t.id, 60 * CASE WHEN t.hours_quota > 0 THEN t.hours_quota
				WHEN t.role NOT IN ('holder', 'lead') OR k.hours_method = 'action' THEN 0
				WHEN k.hours_method <> 'per_amount' THEN k.hours_committed
				WHEN ${whole('k.ratio_amount')} <= 0 THEN 0
				ELSE ${beyond} * ${whole('k.ratio_hours')} / (${whole('k.ratio_amount')} * 100) END AS minutes_due
				FROM contract_parties t JOIN contracts k ON k.id = t.contract WHERE ${where}`
			);
		keep('due', 'contract_parties', ['INSERT', 'UPDATE'], due('t.id = NEW.id'));
		keep('due_contract', 'contracts', ['UPDATE'], due('k.id = NEW.id'));
		keep('due_invoice', 'contract_invoices', ['INSERT'], due('k.id = NEW.contract'));
		keep(
			'due_invoice',
			'contract_invoices',
			['UPDATE'],
			due('k.id IN (OLD.contract, NEW.contract)')
		);
		keep('due_invoice', 'contract_invoices', ['DELETE'], due('k.id = OLD.contract'));

		// Whom to call: companies see no accounts, so the contract carries name, e-mail and telephone.
		const facilitator = (where) =>
			update(
				'contracts',
				['facilitator_name', 'facilitator_email', 'facilitator_phone'],
				`SELECT k.id, u.name AS facilitator_name, u.email AS facilitator_email,
				coalesce(nullif(u.phone, ''), k.facilitator_phone) AS facilitator_phone
				FROM contracts k JOIN users u ON u.id = k.facilitator WHERE ${where}`
			);
		keep('facilitator', 'contracts', ['INSERT', 'UPDATE'], facilitator('k.id = NEW.id'));
		keep(
			'facilitator_user',
			'users',
			['UPDATE OF name, email, phone'],
			facilitator('k.facilitator = NEW.id')
		);

		// What work was declared on stays: without these, the dashboard would empty the declaration's columns.
		const named = {
			contracts: 'contract = OLD.id',
			companies: 'company = OLD.id OR counts_for = OLD.id',
			contract_parties: 'party = OLD.id',
			participants: 'participant = OLD.id',
			sites: 'site = OLD.id',
			assignments: 'participant = OLD.participant AND contract = OLD.contract'
		};
		for (const [table, where] of Object.entries(named))
			run(`CREATE TRIGGER kept_${table} BEFORE DELETE ON [${table}]
				WHEN EXISTS (SELECT 1 FROM declarations WHERE ${where})
				BEGIN SELECT RAISE(ABORT, 'work was declared on it'); END`);
		run(`CREATE TRIGGER kept_ledger_UPDATE BEFORE UPDATE OF id, hash, author, answer ON changes
			BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END`);
		run(`CREATE TRIGGER kept_ledger_DELETE BEFORE DELETE ON changes
			BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END`);
	},
	(app) => {
		const rows = arrayOf(new DynamicModel({ name: '' }));
		app
			.db()
			.newQuery(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'kept_%'`)
			.all(rows);
		for (const { name } of rows) app.db().newQuery(`DROP TRIGGER [${name}]`).execute();
	}
);
