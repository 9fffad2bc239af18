import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Surroundings } from './parts.ts';
import { digest, sha256 } from './sha256.ts';

test('any bytes hash as in Node', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			expect(sha256(bytes.slice().buffer)).toBe(createHash('sha256').update(bytes).digest('hex'));
		})
	);
});

test('any text hashes as in Node, in UTF-8', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
			expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
		})
	);
});

test('half a megabyte hashes as in Node', () => {
	const bytes = new Uint8Array(512_000).map((_, i) => i * 7);
	expect(sha256(bytes.buffer)).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('the hash of a file is asked of the browser, and counted here where it cannot tell', async () => {
	const { subtle } = globalThis.crypto;
	const asked: number[] = [];
	const browser = {
		async digest(bytes: ArrayBuffer) {
			asked.push(bytes.byteLength);
			return Buffer.from(await subtle.digest('SHA-256', bytes)).toString('hex');
		}
	} as unknown as Surroundings;
	const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251).buffer;
	const sums = [await digest(bytes, browser), await digest(bytes, {} as Surroundings)];
	expect([sums[0], asked]).toEqual([sums[1], [1000]]);
});
