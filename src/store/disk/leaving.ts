// A page that is left: WebKit never ends what it had begun on the disk, and whoever comes next waits for it for ever.

import type { Table } from '../tables.ts';
import type { After } from './patience.ts';

interface Begun {
	abort(): void;
}

/** What a browser adds: time, for a disk that does not answer, and the page, which may be left. */
export interface Around {
	after?: After;
	page?: Pick<EventTarget, 'addEventListener'>;
}

/** What a person typed is left to end by itself, also while the page is left: only that comes with drafts. */
export function isTyped(tables: Table[], mode: 'readonly' | 'readwrite'): boolean {
	return mode === 'readwrite' && tables.includes('draft');
}

export function abort(one: Begun): void {
	try {
		one.abort();
	} catch {
		// It ended by itself.
	}
}

/** What is open on the disk, as long as the page lives; what may be done again is undone the moment it is left. */
export class Leaving {
	#begun = new Set<Begun>();
	#doors = new Set<() => void>();
	#back: Promise<void> | undefined;

	/** `page` = where `pagehide` and `pageshow` are heard; without, nothing is ever left. */
	constructor(page: Around['page']) {
		page?.addEventListener('pagehide', () => {
			this.#back = new Promise((back) => {
				page.addEventListener('pageshow', () => {
					this.#back = undefined;
					back();
				});
			});
			for (const one of this.#begun) abort(one);
			for (const close of this.#doors) close();
		});
	}

	/** Undone when the page is left, until `end`. */
	add(one: Begun, end: Promise<unknown>): void {
		this.#begun.add(one);
		const gone = () => void this.#begun.delete(one);
		end.then(gone, gone);
	}

	/** A way to close a database, called when the page is left; returns its own end. */
	onLeave(close: () => void): () => void {
		this.#doors.add(close);
		return () => void this.#doors.delete(close);
	}

	/** Nothing is begun while the page is left: it may come back, from the cache. */
	get back(): Promise<void> | undefined {
		return this.#back;
	}
}
