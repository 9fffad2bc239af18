// From a wish to a change: id, record, base, dependencies, author and time are added; and what the server will say of it.
import { accept, apply } from '#domain/accept.ts';
import type { Book } from '#domain/book.ts';
import type { Change, FileRef } from '#domain/change.ts';
import type { SubmitSet } from '#domain/kinds/facts.ts';
import { kinds } from '#domain/kinds/index.ts';
import type { Problem } from '#domain/problem.ts';
import type { Who } from '#domain/records.ts';
import { idFromHash, spanOf } from '#domain/values.ts';
import type { Entering } from '#store/make.ts';
import { lay } from '#store/overlay.ts';
import type { FileRow, OutboxRow } from '#store/tables.ts';
import { sha256 } from '../parts/sha256.ts';
import type { NewFile, Wish } from './view.ts';

/** What a wish is turned into a change with. */
export interface Ground {
	who: Who;
	/** What the phone shows, and what the server said. */
	book: Book;
	received: Book;
	/** Changes without an answer, in order. */
	waiting: readonly Ahead[];
	newId(): string;
	/** SHA-256 of the bytes of each file, by its id; a forecast does without. */
	sums: ReadonlyMap<string, string>;
	/** Device clock, ISO; and the server's minus it. */
	at: string;
	offset: number | null;
}

type Ahead = Pick<OutboxRow, 'id' | 'record' | 'change' | 'state'>;

export interface Composed {
	entering: Entering[];
	/** Forecast, one list a wish. */
	problems: Problem[][];
}

/** Each wish is composed on what the ones before it leave. */
export function compose(wishes: readonly Wish[], ground: Ground): Composed {
	const book = ground.book.branch();
	const entering: Entering[] = [];
	const problems: Problem[][] = [];
	const waiting = [...ground.waiting];
	for (const wish of wishes) {
		const one = enteringOf(plain(wish), { ...ground, book, waiting });
		const { id, record } = one.change;
		waiting.push({ id, record, change: one.change, state: 'ready' });
		const outcome = accept(one.change, book, ground.who);
		problems.push(outcome.status === 'deferred' ? [] : outcome.problems);
		lay(book, one, ground.who, apply);
		entering.push(one);
	}
	return { entering, problems };
}

/** Without what a screen wraps around its state: a disk takes plain values only. */
function plain(wish: Wish): Wish {
	const { files = [], ...rest } = wish;
	return { ...(JSON.parse(JSON.stringify(rest)) as Wish), files: [...files] };
}

function enteringOf(wish: Wish, ground: Ground): Entering {
	const kind = kinds.find((one) => one.name === wish.kind);
	const id = ground.newId();
	const files = (wish.files ?? []).map((file) => fileRow(file, id, ground.sums.get(file.id) ?? ''));
	const change: Change = {
		id,
		kind: wish.kind,
		act: wish.act,
		v: kind?.v ?? 1,
		record: wish.record ?? '',
		set: wish.set,
		base: null,
		deps: [],
		files: files.map(refOf),
		author: ground.who.user,
		at: ground.at,
		offset: ground.offset
	};
	const signed = kind?.signed(change) ?? null;
	if (signed !== null && !change.set['hash']) change.set = { ...change.set, hash: sha256(signed) };
	if (!wish.record) {
		const key = kind?.key(change, ground.book) ?? null;
		change.record = key === null ? ground.newId() : idFromHash(sha256(key));
	}
	change.base = wish.base === undefined ? baseOf(change, ground) : wish.base;
	change.deps = [
		...new Set([...(wish.deps ?? []), ...(signed === null ? [] : daysOf(change, ground))])
	];
	return { change, files, signed: signed !== null };
}

/** What its author saw: complete facts for a `write`, the version for other acts. */
function baseOf({ act, record }: Change, { book, received, waiting }: Ground): Change['base'] {
	if (act !== 'write') {
		// A version that only stands on a refused change will never be: what the server has counts.
		const parked = waiting.some((row) => row.record === record && row.state === 'attention');
		return { version: (parked ? received : book).declaration(record)?.version ?? 0 };
	}
	const row = book.declaration(record);
	return row && row.status !== 'withdrawn' ? row.facts : null;
}

/** The waiting changes a signed month stands on: the days in its lines, and days of its period taken back. */
function daysOf({ set }: Change, { book, waiting }: Ground): string[] {
	const { contract, lines } = set as Partial<SubmitSet>;
	const days = new Set(
		(lines ?? []).flatMap((line) =>
			Object.keys(line.days).map((key) => `${line.participant}|${spanOf(key).from}`)
		)
	);
	const people = new Set((lines ?? []).map((line) => line.participant));
	const stands = waiting.filter(({ change, state }) => {
		const row = change.kind === 'day-entry' ? book.declaration(change.record) : undefined;
		if (!row || row.contract !== contract) return false;
		const taken = change.act === 'withdraw' && state === 'ready' && people.has(row.participant);
		return taken || days.has(`${row.participant}|${row.day}`);
	});
	return stands.map((row) => row.id);
}

function fileRow({ id, type, bytes }: NewFile, change: string, sha256: string): FileRow {
	return { id, change, type, size: bytes.byteLength, sha256, bytes };
}

function refOf({ id, sha256, size, type }: FileRow): FileRef {
	return { id, sha256, size, type: type as FileRef['type'] };
}
