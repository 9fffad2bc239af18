// What the facilitators answered: verdicts a line, days sent back and corrected, hours that do not count.
import type { DecideSet, Line } from '#domain/kinds/facts.ts';
import { isEligibleOn } from '#domain/rules/eligibility.ts';
import { addDays, dayKey, spanOf, type Day } from '#domain/values.ts';
import { clock, type Noted } from './days.ts';
import type { Play } from './plays.ts';
import type { Job, Setting } from '../plan.ts';
import { linesOf, type Statement } from './statements.ts';

type Lines = DecideSet['lines'];

/** Everything that happened to a signed period, in order: signature, verdict, correction, signature, verdict. */
export function historyOf(setting: Setting, statement: Statement): Play[] {
	const { dice, yesterday } = setting;
	const { fate, signedOn, diary } = statement;
	if (!signedOn) return [];
	const plays = [submit(statement, diary, clock(signedOn, 7, dice.int(0, 500)), 0)];
	const read = addDays(signedOn, fate === 'plain' ? dice.int(2, 9) : dice.int(1, 2));
	const untouched =
		fate === 'plain' || fate === 'mended' || fate === 'partly' || fate === 'reopened';
	if (fate === 'waiting' || (read > yesterday && untouched)) return plays;
	const at = (day: Day) => clock(day, 8, dice.int(0, 420));
	if (fate === 'returned-whole') return [...plays, giveBack(statement, at(read))];
	const said = verdictsOn(setting, statement, linesOf(diary));
	const odd = said.lines && fate !== 'plain' ? oddDay(statement) : undefined;
	if (!odd) return [...plays, decide(statement, said, at(read), 1)];
	if (fate === 'partly') refuse(said.lines, odd);
	if (fate === 'returned' || fate.startsWith('mended')) sendBack(said.lines, odd);
	plays.push(decide(statement, said, at(read), 1));
	if (fate === 'mended' || fate === 'mended-waiting')
		plays.push(...mend(setting, statement, odd, addDays(read, 1)));
	if (fate === 'reopened') plays.push(...reopen(statement, odd.job, at(addDays(read, 3)), said));
	return plays.filter((play) => play.now.slice(0, 10) <= yesterday);
}

/** A verdict on every line: all that may count is accepted, days outside the eligibility are not. */
function verdictsOn(setting: Setting, { diary }: Statement, lines: Line[]): DecideSet {
	const jobs = new Map(diary.map(({ job }) => [job.card.id, job]));
	const said: Lines = {};
	let override = false;
	for (const line of lines) {
		const card = (jobs.get(line.assignment) as Job).card;
		const keys = Object.keys(line.days);
		const outside = keys.filter(
			(key) => !Object.values(spanOf(key)).every((day) => isEligibleOn(card, day))
		);
		const seen = line.minutesWork + line.minutesTraining;
		const no = { verdict: 'refused' as const, reason: 'not_eligible' as const };
		if (outside.length === keys.length)
			said[line.assignment] = { ...no, seen, note: 'Aucune éligibilité ces jours-là.' };
		else {
			const except = Object.fromEntries(outside.map((key) => [key, no]));
			said[line.assignment] = { verdict: 'accepted', seen, ...(outside.length && { except }) };
			override ||= (card.eligible[0]?.[2] ?? '') > firstCounted(keys, outside);
		}
	}
	const reason = 'Dossier complet reçu après l’embauche.';
	return { lines: said, ...(override && { override: { reason } }) };
}

function firstCounted(keys: string[], outside: string[]): Day {
	return (
		keys
			.filter((key) => !outside.includes(key))
			.map((key) => spanOf(key).from)
			.sort()[0] ?? ''
	);
}

/** The day a verdict is about: Kévin Lemoine's eleven hours, or one in the middle of somebody's line. */
function oddDay({ diary, fate }: Statement): Noted | undefined {
	const counting = diary.filter(({ job, day, work }) => work > 0 && isEligibleOn(job.card, day));
	const long = counting.find(({ work }) => work === 660);
	return (fate === 'returned' ? long : undefined) ?? counting[Math.floor(counting.length / 2)];
}

/** Somebody's whole line does not count; where it is the only one, one of its days. */
function refuse(lines: Lines, { job, day, until }: Noted): void {
	const line = lines[job.card.id];
	if (!line) return;
	if (Object.keys(lines).length > 1) {
		const note = 'Le contrat de travail ne nous est pas parvenu.';
		const no = { verdict: 'refused', reason: 'contract_not_received', note } as const;
		lines[job.card.id] = { ...no, seen: line.seen };
		return;
	}
	const note = 'Ce jour-là, elle travaillait sur un autre chantier.';
	const no = { verdict: 'refused', reason: 'wrong_site', note } as const;
	line.except = { ...line.except, [dayKey(day, until)]: no };
}

function sendBack(lines: Lines, { job, day, until }: Noted): void {
	const line = lines[job.card.id];
	if (!line) return;
	const note = 'La feuille de présence signée indique 7 h. Pouvez-vous vérifier ?';
	line.except = {
		...line.except,
		[dayKey(day, until)]: { verdict: 'returned', reason: 'over_cap', note }
	};
}

/** The company corrects the day, signs again, and the facilitator reads that line again. */
function mend(setting: Setting, statement: Statement, odd: Noted, on: Day): Play[] {
	const { dice } = setting;
	const fixed: Noted = {
		...odd,
		work: odd.work === 420 ? 390 : 420,
		now: clock(on, 7, dice.int(0, 60))
	};
	const diary = statement.diary.map((one) => (one === odd ? fixed : one));
	const again = submit(statement, diary, clock(on, 9, dice.int(0, 60)), 1);
	const write: Play = {
		now: fixed.now,
		by: statement.declarer.user.id,
		what: 'write',
		noted: fixed,
		before: odd
	};
	if (statement.fate === 'mended-waiting') return [write, again];
	const line = linesOf(diary).filter(({ assignment }) => assignment === odd.job.card.id);
	const said = verdictsOn(setting, { ...statement, diary }, line);
	return [write, again, decide(statement, said, clock(addDays(on, 2), 8, dice.int(0, 300)), 2)];
}

function reopen(statement: Statement, { card }: Job, now: string, said: DecideSet): Play[] {
	const set = { reason: 'Feuille d’émargement reçue depuis.', lines: [card.id] };
	const by = facilitatorOf(statement);
	const again = { ...said, lines: { [card.id]: said.lines[card.id] } } as DecideSet;
	const later = clock(addDays(now.slice(0, 10), 1), 8, 10);
	return [
		{ now, by, what: 'act', act: 'reopen', statement, set, version: 1 },
		decide(statement, again, later, 1)
	];
}

function submit(statement: Statement, diary: Noted[], now: string, version: number): Play {
	const { onPaper, declarer } = statement;
	const by = onPaper ? facilitatorOf(statement) : declarer.user.id;
	return { now, by, what: 'submit', statement, lines: linesOf(diary), version };
}

function decide(statement: Statement, set: DecideSet, now: string, version: number): Play {
	return { now, by: facilitatorOf(statement), what: 'act', act: 'decide', statement, set, version };
}

function giveBack(statement: Statement, now: string): Play {
	const note = 'Il manque Paul R., présent sur le chantier tout le mois.';
	const set = { reason: 'missing_proof', note };
	return {
		now,
		by: facilitatorOf(statement),
		what: 'act',
		act: 'return',
		statement,
		set,
		version: 1
	};
}

function facilitatorOf({ contract }: Statement): string {
	return contract.row.facilitator;
}
