// A new day in Paris: what is due today is something else, and the house is tidied.
import { parisDay } from '#domain/values.ts';
import type { Clock } from './parts.ts';

const HOUR = 3_600_000;

export class Dawn {
	#clock: Clock;
	#now: () => number;
	#tell: () => void;
	#today: string;
	#timer: number | undefined;

	/** `now` = server's clock as far as known, ms. `tell` is called as each day begins. */
	constructor(clock: Clock, now: () => number, tell: () => void) {
		this.#clock = clock;
		this.#now = now;
		this.#tell = tell;
		this.#today = dayAt(now());
		this.#wait();
	}

	/** A phone sleeps through its timers: asked again when it wakes. */
	look(): void {
		const today = dayAt(this.#now());
		const isNew = today !== this.#today;
		this.#today = today;
		this.end();
		this.#wait();
		if (isNew) this.#tell();
	}

	end(): void {
		if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
	}

	/** Days begin with a full hour. */
	#wait(): void {
		const now = this.#now();
		let next = now - (now % HOUR) + HOUR;
		while (dayAt(next) === this.#today) next += HOUR;
		this.#timer = this.#clock.setTimeout(() => {
			this.look();
		}, next - now);
	}
}

function dayAt(time: number): string {
	return parisDay(new Date(time).toISOString());
}
