// The day a crew's day is copied from: who was there and for how long.
import type { Declaration } from '../records.ts';
import type { Day } from '../values.ts';
import { minutesOf, type Diary } from './diary.ts';
import type { Place } from './place.ts';

export interface Likeness {
	/** The day copied from, or counted. */
	day: Day;
	people: number;
	/** Minutes of all of them. */
	minutes: number;
	/** Minutes of each, when all did the same; else null. */
	each: number | null;
}

/** Entries of a day at a place: noted there, or over several places of the contract. */
export function entriesAt(diary: Diary, place: Place, day: Day): readonly Declaration[] {
	return (diary.days.get(day) ?? []).filter(
		(row) => !place.site || !row.site || row.site === place.site
	);
}

/** How many people for how many minutes; people without hours are not counted. */
export function likenessOf(day: Day, minutes: readonly number[]): Likeness {
	const worked = minutes.filter((each) => each > 0);
	const all = worked.reduce((sum, each) => sum + each, 0);
	const same = worked.every((each) => each === worked[0]);
	return { day, people: worked.length, minutes: all, each: same ? (worked[0] ?? null) : null };
}

/** Days with hours at a place, latest first, `most` of them at most, before `before`. */
export function recentDays(diary: Diary, place: Place, before: Day, most: number): Likeness[] {
	const found: Likeness[] = [];
	for (const day of [...diary.days.keys()].sort().reverse()) {
		if (day >= before) continue;
		const like = likenessOf(day, entriesAt(diary, place, day).map(minutesOf));
		if (like.people > 0) found.push(like);
		if (found.length === most) break;
	}
	return found;
}

/** The day to copy: the last one noted before; without one, the first one after. */
export function dayToCopy(diary: Diary, place: Place, day: Day): Likeness | null {
	const before = recentDays(diary, place, day, 1)[0];
	if (before) return before;
	for (const later of [...diary.days.keys()].sort()) {
		const like = likenessOf(later, entriesAt(diary, place, later).map(minutesOf));
		if (later > day && like.people > 0) return like;
	}
	return null;
}

/** The figure most of these share; undefined when there is none. */
export function mostShared(figures: readonly number[]): number | undefined {
	const counts = new Map<number, number>();
	for (const figure of figures) counts.set(figure, (counts.get(figure) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
