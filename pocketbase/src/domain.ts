// The rules alone, as one file: what the parity test runs inside PocketBase's engine beside Node.
import { bookOf, type Rows } from '#domain/book.ts';
import { judge, type Entry, type Sha256 } from '#domain/judge.ts';
import { tally } from '#domain/tally.ts';
import { canonical, idFromHash, lastDay, monday, monthOf, parisDay } from '#domain/values.ts';

/** A history judged in one call, and every counter after it, as text: the same in every engine. */
export function history(entries: Entry[], rows: Rows, sha256: Sha256): string {
	const judged = judge(entries, { rows, ledger: [], files: [] }, sha256);
	const { declarations, contract_months } = judged.writes;
	const book = bookOf({ ...rows, declarations, contract_months }, entries.at(-1)?.now ?? '');
	const contracts = book.all('contracts').map(({ id }) => ({ contract: id }));
	const parties = book.all('contract_parties').map(({ id }) => ({ party: id }));
	const counters = [...contracts, ...parties].map((of) => tally(book, of));
	return canonical({ judged, counters });
}

/** The small words of an instant and a text, where engines differ most: clocks, hashes, letters beyond ASCII. */
export function words(instant: string, text: string, sha256: Sha256): string {
	const day = parisDay(instant);
	const json = canonical({ [text]: [text, { b: 1.5, a: -0, é: null }] });
	return canonical([day, monday(day), lastDay(monthOf(day)), json, idFromHash(sha256(json))]);
}
