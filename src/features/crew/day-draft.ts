// A crew's day that is not saved: what its draft holds, and a saved day turned back into one.
import type { Answer, CrewDay } from '#domain/crew/crew.ts';

export interface DayDraft extends Record<string, unknown> {
	place: string;
	day: string;
	/** Rows touched, by participant. */
	answers: Record<string, Answer>;
	/** People added by hand. */
	added: string[];
	/** Another day to copy; '' = the last one. */
	copied: string;
}

/** The kind of such drafts. */
export const DAY = 'day';

export function dayDraftId(place: string, day: string): string {
	return `${DAY}|${place}|${day}`;
}

/** What the rows say now, so that undoing a save brings back what was typed. */
export function asDraft(crew: CrewDay): DayDraft {
	const answers = Object.fromEntries(
		crew.members
			.filter((member) => !member.fixed && !member.elsewhere)
			.map((member) => [member.card.participant, member.answer])
	);
	return { place: crew.place.id, day: crew.day, answers, added: [], copied: '' };
}
