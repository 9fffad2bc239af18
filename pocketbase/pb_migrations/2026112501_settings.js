// The server's own settings: no batch API, limits per address, controls hidden, short logs.
/// <reference path="../types/types.d.ts" />

migrate(
	(app) => {
		const settings = app.settings();
		settings.meta.appName = 'Clause de poche';
		settings.meta.senderName = 'Clause de poche';
		settings.meta.hideControls = true; // collections change by migrations only
		settings.batch.enabled = false;
		settings.logs.maxDays = 7;
		settings.logs.logIP = false;
		// The first rule that fits counts, an address at a time. A whole office may share one address, so the
		// sync routes count by user themselves; a code has its own five tries per person besides.
		settings.rateLimits.enabled = true;
		settings.rateLimits.rules = [
			{ label: '*:auth', audience: '', duration: 10, maxRequests: 20 },
			{ label: '*:requestOTP', audience: '', duration: 60, maxRequests: 20 },
			{ label: '/api/sync/', audience: '', duration: 10, maxRequests: 100000 },
			{ label: '/api/', audience: '', duration: 10, maxRequests: 300 }
		];
		app.save(settings);
	},
	() => {
		// Settings have no former state worth returning to.
	}
);
