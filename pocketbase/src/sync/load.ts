// The rows a call needs to be judged, and no others: one query a collection, however many changes there are.
import type { Rows } from '#domain/book.ts';
import {
	firstLook,
	needs,
	type Entry,
	type FileRow,
	type FirstLook,
	type Known,
	type LedgerRow
} from '#domain/judge.ts';
import type { Declaration } from '#domain/records.ts';
import {
	addDays,
	firstDay,
	lastDay,
	monday,
	monthsOf,
	previousPeriod,
	quarterOf
} from '#domain/values.ts';
import { jsonOf, rowsOf, type Db } from './rows.ts';

type Wanted = ReturnType<typeof needs>;

/** What was loaded, beside what was asked for. */
export interface Loaded {
	known: Known;
	look: FirstLook;
	wanted: Wanted;
}

/** First the ledger and the records named, then what each kind asks for. */
export function load(db: Db, entries: Entry[]): Loaded {
	const look = firstLook(entries);
	const records = rowsOf(db, 'declarations', byId('declarations'), list(look.records));
	const wanted = needs(entries, new Map(records.map((row) => [row.id, row])));
	const declared = [...records, ...weeks(db, wanted), ...periods(db, wanted)];
	const known = {
		rows: { ...office(db, wanted), declarations: once(declared) },
		ledger: ledger(db, look.ledger),
		files: look.files.length ? files(db, look.files) : []
	};
	return { known, look, wanted };
}

const list = (ids: string[]) => ({ ids: JSON.stringify(ids) });
const byId = (table: string) => `json_each({:ids}) j CROSS JOIN [${table}] r ON r.id = j.value`;
const byContract = (table: string) =>
	`json_each({:ids}) j CROSS JOIN [${table}] r ON r.contract = j.value`;

function once(rows: Declaration[]): Declaration[] {
	return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Contracts with all that hangs on them, the cards named, all cards of people named, whole crews. */
function office(db: Db, { contracts, cards, participants, crews }: Wanted): Rows {
	const ids = list(contracts);
	const from = `assignments r WHERE r.id IN (SELECT value FROM json_each({:cards}))
		OR r.participant IN (SELECT value FROM json_each({:people}))
		OR r.contract IN (SELECT value FROM json_each({:crews}))`;
	return {
		contracts: rowsOf(db, 'contracts', byId('contracts'), ids),
		contract_parties: rowsOf(db, 'contract_parties', byContract('contract_parties'), ids),
		sites: rowsOf(db, 'sites', byContract('sites'), ids),
		contract_invoices: rowsOf(db, 'contract_invoices', byContract('contract_invoices'), ids),
		contract_months: rowsOf(db, 'contract_months', byContract('contract_months'), ids),
		assignments: rowsOf(db, 'assignments', from, {
			cards: JSON.stringify(cards),
			people: JSON.stringify(participants),
			crews: JSON.stringify(crews)
		})
	};
}

/** Day entries and clashes of whole ISO weeks, of all companies, so that R26 and R28 count everything; totals that reach into them. */
function weeks(db: Db, { weeks: asked }: Wanted): Declaration[] {
	const spans = new Set<string>();
	for (const pair of asked) {
		const [person = '', day = ''] = pair.split('|');
		const from = monday(day);
		spans.add(JSON.stringify([person, addDays(from, -31), from, addDays(from, 6)]));
	}
	const from = `jsonb_each({:spans}) j CROSS JOIN declarations r INDEXED BY declarations_person
		ON r.participant = j.value->>0 AND r.day BETWEEN j.value->>1 AND j.value->>3
		WHERE r.kind IN ('day-entry', 'clash') AND (r.day >= j.value->>2 OR r.until >= j.value->>2)`;
	return rowsOf(db, 'declarations', from, { spans: `[${[...spans].join(',')}]` });
}

/** Monthly declarations of a contract that touch a period or the one before it (R45). */
function periods(db: Db, { periods: asked }: Wanted): Declaration[] {
	const pairs = new Set<string>();
	for (const pair of asked) {
		const [contract = '', period = ''] = pair.split('|');
		for (const one of [period, previousPeriod(period)])
			for (const each of touching(one)) pairs.add(JSON.stringify([contract, each]));
	}
	const from = `jsonb_each({:pairs}) j CROSS JOIN declarations r INDEXED BY declarations_period
		ON r.contract = j.value->>0 AND r.kind = 'hours-declaration' AND r.period = j.value->>1`;
	return rowsOf(db, 'declarations', from, { pairs: `[${[...pairs].join(',')}]` });
}

/** A month and its quarter, or a quarter and its months. */
function touching(period: string): string[] {
	return [
		...new Set([
			period,
			...monthsOf(period),
			quarterOf(firstDay(period)),
			quarterOf(lastDay(period))
		])
	];
}

function ledger(db: Db, ids: string[]): LedgerRow[] {
	const row = `'id', r.id, 'hash', r.hash, 'author', r.author, 'device', r.device, 'kind', r.kind,
		'act', r.act, 'record', r.record, 'body', json(r.body), 'answer', json(r.answer), 'at', r.at, 'received', r.received`;
	const sql = `SELECT json_group_array(json_object(${row})) AS text FROM ${byId('changes')}`;
	return jsonOf(db, sql, list(ids));
}

function files(db: Db, ids: string[]): FileRow[] {
	const row = `'id', r.id, 'org', r.org, 'company', r.company, 'change', r.change, 'author', r.author,
		'sha256', r.sha256, 'size', r.size, 'type', r.type`;
	const sql = `SELECT json_group_array(json_object(${row})) AS text FROM ${byId('files')}`;
	return jsonOf(db, sql, list(ids));
}
