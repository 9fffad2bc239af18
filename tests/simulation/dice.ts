// Seeded dice: the same seed throws the same numbers, on every machine.

export class Dice {
	#state: number;

	constructor(seed: number) {
		this.#state = (seed ^ 0x9e3779b9) >>> 0;
		for (let n = 0; n < 4; n++) this.next();
	}

	/** 0 ≤ x < 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	chance(rate: number): boolean {
		return rate > 0 && this.next() < rate;
	}

	pick<T>(list: readonly T[]): T | undefined {
		return list.length ? list[Math.floor(this.next() * list.length)] : undefined;
	}

	/** One of these, each as likely as its weight says. */
	weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
		const entries = Object.entries(weights) as [K, number][];
		let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
		return entries[0]?.[0] as K;
	}

	/** Other dice, whose throws do not change with how often these are thrown. */
	fork(): Dice {
		return new Dice(Math.floor(this.next() * 2 ** 32));
	}
}
