// Whether anything a verdict rests on has moved since it was read; only then must it be reached again.
import { textOf, type Db } from './rows.ts';
import type { Loaded } from './load.ts';

const among = (list: string) => `IN (SELECT value FROM json_each({:${list}}))`;

/**
 * The feed tells of every row that came, changed or went: a declaration counts when it was read, or when it is now one
 * that would be; a row of the office always does. The ledger and the files only grow.
 */
const sql = `SELECT CASE WHEN EXISTS (SELECT 1 FROM sync_log l NOT INDEXED WHERE l.seq > {:since} AND CASE l.col
		WHEN 'declarations' THEN l.gone OR l.rid ${among('records')} OR EXISTS (SELECT 1 FROM declarations r
			WHERE r.id = l.rid AND (+r.participant ${among('people')} OR +r.contract ${among('contracts')}))
		WHEN 'contract_months' THEN l.gone OR EXISTS (SELECT 1 FROM contract_months r
			WHERE r.id = l.rid AND +r.contract ${among('contracts')})
		ELSE 1 END)
	OR (SELECT count(*) FROM changes WHERE id ${among('changes')}) <> {:lines}
	OR (SELECT count(*) FROM files WHERE id ${among('files')}) <> {:named}
	THEN 'moved' ELSE '' END AS text`;

/** `since` is the sequence number of the feed before the first row was read. */
export function hasMoved(db: Db, since: number, { known, look, wanted }: Loaded): boolean {
	const first = (pairs: string[]) => pairs.map((pair) => pair.slice(0, pair.indexOf('|')));
	const read = (known.rows.declarations ?? []).map(({ id }) => id);
	const lists = {
		records: [...look.records, ...read],
		people: [...wanted.participants, ...first(wanted.weeks)],
		contracts: [...wanted.contracts, ...first(wanted.periods)],
		changes: look.ledger,
		files: look.files
	};
	const texts = Object.entries(lists).map(([name, ids]) => [name, JSON.stringify(ids)] as const);
	const counts = { since, lines: known.ledger.length, named: known.files.length };
	return textOf(db, sql, { ...counts, ...Object.fromEntries(texts) }) === 'moved';
}
