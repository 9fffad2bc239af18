// What PocketBase calls, and nothing else: each handler is taken out of this file as text, so it has no closure.
/// <reference path="../types/types.d.ts" />
// @ts-check

routerAdd('GET', '/api/sync/pull', (e) => require(`${__hooks}/server.js`).pull(e), $apis.gzip());
routerAdd(
	'POST',
	'/api/sync/push',
	(e) => require(`${__hooks}/server.js`).push(e),
	$apis.gzip(),
	$apis.bodyLimit(0)
);
routerAdd(
	'POST',
	'/api/sync/file/{id}',
	(e) => require(`${__hooks}/server.js`).putFile(e),
	$apis.bodyLimit(4 << 20)
);
routerAdd('GET', '/api/sync/file/{id}', (e) => require(`${__hooks}/server.js`).getFile(e));

onRealtimeSubscribeRequest((e) => require(`${__hooks}/server.js`).admit(e));
onMailerSend((e) => require(`${__hooks}/web.js`).mail(e));

// The flag is known here alone: the handlers see the app without its command line.
$app
	.store()
	.set('publicDir', $app.rootCmd?.persistentFlags()?.lookup('publicDir')?.value?.string());
routerAdd('GET', '/{path...}', (e) => require(`${__hooks}/web.js`).page(e));

require(`${__hooks}/commands.js`).register();
