// One call before the judge: each change is heard in order, on what the ones before it left.
import { open, type Opened } from '../accept.ts';
import { bookOf, type Book } from '../book.ts';
import type { Change, FileRef } from '../change.ts';
import type { Entry, Judged, Known, LedgerRow, Result, Sha256 } from '../judge.ts';
import type { Outcome } from '../kind.ts';
import { block, type Problem } from '../problem.ts';
import { idFromHash } from '../values.ts';
import { idOf, isObject, readChange } from './read.ts';
import { Writing } from './writing.ts';

/** At most this many bytes of JSON in the facts of a row. */
const MOST_FACTS = 256_000;

type Answer = LedgerRow['answer'];
/** What was decided, and whether the ledger keeps it: what has no form at all is answered, not kept. */
type Decision = { outcome: Outcome; kept: boolean };

export class Court {
	private readonly book: Book;
	private readonly sha256: Sha256;
	private readonly ledger: Map<string, Known['ledger'][number]>;
	private readonly files: Map<string, Known['files'][number]>;
	private readonly stopped: Set<string>;
	private readonly writing: Writing;
	/** The book as it is asked at one instant: most changes of a call are heard at the same one. */
	private asked: Book;

	constructor(known: Known, sha256: Sha256, now: string) {
		this.book = bookOf(known.rows, now);
		this.asked = this.book;
		this.sha256 = sha256;
		this.ledger = new Map(known.ledger.map((line) => [line.id, line]));
		this.files = new Map(known.files.map((file) => [file.id, file]));
		this.stopped = known.stopped ?? new Set();
		this.writing = new Writing(this.book, sha256);
	}

	/** The answer to one change; what it writes is kept until the end. */
	hear(entry: Entry): Result {
		const result = this.answer(entry);
		if (result.status === 'applied' || result.status === 'merged') return result;
		const record = isObject(entry.raw) ? entry.raw['record'] : '';
		if (typeof record === 'string') this.stopped.add(`${entry.who.user}|${record}`);
		return result;
	}

	close(): Omit<Judged, 'results'> {
		return this.writing.close();
	}

	private answer(entry: Entry): Result {
		const id = idOf(entry.raw);
		const found = readChange(entry.raw);
		if (Array.isArray(found)) return { id, ...refusal(found) };
		const { change, text } = found;
		const author = change.author === entry.who.user;
		if (!author) return { id, ...refusal([block('author-mismatch', 'author')]) };
		const hash = this.sha256(text);
		const known = this.ledger.get(id);
		if (known) return this.again(change, known, hash);
		try {
			const { outcome, kept } = this.decide(change, entry);
			return { id, ...this.settle(change, entry, hash, outcome, kept) };
		} catch (error) {
			this.writing.fail(id, String(error));
			return { id, status: 'error', problems: [] };
		}
	}

	/** The ledger knows the id: the same change, author included, gets the same answer; another one is turned away. */
	private again(change: Change, known: Known['ledger'][number], hash: string): Result {
		const { id, record } = change;
		if (known.hash !== hash) return { id, ...refusal([block('id_reused', 'id')]) };
		this.writing.touch(record);
		return { id, ...known.answer, again: true };
	}

	private decide(change: Change, { who, now }: Entry): Decision {
		if (this.mustWait(change)) return unkept({ status: 'deferred', missing: 'dep' });
		if (this.asked.now !== now) this.asked = this.book.branch(now);
		const opened = open(change, this.asked, who);
		if ('outcome' in opened) return unkept(opened.outcome);
		const problem = this.formProblem(opened) ?? this.fileProblem(change);
		if (problem) return { outcome: { status: 'refused', problems: [problem] }, kept: true };
		const outcome = opened.kind.accept(opened.given);
		if ('row' in outcome && isTooLarge(outcome.row.facts))
			return unkept({ status: 'refused', problems: [block('wrong-shape', 'set')] });
		return { outcome, kept: outcome.status !== 'deferred' };
	}

	/** A change it depends on has had no effect yet, or one before it on its record had none. */
	private mustWait({ deps, author, record }: Change): boolean {
		if (this.stopped.has(`${author}|${record}`)) return true;
		return deps.some((dep) => {
			const status = this.ledger.get(dep)?.answer.status;
			return status !== 'applied' && status !== 'merged';
		});
	}

	/** The natural id, and the hash of what was signed (R38). */
	private formProblem({ kind, given }: Opened): Problem | null {
		const { change, book } = given;
		const key = kind.key(change, book);
		if (key !== null && idFromHash(this.sha256(key)) !== change.record)
			return block('natural-id', 'record');
		const signed = kind.signed(change);
		if (signed !== null && this.sha256(signed) !== change.set['hash'])
			return block('hash-mismatch', 'set.hash', 'R38');
		return null;
	}

	/** A file id stands for one content of one author. */
	private fileProblem({ files, author }: Change): Problem | null {
		const named = new Map<string, FileRef>();
		for (const [n, file] of files.entries()) {
			const known = this.files.get(file.id);
			const other = known && (known.author !== author || known.sha256 !== file.sha256);
			if (other || named.has(file.id)) return block('file_reused', `files.${n}.id`);
			named.set(file.id, file);
		}
		return null;
	}

	/** Puts the outcome where the next change sees it, and in what will be written. */
	private settle(
		change: Change,
		entry: Entry,
		hash: string,
		outcome: Outcome,
		kept: boolean
	): Answer {
		const answer = answerOf(outcome);
		if (!kept || outcome.status === 'deferred') return answer;
		const { id, author, record } = change;
		if ('row' in outcome) {
			this.writing.row(outcome.row, entry.now);
			this.writing.touch(record);
			const added = change.files.filter((file) => !this.files.has(file.id));
			this.writing.announce(change, added, outcome.row);
			for (const file of added) this.files.set(file.id, { ...file, author });
		}
		for (const row of outcome.also ?? []) this.writing.clash(row);
		this.writing.enter(change, entry, hash, answer);
		this.ledger.set(id, { id, hash, answer });
		return answer;
	}
}

function unkept(outcome: Outcome): Decision {
	return { outcome, kept: false };
}

function refusal(problems: Problem[]): Answer {
	return { status: 'refused', problems };
}

function answerOf(outcome: Outcome): Answer {
	if (outcome.status === 'deferred')
		return { status: 'deferred', problems: [], missing: outcome.missing };
	const { status, problems } = outcome;
	const conflicts = 'row' in outcome ? outcome.conflicts : [];
	return conflicts.length > 0 ? { status, problems, conflicts } : { status, problems };
}

/** Counted in UTF-8, at most three bytes a unit; short facts need no counting. */
function isTooLarge(facts: Record<string, unknown>): boolean {
	const text = JSON.stringify(facts);
	if (text.length * 3 <= MOST_FACTS) return false;
	let bytes = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
	}
	return bytes > MOST_FACTS;
}
