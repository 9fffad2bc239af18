// What is typed about a line sent back: other hours, or the same ones and why.
import { correctionWish, type ReturnedDay } from '#domain/agenda/correction.ts';
import type { Stretch } from '#domain/agenda/statement.ts';
import type { Line } from '#domain/kinds/facts.ts';
import { t } from '#texts/index.ts';

/** What a draft keeps. */
export interface Typed {
	work: Record<string, number>;
	keeps: boolean;
	explanation: string;
}

export class Correction {
	readonly stretch: Stretch;
	readonly line: Line;
	readonly days: readonly ReturnedDay[];
	/** Minutes of work, by key. */
	work = $state<Record<string, number>>({});
	/** The hours stay as they are, with an explanation. */
	keeps = $state(false);
	explanation = $state('');
	/** Sending was tried: what is missing is told from then on. */
	asked = $state(false);

	readonly before: number;
	readonly after = $derived.by(() =>
		this.days.reduce((sum, day) => sum + this.minutes(day) + day.signed[1], 0)
	);
	readonly wishes = $derived.by(() =>
		this.days
			.map((day) =>
				correctionWish(this.stretch, this.line, day, {
					work: this.minutes(day),
					explanation: this.keeps ? this.explanation : ''
				})
			)
			.filter((wish) => wish !== null)
	);

	constructor(
		stretch: Stretch,
		line: Line,
		days: readonly ReturnedDay[],
		draft: Partial<Typed> | null
	) {
		this.stretch = stretch;
		this.line = line;
		this.days = days;
		this.before = days.reduce((sum, { signed: [work, training] }) => sum + work + training, 0);
		const proposed = Object.fromEntries(days.map((day) => [day.key, day.proposed]));
		this.work = { ...proposed, ...draft?.work };
		this.keeps = draft?.keeps ?? false;
		this.explanation = draft?.explanation ?? '';
	}

	minutes(day: ReturnedDay): number {
		return this.keeps ? day.signed[0] : (this.work[day.key] ?? day.proposed);
	}

	/** Another figure: then the hours are not kept. */
	set(day: ReturnedDay, minutes: number): void {
		this.keeps = false;
		this.work[day.key] = minutes;
	}

	/** What to do before it can leave; '' when all is well. */
	get missing(): string {
		if (this.keeps) return this.explanation.trim() ? '' : t.supervisor.correct.explanationMissing;
		const same = this.days.every((day) => this.minutes(day) === day.signed[0]);
		return same ? t.supervisor.correct.same : '';
	}

	get typed(): (Typed & Record<string, unknown>) | null {
		const { work, keeps, explanation } = this;
		return { work, keeps, explanation };
	}
}
