// The server over strict `fetch`: only an answer that names our protocol, our ids and our cursors is believed.
import { PROTO } from '#domain/judging/envelope.ts';
import type { Problem } from '#domain/problem.ts';
import { canonical } from '#domain/values.ts';
import * as z from 'zod/mini';
import { Failure, failureOf } from './failure.ts';
import { formOf, packedCall, plainCall, SMALL } from './parts/body.ts';
import type { Clock } from './parts/parts.ts';
import type { PushCall, Server, Session } from './server.ts';
import { FileAnswer, PullAnswer, PushAnswer, Refusal } from './wire.ts';

export interface Wires {
	fetch: typeof fetch;
	clock: Clock;
	/** Where the server is; '' = where the app comes from. */
	base: string;
}

/** Patience without any sign of life, in milliseconds; bytes to send are given time at 4 kB a second. */
const PATIENCE = 30_000;

export function httpServer(wires: Wires, session: Session): Server {
	const ask: Ask = (path, init, size = 0) => call(wires, session, path, init, size);
	const line = { packs: false };
	return {
		push: (given) => push(ask, given, line),
		async pull(since, limit) {
			const query = `limit=${limit}&since=${encodeURIComponent(JSON.stringify(since))}`;
			const answer = await ask(`/api/sync/pull?${query}`, {}).then(json(PullAnswer));
			if (canonical(answer.since) === canonical(since)) return answer;
			throw new Failure('busy');
		},
		async sendFile(file) {
			const got = await ask(`/api/sync/file/${file.id}`, formOf(file), file.bytes.byteLength);
			if (isOurs(got.data) && got.status === 404) return 'early';
			if (isOurs(got.data) && got.status === 422) return 'refused';
			const answer = json(FileAnswer)(got);
			if (answer.id !== file.id) throw new Failure('busy');
			return answer.status;
		},
		async getFile(id) {
			return blobIn(await ask(`/api/sync/file/${id}`, {}));
		}
	};
}

type Ask = (path: string, init: RequestInit, size?: number) => Promise<Got>;

async function push(ask: Ask, given: PushCall, line: { packs: boolean }): Promise<PushAnswer> {
	const text = JSON.stringify({ proto: PROTO, ...given });
	const packed = line.packs && text.length > SMALL;
	const { init, size } = packed ? await packedCall(text) : plainCall(text);
	const got = await ask('/api/sync/push', init, size);
	// A server says with each answer whether it unpacks; another one in its place must not refuse what it cannot read.
	line.packs = got.unpacks && 'CompressionStream' in globalThis;
	if (packed && !got.unpacks) return push(ask, given, line);
	const answer = json(PushAnswer)(got);
	const sent = new Set(given.changes.map((change) => change.id));
	// Each id at most once, and none that was not sent; a missing one stays here.
	if (answer.results.every((result) => sent.delete(result.id))) return answer;
	throw new Failure('busy');
}

function blobIn({ status, type, bytes, data }: Got): Blob | null {
	if (status === 200 && /^(image\/|application\/pdf)/.test(type))
		return new Blob([bytes], { type });
	if (isOurs(data) && status === 404) return null;
	throw failureOf(status, isOurs(data), 0, []);
}

interface Got {
	status: number;
	type: string;
	wait: number;
	/** The server takes compressed calls. */
	unpacks: boolean;
	bytes: Uint8Array<ArrayBuffer>;
	/** The body as JSON; undefined when it is none. */
	data: unknown;
}

async function call(
	{ fetch, clock, base }: Wires,
	session: Session,
	path: string,
	init: RequestInit,
	size: number
): Promise<Got> {
	const token = session.token();
	// A phone has several users: never one's work with another's token.
	if (userOf(token) !== session.user) throw new Failure('signed-out');
	const wait = patience(clock, size);
	try {
		const response = await fetch(base + path, {
			...init,
			headers: { ...init.headers, authorization: token },
			cache: 'no-store',
			redirect: 'manual',
			credentials: 'same-origin',
			signal: wait.signal
		});
		wait.alive();
		if (response.type === 'opaqueredirect') throw new Failure('portal');
		return read(response, await bytesOf(response, wait.alive));
	} catch (error) {
		throw error instanceof Failure ? error : new Failure('offline', { cause: error });
	} finally {
		wait.end();
	}
}

/** Gives up when nothing comes any more; each sign of life starts the wait anew. */
function patience(clock: Clock, size: number) {
	const stop = new AbortController();
	const giveUp = () => {
		stop.abort();
	};
	let timer = clock.setTimeout(giveUp, PATIENCE + size / 4);
	const end = () => {
		clock.clearTimeout(timer);
	};
	const alive = () => {
		end();
		timer = clock.setTimeout(giveUp, PATIENCE);
	};
	return { signal: stop.signal, alive, end };
}

function read(response: Response, bytes: Uint8Array<ArrayBuffer>): Got {
	const type = response.headers.get('content-type') ?? '';
	const wait = Number(response.headers.get('retry-after')) * 1000 || 0;
	let data: unknown;
	try {
		if (!type.startsWith('image/')) data = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		// Not ours: a portal, a proxy, half a body.
	}
	const unpacks = /\bgzip\b/.test(response.headers.get('accept-encoding') ?? '');
	return { status: response.status, type, wait, unpacks, bytes, data };
}

/** The whole body; a body that is cut rejects, and a slow one that still comes is waited for. */
async function bytesOf(response: Response, alive: () => void): Promise<Uint8Array<ArrayBuffer>> {
	const reader = response.body?.getReader();
	const parts: Uint8Array[] = [];
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		alive();
		parts.push(part.value);
	}
	return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

function isOurs(data: unknown): boolean {
	return typeof data === 'object' && data !== null && 'proto' in data && data.proto === PROTO;
}

/** Reads a success by its schema; everything else is a failure. */
function json<S extends z.ZodMiniType>(schema: S): (got: Got) => z.infer<S> {
	return ({ status, type, data, wait }) => {
		const ours = isOurs(data) || (status === 426 && typeof data === 'object');
		if (data === undefined && type.includes('json')) throw new Failure('busy'); // cut in the middle
		if (status < 200 || status > 299 || !ours)
			throw failureOf(status, ours, wait, problemsIn(data));
		const answer = z.safeParse(schema, data);
		if (!answer.success) throw new Failure('busy', { cause: answer.error });
		return answer.data;
	};
}

function problemsIn(data: unknown): Problem[] {
	const refusal = z.safeParse(Refusal, data);
	return refusal.success ? (refusal.data.problems as unknown as Problem[]) : [];
}

/** The user a token was given to; '' when it is none. */
function userOf(token: string): string {
	const { id } = claimsOf(token);
	return typeof id === 'string' ? id : '';
}

/** What a token says of itself (it is not verified here: that is the server's part). */
export function claimsOf(token: string): Record<string, unknown> {
	try {
		const [, body = ''] = token.split('.');
		const claims: unknown = JSON.parse(atob(body.replace(/-/g, '+').replace(/_/g, '/')));
		return typeof claims === 'object' && claims ? (claims as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}
