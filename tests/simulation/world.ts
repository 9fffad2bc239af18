// Virtual time and the order of things: every step of every phone and of the server is one event of this one queue.
import { Dice } from './dice.ts';

/** Whoever owns events; once it is over, those that are left never happen. */
export interface Life {
	readonly name: string;
	alive: boolean;
	/** Frozen by its system: nothing of it happens before this moment. */
	asleep?: number;
}

interface Event {
	time: number;
	order: number;
	life: Life;
	job: () => void;
}

const realImmediate = globalThis.setImmediate;

export class World {
	readonly seed: number;
	readonly dice: Dice;
	/** Milliseconds since 1970. */
	time: number;
	steps = 0;
	/** Whose event is going on; what it starts is its own. */
	current: Life;
	/** What happened, line by line. */
	readonly story: string[] = [];
	readonly violations: string[] = [];
	/** The world's own life: people's plans, the network, the server. */
	readonly nature: Life = { name: '·', alive: true };
	/** Called after each step. */
	afterStep: (life: Life) => void = () => undefined;
	/** Milliseconds a step of a phone may take, at most. */
	slowness = 0;
	#soon: Event[] = [];
	#at = 0;
	#later: Event[] = [];
	#orders = 0;
	#dropped = new Set<number>();
	#last = new WeakMap<Life, number>();
	readonly #begun: number;

	constructor(seed: number, now: string) {
		this.seed = seed;
		this.dice = new Dice(seed);
		this.time = Date.parse(now);
		this.#begun = this.time;
		this.current = this.nature;
	}

	/** One line of the story. */
	tell(line: string): void {
		this.story.push(`${this.clock()} ${line}`);
	}

	/** Something happened that must never happen; the first ones say enough. */
	violate(what: string): void {
		if (this.violations.length < 5) this.violations.push(what);
		this.tell(`✗ ${what}`);
	}

	clock(): string {
		const passed = this.time - this.#begun;
		const day = Math.floor(passed / 86_400_000) + 1;
		return `${day}. ${new Date(this.time).toISOString().slice(11, 23)}`;
	}

	/** As soon as possible, after what is already waiting: what `setImmediate` is on a phone. */
	soon(job: () => void, life = this.current): void {
		const order = ++this.#orders;
		if (this.slowness > 0 && life !== this.nature) {
			const before = this.#last.get(life) ?? 0;
			const time = Math.max(before, this.time + this.dice.between(0, this.slowness));
			this.#last.set(life, time);
			this.#push({ time, order, life, job });
		} else this.#soon.push({ time: this.time, order, life, job });
	}

	/** After so many milliseconds. */
	after(delay: number, job: () => void, life = this.current): number {
		const order = ++this.#orders;
		this.#push({ time: this.time + Math.max(0, delay), order, life, job });
		return order;
	}

	forget(order: number): void {
		this.#dropped.add(order);
	}

	/** Runs a job as somebody else, at once. */
	as<R>(life: Life, job: () => R): R {
		const before = this.current;
		this.current = life;
		try {
			return job();
		} finally {
			this.current = before;
		}
	}

	/** Lets events happen until this moment, or until nothing more will, or something went wrong. */
	run(until: number, enough: () => boolean = () => false): Promise<void> {
		return new Promise((resolve, reject) => {
			let over = false;
			const turn = () => {
				if (over) return;
				try {
					if (this.violations.length > 0 || enough() || !this.#step(until)) {
						over = true;
						resolve();
					}
				} catch (error) {
					over = true;
					reject(error instanceof Error ? error : new Error(String(error)));
				}
			};
			// After each immediate Node empties the queue of microtasks: one turn is one step of the event loop.
			const turns = () => {
				for (let n = 0; n < 200 && !over; n++) realImmediate(turn);
				if (!over) realImmediate(turns);
			};
			turns();
		});
	}

	#step(until: number): boolean {
		this.#afterwards();
		const event = this.#next(until);
		if (!event) {
			this.time = Math.max(this.time, until);
			return false;
		}
		if (event.time > this.time) this.time = event.time;
		if (++this.steps > 400_000) this.violate('I7: it never comes to rest');
		this.current = event.life;
		event.job();
		return true;
	}

	/** The microtasks of the step before have run: now everybody may look at what it did. */
	#afterwards(): void {
		const life = this.current;
		this.current = this.nature;
		if (life !== this.nature) this.afterStep(life);
	}

	#next(until: number): Event | undefined {
		for (;;) {
			let event: Event | undefined;
			const first = this.#later[0];
			if (this.#at < this.#soon.length && !(first && first.time < this.time)) {
				event = this.#soon[this.#at++];
				if (this.#at > 1000) {
					this.#soon = this.#soon.slice(this.#at);
					this.#at = 0;
				}
			} else if (first && first.time <= until) event = this.#pop();
			if (!event) return undefined;
			if (!event.life.alive || (this.#dropped.size > 0 && this.#dropped.delete(event.order)))
				continue;
			const { asleep = 0 } = event.life;
			if (asleep <= Math.max(event.time, this.time)) return event;
			this.#push({ ...event, time: asleep });
		}
	}

	#push(event: Event): void {
		const heap = this.#later;
		let at = heap.push(event) - 1;
		while (at > 0) {
			const up = (at - 1) >> 1;
			if (before(heap[up] as Event, event)) break;
			heap[at] = heap[up] as Event;
			at = up;
		}
		heap[at] = event;
	}

	#pop(): Event | undefined {
		const heap = this.#later;
		const top = heap[0];
		const last = heap.pop();
		if (!last || heap.length === 0) return top;
		let at = 0;
		for (;;) {
			let down = 2 * at + 1;
			if (down >= heap.length) break;
			if (down + 1 < heap.length && before(heap[down + 1] as Event, heap[down] as Event)) down++;
			if (before(last, heap[down] as Event)) break;
			heap[at] = heap[down] as Event;
			at = down;
		}
		heap[at] = last;
		return top;
	}
}

function before(a: Event, b: Event): boolean {
	return a.time < b.time || (a.time === b.time && a.order < b.order);
}
