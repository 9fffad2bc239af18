// The signed month as a kind, and the laws that hold for any history of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amina, change, Desk, joel, nadia, said, submission } from '../../../tests/desk.ts';
import { facts, id, line, month } from '../../../tests/rows.ts';
import { monthRows } from '../counter/months.ts';
import { acceptedDays, dayStates, statusOf } from '../hours/verdicts.ts';
import { tally } from '../tally.ts';
import { canonical, type Pair } from '../values.ts';
import { hoursDeclaration } from './hours-declaration.ts';

const two: Record<string, Pair> = { '2026-11-19': [420, 0], '2026-11-20': [450, 0] };
const submit = (set = submission([line(two)])) =>
	change({ kind: 'hours-declaration', act: 'submit', set, base: { version: 0 } });

describe('what the kind says about itself', () => {
	test('natural key: party, period, declaring company; none for acts on a known record', () => {
		const { book } = new Desk();
		expect(hoursDeclaration.key(submit(), book)).toBe(`${id('t1')}|2026-11|${id('e1')}`);
		const office = submission([line(two)], { company: id('e7') });
		expect(hoursDeclaration.key(submit(office), book)).toBe(`${id('t1')}|2026-11|${id('e7')}`);
		expect(hoursDeclaration.key(submit(submission([])), book)).toBe(
			`${id('t1')}|2026-11|${id('e1')}`
		);
		const decide = change({ kind: 'hours-declaration', act: 'decide', set: { lines: {} } });
		expect(hoursDeclaration.key(decide, book)).toBeNull();
		expect(hoursDeclaration.signed(decide)).toBeNull();
	});

	test('R38 the signature covers contract, party, period, nil and lines', () => {
		expect(hoursDeclaration.signed(submit())).toBe(
			canonical({
				contract: id('k1'),
				party: id('t1'),
				period: '2026-11',
				nil: false,
				lines: [line(two)]
			})
		);
		const other = { proofs: [id('f1')], signer: { name: '', quality: '', consent: false } };
		expect(hoursDeclaration.signed(submit(submission([line(two)], other)))).toBe(
			hoursDeclaration.signed(submit())
		);
	});

	test('needs the rows of its people, weeks and periods, and no more', () => {
		expect(hoursDeclaration.needs(submit(), undefined)).toEqual({
			contracts: [id('k1')],
			cards: [id('a1')],
			participants: [],
			weeks: ['10-26', '11-02', '11-09', '11-16', '11-23', '11-30'].map(
				(day) => `${id('p1')}|2026-${day}`
			),
			periods: [`${id('k1')}|2026-11`],
			crews: [id('k1')]
		});
		const decide = change({ kind: 'hours-declaration', act: 'decide', set: { lines: {} } });
		const row = month(facts({ lines: [line(two)] }));
		expect(hoursDeclaration.needs(decide, row)).toEqual({
			contracts: [id('k1')],
			cards: [id('a1')],
			participants: [],
			weeks: [],
			periods: [`${id('k1')}|2026-11`],
			crews: []
		});
		expect(hoursDeclaration.needs(decide, undefined).contracts).toEqual([]);
	});

	test('its example has the shape of a submit', () => {
		expect(hoursDeclaration.acts['submit']?.safeParse(hoursDeclaration.example).success).toBe(true);
	});

	test('an act it does not know is deferred', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		expect(said(desk.act('approve', {}, joel))).toMatch(/^(deferred act|not-allowed act)$/);
	});
});

describe('on the phone that made it', () => {
	test('a submission shows at once, not received', () => {
		const desk = new Desk();
		const shown = hoursDeclaration.apply(desk.given(submit(), amina));
		const judged = hoursDeclaration.accept(desk.given(submit(), amina));
		expect(shown).toMatchObject({ received: '', status: 'submitted', version: 1 });
		expect({ ...shown, received: '2026-12-02T10:00:00Z' }).toEqual('row' in judged && judged.row);
	});

	test('a verdict shows at once, at the hour of the phone', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		const lines = { [id('a1')]: { verdict: 'accepted', seen: 870 } };
		const decide = change({ kind: 'hours-declaration', act: 'decide', set: { lines } });
		const shown = hoursDeclaration.apply(desk.given(decide, joel));
		expect(shown).toMatchObject({ status: 'validated', version: 1, author: id('u1') });
		expect(shown?.facts['verdicts']).toMatchObject({ [id('a1')]: { at: '2026-12-01T08:00:00Z' } });
	});

	test('an act on a record that is not here shows nothing', () => {
		const back = change({ kind: 'hours-declaration', act: 'return', set: {} });
		expect(hoursDeclaration.apply(new Desk().given(back, joel))).toBeUndefined();
	});

	test('a loaded row leaves nothing of its own in what is written', () => {
		const desk = new Desk();
		desk.submit([line(two)]);
		desk.put('declarations', { ...desk.row, rowid: 7 } as never);
		desk.act('return', { reason: 'duplicate', note: '' }, joel);
		expect(desk.row).not.toHaveProperty('rowid');
	});
});

