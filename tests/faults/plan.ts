// The faults' own dice: the same seed, the same moments; the seed of a run stands in RESULTS.md.
export { test } from '@playwright/test';

const seed = Number(process.env['FAULT_SEED'] ?? 1);
let state = seed >>> 0;

/** 0 ≤ x < 1 (mulberry32). */
export function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let x = Math.imul(state ^ (state >>> 15), 1 | state);
	x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
	return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
}
