// A line sent back: its days with what was said of each, the wishes of a correction, and what became of the rest.
import { entryFacts } from '../day/facts.ts';
import { totalOn } from '../crew/diary.ts';
import type { DayWish } from '../crew/wishes.ts';
import { hoursFacts } from '../hours/pieces.ts';
import { dayState, lineOf, statedDays } from '../hours/verdicts.ts';
import type {
	DayEntrySet,
	DayVerdict,
	HoursDeclarationFacts,
	Line,
	RefusalReason
} from '../kinds/facts.ts';
import type { Declaration } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import { spanOf, type Day, type Pair } from '../values.ts';
import type { Stretch } from './statement.ts';

export interface ReturnedDay {
	/** `day`, or `first/last` for a total. */
	key: string;
	day: Day;
	/** `''` for a single day. */
	until: Day;
	/** Minutes as signed: work, training. */
	signed: Pair;
	/** Minutes of work the facilitator would count; as signed when she names none. */
	proposed: number;
	note: string;
	reason: RefusalReason | undefined;
	entry: Declaration | undefined;
}

/** The days of a line that were sent back, in order. */
export function returnedDays(stretch: Stretch, signed: Declaration, card: string): ReturnedDay[] {
	const facts = hoursFacts(signed);
	const line = lineOf(facts, card);
	return statedDays(facts, card, 'returned').flatMap((key) => {
		const pair = line?.days[key];
		const verdict = facts.verdicts[card]?.days[key];
		return line && pair && verdict ? [returnedDay(stretch, line, key, { pair, verdict })] : [];
	});
}

function returnedDay(
	{ diary }: Stretch,
	line: Line,
	key: string,
	{ pair, verdict }: { pair: Pair; verdict: DayVerdict }
): ReturnedDay {
	const { from: day, to } = spanOf(key);
	const until = to === day ? '' : to;
	const own = (diary.days.get(day) ?? []).find((row) => row.participant === line.participant);
	const named = verdict.counted[0] + verdict.counted[1] > 0;
	return {
		key,
		day,
		until,
		signed: pair,
		proposed: named ? verdict.counted[0] : pair[0],
		note: verdict.note ?? '',
		reason: verdict.reason,
		entry: until ? totalOn(diary, line.participant, day) : own
	};
}

/** The write of a corrected or explained day: `work` minutes, and the words that go with them. */
export function correctionWish(
	stretch: Stretch,
	line: Line,
	day: ReturnedDay,
	{ work, explanation }: { work: number; explanation: string }
): DayWish | null {
	const facts = day.entry && entryFacts(day.entry);
	const training = facts?.minutesTraining ?? day.signed[1];
	const note = [facts?.note, explanation.trim()].filter(Boolean).join('\n').slice(0, 500);
	if (facts?.minutesWork === work && facts.note === note) return null;
	const set: DayEntrySet = {
		assignment: line.assignment,
		contract: stretch.diary.contract.id,
		participant: line.participant,
		site: facts?.site ?? '',
		day: day.day,
		...(day.until && { until: day.until }),
		minutesWork: work,
		minutesTraining: training,
		// No hours need a word why; the words themselves are in the note.
		absence: work + training === 0 ? (facts?.absence ?? 'other') : (facts?.absence ?? null),
		note
	};
	return { kind: 'day-entry', act: 'write', set, base: facts ? { ...facts } : null };
}

/** The period as it will stand once these wishes are made: what is signed with them in one act. */
export function corrected(stretch: Stretch, wishes: readonly DayWish[]): Stretch {
	const said = new Map(
		wishes.map(({ set }) => [keyOf(set as unknown as DayEntrySet), set as unknown as DayEntrySet])
	);
	const { diary } = stretch;
	const over = (row: Declaration): Declaration => {
		const set = said.get(keyOf(row));
		said.delete(keyOf(row));
		return set ? { ...row, facts: { ...set } } : row;
	};
	const days = new Map([...diary.days].map(([day, rows]) => [day, rows.map(over)]));
	const totals = diary.totals.map(over);
	for (const set of said.values()) {
		const row = firstEntry(stretch, set);
		if (row.until) totals.push(row);
		else days.set(row.day, [...(days.get(row.day) ?? []), row]);
	}
	return { ...stretch, diary: { ...diary, days, totals } };
}

const keyOf = ({
	participant,
	day,
	until = ''
}: Pick<DayEntrySet, 'participant' | 'day' | 'until'>) => `${participant}|${day}|${until}`;

/** The entry of a day that had none: a statement typed by the office has no diary behind it. */
function firstEntry({ diary, party }: Stretch, set: DayEntrySet): Declaration {
	const card = diary.cards.find((one) => one.id === set.assignment);
	return {
		...{ id: '', org: card?.org ?? '', company: diary.company, counts_for: card?.counts_for ?? '' },
		...{ contract: set.contract, party, kind: 'day-entry', participant: set.participant },
		...{ site: set.site, day: set.day, until: set.until ?? '', period: '', status: 'recorded' },
		...{ version: 1, author: '', author_name: '', at: '', received: '', facts: { ...set } }
	};
}

/** What became of the other lines of a signed month. Minutes. */
export interface Rest {
	accepted: { people: number; minutes: number };
	/** Signed, without verdict. */
	open: number;
	refused: RefusedLine[];
}

/** Hours of a line that do not count, with the reason and the words of who said so. */
interface RefusedLine {
	assignment: string;
	name: string;
	minutes: number;
	reason: RefusalReason | undefined;
	note: string;
	by: string;
}

export function restOf(stretch: Stretch, signed: Declaration): Rest {
	const facts = hoursFacts(signed);
	const rest: Rest = { accepted: { people: 0, minutes: 0 }, open: 0, refused: [] };
	for (const line of facts.lines) {
		const sums = { accepted: 0, none: 0, refused: 0, returned: 0 };
		for (const [key, [work, training]] of Object.entries(line.days))
			sums[dayState(facts, line.assignment, key)] += work + training;
		rest.open += sums.none;
		rest.accepted.minutes += sums.accepted;
		if (sums.accepted > 0) rest.accepted.people++;
		if (sums.refused > 0)
			rest.refused.push({
				assignment: line.assignment,
				name: nameIn(stretch, line),
				minutes: sums.refused,
				...whyRefused(facts, line.assignment)
			});
	}
	return rest;
}

function whyRefused(facts: HoursDeclarationFacts, assignment: string) {
	const verdict = facts.verdicts[assignment];
	const day = Object.values(verdict?.days ?? {}).find((one) => one.verdict === 'refused');
	return { reason: day?.reason, note: day?.note ?? verdict?.note ?? '', by: verdict?.by ?? '' };
}

function nameIn({ diary }: Stretch, line: Line): string {
	const card = diary.cards.find((one) => one.id === line.assignment);
	return card ? nameOf(card) : '';
}
