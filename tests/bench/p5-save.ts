// P5: from the tap to "on this phone": a signed month with a drawing of 300 kB, against the plainest put of the same bytes.
import { compare, median, turns, type Bench, type Figures, type How, type Row } from './bench.ts';
import { email, password } from './load.ts';
import type { Stage } from './stage.ts';

const SAVES = 60;

interface Saved {
	ours: number[];
	raw: number[];
}

/** In one profile, in turns: a save of ours, a put. The slowest but one of each. */
function saves(stage: Stage, cpu: number): Promise<Saved> {
	return stage.visit(stage.server.url, async ({ call, slow }) => {
		await call('ours', 'signIn', { email: email(0), password });
		await slow(cpu);
		return call<Saved>('saving', 'both', { saves: SAVES });
	});
}

async function at(stage: Stage, how: How, cpu: number): Promise<Row[]> {
	const all: Saved[] = [];
	const half: Figures = { ours: [], raw: [] };
	const figures = await turns(how, `P5 ×${cpu}`, {
		ours: async () => {
			const saved = await saves(stage, cpu);
			all.push(saved);
			for (const who of ['ours', 'raw'] as const) half[who]?.push(median(saved[who]));
			return slowest(saved.ours);
		},
		raw: () => Promise.resolve(slowest(all.at(-1)?.raw ?? []))
	});
	const shared = { id: 'P5', over: 'ours', under: 'raw', unit: 'ms' };
	const what = 'saved with a file of 300 kB, ours ÷ plain strict put';
	return [
		compare(figures, {
			...{ ...shared, what: `p99 of ${SAVES} ${what}, ×${cpu}`, bar: cpu === 1 ? '≤ 2.5' : '' }
		}),
		compare(half, { ...shared, what: `p50 of ${SAVES} ${what}, ×${cpu}` })
	];
}

const slowest = (all: number[]) =>
	[...all].sort((a, b) => b - a)[Math.floor(all.length / 100)] ?? 0;

export const save: Bench = {
	id: 'P5',
	title: 'Saving on the phone',
	async run(stage, how) {
		return [
			...(await at(stage, how, 1)),
			...(await at(stage, { ...how, pairs: Math.min(3, how.pairs) }, 4))
		];
	}
};
