// What an organisation knows of its contracts: buyers, companies, contracts, invoices, sites, parties.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const text = (name, max = 200, more = {}) => ({ name, type: 'text', max, ...more });
		const day = (name, required = false) =>
			text(name, 10, { required, pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' });
		const siret = () => text('siret', 14, { pattern: '^([0-9]{14})?$' });
		const number = (name, max) => ({ name, type: 'number', min: 0, max });
		const whole = (name, max) => ({ ...number(name, max), onlyInt: true });
		const bool = (name) => ({ name, type: 'bool' });
		const choice = (name, ...values) => ({
			name,
			type: 'select',
			maxSelect: 1,
			required: true,
			values
		});
		const to = (name, collection, required = true) => ({
			name,
			type: 'relation',
			collectionId: app.findCollectionByNameOrId(collection).id,
			maxSelect: 1,
			required
		});
		const title = (name, max = 200) => text(name, max, { required: true, presentable: true });
		/** A collection that only superusers reach: every rule stays null. */
		const make = (name, fields, indexes = []) => {
			const dates = [
				{ name: 'created', type: 'autodate', onCreate: true },
				{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
			];
			app.save(new Collection({ type: 'base', name, fields: [...fields, ...dates], indexes }));
		};

		make('orgs', [
			title('name'),
			siret(),
			text('kind', 40),
			text('phone', 30),
			text('email', 200),
			whole('eligibility_months', 120)
		]);
		make(
			'buyers',
			[to('org', 'orgs'), title('name'), siret(), text('kind', 40)],
			['CREATE INDEX buyers_org ON buyers (org)']
		);
		const kinds = 'ordinary EI ACI AI ETTI EITI GEIQ EA EATT ESAT RQ ETT TIH'.split(' ');
		make(
			'companies',
			[
				to('org', 'orgs'),
				title('name'),
				siret(),
				text('naf', 10),
				text('size', 20),
				choice('kind', ...kinds)
			],
			['CREATE INDEX companies_org ON companies (org)']
		);
		make(
			'contracts',
			[
				to('org', 'orgs'),
				to('buyer', 'buyers'),
				to('facilitator', 'users', false),
				text('facilitator_name', 120),
				text('facilitator_email', 200),
				text('facilitator_phone', 30),
				text('reference', 64),
				text('lot_no', 40),
				title('object', 1000),
				text('cpv', 20),
				number('amount_ht', 100000000000),
				day('notification_date'),
				day('start_date'),
				day('end_date'),
				{ name: 'suspended', type: 'json', maxSize: 20000 },
				text('place_code', 10),
				choice('status', 'draft', 'active', 'suspended', 'completed', 'closed'),
				choice('hours_method', 'fixed', 'per_amount', 'percent_of_hours', 'action'),
				whole('hours_committed', 10000000),
				number('ratio_hours', 1000000),
				number('ratio_amount', 100000000000),
				number('trigger_amount', 100000000000),
				bool('counts_training'),
				choice('detail', 'month', 'day'),
				choice('declaration_period', 'month', 'quarter'),
				whole('declaration_due_day', 31)
			],
			[
				'CREATE INDEX contracts_org ON contracts (org)',
				'CREATE INDEX contracts_buyer ON contracts (buyer)',
				'CREATE INDEX contracts_facilitator ON contracts (facilitator)'
			]
		);
		make(
			'contract_invoices',
			[
				to('org', 'orgs'),
				to('buyer', 'buyers'),
				to('contract', 'contracts'),
				day('on', true),
				number('invoiced_ht', 100000000000)
			],
			['CREATE INDEX contract_invoices_contract ON contract_invoices (contract)']
		);
		make(
			'sites',
			[
				to('org', 'orgs'),
				to('contract', 'contracts'),
				title('name'),
				text('address', 300),
				text('commune_insee', 5),
				bool('active')
			],
			['CREATE INDEX sites_contract ON sites (contract)']
		);
		make(
			'contract_parties',
			[
				to('org', 'orgs'),
				to('contract', 'contracts'),
				to('company', 'companies'),
				choice('role', 'holder', 'lead', 'co_contractor', 'subcontractor'),
				day('from'),
				day('to'),
				whole('hours_quota', 10000000),
				text('parent_party', 15, { pattern: '^([a-z0-9]{15})?$' }),
				whole('minutes_due', 1000000000)
			],
			[
				'CREATE INDEX contract_parties_contract ON contract_parties (contract)',
				'CREATE INDEX contract_parties_company ON contract_parties (company)'
			]
		);
	},
	(app) => {
		const names = 'contract_parties sites contract_invoices contracts companies buyers orgs'.split(
			' '
		);
		for (const name of names) app.delete(app.findCollectionByNameOrId(name));
	}
);
