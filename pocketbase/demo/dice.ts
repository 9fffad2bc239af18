// Chance that repeats itself: the same seed gives the same ids, names and days on every machine.

export interface Dice {
	/** From 0 up to, not including, 1. */
	next(): number;
	/** A whole number, both ends included. */
	int(least: number, most: number): number;
	pick<T>(list: readonly T[]): T;
	chance(of: number): boolean;
	/** The list in another order. */
	shuffle<T>(list: readonly T[]): T[];
	/** One of the keys, as often as its weight says. */
	weighted<K extends string>(weights: Record<K, number>): K;
	/** 15 characters, as the server's random ids. */
	id(): string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Mulberry32: 32 bits of state, good enough for names and weather. */
export function diceOf(seed: number): Dice {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
	return {
		next,
		int,
		pick,
		chance: (of) => next() < of,
		shuffle: (list) => shuffled(list, int),
		weighted: <K extends string>(weights: Record<K, number>): K => {
			const entries = Object.entries(weights) as [K, number][];
			let at = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
			for (const [key, weight] of entries) if ((at -= weight) < 0) return key;
			return (entries[0] as [K, number])[0];
		},
		id: () => Array.from({ length: 15 }, () => letters[int(0, 35)]).join('')
	};
}

function shuffled<T>(list: readonly T[], int: Dice['int']): T[] {
	const left = [...list];
	for (let n = left.length - 1; n > 0; n--) {
		const other = int(0, n);
		[left[n], left[other]] = [left[other] as never, left[n] as never];
	}
	return left;
}

/** To a quarter of an hour (R32). */
export function quarter(minutes: number): number {
	return Math.max(0, Math.round(minutes / 15) * 15);
}

/** Digits that end in a number's Luhn check digit. */
function withCheck(digits: string): string {
	const sum = [...digits].reverse().reduce((total, digit, n) => {
		const value = Number(digit) * (n % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return digits + String((10 - (sum % 10)) % 10);
}

/** A made-up SIRET: its first nine digits are a valid SIREN, all fourteen pass Luhn (R2). */
export function siret(dice: Dice, first: '1' | '2' | '9'): string {
	const middle = Array.from({ length: 7 }, () => dice.int(0, 9)).join('');
	return withCheck(`${withCheck(first + middle)}0001`);
}
