// Several tabs of one user: each tells the others which rows it wrote, they read them from the disk.
import type { Store, Tx, Written } from '#store/store.ts';
import { shapes, type Table } from '#store/tables.ts';
import type { Surroundings } from '../parts/parts.ts';

interface Own {
	read: Store['read'];
	follow(journal: Written[]): void;
}

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

	close(): void {
		this.#channel?.close();
	}

	async #hear(said: unknown): Promise<void> {
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
