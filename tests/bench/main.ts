// Chooses what is measured, lets it run, and tells it: on the screen, as JSON, and in RESULTS.md.
import { loadavg } from 'node:os';
import type { Bench, Row } from './bench.ts';
import { push } from './p1-push.ts';
import { delta } from './p10-delta.ts';
import { storm } from './p13-storm.ts';
import { bytes, far } from './p2-far.ts';
import { pull } from './p3-pull.ts';
import { server } from './p14-server.ts';
import { save } from './p5-save.ts';
import { start } from './p6-start.ts';
import { weight } from './p7-weight.ts';
import { memory } from './p8-heap.ts';
import { find } from './p9-find.ts';
import { machine, versions, writeJson, writeResults, type Section } from './report.ts';
import { Stage } from './stage.ts';
import { numberOf, options, refuse } from '../options.ts';

const sending = [push, far, bytes, storm];
const benches: Bench[] = [...sending, pull, delta, save, start, weight, memory, find, server];

const values = options({ only: '', pairs: '7', json: '' });
const say = (line: string) => process.stdout.write(`${line}\n`);
const asked = values.only.split(',').filter(Boolean);
const idsOf = (bench: Bench) => [bench.id, ...(bench.also ?? [])];
const unknown = asked.filter((id) => !benches.flatMap(idsOf).includes(id));
if (unknown.length)
	refuse(`There is no ${unknown.join(', ')}, but ${benches.flatMap(idsOf).join(', ')}.`);

const from = Date.now();
const pairs = numberOf('pairs', values.pairs, 1);
say(`${machine()}, load ${load()}`);
let stage: Stage | undefined;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => {
		stopped = true;
		say('stopped');
		void (stage?.close() ?? Promise.resolve()).finally(() => process.exit(130));
	});
const rows: Row[] = [];
try {
	stage = await Stage.open();
	for (const bench of benches.filter(
		(one) => asked.length === 0 || idsOf(one).some((id) => asked.includes(id))
	)) {
		if (stopped) break;
		say(`\n${bench.id} ${bench.title}`);
		const began = Date.now();
		const before = load();
		const found = await bench.run(stage, { pairs, say }).catch(broken(bench));
		const seconds = Math.round((Date.now() - began) / 1000);
		for (const row of found) say(lineOf(row));
		rows.push(...found);
		const section: Section = {
			id: bench.id,
			title: bench.title,
			rows: found,
			seconds,
			load: before
		};
		await writeResults(section);
	}
} finally {
	await stage?.close();
}
if (values.json) writeJson(values.json, rows, await versions());
const missed = rows.filter(({ ok }) => !ok);
say(
	`\n${rows.filter(({ bar }) => bar).length} bars, ${missed.length} missed, ${Math.round((Date.now() - from) / 1000)} s`
);
process.exit(missed.length ? 1 : 0);

/** One that does not come to its end is missed; the others are measured all the same. */
function broken({ id }: Bench) {
	return async (error: unknown): Promise<Row[]> => {
		if (stopped) await new Promise(() => undefined); // the process is about to end
		const raw = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		return [{ id, what: 'did not come to its end', ratio: NaN, bar: '> 0', ok: false, raw }];
	};
}

function load(): string {
	return (loadavg()[0] ?? 0).toFixed(2);
}

function lineOf({ id, what, ratio, bar, ok, raw }: Row): string {
	const verdict = bar ? `${ok ? 'holds' : 'MISSED'} (${bar})` : '';
	return `${id.padEnd(4)} ${ratio.toFixed(2).padStart(7)}  ${verdict.padEnd(16)} ${what}: ${raw}`;
}
