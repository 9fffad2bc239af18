// npm start: installs and builds what is stale, migrates, loads the demo once, serves app and API until it is told to stop.
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findPocketBase } from './binary.mjs';
import { build, isInstalled, isStale } from './build.mjs';
import { folders, ready, signIns, superuser } from './data.mjs';
import { endAll, run, start } from './run.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = dirname(folder.replace(/[\\/]$/, ''));
const began = Date.now();
/** From then on PocketBase says when it has ended. */
let serving = false;

/** @param {string} line */
function say(line) {
	console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
}

/** A reason not to start, in one sentence.
 * @param {string} sentence @returns {never} */
function refuse(sentence) {
	console.error(sentence);
	endAll('SIGTERM');
	process.exit(1);
}

function options() {
	try {
		const { values } = parseArgs({
			options: {
				http: { type: 'string', default: '127.0.0.1:8090' },
				data: { type: 'string', default: join(folder, 'pb_data') },
				'no-demo': { type: 'boolean', default: false },
				superuser: { type: 'string' }
			}
		});
		return { ...values, data: resolve(values.data), demo: !values['no-demo'] };
	} catch (error) {
		return refuse(
			`${/** @type {Error} */ (error).message}. Options: --http ADDRESS:PORT --data FOLDER --no-demo --superuser EMAIL`
		);
	}
}

/** @param {string} http */
function addressOf(http) {
	const [, host = '', port = ''] = /^\[?([^\]]*)\]?:(\d+)$/.exec(http) ?? [];
	if (!port)
		refuse(`--http ${http}: an address and a port are needed, 127.0.0.1:8090 for example.`);
	const local = /^(127\.|::1$|localhost$)/.test(host);
	if (process.env['CLAUSE_MAIL'] === 'terminal' && !local)
		refuse(
			`CLAUSE_MAIL=terminal shows sign-in codes here: not on ${host}, which others can reach.`
		);
	return { host, port: Number(port), local };
}

/** @param {{ host: string, port: number }} address @returns {Promise<void>} */
function free({ host, port }) {
	return new Promise((done) => {
		const trial = createServer()
			.once('error', (/** @type {NodeJS.ErrnoException} */ { code }) =>
				refuse(
					code === 'EADDRINUSE'
						? `Port ${port} is taken: stop what runs there, or choose another with --http 127.0.0.1:PORT.`
						: `${host}:${port} cannot be used (${code}).`
				)
			)
			.listen(port, host, () => trial.close(() => done()));
	});
}

/** Packages first, since the builds need them; the executable beside all of it; the app's build goes on beside the data. */
async function prepare() {
	const executable = findPocketBase({ say });
	executable.catch(() => undefined); // it is awaited below
	if (!isInstalled()) {
		say('installing packages (npm ci)');
		await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root });
	}
	if (isStale('hooks')) {
		say('building the hooks');
		await build('hooks');
	}
	if (isStale('app')) say('building the app');
	const app = isStale('app') ? build('app') : Promise.resolve();
	app.catch(() => undefined); // it is awaited below
	return { executable: await executable, app };
}

/** Starts PocketBase and waits until it answers. Its banner is left out: ours says more.
 * @param {string} executable @param {string} data @param {string} http @param {Record<string, string>} env */
async function serve(executable, data, http, env) {
	const child = start(executable, ['serve', '--http', http, ...folders(data)], { cwd: root, env });
	child.stderr?.pipe(process.stderr);
	child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
		for (const line of text.split('\n'))
			if (line && !/Server started at|REST API: |Dashboard: /.test(line)) console.log(line);
	});
	serving = true;
	child.once('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
	for (let tries = 0; tries < 200; tries++) {
		const up = await fetch(`http://${http}/api/health`).catch(() => null);
		if (up?.ok) return;
		await new Promise((done) => setTimeout(done, 50));
	}
	refuse('PocketBase does not answer: see above.');
}

async function main() {
	const { http, data, demo, superuser: email } = options();
	const { host, port, local } = addressOf(http);
	await free({ host, port });
	const { executable, app } = await prepare();
	await Promise.all([app, ready(executable, { data, demo, say })]);
	const people = signIns(data);
	const password = email ? await superuser(executable, data, email) : '';
	// Nobody reads the mail of invented people: their codes are shown here.
	const terminal = local && people.length > 0 && process.env['CLAUSE_MAIL'] === undefined;
	await serve(executable, data, http, terminal ? { CLAUSE_MAIL: 'terminal' } : {});
	const page = `http://${local ? 'localhost' : host}:${port}`;
	console.log(`\nClause de poche is at ${page}\n`);
	for (const line of people) console.log(`  ${line}`);
	if (email) console.log(`  ${email}   ${password}   superuser, at ${page}/_/`);
	console.log('');
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
	process.on(signal, () => {
		endAll(signal);
		if (!serving) process.exit(signal === 'SIGINT' ? 130 : 143);
	});

try {
	await main();
} catch (error) {
	refuse(error instanceof Error ? error.message : String(error));
}
