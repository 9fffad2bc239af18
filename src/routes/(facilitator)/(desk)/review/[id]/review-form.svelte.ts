// What a facilitator has chosen on a declaration and not sent yet; it opens as the draft left it.
import type { Book } from '#domain/book.ts';
import {
	decideSet,
	freeKeys,
	likelyReason,
	missingOf,
	oddKeys,
	openingChoice,
	sumsOf,
	type Choice,
	type Choices
} from '#domain/review/choices.ts';
import { reviewOf, type Review, type ReviewLine } from '#domain/review/review.ts';
import type { VerdictWord } from '#domain/kinds/facts.ts';
import type { Declaration } from '#domain/records.ts';
import type { Wish } from '#sync/device.ts';
import { decideWish } from '#features/desk/decide-wish.ts';

export interface TypedReview extends Record<string, unknown> {
	version: number;
	/** Of the lines that were answered by hand. */
	choices: Choices;
	again: string[];
}

export class ReviewForm {
	/** As it stood when the screen opened: nothing moves under the finger. */
	readonly row: Declaration;
	readonly book: Book;
	choices = $state<Choices>({});
	/** Lines that were answered with a no and are looked at again. */
	again = $state<string[]>([]);
	/** The button was pressed: fields that miss something say so. */
	asked = $state(false);
	#touched = $state<string[]>([]);

	constructor(book: Book, row: Declaration, draft: TypedReview | null) {
		this.row = row;
		this.book = book;
		this.again = draft?.again ?? [];
		for (const line of this.lines) {
			const kept = draft && this.#isSame(line, draft) ? draft.choices[line.assignment] : undefined;
			if (kept) this.#touched.push(line.assignment);
			this.choices[line.assignment] = kept ?? openingChoice(line, this.isRegular(line));
		}
	}

	/** A line that was signed anew since it was answered is read anew. */
	#isSame({ assignment }: ReviewLine, draft: TypedReview): boolean {
		return (this.review.facts.changedIn[assignment] ?? 1) <= draft.version;
	}

	readonly review: Review = $derived.by(() => {
		const found = reviewOf(this.book, this.row, this.again);
		if (!found) throw new Error('the contract of a declaration left this phone');
		return found;
	});

	readonly lines: ReviewLine[] = $derived([...this.review.odd, ...this.review.regular]);

	isRegular(line: ReviewLine): boolean {
		return this.review.regular.includes(line) && !this.again.includes(line.assignment);
	}

	choose(assignment: string, part: Partial<Choice>): void {
		const old = this.choices[assignment];
		if (old) this.choices[assignment] = { ...old, ...part };
		this.#touch(assignment);
	}

	/** A verdict on a line: a refusal is about all of it, a correction about its odd days; the reason is proposed. */
	answer(assignment: string, verdict: VerdictWord): void {
		const line = this.lines.find((one) => one.assignment === assignment);
		const old = this.choices[assignment];
		if (!line || !old) return;
		const keys = verdict === 'refused' ? freeKeys(line) : oddKeys(line);
		const reason = verdict === 'accepted' ? old.reason : old.reason || likelyReason(line);
		this.choose(assignment, { verdict, keys, reason });
	}

	/** A line that was answered with a no is decided anew. */
	openAgain(assignment: string): void {
		this.again = [...this.again, assignment];
		const line = this.lines.find((one) => one.assignment === assignment);
		if (line) this.choices[assignment] = openingChoice(line, false);
		this.#touch(assignment);
	}

	#touch(assignment: string): void {
		if (!this.#touched.includes(assignment)) this.#touched.push(assignment);
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

	/** Lines with an answer. */
	get answered(): number {
		return this.lines.filter((line) => this.choices[line.assignment]?.verdict).length;
	}

	get typed(): TypedReview | null {
		if (this.#touched.length === 0) return null;
		const byHand = Object.entries(this.choices).filter(([id]) => this.#touched.includes(id));
		const { version } = this.row;
		return { version, choices: Object.fromEntries(byHand), again: this.again };
	}

	get wish(): Wish {
		return decideWish(this.row, decideSet(this.review, $state.snapshot(this.choices)));
	}
}
