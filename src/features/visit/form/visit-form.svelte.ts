// What is typed about a visit, on the phone as it was when the form opened; and the report it would make.
import type { Book } from '#domain/book.ts';
import { visitSet, type TypedVisit } from '#domain/visits/form.ts';
import { headcount, likelyPresent, listed, others, outside } from '#domain/visits/people.ts';
import { isDay } from '#domain/values.ts';
import type { Problem } from '#domain/problem.ts';
import type { Wish } from '#sync/device.ts';
import { phone } from '../../device.svelte.ts';
import type { VisitDraft } from '../visit-draft.ts';

export class VisitForm {
	readonly record: string;
	/** As it stood when the screen opened: nothing that arrives meanwhile moves what is being typed. */
	readonly book: Book;
	typed: TypedVisit = $state() as TypedVisit;

	readonly people = $derived.by(() => listed(this.book, this.typed));
	readonly others = $derived.by(() => others(this.book, this.typed));
	readonly outside = $derived.by(() => outside(this.book, this.typed));
	readonly sums = $derived.by(() => headcount(this.people, this.typed));
	readonly likely = $derived.by(() => likelyPresent(this.book, this.typed));
	readonly wish: Wish = $derived.by(() => ({
		kind: 'site-visit',
		act: 'write',
		record: this.record,
		set: visitSet(this.book, this.typed),
		base: this.typed.base
	}));
	/** What the rules refuse. */
	readonly problems: Problem[] = $derived.by(() =>
		(phone.device.forecast([this.wish])[0] ?? []).filter(({ level }) => level === 'block')
	);

	constructor(typed: TypedVisit, record: string) {
		this.book = phone.view.book;
		this.record = record;
		this.typed = typed;
	}

	get draft(): VisitDraft {
		return { ...this.typed, record: this.record };
	}

	/** The rule that a part of the form breaks; `path` as in the change. */
	problemAt(path: string): Problem | undefined {
		return this.problems.find((one) => one.path === path || one.path.startsWith(`${path}.`));
	}

	add(participant: string): void {
		this.typed.answers[participant] = 'seen';
	}

	remove(participant: string): void {
		const { [participant]: gone, ...rest } = this.typed.answers;
		if (gone) this.typed.answers = rest;
	}

	/** A field for dates may be emptied: the day stays then. */
	set day(day: string) {
		if (isDay(day)) this.typed.day = day;
	}
	get day(): string {
		return this.typed.day;
	}
}
