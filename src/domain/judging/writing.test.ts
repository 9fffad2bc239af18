// What a call writes: rows under their natural ids, clashes, months, files.
import { beforeEach, describe, expect, test } from 'vitest';
import { entryOf, naturalId, type Bench } from '../../../tests/bench.ts';
import { amina, joel } from '../../../tests/desk.ts';
import { karim } from '../../../tests/diary.ts';
import { card, contract, id, invoice, line, who } from '../../../tests/rows.ts';
import { fileRef, smallBench, submit, wish, write } from '../../../tests/wishes.ts';
import type { Change } from '../change.ts';
import type { Who } from '../records.ts';

let bench: Bench;
beforeEach(() => {
	bench = smallBench();
});

const push = (changes: unknown[], by: Who = amina, now?: string) =>
	bench.push(changes.map((raw) => entryOf(raw, by, now)));
/** `status code path` of each result. */
const told = (changes: unknown[], by: Who = amina) =>
	push(changes, by).results.map(({ status, problems, missing }) =>
		[status, missing, ...problems.flatMap(({ code, path }) => [code, path])]
			.filter(Boolean)
			.join(' ')
	);
const counts = () => [bench.all('declarations').length, bench.ledger.size, bench.files.size];

describe('ids and hashes', () => {
	test('the record of a day is its natural id', () => {
		expect(told([{ ...write(), record: id('x') }])).toEqual(['refused natural-id record']);
		expect(counts()).toEqual([0, 1, 0]);
	});

	test('R38 the hash covers what was signed', () => {
		const good = submit([line({ '2026-11-19': [450, 0] })]);
		const lines = [line({ '2026-11-19': [465, 0] })];
		const forged = { ...good, id: id('z9'), set: { ...good.set, lines } };
		expect(told([forged])).toEqual(['refused hash-mismatch set.hash']);
		expect(told([good])).toEqual([expect.stringMatching(/^applied/)]);
	});
});

