// The demo: the size of a real year, rows that respect the office's rules, a history that the rules accept.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bookOf } from '../src/domain/book.ts';
import { dueOn } from '../src/domain/calendar.ts';
import { collections, type Card, type Declaration } from '../src/domain/records.ts';
import { datesInOrder } from '../src/domain/rules/deadlines.ts';
import {
	employerFits,
	lineComplete,
	sharesWithin,
	withinEmployment
} from '../src/domain/rules/lines.ts';
import { oneLead, quotasAddUp, underItsParty } from '../src/domain/rules/parties.ts';
import { tally } from '../src/domain/tally.ts';
import { daysBetween, weekday } from '../src/domain/values.ts';
import { LENDER } from '../pocketbase/demo/cast.ts';
import { makeDemo, rowsOf, type Demo } from '../pocketbase/demo/demo.ts';
import type { Employment } from '../pocketbase/demo/plan.ts';
import { linesOf } from '../pocketbase/demo/history/statements.ts';
import { play, type Outcome } from './play.ts';

const TODAY = '2026-11-25';
let demo: Demo;
let rows: ReturnType<typeof rowsOf>;
let outcome: Outcome;

beforeAll(() => {
	demo = makeDemo('.', TODAY, 1);
	rows = rowsOf(demo.office);
	outcome = play(demo);
}, 60_000);

const all = <T>(col: string) =>
	demo.office.filter((one) => one.col === col).map(({ row }) => row as T);
const entries = () => outcome.declarations.filter(({ kind }) => kind === 'day-entry');
const statuses = (kind: string) =>
	outcome.declarations
		.filter((row) => row.kind === kind)
		.reduce<Record<string, number>>(
			(count, { status }) => ({ ...count, [status]: (count[status] ?? 0) + 1 }),
			{}
		);

describe('the size of a real year', () => {
	test('15 buyers, 99 companies, 227 participants, 275 employments', () => {
		const count = (col: string) => all(col).length;
		expect(['buyers', 'companies', 'participants', 'employments'].map(count)).toEqual([
			15, 99, 227, 275
		]);
	});

	test('about 89 500 hours over twelve months, none noted for today', () => {
		const minutes = entries().reduce((sum, { facts }) => sum + minutesOf(facts), 0);
		expect(Math.abs(minutes / 60 - 89_500)).toBeLessThan(0.02 * 89_500);
		const days = entries().map(({ day, until }) => until || day);
		expect(days.reduce((a, b) => (a > b ? a : b))).toBe('2026-11-24');
		expect(days.every((day) => daysBetween(day, TODAY) <= 366)).toBe(true);
	});

	test('amounts, durations, CPV codes and départements of the extract, moved by whole weeks', () => {
		const real = readFileSync('pocketbase/data/decp-works.csv', 'utf8').trim().split('\n').slice(1);
		const contracts = rows.contracts ?? [];
		expect(contracts).toHaveLength(real.length);
		for (const [n, line] of real.entries()) {
			const [cpv, amount, notified = '', , place] = line.split(',');
			const row = contracts[n];
			expect([row?.cpv, row?.amount_ht, row?.place_code]).toEqual([cpv, Number(amount), place]);
			expect(weekday(row?.notification_date ?? '')).toBe(weekday(notified));
		}
	});

	test('SIRETs are made up and pass Luhn, SIRENs too', () => {
		const sirets = ['orgs', 'buyers', 'companies'].flatMap((col) => all<{ siret: string }>(col));
		expect(new Set(sirets.map(({ siret }) => siret)).size).toBe(115);
		for (const { siret } of sirets) expect([luhn(siret), luhn(siret.slice(0, 9))]).toEqual([0, 0]);
	});

	test('the same day and seed give the same demo, another seed another', () => {
		expect(makeDemo('.', TODAY, 1).history).toEqual(demo.history);
		expect(makeDemo('.', TODAY, 2).office).not.toEqual(demo.office);
	}, 30_000);
});

