// P8: what fifty thousand rows weigh in memory, all of them at hand.
import { compare, turns, type Bench } from './bench.ts';
import { fillCompany } from './big.ts';
import { email, password, records } from './load.ts';
import type { Stage, Visit } from './stage.ts';

const ROWS = 50_000;
const COMPANY = 47;

/** Megabytes after the collector ran twice. */
async function heap({ page, context }: Visit): Promise<number> {
	const session = await context.newCDPSession(page);
	for (let n = 0; n < 2; n++) await session.send('HeapProfiler.collectGarbage');
	return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** The app is opened again after the pull, as on any other day. */
function ours(stage: Stage): Promise<number> {
	return stage.visit(stage.server.url, async (visit) => {
		const { call, reload } = visit;
		await call('ours', 'enter', { email: email(COMPANY), password });
		await call('ours', 'pull', { rows: ROWS });
		await reload();
		await call('ours', 'reopen', { rows: ROWS });
		return heap(visit);
	});
}

function rxdb(stage: Stage): Promise<number> {
	return stage.visit(stage.server.url, async (visit) => {
		const { call, reload } = visit;
		for (let n = 0; n < ROWS / 1000; n++) await call('rxdb', 'note', { records: records(n, 1000) });
		await reload();
		await call('rxdb', 'reopen', { rows: ROWS });
		return heap(visit);
	});
}

export const memory: Bench = {
	id: 'P8',
	title: 'Fifty thousand rows in memory',
	async run(stage, how) {
		await fillCompany(stage, COMPANY, ROWS);
		const figures = await turns({ ...how, pairs: Math.min(3, how.pairs) }, 'P8', {
			ours: () => ours(stage),
			rxdb: () => rxdb(stage)
		});
		const what = '50 000 rows read and held, ours ÷ rxdb';
		return [
			compare(figures, {
				...{ id: 'P8', what, over: 'ours', under: 'rxdb', unit: 'MB', bar: '≤ 0.5' }
			})
		];
	}
};
