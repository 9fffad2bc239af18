// The storm: a thousand days wait on a phone, answers are lost, the server dies; each day must be received exactly once.
import 'fake-indexeddb/auto';
import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from './dice.ts';
import { Phone } from './phone.ts';
import { dayWrite, office, workday } from '../contract/office.ts';
import { startPocketBase, type PocketBase } from '../contract/pocketbase.ts';
import { rowsOf } from '../contract/rights/truth.ts';
import { Proxy } from '../faults/proxy.ts';
import { id } from '../rows.ts';

export interface Storm {
	/** Days noted while there is no network at all. */
	entries: number;
	/** How often the server is killed, as by a power cut. */
	kills: number;
	/** Share of the answers that are lost after the server has committed. */
	loss: number;
	/** The same seed, the same dice; what the machine makes of it is another matter. */
	seed: number;
	say: (line: string) => void;
}

export interface Told {
	entries: number;
	/** Rows of the collection: as many, or something was lost or doubled. */
	rows: number;
	/** Answers lost after the commit. */
	dropped: number;
	kills: number;
	seconds: number;
	/** Lines of the ledger, changes the phone holds as received, and what is wrong, in words. */
	ledger: number;
	received: number;
	faults: string[];
}

const PEOPLE = 20;
const password = 'amina-in-the-storm';
/** At most so many bytes a call, as behind a narrow proxy: many calls, and the phone must halve its first one. */
const NARROW = 24_000;

/** Amina signs in with a password; everything else is the office of the contract tests. */
function rowsOfOffice(): object[] {
	return (office() as { col: string; row: { id: string } }[]).map((line) =>
		line.col === 'users' && line.row.id === id('u1')
			? { ...line, row: { ...line.row, password } }
			: line
	);
}

export async function storm(given: Storm): Promise<Told> {
	const from = performance.now();
	const server = await startPocketBase({ office: rowsOfOffice() });
	const proxy = await Proxy.before(server.url);
	const weather = new Weather(server, proxy, given);
	try {
		const phone = await noted(proxy, given);
		await weather.until(phone);
		const told = await count(server, phone, given.entries);
		const seconds = Math.round((performance.now() - from) / 100) / 10;
		return { ...told, dropped: weather.dropped, kills: weather.kills, seconds };
	} finally {
		await weather.calm();
		await proxy.stop();
		await server.stop();
	}
}

/** The phone after its hours in the basement: a crew's day at a time, nothing sent. */
async function noted(proxy: Proxy, { entries, say }: Storm): Promise<Phone> {
	const phone = await Phone.in(proxy.url, 'u1@example.org', password);
	proxy.trap('/api/', { do: 'drop' }, Infinity);
	for (let made = 0, day = 1; made < entries; day++) {
		const crew = Array.from({ length: Math.min(PEOPLE, entries - made) }, (_, n) => n + 1);
		await phone.note(crew.map((n) => dayWrite(n, workday(day)).set));
		made += crew.length;
	}
	say(`${phone.waiting} days wait on the phone; it was closed and opened again`);
	await phone.reopen();
	proxy.heal();
	return phone;
}

/** What happens between phone and server. */
class Weather {
	dropped = 0;
	kills = 0;
	#calls = 0;
	#dice: Dice;
	#work = Promise.resolve();

	constructor(
		readonly server: PocketBase,
		readonly proxy: Proxy,
		readonly given: Storm
	) {
		this.#dice = new Dice(given.seed);
	}

	/** Until nothing waits any more; the phone tries by itself, as it does. */
	async until(phone: Phone): Promise<void> {
		const { entries, say } = this.given;
		this.#blow();
		const end = Date.now() + 120_000 + entries * 300;
		let last = -1;
		phone.start();
		while (phone.waiting > 0 && Date.now() < end) {
			await pause(20);
			if (phone.received === last) continue;
			last = phone.received;
			say(`${last} received, ${this.dropped} answers lost, ${this.kills} kills`);
		}
		await this.calm();
		await phone.settle();
	}

	calm(): Promise<void> {
		this.proxy.heal();
		return this.#work;
	}

	#blow(): void {
		const { loss } = this.given;
		const push = (path: string) => path.includes('/api/sync/push');
		const tooBig = { do: 'answer', status: 413, type: 'application/json' } as const;
		this.proxy.trap(
			({ path, text }) => push(path) && text.length > NARROW,
			{ ...tooBig, body: '{"proto":"s1","error":"too-large"}' },
			Infinity
		);
		this.proxy.trap(
			({ path }) => {
				if (!push(path)) return false;
				this.#maybeKill(++this.#calls);
				if (this.#dice.roll() >= loss) return false;
				this.dropped++;
				return true;
			},
			{ do: 'lose' },
			Infinity
		);
	}

	/** At some calls, a moment after they were sent on: before, in the middle of, or after the commit. */
	#maybeKill(call: number): void {
		const { kills, say } = this.given;
		if (this.kills >= kills || call % 4 !== 3) return;
		this.kills++;
		const delay = this.#dice.roll() * 60;
		this.#work = this.#work.then(async () => {
			await pause(delay);
			await this.server.kill9();
			say(`the server was killed ${Math.round(delay)} ms into call ${call}`);
			await pause(300);
			await this.server.start();
		});
	}
}

async function count(server: PocketBase, phone: Phone, entries: number) {
	const declarations = await rowsOf(server, 'declarations');
	const ledger = await rowsOf(server, 'changes');
	const sent = new Set(phone.done);
	const faults = [
		declarations.length === entries ? '' : `${declarations.length} rows of ${entries}`,
		declarations.every((row) => row['version'] === 1) ? '' : 'a row was written twice',
		ledger.length === entries ? '' : `${ledger.length} lines in the ledger`,
		ledger.every((line) => sent.has(line.id))
			? ''
			: 'the ledger knows a change that the phone does not',
		sent.size === entries ? '' : `the phone holds ${sent.size} as received`,
		phone.waiting === 0 ? '' : `${phone.waiting} still wait`,
		phone.rows === entries ? '' : `${phone.rows} rows came back to the phone`
	].filter(Boolean);
	return { entries, rows: declarations.length, ledger: ledger.length, received: sent.size, faults };
}
