// The ledger played again from the first row, one change after the other, everything loaded: it must give what there is.
import { judge } from '#domain/judge.ts';
import type { Book, Rows } from '#domain/book.ts';
import type { HoursDeclarationFacts } from '#domain/kinds/facts.ts';
import type { Col, Contract } from '#domain/records.ts';
import { tally } from '#domain/tally.ts';
import { canonical } from '#domain/values.ts';
import { Bench, bookOfBench, sha256 } from '../bench.ts';
import type { Deed, Server } from './server.ts';

/** Nothing that was put off before holds anything up: each line of the ledger stands for itself. */
class Never extends Set<string> {
	override add(): this {
		return this;
	}
}

type Line = Extract<Deed, { line: unknown }>;

/** Where the ledger and what the server holds do not agree; '' when they do. */
export function refold({ data }: Server): string {
	const bench = new Bench();
	let lines: Line[] = [];
	for (const deed of data.deeds) {
		if ('line' in deed) lines.push(deed);
		else {
			const told = play(bench, lines);
			if (told) return told;
			lines = [];
			for (const [col, row] of deed.rows) bench.put(col, row);
		}
	}
	const told = play(bench, lines);
	if (told) return told;
	if (bench.state() === data.state()) return '';
	return `the ledger gives\n${bench.state()}\nthe server holds\n${data.state()}`;
}

function play(bench: Bench, lines: readonly Line[]): string {
	if (lines.length === 0) return '';
	const cols = Object.keys(bench.tables) as Col[];
	const rows = Object.fromEntries(cols.map((col) => [col, bench.all(col)])) as Rows;
	const known = { ledger: [...bench.ledger.values()], files: [...bench.files.values()] };
	const entries = lines.map(({ entry }) => entry);
	const { results, writes } = judge(entries, { rows, ...known, stopped: new Never() }, sha256);
	bench
		.put('declarations', ...writes.declarations)
		.put('contract_months', ...writes.contract_months);
	for (const file of writes.files) bench.files.set(file.id, file);
	for (const line of writes.changes) bench.ledger.set(line.id, line);
	for (const [n, { line }] of lines.entries()) {
		const { status } = results[n] ?? {};
		if (status !== line.answer.status)
			return `${line.id} was ${line.answer.status}, played again it is ${status ?? 'nothing'} ${canonical(results[n])}`;
	}
	return '';
}

/** Where two ways of counting a contract's hours do not agree; '' when all do. */
export function counters(bench: Bench, time: number, phones: readonly Book[]): string {
	const now = new Date(time).toISOString();
	const book = bookOfBench(bench, now);
	for (const contract of book.all('contracts')) {
		const counted = tally(book, { contract: contract.id });
		const validated = validatedBy(book, contract);
		const months = book.months(contract.id).reduce((sum, row) => sum + row.minutes_validated, 0);
		if (counted.validated !== validated || months !== validated)
			return `${contract.id}: ${counted.validated}, by hand ${validated}, by months ${months}`;
		for (const phone of phones) {
			const there = tally(phone.branch(now), { contract: contract.id });
			if (canonical(there) !== canonical(counted))
				return `${contract.id}: ${canonical(counted)}, on a phone ${canonical(there)}`;
		}
	}
	return '';
}

/** Minutes that count, added up by hand: each day of each standing month, as its verdict says. */
function validatedBy(book: Book, { id, counts_training }: Contract): number {
	let sum = 0;
	for (const { facts } of book.declarationsOf(id, 'hours-declaration'))
		for (const { days } of Object.values((facts as unknown as HoursDeclarationFacts).verdicts))
			for (const { counted } of Object.values(days))
				sum += counted[0] + (counts_training ? counted[1] : 0);
	return sum;
}
