// Phones that push at the same moment: whatever was judged beside the others must come out as if one had come after the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, monday } from '../../src/domain/values.ts';
import { id } from '../rows.ts';
import { dayWrite, office, phone, today, workday } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

let server: PocketBase;
beforeAll(async () => {
	server = await startPocketBase({ office: office() });
});
afterAll(() => server.stop());

const rounds = Array.from({ length: 8 }, (_, n) => n + 1);
const pushed = async (change: object) => (await phone(server, 'u1').push(change)).results[0];

test('the same day from six phones at once: one stands, each other is told what does', async () => {
	for (const person of rounds) {
		const all = rounds
			.slice(0, 6)
			.map((n) => dayWrite(person, workday(2), { minutesWork: 300 + n * 15 }));
		const answers = await Promise.all(all.map(pushed));
		const first = answers.findIndex((one) => one?.status === 'applied');
		const stands = all[first]?.set['minutesWork'];
		const others = answers.filter((_, n) => n !== first);
		expect(others.map((one) => one?.status)).toEqual(others.map(() => 'merged'));
		for (const one of others)
			expect(one?.conflicts?.[0]?.theirs).toMatchObject({ minutesWork: stands });
		const { items } = await phone(server, 'u1').push(all[0] ?? {});
		expect(items[0]?.data).toMatchObject({ version: 1, facts: { minutesWork: stands } });
	}
});

test('the same change sent six times at once is received once', async () => {
	for (const person of rounds) {
		const day = dayWrite(person, workday(3));
		const answers = await Promise.all(rounds.slice(0, 6).map(() => pushed(day)));
		expect(answers.map((one) => one?.status)).toEqual(answers.map(() => 'applied'));
		expect(answers.filter((one) => !one?.again)).toHaveLength(1);
	}
});

test('R28 six days of twelve hours at once: five fit into a week, whichever come first', async () => {
	const first = addDays(monday(today), -28);
	for (const person of rounds) {
		const week = [0, 1, 2, 3, 4, 5].map((n) =>
			dayWrite(person, addDays(first, n), { minutesWork: 720 })
		);
		const answers = await Promise.all(week.map(pushed));
		const refused = answers.filter((one) => one?.status === 'refused');
		const why = refused.flatMap((one) => one?.problems.filter(({ level }) => level === 'block'));
		expect(why.map((one) => one?.code)).toEqual(['over-sixty-hours']);
		expect(answers.filter((one) => one?.status === 'applied')).toHaveLength(5);
	}
});

test('what the office changes while a call is judged counts for what is written after it', async () => {
	const contract = `collections/contracts/records/${id('k1')}`;
	const end = addDays(today, 60);
	let raced = 0;
	for (const n of rounds) {
		await server.admin('PATCH', contract, { end_date: end });
		const days = Array.from({ length: 200 }, (_, m) =>
			dayWrite((m % 20) + 1, workday(20 + n * 10 + Math.floor(m / 20)))
		);
		const patch = new Promise((done) => setTimeout(done, n * 12)).then(() =>
			server.admin('PATCH', contract, { end_date: addDays(today, -299) })
		);
		const [{ results }] = await Promise.all([phone(server, 'u1').push(...days), patch]);
		const { items } = await phone(server, 'u9').all();
		const seqOf = (row: string) => items.find((item) => item.id === row)?.seq ?? 0;
		const closed = seqOf(id('k1'));
		const late = days.filter(({ record }) => seqOf(record) > closed);
		expect(late.map(({ record }) => record)).toEqual([]);
		if (results[0]?.status === 'refused') raced++;
	}
	expect(raced, 'some came after the office').toBeGreaterThan(0);
});
