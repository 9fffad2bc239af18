// A shorter storm than `npm run storm`, in every run of the tests.
import { expect, test } from 'vitest';
import { storm } from '../storm/storm.ts';

test('200 days wait on a phone, answers are lost, the server is killed: each is received once', async () => {
	const lines: string[] = [];
	const told = await storm({
		...{ entries: 200, kills: 2, loss: 0.3, seed: 7 },
		say: (line) => lines.push(line)
	});
	expect(told.faults, lines.join('\n')).toEqual([]);
	expect(told).toMatchObject({ rows: 200, ledger: 200, received: 200, kills: 2 });
	expect(told.dropped, lines.join('\n')).toBeGreaterThan(0);
});
