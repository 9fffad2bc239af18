// P13: the thousand days again, but three answers in ten are lost and the browser is killed three times.
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Proxy } from '../faults/proxy.ts';
import { id } from '../rows.ts';
import { compare, turns, type Bench, type Row } from './bench.ts';
import { crewDays, email, password } from './load.ts';
import { ours as calm } from './p1-push.ts';
import type { Stage, Visit } from './stage.ts';

const DAYS = 1000;
const KILLS = 3;
const LOSS = 0.3;
/** The control takes each record for itself, and longer. */
const CONTROL = 200;

/** Lets a contender send behind a bad line; milliseconds, those in which its browser was there. */
async function through(
	stage: Stage,
	path: string,
	who: string,
	note: (visit: Visit) => Promise<void>
): Promise<number> {
	const proxy = await Proxy.before(stage.server.url);
	const lost = ({ path: asked }: { path: string }) => asked.includes(path) && Math.random() < LOSS;
	const profile = stage.profile();
	let took = 0;
	try {
		await stage.visitIn(profile, proxy.url, note);
		proxy.trap(lost, { do: 'lose' }, Infinity);
		for (let kills = KILLS; kills >= 0; kills--) {
			const kill = kills > 0 ? (going: Going) => killer(proxy, path, profile, going) : undefined;
			took += await stage.visitIn(profile, proxy.url, (visit) => sending(visit, who, kill));
		}
		return took;
	} finally {
		await proxy.stop();
		stage.remove(profile);
	}
}

/** Milliseconds until all is received, or until the browser is dead. */
async function sending({ call }: Visit, who: string, kill?: (going: Going) => Promise<void>) {
	await call(who, 'opened');
	const going = { on: true };
	const from = performance.now();
	const sent = call(who, 'push').catch(() => undefined);
	await (kill ? Promise.race([sent, kill(going)]) : sent);
	going.on = false;
	return performance.now() - from;
}

interface Going {
	on: boolean;
}

/** A moment after the next call went out: before, while or after the server commits. */
async function killer(proxy: Proxy, path: string, profile: string, going: Going): Promise<void> {
	const seen = proxy.asked.length;
	while (!proxy.asked.slice(seen).some((one) => one.path.includes(path))) {
		if (!going.on) return;
		await pause(5);
	}
	await pause(Math.random() * 150);
	if (!going.on) return;
	const lines = execFileSync('ps', ['-ax', '-o', 'pid=,command='], { encoding: 'utf8' });
	for (const line of lines.split('\n'))
		if (line.includes(profile) && !line.includes('--type='))
			process.kill(Number.parseInt(line), 'SIGKILL');
	await pause(300); // its children follow
}

async function count(stage: Stage, collection: string, filter: string): Promise<number> {
	const query = `perPage=1&filter=${encodeURIComponent(filter)}`;
	const path = `collections/${collection}/records?${query}`;
	return (await stage.server.admin<{ totalItems: number }>('GET', path)).totalItems;
}

/** Fails unless each day is there once: one row, written once, one line of the ledger. */
async function ours(stage: Stage): Promise<number> {
	const company = stage.company();
	const two = String(company).padStart(2, '0');
	const took = await through(stage, '/api/sync/push', 'ours', async ({ call }) => {
		await call('ours', 'signIn', { email: email(company), password });
		await call('ours', 'note', { days: crewDays(company, DAYS) });
	});
	const found = await Promise.all([
		count(stage, 'declarations', `company='${id(`e${two}`)}' && version=1`),
		count(stage, 'declarations', `company='${id(`e${two}`)}'`),
		count(stage, 'changes', `author='${id(`u${two}`)}'`)
	]);
	if (found.some((one) => one !== DAYS)) throw new Error(`not exactly once: ${found.join(' ')}`);
	return took;
}

/** How many records are there twice, or not at all. */
async function control(stage: Stage): Promise<Row> {
	const run = `w${Date.now().toString(36)}`;
	const marks = Array.from({ length: CONTROL }, (_, n) => `${run}-${n}`);
	const token = stage.server.token(email(0));
	await through(stage, '/collections/entries', 'workbox', async ({ call }) => {
		await call('workbox', 'note', { token, marks });
	});
	const path = `collections/entries/records?perPage=500&skipTotal=1&filter=${encodeURIComponent(`note~'${run}-%'`)}`;
	const { items } = await stage.server.admin<{ items: { note: string }[] }>('GET', path);
	const once = new Set(items.map(({ note }) => note));
	const [lost, doubled] = [CONTROL - once.size, items.length - once.size];
	return {
		...{
			id: 'P13',
			what: `lost or double of ${CONTROL}, workbox-background-sync on the same script`
		},
		...{ ratio: lost + doubled, bar: '≥ 1', ok: lost + doubled > 0 },
		raw: `${lost} lost, ${doubled} double`
	};
}

export const storm: Bench = {
	id: 'P13',
	title: 'A thousand days, 30 % of the answers lost, the browser killed three times',
	async run(stage, given) {
		const how = { ...given, pairs: Math.min(5, given.pairs) };
		const figures = await turns(how, 'P13', {
			calm: async () => (await calm(stage, 1, DAYS)).round,
			storm: () => ours(stage)
		});
		const what =
			'each of 1 000 days exactly once in all runs; time with the app open, storm ÷ calm';
		return [
			compare(figures, {
				...{ id: 'P13', what, over: 'storm', under: 'calm', unit: 'ms', bar: '≤ 3' }
			}),
			await control(stage)
		];
	}
};