describe('rows of the office', () => {
	test('have the columns and the shape that phones receive', () => {
		for (const { col, row } of demo.office) {
			const schema = collections[col as keyof typeof collections] as z.ZodMiniType | undefined;
			if (schema) expect(schema.safeParse(row).success, JSON.stringify(row)).toBe(true);
		}
	});

	test('R1, R5, R6, R7 dates in order, quotas that add up, one lead, subcontractors under their party', () => {
		for (const contract of rows.contracts ?? []) {
			const parties = (rows.contract_parties ?? []).filter((one) => one.contract === contract.id);
			expect([
				...datesInOrder(contract),
				...quotasAddUp(contract, parties),
				...oneLead(contract, parties),
				...underItsParty(parties)
			]).toEqual([]);
		}
	});

	test('R20, R21, R22 cards within their employment, shared to 100 % at most, employers that may lend', () => {
		const cards = rows.assignments ?? [];
		for (const job of all<Employment>('employments')) {
			const own = cards.filter(({ employment }) => employment === job.id);
			expect(own.length).toBeGreaterThan(0);
			expect(own.flatMap((card) => withinEmployment(card, job))).toEqual([]);
			expect([...sharesWithin(own), ...own.flatMap(employerFits)]).toEqual([]);
		}
		expect(cards.filter(({ share_pct }) => share_pct < 100).length).toBeGreaterThanOrEqual(2);
	});

	test('R44 each line to sign names employer, type of contract, post and date of hire', () => {
		const lines = demo.statements.flatMap(({ diary }) => linesOf(diary));
		expect(lines.length).toBeGreaterThan(700);
		expect(lines.flatMap((line) => lineComplete(line, 'line'))).toEqual([]);
	});

	test('R57 no criterion, proof or prescriber outside the three tables that feed nobody', () => {
		const open = demo.office.filter(({ col }) => !['participants', 'eligibilities'].includes(col));
		expect(JSON.stringify(open)).not.toMatch(/"(criterion|proof_type|prescriber|birth_date)"/);
	});

	test('eligibilities: some end within five weeks, some have ended, somebody waits for hers', () => {
		const now = (rows.assignments ?? []).filter(({ to }) => to === '');
		const until = (card: Card) => card.eligible.at(-1)?.[1] ?? '';
		const soon = now.filter((card) => until(card) >= TODAY && daysBetween(TODAY, until(card)) < 36);
		expect(soon.length).toBeGreaterThanOrEqual(5);
		expect(now.filter((card) => until(card) && until(card) < TODAY).length).toBeGreaterThanOrEqual(
			4
		);
		expect(now.filter(({ eligible }) => eligible.length === 0)).toHaveLength(1);
	});
});

