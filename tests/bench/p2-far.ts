// P2 and P12: the same thousand days over a long thin line; and how many bytes a declared day costs.
import { compare, turns, type Bench, type How, type Row } from './bench.ts';
import { Line } from '../line.ts';
import { crewDays, email, password, records } from './load.ts';
import type { Sent } from './p1-push.ts';
import type { Stage, Visit } from './stage.ts';

const DAYS = 1000;
/** The loop pays the round trip for each record: a few are enough to know. */
const LOOP = 25;
const ROUND_TRIP = 300;
const UP = 1_000_000;
/** Each of these crew's days is saved and sent by itself, as on a usual evening. */
const EVENINGS = 10;

type Job = (visit: Visit, line: Line) => Promise<number>;

/** A fresh profile behind a line of its own. */
async function behind(stage: Stage, job: Job): Promise<number> {
	const line = await Line.before(stage.server.url);
	try {
		return await stage.visit(line.url, (visit) => job(visit, line));
	} finally {
		await line.stop();
	}
}

const account = (company: number) => ({ email: email(company), password });

async function farPhone({ call }: Visit, line: Line, company: number) {
	await call('ours', 'signIn', account(company));
	await call('ours', 'note', { days: crewDays(company, DAYS) });
	line.become({ roundTrip: ROUND_TRIP, bitsUp: UP });
	return (await call<Sent>('ours', 'push')).settled;
}

async function farLoop({ call }: Visit, line: Line, run: number) {
	await call('sdk', 'signIn', account(0));
	await call('sdk', 'note', { records: records(run, LOOP) });
	line.become({ roundTrip: ROUND_TRIP, bitsUp: UP });
	return ((await call<number>('sdk', 'push')) * DAYS) / LOOP;
}

export const far: Bench = {
	id: 'P2',
	title: 'Sending a thousand days, 300 ms away, 1 Mbit/s up',
	async run(stage, how) {
		const figures = await turns(how, 'P2', {
			ours: () => behind(stage, (visit, line) => farPhone(visit, line, stage.company())),
			sdk: () => behind(stage, (visit, line) => farLoop(visit, line, stage.run()))
		});
		const what = '1 000 waiting days → received and settled, sdk ÷ ours';
		return [
			compare(figures, {
				...{ id: 'P2', what, over: 'sdk', under: 'ours', unit: 'ms', bar: '≥ 30' }
			})
		];
	}
};

/** Bytes both ways for each day, headers included. */
async function evenings({ call }: Visit, line: Line, company: number) {
	await call('ours', 'signIn', account(company));
	const days = crewDays(company, EVENINGS * 20);
	line.bytes = 0;
	for (const day of days) {
		await call('ours', 'note', { days: [day] });
		await call('ours', 'push');
	}
	return line.bytes / days.flat().length;
}

async function oneCall({ call }: Visit, line: Line, company: number) {
	await call('ours', 'signIn', account(company));
	await call('ours', 'note', { days: crewDays(company, 200) });
	line.bytes = 0;
	await call('ours', 'push');
	return line.bytes / 200;
}

async function creates({ call }: Visit, line: Line, run: number) {
	await call('sdk', 'signIn', account(0));
	await call('sdk', 'note', { records: records(run, 100) });
	line.bytes = 0;
	await call('sdk', 'push');
	return line.bytes / 100;
}

export const bytes: Bench = {
	id: 'P12',
	title: 'Bytes on the wire for a declared day',
	async run(stage, given): Promise<Row[]> {
		const how: How = { ...given, pairs: Math.min(3, given.pairs) };
		const figures = await turns(how, 'P12', {
			ours: () => behind(stage, (visit, line) => evenings(visit, line, stage.company())),
			'ours at once': () => behind(stage, (visit, line) => oneCall(visit, line, stage.company())),
			sdk: () => behind(stage, (visit, line) => creates(visit, line, stage.run()))
		});
		const shared = { id: 'P12', under: 'sdk', unit: 'bytes', bar: '≤ 0.25' };
		return [
			compare(figures, {
				...{
					...shared,
					over: 'ours',
					what: 'a crew of twenty each evening, ours ÷ one create a day'
				}
			}),
			compare(figures, {
				...{ ...shared, over: 'ours at once', what: '200 days in one call ÷ one create a day' },
				bar: ''
			})
		];
	}
};
