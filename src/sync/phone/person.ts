// One user on this phone: her database, what of it is in memory, and the loop that keeps both in step with the server.
import { Shelf } from '#store/shelf.ts';
import { StorageError, type Store, type Tx } from '#store/store.ts';
import { readMeta, Session } from '#store/kept/meta.ts';
import type { Table } from '#store/tables.ts';
import { Bell } from '../parts/bell.ts';
import type { Engine } from '../parts/engine.ts';
import { forgetRows, forgetSession, isForgotten } from '../forget.ts';
import { Loop } from '../loop.ts';
import { once } from '../parts/once.ts';
import type { Clock, Entered, Parts } from '../parts/parts.ts';
import type { Server } from '../server.ts';
import { contactIn, serverNow } from './desk.ts';
import { Disk, type Hears } from './disk.ts';
import type { Workplace } from './round.ts';
import { roundsOf } from './rounds.ts';
import { Looker, quiet } from './snapshot.ts';
import { Tabs } from './tabs.ts';
import { keepToken, nameIt } from '../session/entry.ts';
import type { StorageHealth, SyncState, Told, View } from './view.ts';

/** The name of a user's own database, and of what her tabs talk over. */
export const databaseOf = (user: string): string => `app:${user}`;

export class Person implements Workplace {
	readonly user: string;
	readonly app: string;
	readonly clock: Clock;
	readonly server: Server;
	readonly store: Store;
	readonly shelf: Shelf;
	readonly looker: Looker;
	readonly loop: Loop;
	readonly bell: Bell;
	readonly tabs: Tabs;
	/** The rules and the rounds: loaded once, at the latest when something waits. Rejects when they cannot be had. */
	readonly engine: () => Promise<Engine>;
	readonly moved = (): void => {
		this.loop.moved();
	};
	#parts: Parts;
	#told: Told;
	#ends: (() => void)[] = [];
	#state: Partial<SyncState> = {};
	#disk: Disk;

	private constructor(parts: Parts, user: string, store: Store, told: Told) {
		this.#parts = parts;
		this.#told = told;
		this.store = store;
		this.user = user;
		this.app = parts.app;
		this.clock = parts.clock;
		this.shelf = new Shelf(parts.app, async () => (await this.engine()).rowOf);
		this.looker = new Looker(this.shelf);
		this.server = parts.connect({ user, token: () => this.session.token });
		this.bell = new Bell(parts, () => {
			this.loop.wake();
		});
		this.tabs = new Tabs(parts.browser, databaseOf(user), {
			read: (tables, job) => this.read(tables, job),
			follow: (journal) => {
				this.#disk.follow(journal);
			},
			loop: () => this.loop
		});
		this.#disk = new Disk(store, this.shelf, this.#hears());
		this.engine = once(() => this.#learn());
		this.loop = new Loop(roundsOf(parts, this));
	}

	/** Opens her database and reads it. Rejects with `StorageError`. */
	static async open(parts: Parts, user: string, told: Told): Promise<Person> {
		const store = await parts.cellar.open(databaseOf(user));
		const person = new Person(parts, user, store, told);
		await person.shelf.load(store);
		// What waits is part of what she sees.
		if (person.looker.waiting.length)
			await person.engine().catch((error: unknown) => {
				parts.browser.report(error);
			});
		// A disk that takes nothing keeps nobody out: the next day, and the next start, ask again.
		await person.tidy().catch((error: unknown) => {
			if (!(error instanceof StorageError)) throw error;
		});
		return person;
	}

	/** R56: rows leave when the server has been silent for too long. */
	async tidy(): Promise<void> {
		if (isForgotten(contactIn(this.shelf), this.clock.now()))
			await this.write(['meta', 'page'], forgetRows);
	}

	#hears(): Hears {
		return {
			changed: () => {
				this.#told.changed();
			},
			wrote: (journal) => {
				this.tabs.tell(journal);
			},
			refill: async () => {
				this.#told.emptied();
				return (await this.engine()).refill(this.store, this.shelf);
			},
			wentWell: (error) => {
				if (!error || error.code === 'broken') this.#told.disk(!error);
				else this.loop.refused(error);
			}
		};
	}

	async #learn(): Promise<Engine> {
		const load = this.#parts.engine ?? (async () => (await import('../parts/engine.ts')).engine);
		const engine = await load();
		this.looker.learn(engine.apply);
		this.#told.changed();
		return engine;
	}

	get session(): Session {
		return readMeta(Session, this.shelf.meta.get('session'));
	}

	/** True when this database was never used, or was lost. */
	get isNew(): boolean {
		return this.shelf.device === '';
	}

	/** A database that was never used gets its name; `lost` = changes that an earlier one held, as far as known. */
	async begin(device: string, lost: number): Promise<void> {
		await this.write(['meta', 'notice'], (tx) => nameIt(tx, device, lost, this.clock.now()));
	}

	/** The token she was just given. */
	async enter(entered: Entered): Promise<void> {
		const isKnown = this.shelf.meta.has('who');
		await this.write(['meta'], (tx) => keepToken(tx, entered, isKnown, this.clock.now()));
	}

	/** Begins to send and fetch, now and whenever there is a reason. */
	start(): void {
		const end = this.#parts.browser.onWake(() => {
			void this.#wake();
		});
		this.#ends.push(end);
		void this.loop.sync();
	}

	/** Rows of the server and the session leave; what was typed stays. Call `close` after it. */
	async leave(): Promise<void> {
		this.loop.end();
		await this.write(['meta', 'page'], forgetSession);
	}

	view(storage: StorageHealth): View {
		const { at, failingSince } = contactIn(this.shelf);
		const { complete, pulled } = this.shelf.feed;
		const known = { lastContact: at, failingSince, complete, pulled };
		return this.looker.look(serverNow(this), { ...quiet, ...this.#state, ...known }, storage);
	}

	write<R>(tables: Table[], job: (tx: Tx) => Promise<R>, relaxed?: 'relaxed'): Promise<R> {
		return this.#disk.write(tables, job, relaxed);
	}

	read<R>(tables: Table[], job: (tx: Tx) => Promise<R>): Promise<R> {
		return this.#disk.read(tables, job);
	}

	reload(): Promise<void> {
		return this.#disk.reload();
	}

	progress(state: Partial<SyncState>): void {
		this.#state = { ...this.#state, ...state };
		this.#told.changed();
	}

	/** Nothing is sent, heard or told any more. */
	close(): void {
		this.loop.end();
		this.bell.stop();
		this.tabs.close();
		for (const end of this.#ends) end();
		const deaf = () => undefined;
		this.#told = { changed: deaf, disk: deaf, emptied: deaf };
		this.store.close();
	}

	async #wake(): Promise<void> {
		if (!this.#parts.browser.visible()) {
			this.bell.stop();
			return;
		}
		if (!this.tabs.hears) await this.reload().catch(() => undefined);
		await this.loop.sync();
	}
}
