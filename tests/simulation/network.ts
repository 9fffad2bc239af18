// The network between a phone and the server: it loses, repeats, delays and cuts, and strangers answer on it.
import type { Faults } from './faults.ts';
import { Form } from './disk.ts';
import type { Answer, Request, Server } from './server.ts';
import type { Life, World } from './world.ts';

/** The one end of a line that a phone holds. */
export interface Line {
	fetch: typeof fetch;
	/** Anything else that travels the same way: sign-in, a younger token. Rejects when it does not arrive. */
	ask: <R>(job: () => R) => Promise<R>;
}

/** Told of each call that reaches the server, and of what it answered. */
export type Heard = (who: Life, request: Request, answer: Answer) => void;

export class Network {
	readonly world: World;
	readonly server: Server;
	faults: Faults;
	/** The server does not answer before this moment. */
	downUntil = 0;
	/** No phone has a network before this moment, by its name. */
	readonly deafUntil = new Map<string, number>();
	heard: Heard = () => undefined;

	constructor(world: World, server: Server, faults: Faults) {
		this.world = world;
		this.server = server;
		this.faults = faults;
	}

	/** A line for this tab of this phone. */
	lineOf(tab: Life, phone: string): Line {
		return {
			fetch: (input, init) =>
				new Promise((resolve, reject) => {
					this.#send(new Call(this, tab, phone, [input as string, init ?? {}], resolve, reject));
				}),
			ask: (job) =>
				new Promise((resolve, reject) => {
					const lost = this.isCut(phone) || this.world.dice.chance(this.faults.lost);
					const answer = () => {
						const given = job();
						this.world.after(this.delay(), () => resolve(given), tab);
					};
					if (lost) this.world.after(this.delay(), () => reject(new TypeError('offline')), tab);
					else this.world.after(this.delay(), answer, this.world.nature);
				})
		};
	}

	isCut(phone: string): boolean {
		const until = Math.max(this.downUntil, this.deafUntil.get(phone) ?? 0);
		return this.world.time < until;
	}

	delay(): number {
		const { dice } = this.world;
		if (dice.chance(this.faults.stuck)) return dice.between(5_000, 70_000);
		return dice.between(10, this.faults.slowest);
	}

	/** What becomes of a call is decided when it leaves. */
	#send(call: Call): void {
		if (this.isCut(call.phone)) {
			call.fail(this.world.dice.between(1, 50));
			return;
		}
		const fate = this.world.dice.weighted(this.faults.fates);
		if (fate !== 'well')
			this.world.tell(`${call.tab.name}: ${nameOf(call.request.path)} → ${fate}`);
		fates[fate](call, this);
	}

	/** The server dies, and comes back. */
	die(): void {
		const { dice, time } = this.world;
		this.downUntil = time + dice.between(500, 20_000);
	}

	handle(tab: Life, request: Request): Answer {
		if (this.world.time < this.downUntil) return { status: 502, text: '<html>bad gateway</html>' };
		const answer = this.server.handle(request);
		this.heard(tab, request, answer);
		return answer;
	}
}

/** One request under way, with the two ways it may end for whoever sent it. */
class Call {
	readonly request: Request;
	readonly network: Network;
	readonly tab: Life;
	readonly phone: string;
	readonly #resolve: (response: Response) => void;
	readonly #reject: (error: unknown) => void;

	constructor(
		network: Network,
		tab: Life,
		phone: string,
		[path, init]: [string, RequestInit],
		resolve: (response: Response) => void,
		reject: (error: unknown) => void
	) {
		this.network = network;
		this.tab = tab;
		this.phone = phone;
		this.request = read(path, init);
		this.#resolve = resolve;
		this.#reject = reject;
		init.signal?.addEventListener('abort', () => {
			reject(new DOMException('', 'AbortError'));
		});
	}

	/** No answer: at once, or after a minute of nothing. */
	fail(delay = this.network.world.dice.chance(0.3) ? 60_000 : this.network.delay()): void {
		const fail = () => {
			this.#reject(new TypeError('Failed to fetch'));
		};
		this.network.world.after(delay, fail, this.tab);
	}

	/** An answer comes; of a cut one so many bytes, and then it ends, politely or not. */
	give(answer: Answer, cut = -1, clean = false): void {
		const give = () => {
			this.#resolve(responseOf(answer, cut, clean));
		};
		this.network.world.after(this.network.delay(), give, this.tab);
	}

	/** The request reaches the server, now or later. */
	arrive(then: (answer: Answer) => void, delay = this.network.delay()): void {
		const arrive = () => {
			then(this.network.handle(this.tab, this.request));
		};
		this.network.world.after(delay, arrive, this.network.world.nature);
	}
}

