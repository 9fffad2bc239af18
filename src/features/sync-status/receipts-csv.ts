// The receipts as a table that a spreadsheet opens: one line a change, in the order they were received.
import type { Book } from '#domain/book.ts';
import { parisDay } from '#domain/values.ts';
import { clock, receipt } from '#texts/format.ts';
import { t } from '#texts/index.ts';
import type { Waiting } from '#sync/device.ts';
import { personOf } from './person-of.ts';
import { receipts } from './waiting.ts';

/** RFC 4180, `;` between fields as French spreadsheets want it, with the mark that tells them it is UTF-8. */
export function receiptsCsv(received: readonly Waiting[], book: Book): string {
	const lines = received.map((one) => line(one, book));
	return `\ufeff${[t.phone.csv.columns, ...lines].map(row).join('\r\n')}\r\n`;
}

function line(one: Waiting, book: Book): string[] {
	const { change, received } = one;
	const [place] = receipts([one], book);
	return [
		`${parisDay(received)} ${clock(received)}`,
		receipt(change.id),
		t.phone.csv.kinds[place?.kind ?? 'day'],
		t.phone.csv.act(change.act),
		place?.period || (place?.day ?? ''),
		book.site(place?.site ?? '')?.name ?? '',
		book.contract(place?.contract ?? '')?.object ?? '',
		personOf(change.set, book),
		((place?.minutes ?? 0) / 60).toFixed(2).replace('.', ',')
	];
}

/** A cell that begins like a formula is text: nobody's name is ever calculated. */
const row = (cells: string[]) =>
	cells
		.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
		.map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
		.join(';');
