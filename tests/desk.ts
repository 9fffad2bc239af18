// A book and the people around it, for tests of acts: what they send is judged at once, and put in when it is taken.
import { Book } from '../src/domain/book.ts';
import type { Change } from '../src/domain/change.ts';
import type { Case, Kind, Outcome } from '../src/domain/kind.ts';
import { hoursDeclaration } from '../src/domain/kinds/hours-declaration.ts';
import type { HoursDeclarationFacts, Line } from '../src/domain/kinds/facts.ts';
import type { Col, Declaration, Row, Who } from '../src/domain/records.ts';
import { card, contract, id, party, who } from './rows.ts';

export const amina = who('site_supervisor', 'u1');
export const joel = who('facilitator', 'u9');
export const nadia: Who = { ...who('facilitator', 'u8'), name: 'Nadia' };
export const stranger = who('site_supervisor', 'u7', { company: id('e7') });

let count = 0;

/** A change as it would travel; only what a test cares about must be said. */
export function change(over: Partial<Change> & Pick<Change, 'kind' | 'act' | 'set'>): Change {
	return {
		id: id(`x${String(++count)}x`),
		v: 1,
		record: id('d1'),
		base: null,
		deps: [],
		files: [],
		author: id('u1'),
		at: '2026-12-01T08:00:00Z',
		offset: null,
		...over
	};
}

/** A contract with one party, two of its people, and whoever sends something. */
export class Desk {
	readonly book: Book;

	constructor(now = '2026-12-02T10:00:00Z') {
		this.book = new Book(now);
		this.put('contracts', contract());
		this.put('contract_parties', party());
		this.put('assignments', card());
		this.put('assignments', card({ id: id('a2'), participant: id('p2'), given_name: 'Awa' }));
	}

	put<C extends Col>(col: C, row: Row<C>): this {
		this.book.put(col, row);
		return this;
	}

	/** Judges one change of a kind; the row is put in when it is taken. */
	send(kind: Kind, of: Change, by: Who): Outcome {
		const outcome = kind.accept(this.given(of, by));
		if ('row' in outcome) this.book.put('declarations', outcome.row);
		return outcome;
	}

	given(of: Change, by: Who): Case {
		return { change: of, current: this.book.declaration(of.record), book: this.book, who: by };
	}

	/** The month as it stands. */
	get row(): Declaration {
		const row = this.book.declaration(id('d1'));
		if (!row) throw new Error('nothing stands');
		return row;
	}

	get facts(): HoursDeclarationFacts {
		return this.row.facts as unknown as HoursDeclarationFacts;
	}

	/** An act on the month; `seen` is the version its author saw. */
	act(act: string, set: Change['set'], by: Who, seen = this.version): Outcome {
		const of = change({ kind: 'hours-declaration', act, set, base: { version: seen } });
		return this.send(hoursDeclaration, of, by);
	}

	submit(lines: Line[], over: Change['set'] = {}, by = amina, seen = this.version): Outcome {
		return this.act('submit', submission(lines, over), by, seen);
	}

	get version(): number {
		return this.book.declaration(id('d1'))?.version ?? 0;
	}
}

/** The `set` of a submit; its hash follows from its content, as a real one would. */
export function submission(lines: Line[], over: Change['set'] = {}): Change['set'] {
	const set = {
		party: id('t1'),
		contract: id('k1'),
		period: '2026-11',
		nil: lines.length === 0,
		lines,
		...over
	};
	const signer = { name: 'Amina Benali', quality: 'Conductrice', consent: true };
	return { ...set, signer, hash: hash(JSON.stringify([set.nil, set.lines])), ...over };
}

function hash(text: string): string {
	let sum = 7;
	for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 2 ** 40;
	return sum.toString(16).padStart(64, '0');
}

/** `applied`, `merged`, or the codes that refused it, with their paths. */
export function said(outcome: Outcome): string {
	if (outcome.status === 'deferred') return `deferred ${outcome.missing}`;
	if (outcome.status !== 'refused') return outcome.status;
	const blocks = outcome.problems.filter((problem) => problem.level === 'block');
	return blocks.map(({ code, path }) => `${code} ${path}`).join(', ');
}

/** The codes of the warnings. */
export function warned(outcome: Outcome): string[] {
	const problems = 'problems' in outcome ? outcome.problems : [];
	return problems.filter(({ level }) => level === 'warn').map(({ code }) => code);
}
