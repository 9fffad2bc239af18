// P14, the server alone: how many changes a second it takes, how long one waits at half of that, and what years of use cost.
import { compare, holds, turns, type Bench, type How, type Row } from './bench.ts';
import { townOf } from './fill.ts';
import { cpu, Diary, diaries, emailOf, peak, pushing, within, type Run } from './pushes.ts';
import type { PocketBase } from '../contract/pocketbase.ts';

/** Changes in a push: a crew's day. */
const CHANGES = 20;

const row = (what: string, ratio: number, bar: string, raw: string): Row => ({
	...{ id: 'P14', what, ratio, bar, ok: holds(ratio, bar), raw }
});

function told(run: Run): string {
	const { accepted, seconds, processor, busy, other } = run;
	const times = [0.5, 0.99].map((share) => Math.round(within(run, share)));
	const wrong = other.length ? `; not taken: ${other[0] ?? ''}` : '';
	return `${accepted} in ${seconds.toFixed(1)} s, ${processor.toFixed(2)} ms of processor each, p50 ${times[0]} ms, p99 ${times[1]} ms; others used ${busy.toFixed(2)} processors${wrong}`;
}

/** Fifty phones in a loop, then the same at half that rate, then a working day of the whole country. */
async function load(how: How): Promise<Row[]> {
	const seconds = how.pairs < 7 ? 20 : 60;
	const server = await townOf(0);
	try {
		const all = diaries();
		const most = await pushing(server, all, async (push, from) => {
			while (Date.now() < from + seconds * 1000) await push(CHANGES);
		});
		const rate = most.accepted / most.seconds;
		how.say(`P14 in a loop: ${told(most)}`);
		// Each phone has its turn at its own time, so that they do not come all at once.
		const every = (all.length * CHANGES * 1000) / (rate / 2);
		const half = await pushing(server, all, async (push, from, n) => {
			const ends = from + (seconds / 2) * 1000;
			for (let at = from + (every * n) / all.length; at < ends; at += every) {
				await pause(at - Date.now());
				await push(CHANGES);
			}
		});
		how.say(`P14 at half: ${told(half)}`);
		const memory = peak(server);
		const country = await pushing(server, all, async (push) => {
			for (let phone = 0; phone < 4000 / all.length; phone++) await push(4);
		});
		return [
			row('50 phones push 20 days each in a loop, changes a second', rate, '≥ 1200', told(most)),
			row('the same at half that rate, p99 in ms', within(half, 0.99), '≤ 250', told(half)),
			row('memory at most, MB', memory, '≤ 300', 'VmHWM of the server'),
			row(
				'a working day of the whole country, 16 000 days of 4 000 phones, s',
				country.seconds,
				'',
				told(country)
			)
		];
	} finally {
		await server.stop();
	}
}

const pause = (milliseconds: number) =>
	new Promise((done) => setTimeout(done, Math.max(0, milliseconds)));

/** The same pushes and pulls on servers that hold ten thousand, a hundred thousand and a million days, in turns. */
async function growth(how: How): Promise<Row[]> {
	const servers = new Map<string, PocketBase>();
	try {
		for (const [name, rows] of [
			['10⁴', 1e4],
			['10⁵', 1e5],
			['10⁶', 1e6]
		] as const) {
			how.say(`P14 filling ${name}`);
			servers.set(name, await townOf(rows));
		}
		const all = new Map([...servers.keys()].map((name) => [name, diaries()]));
		const each = (measure: (server: PocketBase, diaries: Diary[]) => Promise<number>) =>
			Object.fromEntries(
				[...servers].map(([name, server]) => [name, () => measure(server, all.get(name) ?? [])])
			);
		const asked = { id: 'P14', over: '10⁶', under: '10⁴', bar: '≤ 1.3' };
		await turns({ ...how, pairs: 2, say: () => undefined }, 'warm', each(pushes));
		const pushed = await turns(how, 'P14 ms of processor a pushed change', each(pushes));
		const pulled = await turns(how, 'P14 ms of processor a pull', each(pulls));
		return [
			compare(pushed, { ...asked, what: 'a pushed change, 10⁶ ÷ 10⁴ days there', unit: 'ms' }),
			compare(pulled, { ...asked, what: 'a pull of 100 rows, 10⁶ ÷ 10⁴ days there', unit: 'ms' })
		];
	} finally {
		for (const server of servers.values()) await server.stop();
	}
}

/** Processor time a change, over two thousand of ten companies. */
async function pushes(server: PocketBase, all: Diary[]): Promise<number> {
	const run = await pushing(server, all.slice(0, 10), async (push) => {
		for (let n = 0; n < 10; n++) await push(CHANGES);
	});
	if (run.other[0]) throw new Error(run.other[0]);
	return run.processor;
}

/** Processor time a pull of a company's first hundred rows. */
async function pulls(server: PocketBase): Promise<number> {
	const since = encodeURIComponent('{}');
	const used = cpu(server);
	for (let n = 0; n < 100; n++) {
		const authorization = server.token(emailOf(n % 10));
		const answer = await fetch(`${server.url}/api/sync/pull?since=${since}&limit=100`, {
			headers: { authorization }
		});
		const { items } = (await answer.json()) as { items: unknown[] };
		if (items.length !== 100) throw new Error(`${items.length} rows`);
	}
	return (cpu(server) - used) / 100;
}

export const server: Bench = {
	id: 'P14',
	title: 'The server alone',
	run: async (_stage, how) => [...(await load(how)), ...(await growth(how))]
};
