// Whoever watches hears once of all that changed in one turn.

export class Watchers {
	#all = new Set<() => void>();
	#telling = false;

	/** Returns its own end. */
	add(tell: () => void): () => void {
		this.#all.add(tell);
		return () => this.#all.delete(tell);
	}

	/** `first` is done before anybody hears. */
	tell(first: () => void): void {
		if (this.#telling) return;
		this.#telling = true;
		queueMicrotask(() => {
			this.#telling = false;
			first();
			for (const tell of this.#all) tell();
		});
	}

	end(): void {
		this.#all.clear();
	}
}
