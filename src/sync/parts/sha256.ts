// SHA-256 (FIPS 180-4) without waiting: a forecast and a natural id are needed at once, also where WebCrypto is missing.
import type { Surroundings } from './parts.ts';

const K = new Uint32Array(64);
const START = new Uint32Array(8);
{
	// Fractional parts of the cube and square roots of the first primes.
	let found = 0;
	for (let n = 2; found < 64; n++) {
		let prime = true;
		for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
		if (!prime) continue;
		if (found < 8) START[found] = (Math.sqrt(n) % 1) * 2 ** 32;
		K[found++] = (Math.cbrt(n) % 1) * 2 ** 32;
	}
}

/** The same of a file, by the browser where it can: ten times faster, and the screen does not stand still. */
export async function digest(bytes: ArrayBuffer, browser: Surroundings): Promise<string> {
	return browser.digest ? browser.digest(bytes) : sha256(bytes);
}

const at = (list: Uint32Array, index: number) => list[index] ?? 0;
const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** 64 hex digits of the SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(what: string | ArrayBuffer): string {
	const bytes = typeof what === 'string' ? new TextEncoder().encode(what) : new Uint8Array(what);
	const blocks = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64);
	blocks.set(bytes);
	blocks[bytes.length] = 0x80;
	const view = new DataView(blocks.buffer);
	view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29));
	view.setUint32(blocks.length - 4, bytes.length << 3);
	const state = START.slice();
	const words = new Uint32Array(64);
	for (let offset = 0; offset < blocks.length; offset += 64) compress(state, words, view, offset);
	return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function compress(state: Uint32Array, words: Uint32Array, view: DataView, offset: number): void {
	for (let i = 0; i < 64; i++)
		words[i] = i < 16 ? view.getUint32(offset + i * 4) : spread(words, i);
	let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
	for (let i = 0; i < 64; i++) {
		const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
		const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(K, i) + at(words, i)) | 0;
		const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
		const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = at(state, i) + word));
}

function spread(words: Uint32Array, i: number): number {
	const [w15, w2] = [at(words, i - 15), at(words, i - 2)];
	const s0 = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3);
	const s1 = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10);
	return at(words, i - 16) + s0 + at(words, i - 7) + s1;
}
