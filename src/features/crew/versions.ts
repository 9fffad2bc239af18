// Two versions of a day, from a phone that was not the first: whose hours differ, and how to keep either (R53).
import { nameOf } from '#domain/crew/card.ts';
import { minutesOf } from '#domain/crew/diary.ts';
import type { Book } from '#domain/book.ts';
import type { Declaration } from '#domain/records.ts';
import type { Notice, View, Wish } from '#sync/device.ts';

export interface Versions {
	contract: string;
	/** Of the entry the address names; `''` for the whole contract. */
	site: string;
	day: string;
	until: string;
	by: string;
	/** ISO: when mine was typed, and theirs received. */
	mineAt: string;
	theirsAt: string;
	rows: { name: string; mine: number; theirs: number; differs: boolean }[];
	/** The questions about this day, all answered together. */
	notices: Notice[];
	/** What keeping mine wishes for. */
	keep: Wish[];
}

/** The question about this record's day; undefined when there is none (any more). */
export function versionsOf(view: View, record: string): Versions | undefined {
	const { book } = view;
	const asked = view.notices.find((one) => about(one) === record);
	const row = book.declaration(record);
	if (!asked?.change || !row) return undefined;
	const same = (other: Declaration | undefined) =>
		other?.contract === row.contract && other.day === row.day && other.until === row.until;
	const notices = view.notices.filter((one) => same(book.declaration(about(one))));
	const [conflict] = asked.conflicts;
	return {
		contract: row.contract,
		site: row.site,
		day: row.day,
		until: row.until,
		by: conflict?.by ?? '',
		mineAt: asked.change.at,
		theirsAt: conflict?.at ?? '',
		rows: rowsOf(book, row, notices),
		notices,
		keep: notices.flatMap((one) => keepMine(book, one))
	};
}

function about(notice: Notice): string {
	return notice.kind === 'merged' ? (notice.change?.record ?? '') : '';
}

/** Everybody of that day: where nobody else wrote, both versions say the same. */
function rowsOf(book: Book, day: Declaration, notices: readonly Notice[]): Versions['rows'] {
	const mine = new Map(notices.map((one) => [about(one), minutesIn(one.change?.set ?? {})]));
	return book
		.declarationsOf(day.contract, 'day-entry')
		.filter((row) => row.day === day.day && row.until === day.until)
		.filter((row) => row.company === day.company && (row.site === day.site || mine.has(row.id)))
		.map((row) => {
			const card = book.card(String(row.facts['assignment']));
			const theirs = minutesOf(row);
			const own = mine.get(row.id) ?? theirs;
			const name = card ? nameOf(card) : '';
			return { name, mine: own, theirs, differs: mine.has(row.id) };
		})
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function minutesIn(set: Record<string, unknown>): number {
	return Number(set['minutesWork'] ?? 0) + Number(set['minutesTraining'] ?? 0);
}

/** My words once more, over what stands now. */
function keepMine(book: Book, { change }: Notice): Wish[] {
	const row = change && book.declaration(change.record);
	if (!change || !row || change.act !== 'write') return [];
	return [{ kind: 'day-entry', act: 'write', set: change.set, base: { ...row.facts } }];
}
