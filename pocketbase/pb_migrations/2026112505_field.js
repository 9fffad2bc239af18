// What comes from the field: declarations, their months, files, the ledger of changes, the devices.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const text = (name, max = 200, more = {}) => ({ name, type: 'text', max, ...more });
		const day = (name) => text(name, 10, { pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' });
		const instant = (name, required = true) =>
			text(name, 24, { required, pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z)?$' });
		const whole = (name, max = 1000000000) => ({
			name,
			type: 'number',
			min: 0,
			max,
			onlyInt: true
		});
		const hash = (name) => text(name, 64, { required: true, pattern: '^[0-9a-f]{64}$' });
		const json = (name, maxSize) => ({ name, type: 'json', maxSize });
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
		const make = (name, fields, indexes = []) => {
			const dates = [
				{ name: 'created', type: 'autodate', onCreate: true },
				{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
			];
			app.save(new Collection({ type: 'base', name, fields: [...fields, ...dates], indexes }));
		};

		make(
			'declarations',
			[
				to('org', 'orgs'),
				to('company', 'companies', false), // none: for the office alone
				to('counts_for', 'companies', false),
				to('contract', 'contracts', false),
				to('party', 'contract_parties', false),
				text('kind', 40, { required: true, presentable: true }),
				to('participant', 'participants', false),
				to('site', 'sites', false),
				day('day'),
				day('until'),
				text('period', 7, { pattern: '^([0-9]{4}-([0-9]{2}|Q[1-4]))?$' }),
				choice(
					'status',
					'recorded',
					'withdrawn',
					'submitted',
					'returned',
					'validated',
					'partially_validated',
					'refused'
				),
				whole('version'),
				to('author', 'users'),
				text('author_name', 120),
				instant('at'),
				instant('received', false),
				json('facts', 256 * 1024)
			],
			[
				'CREATE INDEX declarations_person ON declarations (participant, day)',
				'CREATE INDEX declarations_period ON declarations (contract, kind, period)'
			]
		);
		make(
			'contract_months',
			[
				to('org', 'orgs'),
				to('buyer', 'buyers'),
				to('lead', 'companies', false),
				to('contract', 'contracts'),
				text('period', 7, { required: true, pattern: '^[0-9]{4}-[0-9]{2}$' }),
				whole('minutes_due'),
				whole('minutes_declared'),
				whole('minutes_validated'),
				whole('people')
			],
			['CREATE UNIQUE INDEX contract_months_one ON contract_months (contract, period)']
		);
		// Append-only: every change that was ever answered for good, with its answer.
		make(
			'changes',
			[
				hash('hash'),
				to('author', 'users'),
				text('device', 60),
				text('kind', 40),
				text('act', 40),
				text('record', 15),
				json('body', 512 * 1024),
				json('answer', 512 * 1024),
				instant('at'),
				instant('received')
			],
			['CREATE INDEX changes_record ON changes (record, received)']
		);
		make(
			'files',
			[
				to('org', 'orgs'),
				to('company', 'companies', false),
				to('change', 'changes'),
				to('author', 'users'),
				hash('sha256'),
				whole('size', 2000000),
				choice('type', 'image/png', 'image/jpeg', 'application/pdf'),
				{
					name: 'bytes',
					type: 'file',
					maxSelect: 1,
					maxSize: 2000000,
					mimeTypes: ['image/png', 'image/jpeg', 'application/pdf'],
					protected: true
				}
			],
			['CREATE INDEX files_change ON files (change)']
		);
		// What each phone said it still holds: how a lost one is noticed.
		make(
			'devices',
			[
				to('user', 'users'),
				text('device', 60, { required: true }),
				text('app', 60),
				whole('waiting'),
				instant('oldest', false),
				instant('seen')
			],
			['CREATE UNIQUE INDEX devices_one ON devices (user, device)']
		);
	},
	(app) => {
		const names = 'devices files changes contract_months declarations'.split(' ');
		for (const name of names) app.delete(app.findCollectionByNameOrId(name));
	}
);
