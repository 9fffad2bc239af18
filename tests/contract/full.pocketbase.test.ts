// A server whose disk is full: what it cannot write it does not call received, and once there is room all of it arrives.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayWrite, office, phone, workday } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

/** Room for some of the calls below, not for all, kilobytes. */
const ROOM = 1000;

let server: PocketBase;
beforeAll(async () => {
	server = await startPocketBase({ office: office() });
});
afterAll(() => server.stop());

const batches = Array.from({ length: 12 }, (_, week) =>
	Array.from({ length: 20 }, (_, n) =>
		dayWrite(5 + (n % 10), workday(2 + 2 * week + Math.floor(n / 10)), { note: 'x'.repeat(250) })
	)
);

test('a call that finds no room is an error and leaves nothing; with room again each is received once', async () => {
	const amina = phone(server, 'u1');
	await server.pause();
	await server.start(ROOM);
	const taken = new Set<object[]>();
	const statuses = new Set<number>();
	for (const batch of batches) {
		const answer = await amina.send(batch);
		statuses.add(answer.status);
		if (answer.ok) taken.add(batch);
	}
	expect(statuses).toEqual(new Set([200, 500]));
	await server.restart();
	for (const batch of batches)
		for (const { status, again } of (await amina.push(...batch)).results)
			expect([status, again ?? false]).toEqual(['applied', taken.has(batch)]);
});
