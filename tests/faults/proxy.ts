// A bad network between phone and server, on purpose: it loses, cuts, repeats, holds or replaces what passes, when told to.
import {
	Agent,
	createServer,
	request,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** One request as the proxy saw it. */
export interface Asked {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** The body as it was before it was compressed. */
	text: string;
}

export type Fault =
	/** The server never hears of it. */
	| { do: 'drop' }
	/** The server does its work, the answer never arrives. */
	| { do: 'lose' }
	/** Only this share of the answer arrives, with or without its length announced. */
	| { do: 'cut'; share: number; announced: boolean }
	/** Somebody else answers in the server's place. */
	| { do: 'answer'; status: number; type?: string; body?: string; headers?: Record<string, string> }
	/** Delivered several times at once; the phone gets the first answer. */
	| { do: 'repeat'; times: number }
	/** Waits: before the server hears of it, or before the phone gets its answer. */
	| { do: 'hold'; at: 'request' | 'answer'; until: Promise<unknown> }
	/** The answer is another one. */
	| { do: 'rewrite'; body: (text: string) => string }
	/** Only this share of the request gets through, then the line is cut. */
	| { do: 'cut-request'; share: number };

export type Match = string | ((asked: Asked) => boolean);

/** A fault that lies in wait. */
export class Trap {
	hits = 0;
	#sprung: () => void = () => undefined;
	/** Once it has done its work for the first time. */
	readonly sprung: Promise<void>;

	constructor(
		readonly match: Match,
		readonly fault: Fault,
		readonly times: number
	) {
		this.sprung = new Promise((done) => (this.#sprung = done));
	}

	catches(asked: Asked): boolean {
		if (this.hits >= this.times) return false;
		return typeof this.match === 'string' ? asked.path.includes(this.match) : this.match(asked);
	}

	hit(): Fault {
		this.hits++;
		this.#sprung();
		return this.fault;
	}
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export class Proxy {
	readonly url: string;
	/** Every request to the API, in order. */
	readonly asked: Asked[] = [];
	#target: URL;
	#traps: Trap[] = [];
	#agent = new Agent({ keepAlive: false });

	private constructor(
		readonly server: ReturnType<typeof createServer>,
		target: string
	) {
		this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
		this.#target = new URL(target);
		server.on('request', (req: IncomingMessage, res: ServerResponse) => {
			res.on('error', () => undefined);
			void this.#pass(req, res).catch(() => hangUp(res));
		});
	}

	static async before(target: string): Promise<Proxy> {
		const server = createServer();
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return new Proxy(server, target);
	}

	/** Lays a trap for the next requests that match; the first trap that matches wins. */
	trap(match: Match, fault: Fault, times = 1): Trap {
		const trap = new Trap(match, fault, times);
		this.#traps.push(trap);
		return trap;
	}

	/** The network is good again. */
	heal(): void {
		this.#traps = [];
	}

	/** Ids of the changes that were sent, in order, repeats included. */
	get sent(): string[] {
		return this.asked.filter(({ path }) => path.includes('/api/sync/push')).flatMap(changesOf);
	}

	stop(): Promise<void> {
		this.#agent.destroy();
		return new Promise((done) => {
			this.server.close(() => {
				done();
			});
			this.server.closeAllConnections();
		});
	}

	async #pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const { method = 'GET', url: path = '/', headers } = req;
		const body = await bytesOf(req);
		const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
		const asked: Asked = { method, path, headers, body, text };
		if (path.startsWith('/api/')) this.asked.push(asked);
		const trap = this.#traps.find((one) => one.catches(asked));
		if (!trap) return this.#stream(asked, res);
		await this.#spoil(trap.hit(), asked, res);
	}

	async #spoil(fault: Fault, asked: Asked, res: ServerResponse): Promise<void> {
		switch (fault.do) {
			case 'drop':
				return hangUp(res);
			case 'lose':
				await this.#ask(asked);
				return hangUp(res);
			case 'cut':
				return cut(res, await this.#ask(asked), fault);
			case 'answer':
				res.writeHead(fault.status, { 'content-type': fault.type ?? '', ...fault.headers });
				return void res.end(fault.body ?? '');
			case 'repeat': {
				const [first] = await Promise.all(
					Array.from({ length: fault.times }, () => this.#ask(asked))
				);
				return first && give(res, first);
			}
			case 'hold':
				if (fault.at === 'request') await fault.until;
				return give(res, await this.#ask(asked).finally(() => fault.until));
			case 'rewrite': {
				const answer = await this.#ask(asked);
				return give(res, { ...answer, body: Buffer.from(fault.body(answer.body.toString())) });
			}
			case 'cut-request':
				return this.#cutRequest(asked, res, fault.share);
		}
	}

	/** As it is, while it comes: the bell never ends. */
	#stream(asked: Asked, res: ServerResponse): Promise<void> {
		return new Promise((done, fail) => {
			const up = this.#open(asked, asked.headers, (answer) => {
				res.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(res);
				answer.on('end', done).on('error', fail);
			});
			up.on('error', fail).end(asked.body);
			res.on('close', () => up.destroy());
		});
	}

	/** The whole answer, in the clear. */
	#ask(asked: Asked): Promise<Answer> {
		return new Promise((done, fail) => {
			const headers = { ...asked.headers, 'accept-encoding': 'identity' };
			this.#open(asked, headers, (answer) => {
				const { statusCode: status = 502, headers } = answer;
				bytesOf(answer).then((body) => {
					done({ status, headers, body });
				}, fail);
			})
				.on('error', fail)
				.end(asked.body);
		});
	}

	#cutRequest(asked: Asked, res: ServerResponse, share: number): Promise<void> {
		return new Promise((done) => {
			const end = () => {
				hangUp(res);
				done();
			};
			const up = this.#open(asked, asked.headers, end).on('error', end);
			up.write(asked.body.subarray(0, Math.floor(asked.body.length * share)), () => up.destroy());
		});
	}

	#open(
		{ method, path }: Asked,
		headers: IncomingHttpHeaders,
		answered: (answer: IncomingMessage) => void
	) {
		const { hostname: host, port } = this.#target;
		return request({ host, port, method, path, headers, agent: this.#agent }, answered);
	}
}

/** Ids of the changes in a push. */
export function changesOf({ text }: Asked): string[] {
	const { changes } = JSON.parse(text) as { changes: { id: string }[] };
	return changes.map((change) => change.id);
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	return Buffer.concat(parts);
}

/** As when the radio is lost: no goodbye. */
function hangUp(res: ServerResponse): void {
	if (res.socket && !res.socket.destroyed) res.socket.resetAndDestroy();
}

/** Headers without what belongs to the way they came. */
function plain(headers: IncomingHttpHeaders): IncomingHttpHeaders {
	const own = ['transfer-encoding', 'content-length', 'connection'];
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}

function give(res: ServerResponse, { status, headers, body }: Answer): void {
	res.writeHead(status, { ...plain(headers), 'content-length': body.length });
	res.end(body);
}

/** A part of the answer arrives, then nothing. */
function cut(res: ServerResponse, answer: Answer, how: { share: number; announced: boolean }) {
	const size = Math.min(answer.body.length - 1, Math.floor(answer.body.length * how.share));
	const length = how.announced ? { 'content-length': answer.body.length } : {};
	res.writeHead(answer.status, { ...plain(answer.headers), ...length, connection: 'close' });
	res.write(answer.body.subarray(0, Math.max(1, size)), () => {
		if (how.announced) hangUp(res);
		else res.end();
	});
}
