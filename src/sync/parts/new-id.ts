// Ids that are drawn, not computed: 15 letters and digits.

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** `random`: 0 ≤ x < 1. */
export function newId(random: () => number): string {
	let id = '';
	while (id.length < 15) id += DIGITS[Math.floor(random() * 36)] ?? '';
	return id;
}
