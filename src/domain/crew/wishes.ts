// The wishes a crew's day makes: one day entry a person whose row says something else than before.
import type { Absence, DayEntrySet } from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { entryFacts } from '../day/facts.ts';
import type { Answer, CrewDay, Member } from './crew.ts';

/** A day entry to write or to withdraw; the phone adds ids, author and time. */
export interface DayWish {
	kind: 'day-entry';
	act: 'write' | 'withdraw';
	set: Record<string, unknown>;
	/** What its author saw: the facts of the entry, null without one; the version of one that is withdrawn. */
	base: Record<string, unknown> | null;
	record?: string;
}

/** Answers by participant; who is left out keeps what her row said when it opened. */
export type Answers = Readonly<Partial<Record<string, Answer>>>;

/** What saving the day would change: nothing where a row says what is known already. */
export function dayWishes(crew: CrewDay, answers: Answers): DayWish[] {
	return crew.members
		.filter((member) => !member.fixed)
		.flatMap((member) => wishOf(crew, member, answers[member.card.participant] ?? member.answer));
}

/** "No hours" for the whole crew, with the reason; people noted at another place keep their hours. */
export function zeroWishes(crew: CrewDay, reason: Absence): DayWish[] {
	const free = crew.members.filter((member) => !member.fixed && !member.elsewhere);
	const counted = free.filter((member) => member.entry || member.eligibility.state !== 'ended');
	return (counted.length > 0 ? counted : free).map((member) =>
		write(crew, member, { ...nothing, absence: reason, note: member.answer.note })
	);
}

const nothing: Answer = { ticked: false, work: 0, training: 0, absence: null, note: '' };

/** Whose row a wish comes from. */
export function memberOf(crew: CrewDay, wish: DayWish): Member | undefined {
	return crew.members.find(
		({ card, entry }) =>
			card.participant === wish.set['participant'] || (wish.record && entry?.id === wish.record)
	);
}

function wishOf(crew: CrewDay, member: Member, answer: Answer): DayWish[] {
	if (member.entry && sameAnswer(answer, member.answer)) return [];
	if (!answer.ticked && !answer.absence) return member.entry ? [withdraw(member.entry)] : [];
	if (!answer.ticked && member.elsewhere) return [];
	const said = answer.ticked ? answer : { ...nothing, absence: answer.absence, note: answer.note };
	const wish = write(crew, member, member.elsewhere ? onTop(member.elsewhere.entry, said) : said);
	return saysNew(member.entry, wish.set) ? [wish] : [];
}

function sameAnswer(a: Answer, b: Answer): boolean {
	return (
		a.ticked === b.ticked &&
		a.work === b.work &&
		a.training === b.training &&
		a.absence === b.absence &&
		a.note === b.note
	);
}

/** R29: hours of a second place of the contract are added to those of the first, never put in their place. */
function onTop(entry: Declaration, answer: Answer): Answer {
	const { minutesWork, minutesTraining, note } = entryFacts(entry);
	return {
		ticked: true,
		work: minutesWork + answer.work,
		training: minutesTraining + answer.training,
		absence: null,
		note: [note, answer.note].filter(Boolean).join('\n')
	};
}

function write({ place, day }: CrewDay, member: Member, answer: Answer): DayWish {
	const standing = member.entry ?? member.elsewhere?.entry;
	const set: DayEntrySet = {
		assignment: standing ? entryFacts(standing).assignment : member.card.id,
		contract: place.contract.id,
		participant: member.card.participant,
		// Over two places of a contract the entry is of the contract: it is shown at both.
		site: member.elsewhere ? '' : (member.entry?.site ?? place.site),
		day,
		minutesWork: answer.work,
		minutesTraining: answer.training,
		absence: answer.absence,
		note: answer.note
	};
	const base = standing ? { ...entryFacts(standing) } : null;
	return { kind: 'day-entry', act: 'write', set, base };
}

function withdraw(entry: Declaration): DayWish {
	const { id: record, version } = entry;
	return { kind: 'day-entry', act: 'withdraw', set: { reason: '' }, base: { version }, record };
}

/** True when an entry stands otherwise, or not at all. */
function saysNew(entry: Declaration | undefined, set: Record<string, unknown>): boolean {
	if (!entry) return true;
	const facts: Record<string, unknown> = { ...entryFacts(entry) };
	return ['minutesWork', 'minutesTraining', 'absence', 'note', 'site'].some(
		(key) => facts[key] !== set[key]
	);
}
