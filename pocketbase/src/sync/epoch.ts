// A restored backup is noticed: a random word and the last sequence number lie in a file beside the data folder.
import { textOf, type Db } from './rows.ts';

interface Mark {
	epoch: string;
	/** The highest sequence number that any phone may have seen. */
	seq: number;
}

/** The sequence counter of the feed; it never goes back, but with a backup. */
export function sequence(db: Db = $app.db()): number {
	const sql = `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'sync_log'), 0) AS text`;
	return Number(textOf(db, sql));
}

/** This database's word; a new one when its counter is below what phones have seen. */
export function epoch(): string {
	return String($app.store().getOrSet('epoch', open));
}

/** Before a sequence number leaves the server, the file knows it. */
export function remember(seq: number): void {
	const store = $app.store();
	const word = epoch();
	if (seq <= Number(store.get('seq') ?? -1)) return;
	store.set('seq', seq);
	// Another call may have been faster: the highest number must be the last written.
	for (let written = -1; written < Number(store.get('seq'));) {
		written = Number(store.get('seq'));
		write({ epoch: word, seq: written });
	}
}

function open(): string {
	const found = read();
	const seq = sequence();
	if (found && found.seq <= seq) return found.epoch;
	const fresh = { epoch: $security.randomString(15).toLowerCase(), seq };
	write(fresh);
	return fresh.epoch;
}

const place = () => `${$app.dataDir()}.epoch.json`;

function read(): Mark | null {
	try {
		const mark = JSON.parse(toString($os.readFile(place()))) as Mark;
		return typeof mark.epoch === 'string' && typeof mark.seq === 'number' ? mark : null;
	} catch {
		return null;
	}
}

/** Whole or not at all: a half-written file would look like a restored database. */
function write(mark: Mark): void {
	const beside = `${place()}.${$security.randomString(8)}`;
	$os.writeFile(beside, JSON.stringify(mark), 0o600 as never);
	$os.rename(beside, place());
}
