// How many changes a second a real PocketBase takes: fifty phones push twenty days each, in a loop, with every rule on.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dayEntryKey } from '../../src/domain/kinds/day-entry.ts';
import { addDays, idFromHash, weekday } from '../../src/domain/values.ts';
import { sha256, today } from '../contract/office.ts';
import { startPocketBase, type PocketBase } from '../contract/pocketbase.ts';
import { id } from '../rows.ts';
import { COMPANIES, CREW, dayOf, town } from './town.ts';

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '20' },
		clients: { type: 'string', default: '50' },
		changes: { type: 'string', default: '20' },
		rows: { type: 'string', default: '0' }
	}
});
const say = (line: string) => process.stdout.write(`${line}\n`);

/** A route that exists here alone: day entries of years ago, as many as asked, with their lines of feed and ledger. */
const hook = `
routerAdd('POST', '/api/_test/fill/{n}', (e) => {
	const n = Number(e.request.pathValue('n'));
	const id = (letter) => "printf('" + letter + "%014d', c.n)";
	const count = 'WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < ' + n + ')';
	const now = "'2020-01-01 00:00:00.000Z'";
	try { $app.runInTransaction((tx) => {
		const run = (sql) => tx.db().newQuery(sql).execute();
		run('CREATE TEMP TABLE people AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, * FROM assignments');
		run('INSERT INTO declarations (id, org, company, counts_for, contract, party, kind, participant, site, day, until, period, status, version, author, author_name, at, received, facts, created, updated) '
			+ count + ' SELECT ' + id('x') + ", p.org, p.company, p.counts_for, p.contract, p.party, 'day-entry', p.participant, '', date('2000-01-01', '+' || (c.n / 1000) || ' days'), '', '', 'recorded', 1, '${id('u00')}', 'x', '2020-01-01T00:00:00Z', '', json_object('minutesWork', 450, 'minutesTraining', 0, 'assignment', p.id), " + now + ', ' + now
			+ ' FROM c JOIN people p ON p.n = c.n % 1000');
		run('INSERT INTO changes (id, hash, author, device, kind, act, record, body, answer, at, received, created, updated) '
			+ count + ' SELECT ' + id('y') + ", '0', '${id('u00')}', 'd', 'day-entry', 'write', " + id('x') + ", '{}', '{}', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', " + now + ', ' + now + ' FROM c');
	});
	} catch (error) { return e.string(500, String(error)); }
	return e.noContent(204);
});
`;

let count = 0;
function change(company: number, n: number, day: string) {
	const set = dayOf(company, n, day);
	return {
		...{
			id: `b${String(++count).padStart(14, '0')}`,
			kind: 'day-entry',
			act: 'write',
			v: 1
		},
		...{
			record: idFromHash(sha256(dayEntryKey(set))),
			set,
			base: null,
			deps: [],
			files: []
		},
		...{
			author: id(`u${String(company).padStart(2, '0')}`),
			at: new Date().toISOString(),
			offset: 0
		}
	};
}

/** Working days before today, the last one first: no day is noted twice. */
const days: string[] = [];
for (let day = addDays(today, -1); days.length < 450; day = addDays(day, -1))
	if (weekday(day) <= 5) days.push(day);

/** A working day, `n` back from today. */
function workday(n: number): string {
	return days[n % days.length] ?? today;
}

function body(company: number, round: number, changes: number): string {
	const all = Array.from({ length: changes }, (_, n) =>
		change(company, n % CREW, workday(round * Math.ceil(changes / CREW) + Math.floor(n / CREW)))
	);
	return JSON.stringify({
		proto: 's1',
		device: 'bench',
		app: 'bench',
		waiting: 0,
		oldest: null,
		changes: all
	});
}

interface Run {
	accepted: number;
	other: string[];
	times: number[];
}

async function client(
	server: PocketBase,
	company: number,
	until: number,
	changes: number,
	run: Run
) {
	const authorization = server.token(`u${String(company).padStart(2, '0')}@example.org`);
	for (let round = 0; Date.now() < until; round++) {
		const from = performance.now();
		const answer = await fetch(`${server.url}/api/sync/push`, {
			method: 'POST',
			headers: { authorization },
			body: body(company, round, changes)
		});
		const text = await answer.text();
		run.times.push(performance.now() - from);
		const taken = text.split('"status":"applied"').length - 1;
		run.accepted += taken;
		if (taken !== changes) run.other.push(text.slice(0, 300));
	}
}

const rss = (server: PocketBase) =>
	Number(
		/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(server.pid)}/status`, 'utf8'))?.[1] ?? 0
	) / 1024;

/** Milliseconds of processor time it has used: what the machine does besides does not count. */
function cpu(server: PocketBase): number {
	const fields =
		readFileSync(`/proc/${String(server.pid)}/stat`, 'utf8')
			.split(') ')[1]
			?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

const server = await startPocketBase({
	office: town(),
	hooks: { 'fill.pb.js': hook }
});
try {
	const rows = Number(values.rows);
	if (rows) {
		const filled = await fetch(`${server.url}/api/_test/fill/${rows}`, {
			method: 'POST'
		});
		say(`${rows} day entries were there before (${filled.status} ${await filled.text()})`);
		await server.restart();
	}
	const clients = Math.min(COMPANIES, Number(values.clients));
	for (let n = 0; n < clients; n++) server.token(`u${String(n).padStart(2, '0')}@example.org`);
	const run: Run = { accepted: 0, other: [], times: [] };
	const used = cpu(server);
	const from = Date.now();
	const until = from + Number(values.seconds) * 1000;
	await Promise.all(
		Array.from({ length: clients }, (_, n) => client(server, n, until, Number(values.changes), run))
	);
	const seconds = (Date.now() - from) / 1000;
	const spent = (cpu(server) - used) / run.accepted;
	run.times.sort((a, b) => a - b);
	const p = (share: number) => Math.round(run.times[Math.floor(run.times.length * share)] ?? 0);
	say(
		`${Math.round(run.accepted / seconds)} changes/s, ${spent.toFixed(2)} ms of processor each, ${run.accepted} in ${seconds} s, p50 ${p(0.5)} ms, p99 ${p(0.99)} ms, peak ${Math.round(rss(server))} MB`
	);
	for (const one of run.other.slice(0, 3)) say(one);
	say(
		server.output
			.split('\n')
			.filter((line) => line.includes('PROF'))
			.slice(-6)
			.join('\n')
	);
} finally {
	await server.stop();
}
process.exit(0);
