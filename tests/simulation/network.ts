// The network between a phone and the server: it loses, repeats, delays and cuts, and strangers answer on it.
import type { Faults } from './faults.ts';
import { Form } from './disk.ts';
import type { Answer, Request, Server } from './server.ts';
import type { Life, World } from './world.ts';

/** The one end of a line that a phone holds. */
export interface Line {
	fetch: typeof fetch;
	/** Anything else that travels the same way: sign-in, a younger token. Rejects when it does not arrive. */
	ask<R>(job: () => R): Promise<R>;
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
			fetch: (input, init) => this.#fetch(tab, phone, input as string, init ?? {}),
			ask: (job) =>
				new Promise((resolve, reject) => {
					const { dice } = this.world;
					if (this.#isCut(phone) || dice.chance(this.faults.lost)) {
						this.world.after(
							this.#delay(),
							() => {
								reject(new TypeError('offline'));
							},
							tab
						);
						return;
					}
					this.world.after(
						this.#delay(),
						() => {
							const answer = job();
							this.world.after(
								this.#delay(),
								() => {
									resolve(answer);
								},
								tab
							);
						},
						this.world.nature
					);
				})
		};
	}

	#isCut(phone: string): boolean {
		const until = Math.max(this.downUntil, this.deafUntil.get(phone) ?? 0);
		return this.world.time < until;
	}

	#delay(): number {
		const { dice } = this.world;
		if (dice.chance(this.faults.stuck)) return dice.between(5_000, 70_000);
		return dice.between(10, this.faults.slowest);
	}

	#fetch(tab: Life, phone: string, path: string, init: RequestInit): Promise<Response> {
		return new Promise((resolve, reject) => {
			const { world, faults } = this;
			const { dice } = world;
			const fail = (delay = this.#delay()) =>
				world.after(
					delay,
					() => {
						reject(new TypeError('Failed to fetch'));
					},
					tab
				);
			init.signal?.addEventListener('abort', () => {
				reject(new DOMException('', 'AbortError'));
			});
			const request = read(path, init);
			const give = (answer: Answer, cut = -1, clean = false) =>
				world.after(
					this.#delay(),
					() => {
						resolve(responseOf(answer, cut, clean));
					},
					tab
				);
			const arrive = (then: (answer: Answer) => void) =>
				world.after(
					this.#delay(),
					() => {
						then(this.#handle(tab, request));
					},
					world.nature
				);
			if (this.#isCut(phone)) {
				fail(dice.between(1, 50));
				return;
			}
			const fate = dice.weighted(faults.fates);
			if (fate !== 'well') world.tell(`${tab.name}: ${nameOf(path)} → ${fate}`);
			switch (fate) {
				case 'well':
					arrive(give);
					return;
				case 'lost':
					fail(dice.chance(0.3) ? 60_000 : undefined);
					return;
				case 'answer lost':
					arrive(() => fail(dice.chance(0.3) ? 60_000 : undefined));
					return;
				case 'twice':
					arrive(dice.chance(0.5) ? give : () => undefined);
					world.after(
						dice.between(0, 3000),
						() => {
							const answer = this.#handle(tab, request);
							give(answer);
						},
						world.nature
					);
					return;
				case 'late copy':
					arrive(give);
					world.after(
						dice.between(1000, 600_000),
						() => {
							this.#handle(tab, request);
						},
						world.nature
					);
					return;
				case 'cut':
					arrive((answer) =>
						give(answer, dice.between(0, Math.max(0, answer.text.length - 1)), dice.chance(0.5))
					);
					return;
				case 'partial':
					arrive((answer) => give(partial(answer, () => dice.next())));
					return;
				case 'portal':
					give(strangers[dice.between(0, strangers.length - 1)] as Answer);
					return;
				case 'status':
					give(troubles[dice.between(0, troubles.length - 1)] as Answer);
					return;
				case 'dies before':
					this.downUntil = world.time + dice.between(500, 20_000);
					fail();
					return;
				case 'dies after':
					arrive(() => {
						this.downUntil = world.time + dice.between(500, 20_000);
						fail();
					});
			}
		});
	}

	#handle(tab: Life, request: Request): Answer {
		if (this.world.time < this.downUntil) return { status: 502, text: '<html>bad gateway</html>' };
		const answer = this.server.handle(request);
		this.heard(tab, request, answer);
		return answer;
	}
}

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
