// Several tabs of one user: each tells the others which rows it wrote, they read them from the disk; one says it sends.
import type { Store, Tx, Written } from '#store/store.ts';
import { shapes, type Table } from '#store/tables.ts';
import type { Loop } from '../loop.ts';
import type { Surroundings } from '../parts/parts.ts';

interface Own {
	read: Store['read'];
	follow(journal: Written[]): void;
	loop(): Pick<Loop, 'isAtIt' | 'someoneIsAtIt'>;
}

const [WHO, ME] = ['who is at it?', 'I am at it'];

export class Tabs {
	/** False where browsers do not let tabs talk: then coming back into view reads everything anew. */
	readonly hears: boolean;
	#channel: ReturnType<Surroundings['channel']>;
	#own: Own;

	constructor(browser: Surroundings, name: string, own: Own) {
		this.#own = own;
		this.#channel = browser.channel(name, (said) => {
			void this.#hear(said).catch(() => undefined);
		});
		this.hears = this.#channel !== null;
	}

	tell(journal: readonly Written[]): void {
		const keys = journal.map(({ table, key }) => [table, key]);
		if (keys.length) this.#channel?.say(keys);
	}

	/** Asks which tab is at it; false where tabs cannot talk. */
	ask(): boolean {
		this.#channel?.say(WHO);
		return this.hears;
	}

	close(): void {
		this.#channel?.close();
	}

	async #hear(said: unknown): Promise<void> {
		if (said === WHO && this.#own.loop().isAtIt) this.#channel?.say(ME);
		if (said === ME) this.#own.loop().someoneIsAtIt();
		if (!Array.isArray(said)) return;
		const keys = new Map(said.map((one: unknown) => [JSON.stringify(one), one]));
		const asked = [...keys.values()].filter(isKey).filter(([table]) => table !== 'file');
		const tables = [...new Set(asked.map(([table]) => table))];
		if (tables.length === 0) return;
		const journal = await this.#own.read(tables, (tx) =>
			Promise.all(asked.map(([table, key]) => rowAt(tx, table, key)))
		);
		this.#own.follow(journal);
	}
}

async function rowAt(tx: Tx, table: Table, key: string | number): Promise<Written> {
	const row = await tx.get(table, key);
	return { table, key, ...(row && { row }) };
}

function isKey(one: unknown): one is [Table, string | number] {
	return Array.isArray(one) && typeof one[0] === 'string' && Object.hasOwn(shapes, one[0]);
}
