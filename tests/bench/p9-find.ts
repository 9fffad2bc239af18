// P9: a name is typed, letter by letter, among ten thousand people.
import { compare, turns, type Bench, type How, type Row } from './bench.ts';
import type { Stage } from './stage.ts';

/** Milliseconds a keystroke, and the slowest of twenty. */
interface Typed {
	mean: number;
	slow: number;
}

function typed(stage: Stage, who: string, cpu: number): Promise<Typed> {
	return stage.visit(stage.server.url, async ({ call, slow }) => {
		await call('finding', 'prepare', { who });
		await slow(cpu);
		return call<Typed>('finding', 'type', { who });
	});
}

async function at(stage: Stage, how: How, cpu: number): Promise<Row[]> {
	const slowest: number[] = [];
	const figures = await turns(how, `P9 ×${cpu}`, {
		ours: async () => {
			const { mean, slow } = await typed(stage, 'ours', cpu);
			slowest.push(slow);
			return mean;
		},
		pouchdb: async () => (await typed(stage, 'pouchdb', cpu)).mean,
		dexie: async () => (await typed(stage, 'dexie', cpu)).mean
	});
	const shared = { id: 'P9', under: 'ours', unit: 'ms' };
	const p95 = Math.max(...slowest).toFixed(1);
	return ['pouchdb', 'dexie'].map((over) =>
		compare(figures, {
			...{ ...shared, over, bar: cpu === 1 && over === 'pouchdb' ? '≥ 10' : '' },
			what: `a keystroke among 10 000 people, ${over} ÷ ours, ×${cpu} (ours p95 ≤ ${p95} ms)`
		})
	);
}

export const find: Bench = {
	id: 'P9',
	title: 'Finding somebody',
	async run(stage, how) {
		return [
			...(await at(stage, how, 1)),
			...(await at(stage, { ...how, pairs: Math.min(3, how.pairs) }, 4))
		];
	}
};
