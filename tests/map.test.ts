// The map in src/README.md is the tree on disk.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captionOf, drawMap, pageWithMap } from './map.mjs';

test('src/README.md shows the tree that is on disk: npm run map', () => {
	expect(readFileSync('src/README.md', 'utf8')).toBe(pageWithMap());
});

test('the map names every layer, and says what a file is for', () => {
	const map = drawMap();
	for (const layer of ['domain', 'store', 'sync', 'texts', 'ui', 'features', 'routes'])
		expect(map).toContain(`  ${layer}/`);
	expect(map).toMatch(/ values\.ts +The small words all else is made of/);
	expect(map).not.toContain('.test.ts');
});

test('a caption is read from every kind of comment', () => {
	expect(captionOf('// One.\nconst a = 1;')).toBe('One.');
	expect(captionOf('#!/usr/bin/env bash\n# Two.\n')).toBe('Two.');
	expect(captionOf('<!-- Three. -->\n<p></p>')).toBe('Three.');
	expect(captionOf('/* Four. */\na {}')).toBe('Four.');
	expect(captionOf('const a = 1;')).toBe('');
});
