// By which keys rows are found in a book, and which rows have which key.
import type { Col, Row } from './records.ts';

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

/** Ids of the rows of a collection by one of its keys. */
export class Index {
	readonly ids = new Map<string, Set<string>>();
	private readonly key: ((row: Row) => string) | undefined;

	constructor(col: Col, name: string, rows: Iterable<Row | null>) {
		this.key = keys[col]?.[name] as ((row: Row) => string) | undefined;
		for (const row of rows) if (row) this.add(row);
	}

	add(row: Row): void {
		const key = this.key?.(row);
		if (key === undefined) return;
		const ids = this.ids.get(key);
		if (ids) ids.add(row.id);
		else this.ids.set(key, new Set([row.id]));
	}

	remove(row: Row): void {
		this.ids.get(this.key?.(row) ?? '')?.delete(row.id);
	}
}
