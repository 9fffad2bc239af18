// What waits is counted as people count it, whatever the number of changes it takes.
import { describe, expect, it } from 'vitest';
import type { Declaration } from '#domain/records.ts';
import type { Waiting } from '#sync/device.ts';
import { countOf, filesLeft, held, minutesOf, receipts, total } from './waiting.ts';

let n = 0;
const unknown = { declaration: () => undefined };

function waiting(
	kind: string,
	act: string,
	set: Record<string, unknown>,
	more: Partial<Waiting> & { record?: string; at?: string } = {}
): Waiting {
	n++;
	const { record = `record${String(n)}`, at = '2026-05-13T15:32:00Z', ...rest } = more;
	return {
		change: {
			id: `c${String(n).padStart(14, '0')}`,
			...{ kind, act, v: 1, record, set, base: null, deps: [], files: [] },
			...{ author: 'u00000000000001', at, offset: null }
		},
		...{ state: 'ready', problems: [], waitsFor: '', received: '', tries: 0, files: 0 },
		...rest
	};
}

const day = (date: string, minutes: number, more?: Parameters<typeof waiting>[3], site = 's1') =>
	waiting(
		'day-entry',
		'write',
		{ contract: 'k1', site, day: date, minutesWork: minutes, minutesTraining: 0 },
		more
	);

// Days.

it('a crew of four on one site is one day, with the hours of all', () => {
	const list = held(
		[420, 420, 240, 390].map((minutes) => day('2026-05-13', minutes)),
		unknown
	);
	expect(countOf(list)).toEqual({ days: 1, months: 0, visits: 0 });
	expect(minutesOf(list)).toBe(1470);
});

it('two sites on one date are two days, each with its own hours', () => {
	const list = held(
		[day('2026-05-13', 420), day('2026-05-13', 180, {}, 's2'), day('2026-05-12', 60)],
		unknown
	);
	expect(countOf(list).days).toBe(3);
	expect(list.map((one) => one.minutes)).toEqual([420, 180, 60]);
});

it('a correction of the same person replaces her hours, it does not add to them', () => {
	const list = held(
		[
			day('2026-05-13', 420, { record: 'r1' }),
			day('2026-05-13', 240, { record: 'r1', at: '2026-05-13T16:00:00Z' })
		],
		unknown
	);
	expect(minutesOf(list)).toBe(240);
	expect(list[0]?.at).toBe('2026-05-13T16:00:00Z');
});

it('a withdrawal finds its day in the record and holds no hours', () => {
	const row = {
		facts: { contract: 'k1', site: 's1', day: '2026-05-11' }
	} as never as Declaration;
	const list = held([waiting('day-entry', 'withdraw', { reason: 'x' }, { record: 'r1' })], {
		declaration: (id) => (id === 'r1' ? row : undefined)
	});
	expect(list).toMatchObject([{ key: 'day|k1|s1|2026-05-11', minutes: 0, act: 'withdraw' }]);
});

it('the order is the one they were typed in, oldest first', () => {
	const list = held([day('2026-05-12', 60), day('2026-05-11', 60), day('2026-05-12', 30)], unknown);
	expect(list.map((one) => one.day)).toEqual(['2026-05-12', '2026-05-11']);
});

it('one refused line makes its day ask for an answer', () => {
	const list = held(
		[day('2026-05-13', 60), day('2026-05-13', 60, { state: 'attention' })],
		unknown
	);
	expect(list.map((one) => one.attention)).toEqual([true]);
});

// Months and visits.

const lines = [
	{ minutesWork: 8640, minutesTraining: 60 },
	{ minutesWork: 8190, minutesTraining: 0 }
];

it('a signed month is one month, with the hours it declares', () => {
	const list = held(
		[waiting('hours-declaration', 'submit', { contract: 'k1', period: '2026-04', lines })],
		unknown
	);
	expect(list).toMatchObject([{ kind: 'month', period: '2026-04', minutes: 16_890 }]);
});

it('totals of a month typed by person are one month, and the signature on them the same one', () => {
	const totals = [600, 900].map((minutesWork) =>
		waiting('day-entry', 'write', {
			contract: 'k1',
			site: '',
			day: '2026-04-01',
			until: '2026-04-30',
			minutesWork,
			minutesTraining: 0
		})
	);
	expect(held(totals, unknown)).toMatchObject([{ kind: 'month', minutes: 1500 }]);
	const signed = waiting('hours-declaration', 'submit', {
		contract: 'k1',
		period: '2026-04',
		lines
	});
	expect(held([...totals, signed], unknown)).toMatchObject([{ kind: 'month', minutes: 16_890 }]);
});

it('a decision counts as the month it decides', () => {
	const row = { facts: { contract: 'k1', period: '2026-Q2' } } as never as Declaration;
	const list = held([waiting('hours-declaration', 'decide', { lines: {} })], {
		declaration: () => row
	});
	expect(countOf(list)).toEqual({ days: 0, months: 1, visits: 0 });
	expect(list[0]?.period).toBe('2026-Q2');
});

it('each visit is one', () => {
	const visit = () => waiting('site-visit', 'write', { contract: 'k1', day: '2026-05-13' });
	const count = countOf(held([visit(), visit(), day('2026-05-13', 60)], unknown));
	expect(count).toEqual({ days: 1, months: 0, visits: 2 });
	expect(total(count)).toBe(3);
});

describe('received', () => {
	it('what was received no longer waits; it is listed newest first', () => {
		const outbox = [
			day('2026-05-11', 60, { state: 'done', received: '2026-05-13T15:46:00Z' }),
			day('2026-05-12', 60, { state: 'done', received: '2026-05-13T15:46:00Z', files: 2 }),
			day('2026-05-13', 60)
		];
		expect(held(outbox, unknown).map((one) => one.day)).toEqual(['2026-05-13']);
		expect(receipts(outbox, unknown).map((one) => one.day)).toEqual(['2026-05-12', '2026-05-11']);
		expect(filesLeft(outbox)).toBe(2);
	});

	it('an empty phone waits for nothing', () => {
		expect(countOf(held([], unknown))).toEqual({ days: 0, months: 0, visits: 0 });
		expect(minutesOf([])).toBe(0);
	});
});
