// Accounts: nobody signs up, nobody edits, one sees oneself; a password or a code by e-mail, 60 days.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const users = app.findCollectionByNameOrId('users');
		users.listRule = null;
		users.viewRule = 'id = @request.auth.id';
		users.createRule = null;
		users.updateRule = null;
		users.deleteRule = null;
		users.manageRule = null;
		users.authRule = 'disabled = false';

		users.fields.removeByName('avatar');
		users.fields.add(
			new Field({ name: 'name', type: 'text', required: true, max: 120, presentable: true }),
			new Field({ name: 'locale', type: 'text', max: 10 }),
			new Field({ name: 'phone', type: 'text', max: 30 }),
			new Field({ name: 'disabled', type: 'bool' })
		);

		users.authToken.duration = 60 * 86400; // a phone may stay in a valley
		users.passwordAuth.enabled = true;
		users.passwordAuth.identityFields = ['email'];
		users.oauth2.enabled = false;
		users.mfa.enabled = false;
		users.authAlert.enabled = false; // a shared site phone is a new place each week
		users.otp.enabled = true;
		users.otp.length = 6;
		users.otp.duration = 600;
		users.otp.emailTemplate.subject = 'Votre code : {OTP}';
		users.otp.emailTemplate.body =
			'<p>Bonjour,</p>\n<p>Votre code pour ouvrir {APP_NAME} : <strong>{OTP}</strong></p>\n' +
			'<p>Il sert une fois, pendant dix minutes. Vous n’avez rien demandé ? Ignorez ce message.</p>';
		app.save(users);
	},
	(app) => {
		const users = app.findCollectionByNameOrId('users');
		for (const name of ['locale', 'phone', 'disabled']) users.fields.removeByName(name);
		users.authRule = '';
		app.save(users);
	}
);
