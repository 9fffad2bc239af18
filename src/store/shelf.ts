// One user's database in memory: read once, then kept in step by the journal of each transaction, of this tab or another.
import type { Book } from '#domain/book.ts';
import { Copies, type RowOf } from './feed/copies.ts';
import type { FeedItem } from './feed/pages.ts';
import type { Store, Written } from './store.ts';
import { Feed, readMeta } from './kept/meta.ts';
import { shapes, type DraftRow, type NoticeRow, type OutboxRow, type PageRow } from './tables.ts';

export class Shelf {
	/** By number, hence in the order they were made. */
	readonly outbox = new Map<number, OutboxRow>();
	readonly drafts = new Map<string, DraftRow>();
	readonly notices = new Map<number, NoticeRow>();
	readonly meta = new Map<string, unknown>();
	/** Rows by page, and pages or scopes to be asked for again because they could not be read. */
	readonly pages = new Map<number, number>();
	readonly torn = { pages: new Set<number>(), scopes: new Set<string>() };
	/** Rises when a row of the server came, changed or left. */
	version = 0;
	/** Rises with each change of these tables. */
	readonly edition = { outbox: 0, draft: 0, notice: 0 };
	feed: Feed = readMeta(Feed, undefined);
	/** Version of the app, which trusts the rows it checked itself. */
	readonly app: string;
	#copies = new Copies();
	#check: RowOf | undefined;
	#checker: () => Promise<RowOf>;

	/** `checker` gives what reads rows that another version of the app wrote. */
	constructor(app: string, checker: () => Promise<RowOf>) {
		this.app = app;
		this.#checker = checker;
	}

	/** Rows of the server; ask it through a branch. */
	get book(): Book {
		return this.#copies.book;
	}

	/** The name this database was given; '' = it was never used. */
	get device(): string {
		const device = this.meta.get('device');
		return typeof device === 'string' ? device : '';
	}

	/** Copies of rows in memory: what a compacted disk would hold. */
	get live(): number {
		return this.#copies.live;
	}

	/** All rows of the server in memory, as they came. */
	items(): FeedItem[] {
		return this.#copies.items();
	}

	/** The disk melted pages together; the rows are the same. */
	repaged(journal: readonly Written[]): void {
		for (const { table, key, row } of journal)
			if (table === 'page')
				set(this.pages, key, row && 'count' in row ? Number(row.count) : undefined);
	}

	/** Reads all of the database in one transaction. */
	async load(store: Store): Promise<void> {
		const tables = ['meta', 'page', 'outbox', 'draft', 'notice'] as const;
		const read = () =>
			store.read([...tables], (tx) => Promise.all(tables.map((table) => tx.all(table))));
		let rows = await read();
		const isForeign = (row: object) => 'by' in row && (row.by !== this.app || this.app === '');
		if (!this.#check && rows.flat().some(isForeign)) {
			this.#check = await this.#checker().catch(() => undefined); // torn: asked for again
			rows = await read(); // what was written meanwhile
		}
		for (const map of [this.outbox, this.drafts, this.notices, this.meta, this.pages]) map.clear();
		for (const table of ['outbox', 'draft', 'notice'] as const) this.edition[table]++;
		this.#empty();
		this.feed = readMeta(Feed, undefined);
		const journal = tables.flatMap((table, at) =>
			(rows[at] ?? []).map((row): Written => {
				const key = (row as unknown as Record<string, string | number>)[shapes[table].key] ?? '';
				return { table, key, row };
			})
		);
		this.follow(journal);
		for (const { row } of journal)
			if (row && 'scope' in row && this.feed.cursors[row.scope] === undefined)
				this.torn.scopes.add(row.scope);
	}

	/** Takes over what a transaction wrote. Scopes without a cursor have left, another epoch empties all. */
	follow(journal: readonly Written[]): void {
		for (const { table, key, row } of journal)
			if (table === 'meta' && key === 'feed' && row && 'value' in row) this.#followFeed(row.value);
		for (const { table, key, row } of journal) {
			if (table === 'outbox' || table === 'draft' || table === 'notice') this.edition[table]++;
			if (table === 'page') this.#followPage(Number(key), row as PageRow | undefined);
			else if (table === 'meta') set(this.meta, key, row && 'value' in row ? row.value : undefined);
			else if (table === 'outbox') set(this.outbox, key, row as OutboxRow | undefined);
			else if (table === 'draft') set(this.drafts, key, row as DraftRow | undefined);
			else if (table === 'notice') set(this.notices, key, row as NoticeRow | undefined);
		}
	}

	#followFeed(value: unknown): void {
		const feed = readMeta(Feed, value);
		const { epoch, cursors } = this.feed;
		const gone = Object.keys(cursors).filter((scope) => feed.cursors[scope] === undefined);
		if (epoch && feed.epoch !== epoch) this.#empty();
		else if (gone.length) {
			this.#copies.drop((scope) => gone.includes(scope));
			this.version++;
		}
		this.feed = feed;
	}

	#followPage(n: number, page: PageRow | undefined): void {
		if (!page) {
			this.pages.delete(n);
			return;
		}
		this.pages.set(n, page.count);
		this.version++;
		if (this.#copies.take(page, this.app, this.#check)) return;
		this.torn.pages.add(n);
		this.torn.scopes.add(page.scope);
	}

	#empty(): void {
		this.#copies = new Copies();
		this.version++;
	}
}

function set<K, V>(map: Map<K, V>, key: string | number, row: V | undefined): void {
	if (row === undefined) map.delete(key as K);
	else map.set(key as K, row);
}
