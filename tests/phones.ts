// Phones for tests of the sync: the device that ships, over a disk in memory, a clock set by hand, a line that fails on demand.
import 'fake-indexeddb/auto';
import type { DayEntrySet } from '../src/domain/kinds/facts.ts';
import { idbCellar } from '../src/store/idb.ts';
import { memoryCellar } from '../src/store/memory.ts';
import { createDevice, type Device, type Wish } from '../src/sync/device.ts';
import type { Door, Parts, Surroundings } from '../src/sync/parts/parts.ts';
import { httpServer } from '../src/sync/transport.ts';
import { day } from './diary.ts';
import { id } from './rows.ts';
import { Server, type Answer } from './simulation/server.ts';
import { amina, joel, karim, leila, townRows } from './simulation/town.ts';

export const [Amina, Karim, Leila, Joel] = [amina.user, karim.user, leila.user, joel.user];
export const DAY = 86_400_000;
/** Friday, 19:00 in Paris. */
const START = Date.parse('2026-11-20T18:00:00Z');

/** The disk, the timers and the promises have all had their turn. */
export async function turns(count = 120): Promise<void> {
	for (let n = 0; n < count; n++) await new Promise((next) => setImmediate(next));
}

/** One call as the server saw it, or would have. */
export interface Call {
	path: string;
	body: Record<string, unknown>;
	token: string;
}

/** What happens to one call instead of its answer. `serve` asks the server, as if nothing was. */
export type Fate = (serve: () => Response, call: Call) => Response | Promise<Response>;

export const json = (
	status: number,
	body: object,
	headers: Record<string, string> = {}
): Response =>
	new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/json', ...headers }
	});

export const nobodyAnswers: Fate = () => Promise.reject(new TypeError('fetch failed'));
/** The server did it all; its answer never came. */
export const answerLost: Fate = (serve, call) => {
	serve();
	return nobodyAnswers(serve, call);
};

/** The answer breaks off after `at` bytes: with an error, or as if that had been all. */
export const cut =
	(at: number, silently = false): Fate =>
	async (serve) => {
		const bytes = new Uint8Array(await serve().arrayBuffer()).slice(0, at);
		const body = new ReadableStream({
			start(stream) {
				stream.enqueue(bytes);
				if (silently) stream.close();
				else stream.error(new TypeError('terminated'));
			}
		});
		return new Response(body, { headers: { 'content-type': 'application/json' } });
	};

let count = 0;

/** One town on one evening: the server, the time, and the phones there. */
export class Town {
	now = START;
	readonly server = new Server(() => this.now);
	readonly timers = new Map<number, { at: number; job: () => void }>();
	#timers = 0;
	#phones: Phone[] = [];

	constructor() {
		for (const person of [amina, karim, leila, joel]) this.server.admit(person);
		this.server.office(
			...Object.entries(townRows()).flatMap(([col, rows]) =>
				rows.map((row) => [col, row] as Parameters<Server['office']>[number])
			)
		);
	}

	/** A new phone with nobody signed in. */
	phone(over: Partial<Parts> = {}): Phone {
		const phone = new Phone(this, `${String(++count)}:`, over);
		this.#phones.push(phone);
		return phone;
	}

	/** A phone on which this user is signed in, and everything is pulled. */
	async phoneOf(user: string): Promise<Phone> {
		const phone = this.phone();
		await phone.enter(user);
		return phone;
	}

	/** Time goes by; whatever was to happen in it happens. */
	async pass(ms: number): Promise<void> {
		const end = this.now + ms;
		for (;;) {
			const [next] = [...this.timers].sort(([, a], [, b]) => a.at - b.at);
			if (!next || next[1].at > end) break;
			this.timers.delete(next[0]);
			this.now = Math.max(this.now, next[1].at);
			next[1].job();
			await turns(40);
		}
		this.now = end;
		await turns();
	}

	/** Time goes by while phones sleep: what was to happen in it happens at its end. */
	async leap(ms: number): Promise<void> {
		this.now += ms;
		await this.pass(1);
	}

