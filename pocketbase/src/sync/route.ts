// One way in and one way out for every sync route: who calls, how often, and an answer that always carries `proto`.
import { PROTO } from '#domain/judging/envelope.ts';

/** A call by somebody we know. */
export interface Call {
	e: core.RequestEvent;
	user: core.Record;
	/** The server's clock, ISO UTC. */
	now: string;
}

/** An answer that is no answer to the question: thrown anywhere inside a route. */
export class Refusal extends Error {
	readonly status: number;
	readonly body: object;

	constructor(status: number, body: object) {
		super(String(status));
		this.status = status;
		this.body = body;
	}
}

/** Calls a minute and user; `CLAUSE_CALLS` sets another figure. A first load of a year takes about 15. */
const CALLS = 600;

/** Runs a route for a known user; anything else, and anything thrown, is answered as JSON with `proto`. */
export function answer(e: core.RequestEvent, route: (call: Call) => void): void {
	try {
		const now = new Date().toISOString();
		route({ e, user: caller(e, now), now });
	} catch (error) {
		if (error instanceof Refusal) {
			say(e, error.status, error.body);
			return;
		}
		$app.logger().error('sync', 'path', e.request?.url?.path, 'error', String(error));
		say(e, 500, { error: 'failed' });
	}
}

/** Sends JSON that is already text, or an object. */
export function say(e: core.RequestEvent, status: number, body: object | string): void {
	const header = e.response.header();
	header.set('Content-Type', 'application/json');
	header.set('Cache-Control', 'no-store');
	e.string(status, typeof body === 'string' ? body : JSON.stringify({ proto: PROTO, ...body }));
}

/** The user of the token; a dead token is a guest to PocketBase, so nobody else is let in here. */
function caller(e: core.RequestEvent, now: string): core.Record {
	const user = e.auth;
	if (!user) throw new Refusal(401, { error: 'signed-out' });
	if (user.collection().name !== 'users') throw new Refusal(403, { error: 'not-a-user' });
	if (user.getBool('disabled')) throw new Refusal(403, { error: 'disabled' });
	count(e, user.id, now);
	return user;
}

/** Counts by user, since whole offices share an address. Kept as text: live objects must not cross engines. */
function count(e: core.RequestEvent, user: string, now: string): void {
	const store = $app.store();
	const minute = now.slice(0, 16);
	const [since = '', calls = '0'] = String(store.get(`calls:${user}`) ?? '').split('|');
	const n = since === minute ? Number(calls) + 1 : 1;
	store.set(`calls:${user}`, `${minute}|${n}`);
	if (n <= (Number($os.getenv('CLAUSE_CALLS')) || CALLS)) return;
	e.response.header().set('Retry-After', String(60 - Number(now.slice(17, 19))));
	throw new Refusal(429, { error: 'too-many-calls' });
}
