// What a facilitator has chosen on a declaration and not sent yet; it opens as the draft left it.
import type { Book } from '#domain/book.ts';
import {
	decideSet,
	missingOf,
	openingChoice,
	sumsOf,
	type Choice,
	type Choices
} from '#domain/review/choices.ts';
import { reviewOf, type Review, type ReviewLine } from '#domain/review/review.ts';
import type { Declaration } from '#domain/records.ts';
import type { Wish } from '#sync/device.ts';

export interface TypedReview extends Record<string, unknown> {
	version: number;
	choices: Choices;
	again: string[];
}

export class ReviewForm {
	/** As it stood when the screen opened: nothing moves under the finger. */
	readonly row: Declaration;
	readonly book: Book;
	choices = $state<Choices>({});
	/** Lines that were refused and are looked at again. */
	again = $state<string[]>([]);
	/** The button was pressed: fields that miss something say so. */
	asked = $state(false);
	#touched = $state(false);

	constructor(book: Book, row: Declaration, draft: TypedReview | null) {
		this.row = row;
		this.book = book;
		const known = draft?.version === row.version ? draft : null;
		this.again = known?.again ?? [];
		this.#touched = known !== null;
		for (const line of this.lines)
			this.choices[line.assignment] =
				known?.choices[line.assignment] ?? openingChoice(line, this.isRegular(line));
	}

	/** Read once, and again only when a line is opened anew: the book it reads does not move. */
	readonly review = $derived.by((): Review => {
		const found = reviewOf(this.book, this.row, this.again);
		if (!found) throw new Error('the contract of a declaration left this phone');
		return found;
	});

	readonly lines: ReviewLine[] = $derived([...this.review.odd, ...this.review.regular]);

	isRegular(line: ReviewLine): boolean {
		return (
			line.remarks.every(({ code }) => code === 'total') && !this.again.includes(line.assignment)
		);
	}

	choose(assignment: string, part: Partial<Choice>): void {
		const old = this.choices[assignment];
		if (old) this.choices[assignment] = { ...old, ...part };
		this.#touched = true;
	}

	/** A line that was answered with a no is decided anew. */
	openAgain(assignment: string): void {
		this.again = [...this.again, assignment];
		const line = this.lines.find((one) => one.assignment === assignment);
		if (line) this.choices[assignment] = openingChoice(line, false);
		this.#touched = true;
	}

	get sums() {
		return sumsOf(this.review, this.choices);
	}

	/** The first line whose answer misses something. */
	get missing(): ReviewLine | undefined {
		return this.lines.find((line) => {
			const choice = this.choices[line.assignment];
			return choice !== undefined && missingOf(line, choice) !== null;
		});
	}

	/** Lines with an answer; a nil month needs none. */
	get answered(): boolean {
		return (
			this.review.facts.nil || this.lines.some((line) => this.choices[line.assignment]?.verdict)
		);
	}

	get typed(): TypedReview | null {
		if (!this.#touched) return null;
		return { version: this.row.version, choices: this.choices, again: this.again };
	}

	get wish(): Wish {
		const set = decideSet(this.review, $state.snapshot(this.choices));
		return decideWish(this.row, set as unknown as Record<string, unknown>);
	}
}

export function decideWish(row: Declaration, set: Record<string, unknown>): Wish {
	const base = { version: row.version };
	return { kind: 'hours-declaration', act: 'decide', record: row.id, set, base };
}
