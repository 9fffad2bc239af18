// One look at the phone: what screens read. Parts that did not change are the same objects as in the look before.
import { Book } from '#domain/book.ts';
import type { Who } from '#domain/records.ts';
import { Overlay, type Apply } from '#store/overlay.ts';
import type { Shelf } from '#store/shelf.ts';
import { Person, readMeta } from '#store/kept/meta.ts';
import { type OutboxRow } from '#store/tables.ts';
import type { Draft, Notice, StorageHealth, SyncState, View, Waiting } from './view.ts';

/** Nothing is going on, nothing is known. */
export const quiet: SyncState = {
	phase: 'idle',
	sent: 0,
	total: 0,
	lastContact: '',
	failingSince: '',
	nextTry: '',
	complete: false,
	pulled: 0
};

/** The phone with nobody signed in. */
export function emptyView(now: string, storage: StorageHealth): View {
	const book = new Book(now);
	return {
		who: null,
		book,
		received: book,
		outbox: [],
		drafts: [],
		notices: [],
		sync: quiet,
		storage
	};
}

/** Reads a shelf into views; keeps what the next look can use again. */
export class Looker {
	#shelf: Shelf;
	#overlay = new Overlay();
	#who: { value: unknown; who: Who } | undefined;
	#apply: Apply | undefined;
	#kept = new Map<string, { key: readonly unknown[]; value: unknown }>();

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
	}

	/** The rules are here: from now on, what waits is shown over the server's rows. */
	learn(apply: Apply): void {
		this.#apply = apply;
	}

	/** Who this database belongs to, as the server last said. */
	get who(): Who {
		const value = this.#shelf.meta.get('who');
		if (!this.#who || this.#who.value !== value)
			this.#who = { value, who: readMeta(Person, value) };
		return this.#who.who;
	}

	/** Changes without an answer, in order. */
	get waiting(): OutboxRow[] {
		return this.#keep('waiting', [this.#shelf.edition.outbox], () =>
			this.#ordered().filter((row) => row.state === 'ready' || row.state === 'attention')
		);
	}

	/** Where the latest state of a record is. */
	get states(): ReadonlyMap<string, 'phone' | 'attention'> {
		return this.#keep('states', [this.waiting], () => {
			const states = new Map<string, 'phone' | 'attention'>();
			for (const { record, state } of this.waiting)
				if (states.get(record) !== 'attention')
					states.set(record, state === 'attention' ? 'attention' : 'phone');
			return states;
		});
	}

	/** `now` = server's clock as far as known, ms. Books stay the same within a minute in which nothing moved. */
	look(now: number, sync: SyncState, storage: StorageHealth): View {
		const { book: base, version, edition } = this.#shelf;
		const time = new Date(now).toISOString();
		const minute = Math.floor(now / 60_000);
		const { who, waiting } = this;
		const apply = this.#apply;
		return {
			who,
			received: this.#keep('received', [base, version, minute], () => base.branch(time)),
			book: this.#keep('book', [base, version, minute, waiting, who, apply], () =>
				apply ? this.#overlay.over(base, version, waiting, who, time, apply) : base.branch(time)
			),
			outbox: this.#keep('outbox', [edition.outbox], () => this.#outbox()),
			drafts: this.#keep('drafts', [edition.draft], (): Draft[] => [
				...this.#shelf.drafts.values()
			]),
			notices: this.#keep('notices', [edition.notice], (): Notice[] => [
				...this.#shelf.notices.values()
			]),
			sync,
			storage
		};
	}

	#ordered(): OutboxRow[] {
		return [...this.#shelf.outbox.values()].sort((a, b) => a.n - b.n);
	}

	#outbox(): Waiting[] {
		const rows = this.#ordered();
		return rows.flatMap(({ state, change, problems, waits, received, tries, errors, unsent }) =>
			state === 'dropped'
				? []
				: {
						change,
						state,
						problems,
						waitsFor: waits,
						received,
						tries: tries + errors,
						files: unsent.length
					}
		);
	}

	#keep<T>(name: string, key: readonly unknown[], make: () => T): T {
		const kept = this.#kept.get(name);
		if (kept && kept.key.every((part, at) => part === key[at])) return kept.value as T;
		const value = make();
		this.#kept.set(name, { key, value });
		return value;
	}
}
