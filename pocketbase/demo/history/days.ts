// The diary: what each job noted, on which day, and when it was written down.
import type { Absence } from '#domain/kinds/facts.ts';
import { addDays, lastDay, monthOf, weekday, type Day } from '#domain/values.ts';
import { quarter } from '../dice.ts';
import type { Job, Setting } from '../plan.ts';

/** One entry to be written. */
export interface Noted {
	job: Job;
	day: Day;
	until?: Day;
	work: number;
	training: number;
	absence: Absence | null;
	note: string;
	/** When the server received it, ISO. */
	now: string;
	/** Somebody else wrote this day first: it will be refused. */
	clash?: true;
}

/** Everything a job noted. A company that knows totals alone notes one a month. */
export function diaryOf(setting: Setting, job: Job): Noted[] {
	const days = job.days.map((day) => dayOf(setting, job, day));
	const written = job.declarer.habit === 'total' ? totals(setting, job, days) : days;
	return written.filter((one) => one.now.slice(0, 10) <= setting.yesterday);
}

function dayOf(setting: Setting, job: Job, day: Day): Noted {
	const { dice } = setting;
	const full = quarter(job.declarer.week[weekday(day) - 1] ?? 420);
	const plain = {
		job,
		day,
		training: 0,
		absence: null,
		note: '',
		now: writtenAt(setting, job, day)
	};
	const atSchool = isSchool(job, day);
	if (atSchool && job.party.contract.row.counts_training)
		return { ...plain, work: 0, training: full, absence: 'training' };
	if (atSchool) return { ...plain, work: 0, absence: 'training' };
	if (job.party.contract.story && day > addDays(setting.today, -8)) return { ...plain, work: full };
	const luck = dice.next();
	const summer = day.slice(5, 7) === '08' ? 0.1 : 0;
	if (luck < 0.012) return { ...plain, work: 0, absence: 'weather' };
	if (luck < 0.022 + summer) return { ...plain, work: 0, absence: 'leave' };
	if (luck < 0.032 + summer) return { ...plain, work: 0, absence: 'away' };
	if (luck < 0.05 + summer) return { ...plain, work: quarter(full * 0.5), absence: 'away' };
	if (luck < 0.065 + summer) return { ...plain, work: full + 60 };
	if (luck < 0.068 + summer) return { ...plain, work: 630, note: 'Coulage de la dalle.' };
	return { ...plain, work: full };
}

/** Apprentices are at school one week in three. */
function isSchool({ card }: Job, day: Day): boolean {
	if (!['apprenticeship', 'professional_training'].includes(card.employment_type)) return false;
	return Math.floor(Date.parse(day) / 604_800_000 - 4 / 7) % 4 === 0;
}

/** Each evening; or on Friday for the whole week; a month that ends is always written at once. */
function writtenAt({ dice }: Setting, job: Job, day: Day): string {
	const friday = addDays(day, Math.max(0, 5 - weekday(day)));
	const last = lastDay(monthOf(day));
	const on = job.declarer.habit === 'weekly' ? (friday < last ? friday : last) : day;
	return clock(on, 15, dice.int(0, 100));
}

/** An instant of that day, so many minutes after an hour (UTC). */
export function clock(day: Day, hour: number, minutes: number): string {
	return new Date(
		Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 + minutes * 60_000 + minutes * 437
	)
		.toISOString()
		.replace(/\.\d+Z$/, 'Z');
}

/** One total a month, from its first day at work to its last, known a few days into the next. */
function totals({ dice }: Setting, job: Job, days: Noted[]): Noted[] {
	const months = [...new Set(days.map(({ day }) => monthOf(day)))];
	return months.map((month) => {
		const own = days.filter(({ day }) => monthOf(day) === month);
		const [first, last] = [own[0]?.day ?? '', own.at(-1)?.day ?? ''];
		const sum = (key: 'work' | 'training') => own.reduce((n, one) => n + one[key], 0);
		return {
			job,
			day: first,
			...(last > first && { until: last }),
			work: sum('work'),
			training: sum('training'),
			absence: own.some(({ work, training }) => work + training > 0)
				? null
				: (own[0]?.absence ?? null),
			note: '',
			now: clock(addDays(lastDay(month), 2), 9, dice.int(0, 90))
		};
	});
}

/** A day that another company noted before, for the same person on the same contract: it will be refused. */
export function isClash(one: Noted, diary: Noted[]): boolean {
	const { card } = one.job;
	const at = diary.indexOf(one);
	return diary.some(
		({ job, day, now }, n) =>
			day === one.day &&
			job.card.contract === card.contract &&
			job.card.participant === card.participant &&
			job.card.company !== card.company &&
			(now < one.now || (now === one.now && n < at))
	);
}
