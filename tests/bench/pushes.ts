// Phones that push days of their crews to a real server, and what it costs: how many, how long, how much processor and memory.
import { readFileSync } from 'node:fs';
import { dayEntryKey } from '../../src/domain/kinds/day-entry.ts';
import { addDays, idFromHash, weekday } from '../../src/domain/values.ts';
import { sha256, today } from '../contract/office.ts';
import type { PocketBase } from '../contract/pocketbase.ts';
import { id } from '../rows.ts';
import { COMPANIES, CREW, dayOf, SPAN } from './town.ts';

const two = (n: number) => String(n).padStart(2, '0');
export const emailOf = (company: number) => `u${two(company)}@example.org`;

/** Working days before today, the last one first: no day is noted twice. */
const days: string[] = [];
for (let day = addDays(today, -1); day > addDays(today, -SPAN); day = addDays(day, -1))
	if (weekday(day) <= 5) days.push(day);

let count = 0;

function change(company: number, person: number, day: string) {
	const set = dayOf(company, person, day);
	return {
		...{ id: `b${String(++count).padStart(14, '0')}`, kind: 'day-entry', act: 'write', v: 1 },
		...{ record: idFromHash(sha256(dayEntryKey(set))), set, base: null, deps: [], files: [] },
		...{ author: id(`u${two(company)}`), at: new Date().toISOString(), offset: 0 }
	};
}

/** What a company has still to tell: its crew, day after day back from yesterday. */
export class Diary {
	#next = 0;

	constructor(readonly company: number) {}

	/** The body of a push with the next `changes` days of people. */
	body(changes: number): string {
		const all = Array.from({ length: changes }, () => {
			const day = days[Math.floor(this.#next / CREW)];
			if (!day) throw new Error('no day is left to be noted');
			return change(this.company, this.#next++ % CREW, day);
		});
		const phone = { device: 'bench', app: 'bench', waiting: 0, oldest: null };
		return JSON.stringify({ proto: 's1', ...phone, changes: all });
	}
}

export const diaries = () => Array.from({ length: COMPANIES }, (_, n) => new Diary(n));

export interface Run {
	accepted: number;
	seconds: number;
	/** Milliseconds from asking to the whole answer, sorted. */
	times: number[];
	/** Answers that did not take everything. */
	other: string[];
	/** Milliseconds of the server's processor for each change. */
	processor: number;
	/** Processors that others on the machine kept busy meanwhile. */
	busy: number;
}

/** Lets the diaries push beside each other, `each` doing what it wants with one push; measures them all. */
export async function pushing(
	server: PocketBase,
	all: Diary[],
	each: (push: (changes: number) => Promise<void>, from: number, n: number) => Promise<void>
): Promise<Run> {
	const run: Run = { accepted: 0, seconds: 0, times: [], other: [], processor: 0, busy: 0 };
	for (const { company } of all) server.token(emailOf(company));
	const [used, own, busy, from] = [cpu(server), process.cpuUsage(), machine(), Date.now()];
	await Promise.all(
		all.map((diary, n) => each((changes) => push(server, diary, changes, run), from, n))
	);
	run.seconds = (Date.now() - from) / 1000;
	const spent = cpu(server) - used;
	const { user, system } = process.cpuUsage(own);
	run.processor = spent / run.accepted;
	run.busy = (machine() - busy - spent - (user + system) / 1000) / 1000 / run.seconds;
	run.times.sort((a, b) => a - b);
	return run;
}

async function push(server: PocketBase, diary: Diary, changes: number, run: Run): Promise<void> {
	const headers = { authorization: server.token(emailOf(diary.company)) };
	const body = diary.body(changes);
	const from = performance.now();
	const answer = await fetch(`${server.url}/api/sync/push`, { method: 'POST', headers, body });
	const text = await answer.text();
	run.times.push(performance.now() - from);
	const taken = text.split('"status":"applied"').length - 1;
	run.accepted += taken;
	if (taken !== changes) run.other.push(text.slice(0, 300));
}

/** The time below which this share of the pushes were answered. */
export const within = ({ times }: Run, share: number) =>
	times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** The most memory it ever had, in MB. */
export function peak(server: PocketBase): number {
	const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
	return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Milliseconds of processor time it has used. */
export function cpu(server: PocketBase): number {
	const stat = readFileSync(`/proc/${server.pid}/stat`, 'utf8');
	const [user, system] = (stat.split(') ')[1] ?? '').split(' ').slice(11);
	return (Number(user) + Number(system)) * 10;
}

/** Milliseconds of processor time the whole machine has used. */
function machine(): number {
	const [user, nice, system, , , irq, soft, stolen] = readFileSync('/proc/stat', 'utf8')
		.split('\n', 1)
		.join('')
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return [user, nice, system, irq, soft, stolen].reduce((sum: number, n) => sum + (n ?? 0), 0) * 10;
}
