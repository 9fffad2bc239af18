// How many changes a second a real PocketBase takes: fifty phones push twenty days each, in a loop, with every rule on.
import { numberOf, options } from '../options.ts';
import { townOf } from './fill.ts';
import { diaries, peak, pushing, within } from './pushes.ts';

const given = options({ seconds: '20', clients: '50', changes: '20', rows: '0' });
const seconds = numberOf('seconds', given.seconds, 1);
const clients = numberOf('clients', given.clients, 1);
const changes = numberOf('changes', given.changes, 1);
const say = (line: string) => process.stdout.write(`${line}\n`);

const server = await townOf(numberOf('rows', given.rows));
try {
	const all = diaries().slice(0, clients);
	const run = await pushing(server, all, async (push, from) => {
		while (Date.now() < from + seconds * 1000) await push(changes);
	});
	const { accepted, processor, busy } = run;
	say(
		`${Math.round(accepted / run.seconds)} changes/s, ${processor.toFixed(2)} ms of processor each`
	);
	say(`p50 ${Math.round(within(run, 0.5))} ms, p99 ${Math.round(within(run, 0.99))} ms`);
	say(`peak ${Math.round(peak(server))} MB; others used ${busy.toFixed(2)} processors meanwhile`);
	for (const one of run.other.slice(0, 3)) say(one);
} finally {
	await server.stop();
}
process.exit(0);