const fates: Record<Fate, (call: Call, network: Network) => void> = {
	well: (call) => {
		call.arrive((answer) => call.give(answer));
	},
	lost: (call) => {
		call.fail();
	},
	'answer lost': (call) => {
		call.arrive(() => call.fail());
	},
	twice(call, { world: { dice } }) {
		const first = dice.chance(0.5);
		call.arrive((answer) => first && call.give(answer));
		call.arrive((answer) => call.give(answer), dice.between(0, 3000));
	},
	'late copy'(call, { world: { dice } }) {
		call.arrive((answer) => call.give(answer));
		call.arrive(() => undefined, dice.between(1000, 600_000));
	},
	cut(call, { world: { dice } }) {
		call.arrive((answer) => {
			call.give(answer, dice.between(0, Math.max(0, answer.text.length - 1)), dice.chance(0.5));
		});
	},
	partial(call, { world: { dice } }) {
		call.arrive((answer) => call.give(partial(answer, () => dice.next())));
	},
	portal(call, { world: { dice } }) {
		call.give(strangers[dice.between(0, strangers.length)] ?? echo(call.request));
	},
	status(call, { world: { dice } }) {
		call.give(troubles[dice.between(0, troubles.length - 1)] as Answer);
	},
	'dies before'(call, network) {
		network.die();
		call.fail();
	},
	'dies after'(call, network) {
		call.arrive(() => {
			network.die();
			call.fail();
		});
	}
};

/** What happens to one request. */
export type Fate =
	| 'well'
	| 'lost'
	| 'answer lost'
	| 'twice'
	| 'late copy'
	| 'cut'
	| 'partial'
	| 'portal'
	| 'status'
	| 'dies before'
	| 'dies after';

const strangers: Answer[] = [
	{ status: 200, text: '<html>Welcome to our hotel</html>', type: 'text/html' },
	{ status: 200, text: '{}' },
	{ status: 200, text: '{"status":"ok","results":[],"items":[],"epoch":"","now":""}' },
	{ status: 200, text: '' },
	{ status: 0, text: '' }, // a redirect nobody follows
	{ status: 302, text: '' },
	{ status: 401, text: '<html>sign in to our network</html>' },
	{ status: 403, text: '{"error":"blocked"}' },
	{ status: 404, text: '<html>no such page</html>' },
	{ status: 511, text: '<html></html>' }
];

/** Somebody's imitation of a server: it says yes to everything, in another protocol. */
function echo({ path, body, file }: Request): Answer {
	const now = '2026-11-18T12:00:00Z';
	const epoch = 'epoch000000001';
	if (file)
		return { status: 200, text: JSON.stringify({ id: path.split('/').at(-1), status: 'stored' }) };
	if (!body) return { status: 200, text: '{"items":[],"more":false,"since":{},"max":0}' };
	const { changes } = JSON.parse(body) as { changes: { id: string }[] };
	const results = changes.map(({ id }) => ({ id, status: 'applied', problems: [] }));
	return { status: 200, text: JSON.stringify({ epoch, now, results, items: [] }) };
}

const troubles: Answer[] = [
	{ status: 408, text: '' },
	{ status: 425, text: '' },
	{ status: 429, text: '{"message":"slow down"}', wait: 20 },
	{ status: 429, text: '{"proto":"s1"}', wait: 3 },
	{ status: 500, text: '{"code":500,"message":"oops"}' },
	{ status: 500, text: '{"proto":"s1","error":"oops"}' },
	{ status: 502, text: '<html>bad gateway</html>' },
	{ status: 503, text: '{"proto":"s1"}' },
	{ status: 504, text: '' }
];

/** Only some of the results: whoever answered was cut short in his work, not in his words. */
function partial(answer: Answer, next: () => number): Answer {
	if (answer.status !== 200) return answer;
	const body = JSON.parse(answer.text) as { results?: unknown[] };
	if (!body.results) return answer;
	body.results = body.results.filter(() => next() < 0.5);
	return { ...answer, text: JSON.stringify(body) };
}

function read(path: string, init: RequestInit): Request {
	const headers = init.headers as Record<string, string>;
	const file = init.body instanceof Form ? init.body.file?.bytes : undefined;
	return {
		method: init.method ?? 'GET',
		path,
		token: headers['authorization'] ?? '',
		body: typeof init.body === 'string' ? init.body : '',
		file,
		hash: headers['x-sha256'] ?? ''
	};
}

/** `push`, `pull`, `file`. */
function nameOf(path: string): string {
	return path.split(/[/?]/)[3] ?? path;
}

/** An answer as `fetch` hands it over; `cut` = bytes that come, then it ends, politely or not. */
function responseOf(answer: Answer, cut: number, clean: boolean): Response {
	const whole = answer.bytes ?? new TextEncoder().encode(answer.text);
	const part = cut < 0 ? whole : whole.slice(0, cut);
	let left: Uint8Array | undefined = part;
	const type = answer.type ?? (answer.text.startsWith('{') ? 'application/json' : 'text/html');
	const response = {
		status: answer.status,
		type: answer.status === 0 ? 'opaqueredirect' : 'basic',
		headers: {
			get: (name: string) =>
				name === 'content-type' ? type : name === 'retry-after' ? String(answer.wait ?? '') : null
		},
		body: {
			getReader: () => ({
				read() {
					const value = left;
					left = undefined;
					if (value) return Promise.resolve({ done: false, value });
					if (cut >= 0 && !clean) return Promise.reject(new TypeError('terminated'));
					return Promise.resolve({ done: true });
				}
			})
		}
	};
	return response as unknown as Response;
}