describe('what is written beside', () => {
	test('R29 a clash gets its natural id, and one more version each time', () => {
		push([write()]);
		const second = () => write({ assignment: id('a5'), minutesWork: 240 }, { author: id('u2') });
		const clash = naturalId(`clash|${id('k1')}|${id('p1')}|2026-11-20`);
		expect(told([second()], karim)).toEqual(['refused declared-elsewhere set.day']);
		expect(bench.declaration(clash)).toMatchObject({ kind: 'clash', version: 1, company: '' });
		push([second()], karim);
		expect(bench.declaration(clash)).toMatchObject({
			version: 2,
			received: '2026-11-20T18:00:00Z'
		});
		bench.put('assignments', card({ company: id('e2') }));
		expect(told([second()], karim)).toEqual(['applied']);
		expect(bench.declaration(clash)).toMatchObject({ version: 3, status: 'withdrawn' });
	});

	test('R41 the months of a contract follow the acts on its declarations, and nothing else', () => {
		expect(push([write()]).writes.contract_months).toEqual([]);
		const signed = submit([line({ '2026-11-20': [450, 0] })]);
		expect(push([signed]).writes.contract_months).toMatchObject([
			{
				id: naturalId(`${id('k1')}|2026-11`),
				period: '2026-11',
				minutes_declared: 450,
				minutes_validated: 0,
				people: 1
			}
		]);
		const verdict = { [id('a1')]: { verdict: 'accepted', seen: 450 } };
		const decide = wish({
			kind: 'hours-declaration',
			act: 'decide',
			set: { lines: verdict },
			record: signed.record,
			base: { version: 1 },
			author: id('u9')
		});
		expect(push([decide], joel).writes.contract_months).toMatchObject([{ minutes_validated: 450 }]);
		expect(push([signed]).writes.contract_months).toEqual([]);
	});

	test('what changes nothing writes nothing: neither the record nor its month', () => {
		const lines = [line({ '2026-11-20': [450, 0] })];
		push([submit(lines)]);
		const again = push([submit(lines, {}, { at: '2026-11-20T17:30:00Z' })]);
		expect(again.results[0]?.status).toBe('applied');
		expect([again.writes.declarations, again.writes.contract_months]).toEqual([[], []]);
		const returned = wish({
			kind: 'hours-declaration',
			act: 'return',
			set: { reason: 'missing_proof', note: 'Une personne manque' },
			record: again.touched[0] ?? '',
			base: { version: 1 },
			author: id('u9')
		});
		const { results, writes } = push([returned], joel);
		expect(results[0]?.status).toBe('applied');
		expect([writes.declarations.length, writes.contract_months]).toEqual([1, []]);
	});

	test('R3 a month is reckoned on the day of its last act, not of the first change of the call', () => {
		const amount = { hours_method: 'per_amount', ratio_hours: 35, ratio_amount: 100_000 } as const;
		bench.put('contracts', contract(amount));
		bench.put('contract_invoices', invoice('2026-11-21', 1_000_000));
		const changes = [write({ day: '2026-11-18' }), submit([line({ '2026-11-20': [450, 0] })])];
		const [first, second] = changes.map((raw, n) =>
			entryOf(raw, amina, `2026-11-2${String(n)}T18:00:00Z`)
		);
		const { writes } = bench.push([first, second].flatMap((entry) => entry ?? []));
		expect(writes.contract_months).toMatchObject([{ minutes_due: 350 * 60 }]);
	});

	test('files of an applied change may come, read by the company of its record', () => {
		const signed = submit([line({ '2026-11-20': [450, 0] })]);
		const signer = { name: 'Amina Benali', quality: 'Cheffe', consent: true, drawn: id('f1') };
		const drawn = { ...signed, set: { ...signed.set, signer }, files: [fileRef('f1')] };
		push([drawn]);
		expect([...bench.files.values()]).toEqual([
			{
				...fileRef('f1'),
				org: id('o1'),
				company: id('e1'),
				change: drawn.id,
				author: id('u1')
			}
		]);
	});

	test('a file id stands for one content of one author', () => {
		const month = (period: string, files: Change['files'], rest: Partial<Change> = {}) => {
			const lines = [line({ [`${period}-19`]: [450, 0] })];
			const proofs = files.map((file) => file.id);
			return submit(lines, { period, proofs }, { files, ...rest });
		};
		const status = (of: Change, by = amina) => told([of], by)[0]?.replace(/ .*-.*/, '');
		expect(status(month('2026-10', [fileRef('f1')]))).toBe('applied');
		expect(status(month('2026-09', [fileRef('f1')]))).toBe('applied');
		expect(told([month('2026-08', [fileRef('f1', 'b')])])).toEqual([
			'refused file_reused files.0.id'
		]);
		const colleague = who('site_supervisor', 'u3');
		const theirs = month('2026-07', [fileRef('f2'), fileRef('f1')], { author: id('u3') });
		expect(told([theirs], colleague)).toEqual(['refused file_reused files.1.id']);
		const twice = month('2026-06', [fileRef('f3'), fileRef('f3', 'b')]);
		expect(told([twice])).toEqual(['refused file_reused files.1.id']);
		expect([...bench.files.keys()]).toEqual([id('f1')]);
	});

	test('a refused change announces no files', () => {
		const late = submit([], { period: '2027-01' }, { files: [fileRef('f1')] });
		expect(told([late])).toEqual([expect.stringMatching(/^refused/)]);
		expect(bench.files.size).toBe(0);
	});

	test('what would not fit in a row is refused, and not kept', () => {
		const people = (count: number) =>
			Array.from({ length: count }, (_, n) => `p${String(n).padStart(14, '0')}`);
		const crew = people(10_400).map((participant, n) =>
			card({ id: `c${String(n).padStart(14, '0')}`, participant })
		);
		bench.put('assignments', ...crew);
		const visit = (count: number) =>
			wish({
				kind: 'site-visit',
				act: 'write',
				set: {
					contract: id('k1'),
					site: '',
					day: '2026-11-20',
					type: 'phone',
					present: [],
					seen: Object.fromEntries(people(count).map((one) => [one, 'seen'])),
					undeclared: 0,
					counter: { due: 0, validated: 0, on: '2026-11-20' },
					summary: ''
				},
				record: id(`v${String(count)}`),
				author: id('u9')
			});
		expect(told([visit(10), visit(10_400)], joel)).toEqual(['applied', 'refused wrong-shape set']);
		expect(counts()).toEqual([1, 1, 0]);
		const wide = (letter: string) => {
			const most = visit(10_100);
			return { ...most, set: { ...most.set, summary: letter.repeat(1990) } };
		};
		expect(told([wide('e')], joel)).toEqual(['applied']);
		expect(told([{ ...wide('é'), record: id('v2') }], joel)).toEqual(['refused wrong-shape set']);
	});
});