const at = fc.integer({ min: 9, max: 27 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const minutes = fc.integer({ min: 1, max: 48 }).map((n) => n * 15);
const days = fc.dictionary(at, minutes, { minKeys: 1, maxKeys: 5 });
const verdict = fc.constantFrom('accepted', 'returned', 'refused');
const step = fc.oneof(
	fc.record({ act: fc.constant('submit' as const), first: days, second: days }),
	fc.record({
		act: fc.constant('decide' as const),
		line: fc.constantFrom('a1', 'a2'),
		verdict,
		day: fc.nat(4),
		other: verdict,
		by: fc.boolean()
	}),
	fc.record({ act: fc.constantFrom('return' as const, 'reopen' as const, 'withdraw' as const) })
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function play(desk: Desk, one: Step) {
	if (one.act === 'submit') {
		const pairs = (of: Record<string, number>) =>
			Object.fromEntries(Object.entries(of).map(([key, n]): [string, Pair] => [key, [n, 0]]));
		const awa = { assignment: id('a2'), participant: id('p2') };
		return desk.submit([line(pairs(one.first)), line(pairs(one.second), awa)]);
	}
	if (one.act === 'decide') {
		const own =
			desk.version > 0 ? desk.facts.lines.find((l) => l.assignment === id(one.line)) : undefined;
		const key = Object.keys(own?.days ?? {})[one.day];
		const except = key ? { [key]: { verdict: one.other, reason: 'over_cap' } } : {};
		const ask = { verdict: one.verdict, reason: 'over_cap', seen: own?.minutesWork ?? 0, except };
		return desk.act('decide', { lines: { [id(one.line)]: ask } }, one.by ? joel : nadia);
	}
	const set = { reason: one.act === 'return' ? 'duplicate' : 'Erreur', note: '' };
	return desk.act(one.act, set, one.act === 'withdraw' ? amina : joel);
}

/** `card|day|minutes` of each accepted day. */
function acceptedOf({ facts: now }: Desk): string[] {
	return now.lines.flatMap((one) =>
		acceptedDays(now, one.assignment).map(
			(key) => `${one.assignment}|${key}|${String(one.days[key]?.[0])}`
		)
	);
}

describe('any history', () => {
	test('R40 R53 its status follows from its days, versions count submissions, accepted days stay', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
				const desk = new Desk();
				for (const one of steps) {
					const before = desk.book.declaration(id('d1'));
					const locked = before ? acceptedOf(desk) : [];
					const outcome = play(desk, one);
					if (!desk.version) continue;
					const { row } = desk;
					const wanted =
						row.status === 'withdrawn' ? 'withdrawn' : statusOf(desk.facts, row.version);
					expect(row.status).toBe(wanted);
					const grown = row.version - (before?.version ?? 0);
					const renewed = one.act === 'submit' && canonical(row) !== canonical(before ?? null);
					expect(grown).toBe(renewed ? 1 : 0);
					if (outcome.status === 'refused') expect(row).toBe(before);
					if (one.act !== 'reopen')
						expect(acceptedOf(desk)).toEqual(expect.arrayContaining(locked));
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('R41 R49 months and counter equal the accepted lines', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
				const desk = new Desk();
				for (const one of steps) play(desk, one);
				const stands = desk.version > 0 && desk.row.status !== 'withdrawn';
				const of = stands ? desk.facts : facts();
				const accepted = of.lines.flatMap((one) =>
					Object.entries(one.days)
						.filter(([key]) => of.verdicts[one.assignment]?.days[key]?.verdict === 'accepted')
						.map(([, pair]) => pair[0])
				);
				const sum = accepted.reduce((a, b) => a + b, 0);
				const [row] = monthRows(desk.book, id('k1'), ['2026-11'], (key) => key);
				const counter = tally(desk.book, { contract: id('k1') });
				expect([row?.minutes_validated, counter.validated]).toEqual([sum, sum]);
				expect(row?.minutes_declared).toBe(of.lines.reduce((a, one) => a + one.minutesWork, 0));
				expect(counter.signed).toBeLessThanOrEqual((row?.minutes_declared ?? 0) - sum);
				const noneLeft = dayStates(of).every((state) => state !== 'none');
				if (noneLeft) expect(counter.signed).toBe(0);
			}),
			{ numRuns: 200 }
		);
	});
});
