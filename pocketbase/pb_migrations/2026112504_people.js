// Who works where, and who may see what: participants, jobs, eligibility, crew cards, memberships.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const text = (name, max = 200, more = {}) => ({ name, type: 'text', max, ...more });
		const day = (name, required = false) =>
			text(name, 10, { required, pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' });
		const number = (name, max) => ({ name, type: 'number', min: 0, max });
		const whole = (name, max) => ({ ...number(name, max), onlyInt: true });
		const bool = (name) => ({ name, type: 'bool' });
		const choice = (name, values, required = true) => ({
			name,
			type: 'select',
			maxSelect: 1,
			required,
			values: values.split(' ')
		});
		const to = (name, collection, required = true) => ({
			name,
			type: 'relation',
			collectionId: app.findCollectionByNameOrId(collection).id,
			maxSelect: 1,
			required
		});
		const title = (name, max = 200) => text(name, max, { required: true, presentable: true });
		const make = (name, fields, indexes = []) => {
			const dates = [
				{ name: 'created', type: 'autodate', onCreate: true },
				{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
			];
			app.save(new Collection({ type: 'base', name, fields: [...fields, ...dates], indexes }));
		};
		const employments =
			'cdi cdi_inclusion cdd cdd_usage cddi cdd_tremplin apprenticeship professional_training temp_mission internship other';
		const modalities = 'direct_hire provision subcontract_siae social_action';

		// These three feed no scope: what they hold beyond names and dates is the office's alone (R57).
		make(
			'participants',
			[
				to('org', 'orgs'),
				title('given_name', 100),
				title('family_name', 100),
				day('birth_date'),
				choice('sex', 'm f x', false),
				text('commune_insee', 5),
				text('phone', 30),
				text('prescriber', 60)
			],
			['CREATE INDEX participants_org ON participants (org)']
		);
		make(
			'employments',
			[
				to('org', 'orgs'),
				to('participant', 'participants'),
				to('employer', 'companies'),
				choice('type', employments),
				choice('modality', modalities),
				title('job_title'),
				day('start', true),
				day('end'),
				whole('weekly_minutes', 10080),
				bool('contract_sent')
			],
			[
				'CREATE INDEX employments_participant ON employments (participant)',
				'CREATE INDEX employments_employer ON employments (employer)'
			]
		);
		make(
			'eligibilities',
			[
				to('org', 'orgs'),
				to('participant', 'participants'),
				to('contract', 'contracts', false), // none: the whole organisation
				text('criterion', 40, { required: true }),
				text('proof_type', 40),
				day('proof_issued_on'),
				choice('status', 'draft pending accepted refused expired'),
				day('from'),
				day('to'),
				day('decided_on'),
				text('reason', 500)
			],
			[
				'CREATE INDEX eligibilities_participant ON eligibilities (participant)',
				'CREATE INDEX eligibilities_contract ON eligibilities (contract)'
			]
		);
		make(
			'assignments',
			[
				to('org', 'orgs'),
				to('contract', 'contracts'),
				to('party', 'contract_parties'),
				to('counts_for', 'companies', false),
				to('company', 'companies', false),
				to('site', 'sites', false),
				to('participant', 'participants'),
				to('employment', 'employments', false),
				text('given_name', 100, { presentable: true }),
				text('family_name', 100, { presentable: true }),
				text('employer_name', 200),
				text('employer_kind', 20),
				choice('employment_type', employments, false),
				choice('modality', modalities, false),
				text('job_title', 200),
				day('hired_on'),
				bool('contract_sent'),
				day('from', true),
				day('to'),
				number('share_pct', 100),
				whole('weekly_minutes', 10080),
				{ name: 'eligible', type: 'json', maxSize: 20000 }
			],
			[
				'CREATE INDEX assignments_contract ON assignments (contract)',
				'CREATE INDEX assignments_participant ON assignments (participant)',
				'CREATE INDEX assignments_employment ON assignments (employment)',
				'CREATE INDEX assignments_party ON assignments (party)',
				'CREATE INDEX assignments_company ON assignments (company)',
				'CREATE INDEX assignments_counts_for ON assignments (counts_for)'
			]
		);
		make(
			'memberships',
			[
				to('user', 'users'),
				choice('role', 'site_supervisor company_admin facilitator org_admin buyer_viewer'),
				to('org', 'orgs'),
				to('company', 'companies', false),
				to('buyer', 'buyers', false),
				day('from'),
				day('to')
			],
			[
				'CREATE INDEX memberships_user ON memberships (user)',
				'CREATE INDEX memberships_org ON memberships (org)',
				'CREATE INDEX memberships_company ON memberships (company)',
				'CREATE INDEX memberships_buyer ON memberships (buyer)'
			]
		);
	},
	(app) => {
		const names = 'memberships assignments eligibilities employments participants'.split(' ');
		for (const name of names) app.delete(app.findCollectionByNameOrId(name));
	}
);
