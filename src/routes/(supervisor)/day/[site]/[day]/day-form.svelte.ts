// What is typed about a crew's day: the rows as they opened, what was changed, and what saving it would say.
import { answered, crewDay, type Answer, type CrewDay, type Member } from '#domain/crew/crew.ts';
import { mostShared } from '#domain/crew/likeness.ts';
import type { Place } from '#domain/crew/place.ts';
import { dayWishes, memberOf, zeroWishes, type DayWish } from '#domain/crew/wishes.ts';
import type { Absence } from '#domain/kinds/facts.ts';
import type { Problem } from '#domain/problem.ts';
import { company } from '#features/company.svelte.ts';
import type { DayDraft } from '#features/crew/day-draft.ts';
import { phone } from '#features/device.svelte.ts';

export class DayForm {
	readonly place: Place;
	readonly day: string;
	/** Rows touched, by participant. */
	answers = $state<Record<string, Answer>>({});
	/** People added by hand. */
	added = $state<string[]>([]);
	/** Another day to copy; '' = the last one. */
	copied = $state('');
	/** Something was typed in this window. */
	touched = $state(false);
	/** As it stood when the screen opened: nothing that arrives meanwhile moves what is being typed. */
	crew: CrewDay = $state.raw() as CrewDay;

	readonly said = $derived.by(() =>
		answered(
			this.day,
			this.crew.members.filter((one) => one.fixed !== 'total').map((one) => this.answerOf(one))
		)
	);
	readonly wishes: DayWish[] = $derived.by(() => dayWishes(this.crew, this.answers));
	/** What the rules say of each row, by participant. */
	readonly problems = $derived.by(() => this.#forecast(this.wishes));
	/** Rows that differ from the day copied, or from what was noted. */
	readonly changed = $derived.by(() => this.crew.members.filter((one) => this.hasChanged(one)));
	/** Rows that a rule refuses. */
	readonly blocked = $derived.by(() =>
		this.crew.members.filter((one) => this.problemsOf(one).some(({ level }) => level === 'block'))
	);

	constructor(place: Place, day: string, draft: DayDraft | null) {
		this.place = place;
		this.day = day;
		this.open(draft);
	}

	/** As the draft says, typed here or in another window. */
	open(draft: DayDraft | null): void {
		this.answers = draft?.answers ?? {};
		this.added = draft?.added ?? [];
		this.copied = draft?.copied ?? '';
		this.touched = false;
		this.#open();
	}

	answerOf(member: Member): Answer {
		return this.answers[member.card.participant] ?? member.answer;
	}

	change(member: Member, part: Partial<Answer>): void {
		this.touched = true;
		this.answers[member.card.participant] = { ...this.answerOf(member), ...part };
	}

	/** The same hours for everybody ticked. */
	setAll(work: number): void {
		for (const member of this.crew.members)
			if (!member.fixed && this.answerOf(member).ticked) this.change(member, { work });
	}

	/** Minutes most people ticked share. */
	get most(): number {
		const ticked = this.crew.members
			.filter((member) => !member.fixed)
			.map((member) => this.answerOf(member))
			.filter((answer) => answer.ticked);
		return mostShared(ticked.map((answer) => answer.work)) ?? 420;
	}

	hasChanged(member: Member): boolean {
		const { ticked, work, training } = this.answerOf(member);
		if (member.entry) {
			const before = member.answer;
			return ticked !== before.ticked || work !== before.work || training !== before.training;
		}
		if (!this.crew.like) return false;
		return (ticked ? work + training : 0) !== (member.usual ?? 0);
	}

	problemsOf(member: Member): Problem[] {
		return this.problems[member.card.participant] ?? [];
	}

	/** Begins again from another day's hours. */
	copy(day: string): void {
		this.touched = true;
		this.copied = day;
		this.answers = {};
		this.#open();
	}

	add(participant: string): void {
		this.touched = true;
		this.added = [...this.added, participant];
		this.#open();
	}

	zero(reason: Absence): DayWish[] {
		return zeroWishes(this.crew, reason);
	}

	get draft(): DayDraft | null {
		const { answers, added, copied, place, day } = this;
		const typed = Object.keys(answers).length > 0 || added.length > 0 || copied !== '';
		return typed ? { place: place.id, day, answers, added, copied } : null;
	}

	#open(): void {
		this.crew = crewDay(phone.view.book, {
			diary: company.diary(this.place.contract),
			place: this.place,
			day: this.day,
			copied: this.copied || undefined,
			added: this.added
		});
	}

	#forecast(wishes: DayWish[]): Partial<Record<string, Problem[]>> {
		const told = phone.device.forecast(wishes);
		return Object.fromEntries(
			wishes.map((wish, n) => [memberOf(this.crew, wish)?.card.participant ?? '', told[n] ?? []])
		);
	}
}
