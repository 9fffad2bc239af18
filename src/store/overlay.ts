// What the person sees: rows of the server under her waiting changes, in the order she made them, rules or not.
import type { apply } from '#domain/accept.ts';
import type { Book } from '#domain/book.ts';
import type { Who } from '#domain/records.ts';
import type { OutboxRow } from './tables.ts';

/** How a change is shown before it is judged; comes with the rules, which are loaded behind the first screen. */
export type Apply = typeof apply;

/** Keeps the book of the last look and only adds what came since; anything else and it starts anew. */
export class Overlay {
	#base: Book | undefined;
	#version = -1;
	#who: Who | null = null;
	#applied: OutboxRow[] = [];
	#book: Book | undefined;

	/** The base under these changes. `version` tells whether the base is still the same. */
	over(
		base: Book,
		version: number,
		waiting: readonly OutboxRow[],
		who: Who,
		now: string,
		apply: Apply
	): Book {
		const same = this.#base === base && this.#version === version && this.#who === who;
		const grown = same && this.#applied.every((row, at) => waiting[at] === row);
		let book = grown ? this.#book : undefined;
		if (!book) {
			book = base.branch(now);
			this.#applied = [];
		}
		for (const row of waiting.slice(this.#applied.length)) lay(book, row, who, apply);
		this.#remember(base, version, who, [...waiting], book);
		return book.branch(now);
	}

	#remember(base: Book, version: number, who: Who, applied: OutboxRow[], book: Book): void {
		this.#base = base;
		this.#version = version;
		this.#who = who;
		this.#applied = applied;
		this.#book = book;
	}
}

/** Lays one change over a book; one that cannot be shown (an older app made it) leaves it as it is. */
export function lay(
	book: Book,
	{ change }: Pick<OutboxRow, 'change'>,
	who: Who,
	apply: Apply
): void {
	try {
		const row = apply(change, book, who);
		if (row) book.put('declarations', row);
	} catch {
		// Its author still finds it in the list of what waits.
	}
}
