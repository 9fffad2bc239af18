// Her database and what of it is in memory: one way to write, which makes room, heals an emptied disk, and tells.
import { makeRoom } from '#store/prune.ts';
import type { Shelf } from '#store/shelf.ts';
import { afterLoss, StorageError, type Store, type Tx, type Written } from '#store/store.ts';
import type { Table } from '#store/tables.ts';

export interface Hears {
	/** Memory is another one now. */
	changed(): void;
	/** This was written here: other tabs want to know. */
	wrote(journal: readonly Written[]): void;
	/** Puts what memory holds onto a disk that came back empty. */
	refill(): Promise<Written[]>;
	/** A write passed, or why not. */
	wentWell(error: StorageError | null): void;
}

export class Disk {
	readonly store: Store;
	readonly shelf: Shelf;
	#hears: Hears;
	#healing: Promise<void> | undefined;

	constructor(store: Store, shelf: Shelf, hears: Hears) {
		this.store = store;
		this.shelf = shelf;
		this.#hears = hears;
	}

	read<R>(tables: Table[], job: (tx: Tx) => Promise<R>): Promise<R> {
		return this.#whole(() => this.store.read(tables, job));
	}

	async reload(): Promise<void> {
		await this.#whole(() => this.shelf.load(this.store));
		this.#hears.changed();
	}

	async write<R>(tables: Table[], job: (tx: Tx) => Promise<R>, relaxed?: 'relaxed'): Promise<R> {
		try {
			const result = await this.#write(() => this.#commit(tables, job, relaxed));
			this.#hears.wentWell(null);
			return result;
		} catch (error) {
			if (error instanceof StorageError) this.#hears.wentWell(error);
			throw error;
		}
	}

	/** Takes over what a transaction wrote, here or in another tab. */
	follow(journal: readonly Written[]): void {
		if (journal.length === 0) return;
		this.shelf.follow(journal);
		this.#hears.changed();
	}

	/** Once more after room was made. */
	async #write<R>(commit: () => Promise<R>): Promise<R> {
		try {
			return await this.#whole(commit);
		} catch (error) {
			if (!(error instanceof StorageError) || error.code !== 'full') throw error;
		}
		await this.#commit(['outbox', 'file'], makeRoom);
		return commit();
	}

	async #commit<R>(tables: Table[], job: (tx: Tx) => Promise<R>, relaxed?: 'relaxed'): Promise<R> {
		const { result, journal } = await this.store.write(tables, job, relaxed);
		this.follow(journal);
		this.#hears.wrote(journal);
		return result;
	}

	/** On a disk that came back empty, what memory holds is put back first; once, whoever notices it. */
	#whole<R>(job: () => Promise<R>): Promise<R> {
		return afterLoss(job, () => {
			this.#healing ??= this.#hears
				.refill()
				.then((journal) => {
					this.follow(journal);
				})
				.finally(() => (this.#healing = undefined));
			return this.#healing;
		});
	}
}
