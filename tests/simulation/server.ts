// The server in memory: the same judge, a ledger, a feed by sequence, scopes, files, an epoch, and backups it may fall back to.
import { Envelope, MOST_BYTES, MOST_CHANGES, PROTO } from '#domain/judging/envelope.ts';
import type { Entry, LedgerRow, Result } from '#domain/judge.ts';
import { shapeProblems } from '#domain/judging/shape.ts';
import { block } from '#domain/problem.ts';
import type { Col, Declaration, Membership, Row, Who } from '#domain/records.ts';
import { parisDay } from '#domain/values.ts';
import { sha256 } from '#sync/parts/sha256.ts';
import { Bench } from '../bench.ts';
import type { Inhabitant } from './town.ts';
import { reach, scopesOfRow } from '../reach.ts';

export interface Request {
	method: string;
	path: string;
	token: string;
	body: string;
	file: Uint8Array | undefined;
	hash: string;
}

export interface Answer {
	status: number;
	text: string;
	/** Seconds. */
	wait?: number;
	bytes?: Uint8Array;
	type?: string;
}

/** Who sent what, what was said to it, and every record as it stood before. */
export type Answered = (
	user: string,
	changes: { id: string }[],
	results: Result[],
	before: ReadonlyMap<string, Declaration>
) => void;

interface Line {
	seq: number;
	col: Col;
	id: string;
	gone: boolean;
}

/** The same lines in a map of their own. */
function copyOf(lines: ReadonlyMap<string, Line>): Map<string, Line> {
	return new Map(lines);
}

/** What the server did, in order: enough to do it all again. */
export type Deed = { rows: [Col, Row][] } | { entry: Entry; line: LedgerRow };

/** The judge's bench with a feed: each row that is put leaves a line in every scope it reaches, or has left. */
class Fed extends Bench {
	feed = new Map<string, Map<string, Line>>();
	seq = 0;
	deeds: Deed[] = [];
	/** Scopes that have something new since they were last told. */
	readonly news = new Set<string>();

	override put<C extends Col>(col: C, ...rows: Row<C>[]): this {
		for (const row of rows) {
			const after = scopesOfRow(reach[col], row);
			for (const scope of scopesOfRow(reach[col], this.tables[col]?.get(row.id)))
				if (!after.includes(scope)) this.#line(scope, col, row.id, true);
			for (const scope of after) this.#line(scope, col, row.id, false);
		}
		return super.put(col, ...rows);
	}

	#line(scope: string, col: Col, id: string, gone: boolean): void {
		let lines = this.feed.get(scope);
		if (!lines) this.feed.set(scope, (lines = new Map<string, Line>()));
		const key = `${col}|${id}`;
		lines.delete(key);
		lines.set(key, { seq: ++this.seq, col, id, gone });
		this.news.add(scope);
	}

	/** All of it, as a backup holds it. Rows and lines are never altered, only replaced. */
	copy(): Fed {
		const copy = new Fed();
		for (const col of Object.keys(this.tables) as Col[])
			copy.tables[col] = new Map(this.tables[col] as Map<string, never>);
		for (const [id, line] of this.ledger) copy.ledger.set(id, line);
		for (const [id, file] of this.files) copy.files.set(id, file);
		for (const [scope, lines] of this.feed) copy.feed.set(scope, copyOf(lines));
		copy.seq = this.seq;
		copy.deeds = [...this.deeds];
		return copy;
	}
}

/** Ill fates of a call, as people and machines bring them. */
export interface Moods {
	/** Bytes a call may have. */
	most: number;
	/** Another protocol is spoken from now on: apps must be renewed. */
	newer: boolean;
	/** Kinds of a version this server does not know yet. */
	unknown: Set<string>;
	/** Changes the database refuses for now. */
	poison: (id: string) => boolean;
}

export class Server {
	data = new Fed();
	bytes = new Map<string, Uint8Array>();
	epoch = 'epoch000000001';
	readonly moods: Moods = {
		most: MOST_BYTES,
		newer: false,
		unknown: new Set(),
		poison: () => false
	};
	/** Every answer given, for whoever watches. */
	answered: Answered = () => undefined;
	/** Where there is news. */
	ring: (scopes: ReadonlySet<string>) => void = () => undefined;
	/** What phones said they still held: by user and device. */
	readonly devices = new Map<string, { waiting: number; oldest: string | null }>();
	readonly #people = new Map<string, Inhabitant & { tokens: number; closed: boolean }>();
	readonly #now: () => number;
	#backup: { data: Fed; bytes: Map<string, Uint8Array> } | undefined;
	#epochs = 1;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** Whoever has an account. */
	admit(person: Inhabitant): void {
		this.#people.set(person.user, { ...person, tokens: 1, closed: false });
	}

