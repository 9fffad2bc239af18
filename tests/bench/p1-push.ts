// P1: a thousand days wait; until all of them are answered by the server, on the phone's disk, and seen as received.
import { compare, turns, type Bench, type How, type Row } from './bench.ts';
import { crewDays, email, password, records } from './load.ts';
import type { Stage } from './stage.ts';

const DAYS = 1000;
/** The loop takes each record for itself: a part of them is sent, the rest is reckoned. */
const LOOP = 250;

/** Milliseconds until all was received, and until all that is new was fetched as well. */
export interface Sent {
	settled: number;
	round: number;
}

/** Our phone, in a fresh profile. */
export function ours(stage: Stage, cpu: number, days = DAYS): Promise<Sent> {
	return stage.visit(stage.server.url, async ({ call, slow }) => {
		const company = stage.company();
		await call('ours', 'signIn', { email: email(company), password });
		const noted = await call<number>('ours', 'note', { days: crewDays(company, days) });
		if (noted !== days) throw new Error(`${noted} of ${days} wait`);
		await slow(cpu);
		return call<Sent>('ours', 'push');
	});
}

/** The limit: the same calls to the same server, without a disk and without the phone's own work. */
function raw(stage: Stage, cpu: number): Promise<number> {
	return stage.visit(stage.server.url, async ({ call, slow }) => {
		const company = stage.company();
		const account = { email: email(company), password };
		await call('ours', 'signIn', account);
		await call('ours', 'note', { days: crewDays(company, DAYS) });
		await call('raw', 'enter', account);
		await slow(cpu);
		return call<number>('raw', 'push');
	});
}

/** One create a record, against the same server; milliseconds for a thousand. */
function loop(stage: Stage, cpu: number, count = LOOP): Promise<number> {
	return stage.visit(stage.server.url, async ({ call, slow }) => {
		const run = stage.run();
		await call('sdk', 'signIn', { email: email(0), password });
		await call('sdk', 'note', { records: records(run, count) });
		await slow(cpu);
		return ((await call<number>('sdk', 'push')) * DAYS) / count;
	});
}

/** A peer with a server of its own; `place` = '/memory' for the one that keeps nothing on its disk. */
async function peer(stage: Stage, who: 'pouchdb' | 'rxdb', cpu: number, place = '') {
	return stage.visit(await stage.peers(), async ({ call, slow }) => {
		const run = stage.run();
		await call(who, 'note', { records: records(run, DAYS) });
		await slow(cpu);
		return call<number>(who, 'push', { to: `p1-${run}`, place });
	});
}

async function at(stage: Stage, how: How, cpu: number): Promise<Row[]> {
	let last: Sent | undefined;
	const figures = await turns(how, `P1 ×${cpu}`, {
		async ours() {
			last = await ours(stage, cpu);
			return last.settled;
		},
		'both ways': () => Promise.resolve(last?.round ?? NaN),
		raw: () => raw(stage, cpu),
		sdk: () => loop(stage, cpu),
		pouchdb: () => peer(stage, 'pouchdb', cpu),
		rxdb: () => peer(stage, 'rxdb', cpu),
		...(cpu === 1 && {
			'pouchdb (memory)': () => peer(stage, 'pouchdb', cpu, '/memory'),
			'rxdb (memory)': () => peer(stage, 'rxdb', cpu, '/memory')
		})
	});
	const bars: Record<string, string> = { sdk: '≥ 8', pouchdb: '≥ 1.5', rxdb: '≥ 1.5' };
	const peers = Object.keys(figures)
		.filter((name) => !['ours', 'both ways', 'raw'].includes(name))
		.map((over) => {
			const under = over === 'sdk' ? 'ours' : 'both ways';
			const what = over === 'sdk' ? 'received and settled' : 'nothing left to send or to fetch';
			return compare(figures, {
				id: 'P1',
				what: `1 000 waiting days → ${what}, ${over} ÷ ours, ×${cpu}`,
				...{ over, under, unit: 'ms', bar: cpu === 1 ? (bars[over] ?? '') : '' }
			});
		});
	const what = `1 000 waiting days, ours ÷ plain fetch of the same calls, ×${cpu}`;
	return [...peers, compare(figures, { id: 'P1', what, over: 'ours', under: 'raw', unit: 'ms' })];
}

export const push: Bench = {
	id: 'P1',
	title: 'Sending a thousand days',
	async run(stage, how) {
		const usual = await at(stage, how, 1);
		return [...usual, ...(await at(stage, { ...how, pairs: Math.min(3, how.pairs) }, 4))];
	}
};
