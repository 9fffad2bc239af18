// How many changes a second a real PocketBase takes: fifty phones push twenty days each, in a loop, with every rule on.
import { parseArgs } from 'node:util';
import { townOf } from './fill.ts';
import { diaries, peak, pushing, within } from './pushes.ts';

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '20' },
		clients: { type: 'string', default: '50' },
		changes: { type: 'string', default: '20' },
		rows: { type: 'string', default: '0' }
	}
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const server = await townOf(Number(values.rows));
try {
	const all = diaries().slice(0, Number(values.clients));
	const run = await pushing(server, all, async (push, from) => {
		while (Date.now() < from + Number(values.seconds) * 1000) await push(Number(values.changes));
	});
	const { accepted, seconds, processor, busy } = run;
	say(`${Math.round(accepted / seconds)} changes/s, ${processor.toFixed(2)} ms of processor each`);
	say(`p50 ${Math.round(within(run, 0.5))} ms, p99 ${Math.round(within(run, 0.99))} ms`);
	say(`peak ${Math.round(peak(server))} MB; others used ${busy.toFixed(2)} processors meanwhile`);
	for (const one of run.other.slice(0, 3)) say(one);
} finally {
	await server.stop();
}
process.exit(0);