describe('the history', () => {
	test('every change is applied, but for the day that two companies noted', () => {
		expect(outcome.unexpected).toEqual([]);
		expect(demo.history.filter(({ refused }) => refused)).toHaveLength(1);
		expect(statuses('clash')).toEqual({ recorded: 1 });
	});

	test('the ledger keeps every change, the contracts their months', () => {
		expect(outcome.ledger).toHaveLength(demo.history.length);
		const site = (rows.sites ?? []).find(({ name }) => name === 'Résidence Les Acacias');
		const own = outcome.months.filter((month) => month.contract === site?.contract);
		expect(own.length).toBeGreaterThan(2);
		expect(own.some(({ minutes_validated }) => minutes_validated > 0)).toBe(true);
	});

	test('a month in every state: to declare, late, submitted, returned, partly refused, validated', () => {
		const months = statuses('hours-declaration');
		expect(months['validated']).toBeGreaterThan(300);
		expect(months['submitted']).toBeGreaterThanOrEqual(8);
		expect(months['returned']).toBe(2);
		expect(months['partially_validated']).toBeGreaterThan(4);
		expect(unsigned(demo, TODAY).late).toBeGreaterThanOrEqual(3);
		expect(unsigned(demo, TODAY).toDeclare).toBeGreaterThanOrEqual(1);
	});

	test.each(['2026-12-09', '2027-01-02', '2027-08-31'])(
		'… whatever the day: %s, and every change is taken',
		(today) => {
			const other = makeDemo('.', today, 1);
			const fates = new Set(other.statements.filter((one) => one.signedOn).map((one) => one.fate));
			expect([...fates].sort()).toEqual(
				'mended mended-waiting partly plain reopened returned returned-whole waiting'.split(' ')
			);
			const { late, toDeclare } = unsigned(other, today);
			expect(Math.min(late, toDeclare)).toBeGreaterThanOrEqual(1);
			expect(other.history.every(({ now }) => now.slice(0, 10) < today)).toBe(true);
			expect(other.history.filter(({ refused }) => refused)).toHaveLength(1);
			const then = play(other);
			expect(then.unexpected).toEqual([]);
			const her = foreseen(other, then, today, 'Bâti Bellerive');
			expect(her).toHaveLength(2);
			for (const share of her) within(share, 80, 115);
		},
		60_000
	);

	test('R43 one contract of the supervisor will fall short a little, the other is ahead', () => {
		const [late = 0, ahead = 0] = foreseen(demo, outcome, TODAY, 'Bâti Bellerive');
		within(late, 80, 95);
		within(ahead, 102, 115);
	});

	test('R43 most contracts will do four fifths of what is due or more, none twice as much', () => {
		const shares = foreseen(demo, outcome, TODAY);
		expect(shares.length).toBeGreaterThan(50);
		expect(Math.max(...shares)).toBeLessThan(200);
		within(shares[Math.floor(shares.length / 2)], 80, 100);
		const far = shares.filter((share) => share < 50 || share > 150);
		expect(far.length).toBeLessThan(shares.length / 8);
	});

	test('R54 nothing was noted late: who noted her days when they were worked is not warned', () => {
		const codes = outcome.ledger.flatMap(({ answer }) => answer.problems.map(({ code }) => code));
		expect(codes).not.toContain('late-entry');
		const some = ['held', 'over-ten-hours', 'after-submission', 'idle-two-months'];
		expect(codes).toEqual(expect.arrayContaining(some));
	});

	test('visits, totals of a month, an agency that declares for its people', () => {
		expect(statuses('site-visit')['recorded']).toBeGreaterThan(90);
		expect(entries().filter(({ until }) => until !== '').length).toBeGreaterThan(20);
		const lender = (rows.companies ?? []).find(({ name }) => name === LENDER);
		const theirs = entries().filter(({ company }) => company === lender?.id);
		expect(theirs.length).toBeGreaterThan(100);
		expect(theirs.every(({ counts_for }) => counts_for !== lender?.id)).toBe(true);
	});

	test('a subcontractor of the supervisor owes two months', () => {
		const owed = demo.statements.filter(
			({ declarer, signedOn }) => declarer.row.name === 'Charpentes Lortal' && signedOn === ''
		);
		expect(owed.map(({ period }) => period)).toEqual(['2026-09', '2026-10']);
	});

	test('the supervisor has two sites, both noted on the last working day, none today', () => {
		const [amina] = demo.office.filter(({ signIn }) => signIn === 'site supervisor on two sites');
		const own = entries().filter(({ author }) => author === (amina?.row as { id: string }).id);
		const last = own.filter(({ day }) => day === '2026-11-24');
		const places = (list: Declaration[]) => new Set(list.map(({ site }) => site)).size;
		expect([places(own), places(last)]).toEqual([2, 2]);
	});
});

function within(value: number | undefined, least: number, most: number): void {
	expect(value).toBeGreaterThanOrEqual(least);
	expect(value).toBeLessThanOrEqual(most);
}

function minutesOf(facts: Declaration['facts']): number {
	return Number(facts['minutesWork']) + Number(facts['minutesTraining']);
}

/** Percents of what is due that will be done at the end, least first: of contracts, or of the parties of a company. */
function foreseen({ office }: Demo, { declarations }: Outcome, today: string, company?: string) {
	const known = rowsOf(office.filter(({ col }) => col in collections));
	const book = bookOf({ ...known, declarations }, `${today}T10:00:00Z`);
	const its = book.all('companies').find(({ name }) => name === company)?.id;
	const parties = book.all('contract_parties').filter((party) => party.company === its);
	const counted = its
		? parties.map(({ id }) => ({ party: id }))
		: book.all('contracts').map(({ id }) => ({ contract: id }));
	return counted
		.map((one) => tally(book, one))
		.flatMap(({ due, pace }) => (due > 0 && pace ? [Math.round((100 * pace.forecast) / due)] : []))
		.sort((a, b) => a - b);
}

/** Ended periods that nobody signed: late, or not due yet. */
function unsigned({ statements }: Demo, today: string) {
	const open = statements.filter(({ signedOn }) => signedOn === '');
	const late = open.filter(({ contract, period }) => dueOn(contract.row, period) < today).length;
	return { late, toDeclare: open.length - late };
}

/** 0 when the last digit is the check digit of the others. */
function luhn(digits: string): number {
	const sum = [...digits].reverse().reduce((total, digit, n) => {
		const value = Number(digit) * (n % 2 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10;
}
