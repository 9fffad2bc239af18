// P3 and P4: twenty thousand rows come to a new phone; then it is opened again without network and paints its list.
import { compare, turns, type Bench, type Figures, type How, type Row } from './bench.ts';
import { fillCompany, fillEntries, fillPeer } from './big.ts';
import { email, password } from './load.ts';
import type { Stage, Visit } from './stage.ts';

const ROWS = 20_000;
/** Whose rows they are: the last companies of the town, which nobody else uses. */
const COMPANY = 49;
const FEW = 48;

/** Reopening belongs to the same profile: its figures are taken along. */
type Again = Record<string, number[]>;

interface Load {
	rows: number;
	company: number;
	name: string;
}

async function pulled(
	{ call, slow, reload }: Visit,
	who: string,
	cpu: number,
	given: object,
	again: Again
) {
	await slow(cpu);
	const took = await call<number>(who, 'pull', given);
	await slow(1);
	if (who === 'raw') return took;
	await reload();
	await call(who, 'loaded');
	await slow(cpu);
	(again[who] ??= []).push(await call<number>(who, 'reopen', given));
	if (who !== 'ours') {
		await slow(1);
		await reload();
		await call(who, 'loaded');
		await slow(cpu);
		(again[`${who} (50)`] ??= []).push(await call<number>(who, 'reopen', { ...given, only: 50 }));
	}
	return took;
}

function mine(stage: Stage, who: string, cpu: number, load: Load, again: Again) {
	return stage.visit(stage.server.url, async (visit) => {
		const { rows, company } = load;
		await visit.call(who, 'enter', { email: email(company), password, rows });
		return pulled(visit, who, cpu, { rows }, again);
	});
}

async function theirs(stage: Stage, who: string, cpu: number, load: Load, again: Again) {
	return stage.visit(await stage.peers(), (visit) =>
		pulled(visit, who, cpu, { from: load.name, rows: load.rows }, again)
	);
}

async function both(stage: Stage, how: How, cpu: number, load: Load) {
	const again: Again = {};
	const figures = await turns(how, `P3 ×${cpu}`, {
		ours: () => mine(stage, 'ours', cpu, load, again),
		raw: () => mine(stage, 'raw', cpu, load, again),
		sdk: () => mine(stage, 'sdk', cpu, load, again),
		pouchdb: () => theirs(stage, 'pouchdb', cpu, load, again),
		rxdb: () => theirs(stage, 'rxdb', cpu, load, again)
	});
	return { figures, again };
}

const count = (rows: number) => `${rows / 1000} 000 rows`;

function pullRows(figures: Figures, cpu: number, rows: number): Row[] {
	const bars: Record<string, string> = { sdk: '≥ 4', pouchdb: '≥ 15', rxdb: '≥ 10' };
	const what = `${count(rows)} to a new phone`;
	const shared = { id: 'P3', unit: 'ms' };
	return [
		...Object.entries(bars).map(([over, bar]) =>
			compare(figures, {
				...{ ...shared, what: `${what}, ${over} ÷ ours, ×${cpu}` },
				...{ over, under: 'ours', bar: cpu === 1 ? bar : '' }
			})
		),
		compare(figures, {
			...{ ...shared, what: `${what}, ours ÷ plain fetch and put of the same pages, ×${cpu}` },
			...{ over: 'ours', under: 'raw', bar: cpu === 1 ? '≤ 2' : '' }
		})
	];
}

function openRows(figures: Figures, cpu: number, rows: number): Row[] {
	return Object.keys(figures)
		.filter((name) => name !== 'ours')
		.map((over) =>
			compare(figures, {
				id: 'P4',
				what: over.endsWith('(50)')
					? `opened offline, all ${count(rows)} ÷ the first 50 alone: ${over} ÷ ours, ×${cpu}`
					: `opened offline, ${count(rows)} at hand, list painted: ${over} ÷ ours, ×${cpu}`,
				...{ over, under: 'ours', unit: 'ms' },
				bar: cpu === 1 && (over === 'pouchdb' || over === 'rxdb') ? '≥ 10' : ''
			})
		);
}

export const pull: Bench = {
	id: 'P3',
	also: ['P4'],
	title: 'Twenty thousand rows: the first pull, and opening again',
	async run(stage, how) {
		const many = { rows: ROWS, company: COMPANY, name: 'many' };
		const few = { rows: ROWS / 4, company: FEW, name: 'few' };
		const peers = await stage.peers();
		for (const load of [many, few]) {
			await fillCompany(stage, load.company, load.rows);
			await fillPeer(peers, load.name, load.rows);
		}
		await fillEntries(stage, ROWS);
		const usual = await both(stage, how, 1, many);
		const slow = await both(stage, { ...how, pairs: Math.min(2, how.pairs) }, 4, few);
		return [
			...pullRows(usual.figures, 1, many.rows),
			...pullRows(slow.figures, 4, few.rows),
			...openRows(usual.again, 1, many.rows),
			...openRows(slow.again, 4, few.rows)
		];
	}
};
