// The mutants break what is there: each place named in their list is found exactly once.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from './mutants/list.mjs';

test('each mutant finds the lines it breaks, each once', () => {
	const lost = mutants.flatMap(({ name, in: places }) =>
		Object.entries(places).flatMap(([path, changes]) => {
			const text = readFileSync(path, 'utf8');
			return changes
				.filter(([from]) => text.split(from).length !== 2)
				.map(([from]) => `${name}: ${path}: ${from}`);
		})
	);
	expect(lost).toEqual([]);
	expect(mutants.length).toBeGreaterThanOrEqual(20);
});