	after(job: () => void, ms: number): number {
		this.timers.set(++this.#timers, { at: this.now + ms, job });
		return this.#timers;
	}

	end(): void {
		for (const phone of this.#phones) phone.device.close();
	}
}

/** What tabs of one phone share. */
class Shared {
	readonly held = new Set<string>();
	mute = false;
	readonly channels = new Map<string, Set<(said: unknown) => void>>();
	readonly scrap = new Map<string, string>();

	channel(name: string, hear: (said: unknown) => void) {
		const hearers = this.channels.get(name) ?? new Set<(said: unknown) => void>();
		this.channels.set(name, hearers.add(hear));
		return {
			say: (what: unknown) => {
				const said: unknown = structuredClone(what);
				for (const one of hearers) if (one !== hear) setImmediate(one, said);
			},
			close: () => void hearers.delete(hear)
		};
	}
}

export class Phone {
	readonly town: Town;
	readonly device: Device;
	readonly calls: Call[] = [];
	/** Fates of the next calls, first come first served; then `line`. */
	readonly fates: Fate[] = [];
	line: Fate = (serve) => serve();
	visible = true;
	/** Mistakes of ours that were reported. */
	readonly mistakes: unknown[] = [];
	readonly wakers = new Set<() => void>();
	/** The server has news. */
	ring: () => void = () => undefined;
	readonly prefix: string;
	readonly #over: Partial<Parts>;
	readonly #shared: Shared;

	constructor(town: Town, prefix: string, over: Partial<Parts>, shared = new Shared()) {
		this.town = town;
		this.prefix = prefix;
		this.#over = over;
		this.#shared = shared;
		this.device = createDevice(this.#parts());
	}

	/** Another tab of this phone; after `device.close()`, the app opened again. */
	tab(over = this.#over): Phone {
		return new Phone(this.town, this.prefix, over, this.#shared);
	}

	async enter(user: string): Promise<void> {
		await this.device.ready;
		const said = await this.device.signInWithPassword(user, '');
		if (said !== 'ok') throw new Error(said);
		await this.device.sync();
	}

	/** It comes back into view, or online. */
	async wake(): Promise<void> {
		for (const wake of [...this.wakers]) wake();
		await turns();
	}

	/** Browsers without locks, or a lock that is lost. */
	releaseLocks(): void {
		this.#shared.held.clear();
	}

	/** Tabs that are opened from now on have nothing to talk over. */
	silence(): void {
		this.#shared.mute = true;
	}

	/** No line at all from now on. */
	cutOff(): void {
		this.line = nobodyAnswers;
	}

	reconnect(): void {
		this.line = (serve) => serve();
	}

	/** Saves days of Mamadou, by default, each with an id of its own; answers the ids of the changes. */
	async note(...days: Partial<DayEntrySet>[]): Promise<string[]> {
		return (await this.device.make(days.map(wish))).changes;
	}

	/** `state code` of each change in the outbox, in order. */
	get outbox(): string[] {
		return this.device.view.outbox.map(({ state, problems }) =>
			[state, ...problems.map((problem) => problem.code)].join(' ')
		);
	}

	/** Minutes of the days this phone shows, day by day. */
	get days(): Record<string, number> {
		const { book } = this.device.view;
		const rows = book.all('declarations').filter((row) => row.status === 'recorded');
		const minutes = rows.map((row): [string, number] => [
			row.day,
			Number(row.facts['minutesWork'])
		]);
		return Object.fromEntries(minutes.sort());
	}

	get phase(): string {
		return this.device.view.sync.phase;
	}

	/** Ids of the changes in each push. */
	get pushes(): string[][] {
		return this.calls
			.filter((call) => call.path.endsWith('/push'))
			.map((call) => (call.body['changes'] as { id: string }[]).map((change) => change.id));
	}

	#parts(): Parts {
		const { town } = this;
		const clock = {
			now: () => town.now,
			setTimeout: (job: () => void, ms: number) => town.after(job, ms),
			clearTimeout: (timer: number) => void town.timers.delete(timer)
		};
		const wires = { fetch: this.#fetch as typeof fetch, clock, base: '' };
		return {
			app: 'app1',
			cellar: idbCellar(this.prefix),
			spare: () => Promise.resolve(memoryCellar()),
			clock,
			connect: (session) => httpServer(wires, session),
			door: this.#door(),
			random: Math.random,
			browser: this.#browser(),
			...this.#over
		};
	}

	#fetch = async (path: string, init: RequestInit): Promise<Response> => {
		const token = new Headers(init.headers).get('authorization') ?? '';
		const form = init.body instanceof FormData ? init.body.get('file') : null;
		const file = form instanceof Blob ? new Uint8Array(await form.arrayBuffer()) : undefined;
		const body = typeof init.body === 'string' ? init.body : '';
		const call: Call = { path, token, body: body ? (JSON.parse(body) as Call['body']) : {} };
		this.calls.push(call);
		const hash = new Headers(init.headers).get('x-sha256') ?? '';
		const asked = { method: init.method ?? 'GET', path, token, body, file, hash };
		const serve = () => responseOf(this.town.server.handle(asked));
		return (this.fates.shift() ?? this.line)(serve, call);
	};

	#door(): Door {
		const { server } = this.town;
		return {
			password: (user) =>
				Promise.resolve({ token: server.token(user, 60 * DAY), user, name: user, email: user }),
			requestCode: () => Promise.resolve({ otpId: 'otp' }),
			code: () => Promise.resolve('wrong'),
			refresh: () => Promise.resolve(null),
			listen: (_token, ring) => {
				this.ring = ring;
				return Promise.resolve(() => (this.ring = () => undefined));
			}
		};
	}

	#browser(): Surroundings {
		return {
			visible: () => this.visible,
			onWake: (wake) => {
				this.wakers.add(wake);
				return () => this.wakers.delete(wake);
			},
			alone: async (name, steal, job) => {
				const { held } = this.#shared;
				if (held.has(name) && !steal) return false;
				held.add(name);
				await job().finally(() => held.delete(name));
				return true;
			},
			channel: (name, hear) => (this.#shared.mute ? null : this.#shared.channel(name, hear)),
			scrap: {
				read: (name) => this.#shared.scrap.get(name) ?? null,
				write: (name, text) => void this.#shared.scrap.set(name, text)
			},
			persist: () => Promise.resolve(true),
			health: () => Promise.resolve({ persisted: true, free: 1e9 }),
			report: (error) => void this.mistakes.push(error)
		};
	}
}

function responseOf({ status, text, wait, bytes, type }: Answer): Response {
	const headers = { 'content-type': type ?? 'application/json', 'retry-after': String(wait ?? '') };
	return new Response(bytes ? bytes.slice() : text, { status, headers });
}

/** A day of Mamadou's on contract one. */
export function wish(over: Partial<DayEntrySet> = {}): Wish {
	return { kind: 'day-entry', act: 'write', set: { ...day(over) } };
}

/** The days of November, so that each wish has a record of its own. */
export const november = (of: number): string => `2026-11-${String(of).padStart(2, '0')}`;

/** A signed month of contract one over these days, with the drawing of the signature. */
export function month(days: Record<string, [number, number]>, drawn?: string): Wish {
	const total = Object.values(days).reduce((sum, [work]) => sum + work, 0);
	const line = {
		...{ assignment: id('a1'), participant: id('p1'), employer: 'Bâti Bellerive' },
		...{ employmentType: 'cdd', jobTitle: 'Maçon', hiredOn: '2026-02-02' },
		...{ days, minutesWork: total, minutesTraining: 0, note: '' }
	};
	const signer = { name: 'Amina', quality: 'Cheffe', consent: true, ...(drawn && { drawn }) };
	const said = {
		party: id('t1'),
		contract: id('k1'),
		period: '2026-11',
		nil: false,
		lines: [line]
	};
	const bytes = new Uint8Array(900).map((_, at) => at * 3).buffer;
	const files = drawn ? [{ id: drawn, type: 'image/png' as const, bytes }] : [];
	return { kind: 'hours-declaration', act: 'submit', set: { ...said, signer }, files };
}
