// The list of faults says where each is shown; here it is held against the tests that are there.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, here), 'utf8');
const rows = [...read('README.md').matchAll(/^\| F(\d+) +\|[^|]+\| (.+?) +\|/gm)].map(
	([, number, shown = '']) => ({ number: Number(number), shown })
);
const titles = readdirSync(here)
	.filter((name) => name.endsWith('.spec.ts'))
	.flatMap((name) => [...read(name).matchAll(/['`]F(\d+) /g)].map(([, number]) => Number(number)));

test('every fault of the catalogue stands in the list once, in order', () => {
	expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 75 }, (_, n) => n + 1));
});

test('what the list says is shown here has a test of its number, and no test is left out', () => {
	const said = rows.filter(({ shown }) => /\bfaults\b/.test(shown)).map(({ number }) => number);
	expect([...new Set(titles)].sort((a, b) => a - b)).toEqual(said);
	expect(said.length).toBeGreaterThan(25);
});

const complaints = [...read('COMPLAINTS.md').matchAll(/^\| (\d+) +\|[^|]+\| (.+?) +\|/gm)].map(
	([, number, held = '']) => ({
		number: Number(number),
		held: [...held.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title)
	})
);

test('every complaint names the tests that hold it, and each of them exists', () => {
	expect(complaints.map(({ number }) => number)).toEqual(
		Array.from({ length: 30 }, (_, n) => n + 1)
	);
	const root = new URL('../../', here);
	const tests = ['src', 'tests', 'pocketbase']
		.flatMap((folder) =>
			readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
				(file) => `${folder}/${file}`
			)
		)
		.filter(
			(file) =>
				!file.includes('node_modules') &&
				/\.(test|spec|cellar|amends)\.ts$|store\.\w+\.ts$/.test(file)
		)
		.map((file) => readFileSync(new URL(file, root), 'utf8'));
	for (const { number, held } of complaints) {
		expect(held.length, String(number)).toBeGreaterThan(0);
		const missing = held.filter(
			(title) =>
				!tests.some((text) => [`'${title}`, `\`${title}`].some((one) => text.includes(one)))
		);
		expect(missing, `complaint ${String(number)}`).toEqual([]);
	}
});
