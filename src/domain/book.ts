// The questions a rule may ask: this contract? her other entries that week? today? Synchronous, in memory.
import type {
	Card,
	Col,
	Contract,
	ContractMonth,
	Declaration,
	Invoice,
	Party,
	Row,
	Site
} from './records.ts';
import { parisDay, type Day, type Period } from './values.ts';

type Keys = Partial<{ [C in Col]: Record<string, (row: Row<C>) => string> }>;

const keys: Keys = {
	contract_invoices: { contract: (r) => r.contract },
	sites: { contract: (r) => r.contract },
	contract_parties: { contract: (r) => r.contract },
	assignments: { contract: (r) => r.contract, participant: (r) => r.participant },
	declarations: {
		participant: (r) => (r.kind === 'day-entry' ? r.participant : ''),
		'contract kind': (r) => `${r.contract} ${r.kind}`
	},
	contract_months: { contract: (r) => r.contract }
};

/** Ids of rows by the value of a key. */
type Index = Map<string, Set<string>>;

/**
 * Rows in memory, found by id or by one of a few keys; a branch sees its parent's rows until it has its own. No `#names`
 * here: lowered for PocketBase's engine, they cost more than what they guard.
 */
export class Book {
	private readonly rows = new Map<Col, Map<string, Row | null>>();
	/** By collection and name of the key: each is made at the first question, and kept up from then on. */
	private readonly indexes = new Map<Col, Map<string, Index>>();
	private readonly parent: Book | undefined;
	private day: Day = '';
	/** The instant this book is asked at, UTC. */
	readonly now: string;

	constructor(now: string, parent?: Book) {
		this.now = now;
		this.parent = parent;
	}

	/** Today in Europe/Paris (R66). */
	get today(): Day {
		return (this.day ||= parisDay(this.now)); // asked for every row a rule looks at
	}

	/** A book over this one: what is put into it does not touch this one. */
	branch(now: string = this.now): Book {
		return new Book(now, this);
	}

	put<C extends Col>(col: C, row: Row<C>): void {
		this.forget(col, row.id);
		this.table(col).set(row.id, row);
		this.indexes.get(col)?.forEach((index, name) => {
			enter(index, col, name, row);
		});
	}

	/** The row is gone, here and for every branch of this book. */
	remove(col: Col, id: string): void {
		this.forget(col, id);
		this.table(col).set(id, null);
	}

	get<C extends Col>(col: C, id: string): Row<C> | undefined {
		const own = this.rows.get(col)?.get(id);
		if (own !== undefined) return (own ?? undefined) as Row<C> | undefined;
		return this.parent?.get(col, id);
	}

	all<C extends Col>(col: C): Row<C>[] {
		const rows = this.parent ? this.hidden(col, this.parent.all(col)) : [];
		for (const row of this.rows.get(col)?.values() ?? []) if (row) rows.push(row as Row<C>);
		return rows;
	}

	/** Rows whose key (see `keys`) has this value. A new list each time: it may be added to. */
	by<C extends Col>(col: C, name: string, value: string): Row<C>[] {
		const rows = this.parent ? this.hidden(col, this.parent.by(col, name, value)) : [];
		const own = this.rows.get(col);
		if (!own) return rows;
		const indexes = this.indexes.get(col) ?? new Map<string, Index>();
		this.indexes.set(col, indexes);
		let index = indexes.get(name);
		if (!index) {
			indexes.set(name, (index = new Map<string, Set<string>>()));
			for (const row of own.values()) if (row) enter(index, col, name, row);
		}
		index.get(value)?.forEach((id) => {
			rows.push(own.get(id) as Row<C>);
		});
		return rows;
	}

	/** The parent's rows, without those this book has its own of. */
	private hidden<C extends Col>(col: C, above: Row<C>[]): Row<C>[] {
		const own = this.rows.get(col);
		return own?.size ? above.filter((row) => !own.has(row.id)) : above;
	}

	contract(id: string): Contract | undefined {
		return this.get('contracts', id);
	}
	party(id: string): Party | undefined {
		return this.get('contract_parties', id);
	}
	card(id: string): Card | undefined {
		return this.get('assignments', id);
	}
	site(id: string): Site | undefined {
		return this.get('sites', id);
	}
	declaration(id: string): Declaration | undefined {
		return this.get('declarations', id);
	}
	parties(contract: string): Party[] {
		return this.by('contract_parties', 'contract', contract);
	}
	sites(contract: string): Site[] {
		return this.by('sites', 'contract', contract);
	}
	cards(contract: string): Card[] {
		return this.by('assignments', 'contract', contract);
	}
	invoices(contract: string): Invoice[] {
		return this.by('contract_invoices', 'contract', contract);
	}
	months(contract: string): ContractMonth[] {
		return this.by('contract_months', 'contract', contract);
	}
	/** Standing day entries of a person, on all contracts and from all companies that this book knows. */
	entriesOf(participant: string): Declaration[] {
		return this.by('declarations', 'participant', participant).filter(
			(row) => row.status !== 'withdrawn'
		);
	}
	/** Standing declarations of one kind on a contract. */
	declarationsOf(contract: string, kind: string): Declaration[] {
		return this.by('declarations', 'contract kind', `${contract} ${kind}`).filter(
			(row) => row.status !== 'withdrawn'
		);
	}
	/** Standing monthly declarations of a contract for a period. */
	periodOf(contract: string, period: Period): Declaration[] {
		return this.declarationsOf(contract, 'hours-declaration').filter(
			(row) => row.period === period
		);
	}

	private table(col: Col): Map<string, Row | null> {
		const table = this.rows.get(col) ?? new Map<string, Row | null>();
		this.rows.set(col, table);
		return table;
	}

	private forget(col: Col, id: string): void {
		const indexes = this.indexes.get(col);
		const old = indexes && this.rows.get(col)?.get(id);
		if (!old) return;
		indexes.forEach((index, name) => index.get(keyOf(col, name, old))?.delete(id));
	}
}

function keyOf(col: Col, name: string, row: Row): string {
	return (keys[col]?.[name] as ((row: Row) => string) | undefined)?.(row) ?? '';
}

function enter(index: Index, col: Col, name: string, row: Row): void {
	const key = keyOf(col, name, row);
	const ids = index.get(key);
	if (ids) ids.add(row.id);
	else index.set(key, new Set([row.id]));
}

/** Rows by collection, as the server loads them for a call. */
export type Rows = { [C in Col]?: Row<C>[] };

/** A book of these rows, asked at `now`. */
export function bookOf(rows: Rows, now: string): Book {
	const book = new Book(now);
	for (const col of Object.keys(rows) as Col[])
		for (const row of rows[col] ?? []) book.put(col, row);
	return book;
}