	/** The office changes rows in its dashboard. */
	office(...rows: [Col, Row][]): void {
		for (const [col, row] of rows) this.data.put(col, row);
		this.data.deeds.push({ rows });
		this.#tell();
	}

	backUp(): void {
		this.#backup = { data: this.data.copy(), bytes: new Map(this.bytes) };
	}

	/** Last night's backup is what there is now; the file beside the data knows that there was more. */
	restore(): boolean {
		if (!this.#backup) return false;
		this.data = this.#backup.data.copy();
		this.bytes = new Map(this.#backup.bytes);
		this.epoch = `epoch00000000${++this.#epochs}`;
		return true;
	}

	/** The password was changed elsewhere: older tokens are worth nothing. */
	signOutEverywhere(user: string): void {
		const person = this.#people.get(user);
		if (person) person.tokens++;
	}

	close(user: string, closed: boolean): void {
		const person = this.#people.get(user);
		if (person) person.closed = closed;
	}

	/** A token that is good for so many milliseconds. */
	token(user: string, life: number): string {
		const exp = Math.floor((this.#now() + life) / 1000);
		const n = this.#people.get(user)?.tokens ?? 0;
		return `h.${btoa(JSON.stringify({ id: user, exp, n }))}.s`;
	}

	handle(request: Request): Answer {
		const user = this.#user(request.token);
		if (!user) return said(401, { error: 'sign-in' });
		if (user.closed) return said(403, { error: 'closed' });
		if (request.path === '/api/sync/push') return this.#push(user, request.body);
		if (request.path.startsWith('/api/sync/pull')) return this.#pull(user, request.path);
		const id = request.path.split('/').at(-1) ?? '';
		return request.method === 'POST' ? this.#take(user, id, request) : this.#give(user, id);
	}

	/** Whose token this is; undefined when it is worth nothing. */
	#user(token: string) {
		try {
			const claims = JSON.parse(atob(token.split('.')[1] ?? '')) as Record<string, unknown>;
			const user = this.#people.get(String(claims['id']));
			const good = Number(claims['exp']) * 1000 > this.#now() && claims['n'] === user?.tokens;
			return good ? user : undefined;
		} catch {
			return undefined;
		}
	}

	who({ user, name }: Pick<Inhabitant, 'user' | 'name'>): Who {
		const memberships = this.data.all('memberships').filter((one) => one.user === user);
		return { user, name, memberships };
	}

	scopesOf(user: string): string[] {
		const today = parisDay(this.#iso());
		const own = this.data.all('memberships').filter((one) => one.user === user);
		const mine = own.filter(
			({ from, to }) => (from === '' || from <= today) && (to === '' || today <= to)
		);
		return [...new Set(['*', `u:${user}`, ...mine.flatMap((one) => this.#scopes(one))])];
	}

	#scopes({ role, org, company, buyer }: Membership): string[] {
		if (role === 'facilitator' || role === 'org_admin') return [`o:${org}`];
		if (role === 'buyer_viewer') {
			const bought = this.data.all('contracts').filter((row) => row.buyer === buyer);
			return [`b:${buyer}`, ...bought.map((row) => `k:${row.id}`)];
		}
		const parties = this.data.all('contract_parties').filter((row) => row.company === company);
		const cards = this.data
			.all('assignments')
			.filter((row) => row.company === company || row.counts_for === company);
		const contracts = [...parties, ...cards].map((row) => `k:${row.contract}`);
		return [...contracts, `c:${company}`];
	}

	#push(user: Inhabitant, body: string): Answer {
		if (body.length > this.moods.most) return said(413, { error: 'too-large' });
		const given = JSON.parse(body) as { proto?: unknown; changes?: unknown[] };
		if (this.moods.newer || given.proto !== PROTO) return said(426, { error: 'other-proto' });
		if ((given.changes?.length ?? 0) > MOST_CHANGES) return said(413, { error: 'too-many' });
		const envelope = Envelope.safeParse(given);
		if (!envelope.success) return said(400, { problems: shapeProblems(envelope.error, '') });
		const { device, waiting, oldest, changes } = envelope.data;
		const now = this.#iso();
		const who = this.who(user);
		const before = new Map(this.data.tables.declarations);
		const entries = changes.map((raw): Entry => ({ raw: this.#read(raw), who, device, now }));
		const { results, touched } = this.#judge(entries);
		this.devices.set(`${user.user} ${device}`, { waiting, oldest });
		this.answered(user.user, changes, results, before);
		const items = this.#present(touched, this.scopesOf(user.user));
		this.#tell();
		return said(200, { epoch: this.epoch, now, results, items });
	}

	/** What a newer app says in a version that is not known here yet. */
	#read(raw: Record<string, unknown>): Record<string, unknown> {
		const isNew = !this.data.ledger.has(String(raw['id']));
		return isNew && this.moods.unknown.has(String(raw['kind'])) ? { ...raw, v: 99 } : raw;
	}

	/** Together; where the database refuses one, each alone, and only that one fails. */
	#judge(entries: Entry[]): { results: Result[]; touched: string[] } {
		if (!entries.some((entry) => this.#poisoned(entry))) return this.#save(entries);
		const stopped = new Set<string>();
		const verdicts = entries.map((entry) => {
			if (!this.#poisoned(entry)) return this.#save([entry], stopped);
			const { id, record } = entry.raw as { id: string; record: string };
			stopped.add(id).add(`${entry.who.user}|${record}`);
			const results: Result[] = [{ id, status: 'error', problems: [] }];
			return { results, touched: [] };
		});
		return {
			results: verdicts.flatMap(({ results }) => results),
			touched: verdicts.flatMap(({ touched }) => touched)
		};
	}

	#poisoned({ raw }: Entry): boolean {
		const { id } = raw as { id: string };
		return !this.data.ledger.has(id) && this.moods.poison(id);
	}

	#save(entries: Entry[], stopped?: Set<string>) {
		const judged = this.data.push(entries, stopped);
		for (const line of judged.writes.changes) {
			const entry = entries.find((one) => (one.raw as { id: string }).id === line.id);
			if (entry) this.data.deeds.push({ entry, line });
		}
		if (judged.failures.length) throw new Error(judged.failures[0]?.message);
		return judged;
	}

	#present(records: string[], scopes: string[]): object[] {
		const own = scopes.filter((scope) => scope.startsWith('o:') || scope.startsWith('c:'));
		return records.flatMap((record) => {
			const lines = own.flatMap((scope) => {
				const line = this.data.feed.get(scope)?.get(`declarations|${record}`);
				return line && !line.gone ? { scope, line } : [];
			});
			const [newest] = lines.sort((a, b) => b.line.seq - a.line.seq);
			return newest ? this.#item(newest.scope, newest.line) : [];
		});
	}

	#item(scope: string, { seq, col, id, gone }: Line): object {
		const data = this.data.tables[col]?.get(id);
		return gone || !data
			? { scope, seq, col, id, gone: true }
			: { scope, seq, col, id, data: data as object };
	}

	#pull({ user, name }: Inhabitant, path: string): Answer {
		const query = new URLSearchParams(path.split('?')[1]);
		const since = JSON.parse(query.get('since') ?? '{}') as Record<string, number>;
		const limit = Math.min(Number(query.get('limit')), this.page);
		const scopes = this.scopesOf(user);
		const next: Record<string, number> = {};
		const items: object[] = [];
		let more = false;
		for (const scope of scopes) {
			next[scope] = since[scope] ?? 0;
			for (const line of this.data.feed.get(scope)?.values() ?? []) {
				if (line.seq <= (since[scope] ?? 0)) continue;
				if (items.length === limit) {
					more = true;
					break;
				}
				items.push(this.#item(scope, line));
				next[scope] = line.seq;
			}
		}
		const { memberships } = this.who({ user, name });
		const drop = Object.keys(since).filter((scope) => !scopes.includes(scope));
		const me = { id: user, name, memberships };
		const head = { epoch: this.epoch, now: this.#iso(), me, since, scopes, drop, next, more };
		return said(200, { ...head, max: this.data.seq, items });
	}

	/** Rows a page. */
	page = 1000;

	#take({ user }: Inhabitant, id: string, { file, hash }: Request): Answer {
		const known = this.data.files.get(id);
		if (!known || known.author !== user) return said(404, { error: 'unknown-file' });
		if (hash !== known.sha256) return said(422, { problems: [block('file_reused', 'sha256')] });
		if (this.bytes.has(id)) return said(200, { id, status: 'stored', again: true });
		if (!file || file.length !== known.size || sha256(file.slice().buffer) !== known.sha256)
			return said(422, { problems: [block('hash-mismatch', 'sha256')] });
		this.bytes.set(id, file);
		return said(200, { id, status: 'stored' });
	}

	#give({ user }: Inhabitant, id: string): Answer {
		const known = this.data.files.get(id);
		const scopes = this.scopesOf(user);
		const may =
			known && (scopes.includes(`o:${known.org}`) || scopes.includes(`c:${known.company}`));
		const bytes = this.bytes.get(id);
		if (!may || !bytes) return said(404, { error: 'unknown-file' });
		return { status: 200, text: '', bytes, type: known.type };
	}

	#iso(): string {
		return new Date(this.#now()).toISOString();
	}

	#tell(): void {
		if (this.data.news.size === 0) return;
		this.ring(new Set(this.data.news));
		this.data.news.clear();
	}
}

function said(status: number, body: object): Answer {
	return { status, text: JSON.stringify({ proto: PROTO, ...body }) };
}
