// The same thing open twice: one window holds it, the other says so and can take it over.

/** Call it while a component is set up. Browsers without locks let both go on: the disk stays right all the same. */
export function oneWindow(name: string): OneWindow {
	const holder = new OneWindow(name);
	$effect(() => {
		holder.take();
		return () => {
			holder.release();
		};
	});
	return holder;
}

export class OneWindow {
	/** Another window holds it. */
	elsewhere = $state(false);
	#name: string;
	#release: (() => void) | undefined;

	constructor(name: string) {
		this.#name = `open:${name}`;
	}

	/** Holds it if nobody does. */
	take(): void {
		this.#ask({ ifAvailable: true });
	}

	/** Takes it from the other window, which then says so. */
	takeOver(): void {
		this.#ask({ steal: true });
	}

	release(): void {
		this.#release?.();
		this.#release = undefined;
	}

	#ask(options: LockOptions): void {
		if (!('locks' in navigator)) return;
		const held = navigator.locks.request(this.#name, options, (lock) => {
			this.elsewhere = lock === null;
			if (!lock) return undefined;
			return new Promise<void>((resolve) => {
				this.#release = resolve;
			});
		});
		held.catch(() => {
			this.elsewhere = true; // stolen
		});
	}
}
