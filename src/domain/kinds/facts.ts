// What the kinds say: the facts as stored and the `set` of each act, as schemas; types are read off them.
import * as z from 'zod/mini';
import { Day, DayOrEmpty, Id, IdOrEmpty, Minutes, Period } from '../shapes.ts';

const line = (max: number) => z.string().check(z.maxLength(max));
/** Free text: at most 2 000 characters, lone surrogates are refused by the envelope. */
const Note = line(2000);
const pair = z.tuple([Minutes, Minutes]);
/** Minutes of a whole contract: far more than one person's. */
const Sum = z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000));
const key = z.string().check(z.regex(/^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/));

export const absences = [
	'no_participant',
	'weather',
	'site_stopped',
	'leave',
	'training',
	'away',
	'other'
] as const;
export type Absence = (typeof absences)[number];

/** One person's day on one contract, or the total of a stretch of days (`until`). */
export const DayEntrySet = z.strictObject({
	assignment: Id,
	contract: Id,
	participant: Id,
	site: IdOrEmpty,
	day: Day,
	until: z.optional(Day),
	minutesWork: Minutes,
	minutesTraining: Minutes,
	absence: z.nullable(z.enum(absences)),
	note: line(500),
	/** Why the office wrote it; required of the office, refused to others. */
	reason: z.optional(line(500))
});
export type DayEntrySet = z.infer<typeof DayEntrySet>;
/** As stored: the office's hand is marked. */
export type DayEntryFacts = Omit<DayEntrySet, 'reason'> & {
	office?: { by: string; reason: string; at: string };
};

/** One card in one period, with its days and what the published statement names (5.1, R44). */
export const Line = z.strictObject({
	assignment: Id,
	participant: Id,
	employer: line(200),
	employmentType: line(40),
	jobTitle: line(200),
	hiredOn: z.union([Day, z.literal('')]),
	/** By day, or by `first/last` for a total: minutes worked, minutes of training. */
	days: z.record(key, pair),
	minutesWork: Minutes,
	minutesTraining: Minutes,
	note: line(500)
});
export type Line = z.infer<typeof Line>;

export const SubmitSet = z.strictObject({
	party: Id,
	contract: Id,
	period: Period,
	/** "No hours in this period". */
	nil: z.boolean(),
	lines: z.array(Line).check(z.maxLength(300)),
	signer: z.optional(
		z.strictObject({
			name: line(120),
			quality: line(120),
			consent: z.boolean(),
			drawn: z.optional(Id)
		})
	),
	/** A facilitator types a statement she received on paper or by mail: stands for consent and drawing (R38). */
	sheet: z.optional(
		z.strictObject({ file: z.nullable(Id), receivedOn: Day, signedOn: z.optional(Day) })
	),
	/** Whose statement the office types: the declaring company. Others leave it out: it is their cards' company. */
	company: z.optional(Id),
	proofs: z.optional(z.array(Id).check(z.maxLength(10))),
	/** SHA-256 (hex) of contract, party, period, nil, lines in canonical JSON. */
	hash: z.string().check(z.regex(/^[0-9a-f]{64}$/))
});
export type SubmitSet = z.infer<typeof SubmitSet>;

const verdicts = ['accepted', 'returned', 'refused'] as const;
export type VerdictWord = (typeof verdicts)[number];
export const refusalReasons = [
	'not_eligible',
	'no_prior_validation',
	'outside_contract_dates',
	'outside_employment_dates',
	'wrong_site',
	'missing_proof',
	'duplicate',
	'over_cap',
	'not_counted_type',
	'contract_not_received'
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
const reason = z.enum(refusalReasons);

const Except = z.strictObject({
	verdict: z.enum(verdicts),
	reason: z.optional(reason),
	note: z.optional(Note),
	counted: z.optional(pair)
});
export const DecideSet = z.strictObject({
	/** By assignment. `seen` = minutes (work + training) on the facilitator's screen. Empty for a nil declaration. */
	lines: z.record(
		Id,
		z.strictObject({
			verdict: z.enum(verdicts),
			seen: Minutes,
			reason: z.optional(reason),
			note: z.optional(Note),
			except: z.optional(z.record(key, Except))
		})
	),
	/** R11: hours counted although the eligibility was decided after the first of them. */
	override: z.optional(z.strictObject({ reason: Note }))
});
export type DecideSet = z.infer<typeof DecideSet>;

export const ReturnSet = z.strictObject({ reason, note: Note });
export type ReturnSet = z.infer<typeof ReturnSet>;
export const ReopenSet = z.strictObject({
	reason: Note,
	lines: z.optional(z.array(Id).check(z.maxLength(300)))
});
export type ReopenSet = z.infer<typeof ReopenSet>;
export const WithdrawSet = z.strictObject({ reason: line(500) });
export type WithdrawSet = z.infer<typeof WithdrawSet>;

/** What became of one day of a line. `counted`: minutes that count, never above those declared. */
export interface DayVerdict {
	verdict: VerdictWord;
	counted: [number, number];
	reason?: RefusalReason;
	note?: string;
}
/** What became of a line: days decided so far, and the words of the last verdict. */
export interface LineVerdict {
	/** Name and id of the facilitator who decided last, and when (server clock). */
	by: string;
	user: string;
	at: string;
	/** The version it was decided on. */
	version: number;
	note?: string;
	days: Record<string, DayVerdict>;
}
/** A signed month, and what became of it. Days without an entry in `verdicts` have none. */
export interface HoursDeclarationFacts extends Omit<SubmitSet, 'company'> {
	/** The declaring company. */
	company: string;
	verdicts: Record<string, LineVerdict>;
	/** By assignment: the version in which its days last changed, so that nobody validates unseen hours (R53). */
	changedIn: Record<string, number>;
	nilVerdict?: { by: string; at: string };
	/** The whole was sent back, on this version. */
	returned?: {
		reason: RefusalReason;
		note: string;
		by: string;
		user: string;
		at: string;
		version: number;
	};
	reopened?: { reason: string; by: string; at: string };
	override?: { reason: string; by: string; at: string };
	/** When this version was signed, device clock; `office` = typed by the facilitator from a signed sheet. */
	signedAt: string;
	office?: { by: string; at: string };
}

export const visitTypes = [
	'kickoff',
	'site_meeting',
	'follow_up',
	'surprise',
	'closing',
	'phone',
	'office'
] as const;
export const VisitSet = z.strictObject({
	contract: Id,
	/** The company that reads it; left out: the office alone does. */
	company: z.optional(Id),
	site: IdOrEmpty,
	day: Day,
	type: z.enum(visitTypes),
	present: z.array(z.strictObject({ name: line(120), quality: line(120) })).check(z.maxLength(30)),
	/** By participant. */
	seen: z.record(Id, z.enum(['seen', 'not_seen'])),
	/** People at work whom nobody declared. */
	undeclared: z.number().check(z.int(), z.minimum(0), z.maximum(500)),
	/** The counter as it stood, minutes (R48). */
	counter: z.strictObject({ due: Sum, validated: Sum, on: Day }),
	/** What is to be done until the next visit, by whom, at the latest when (`''`: no date). */
	actions: z.optional(
		z
			.array(z.strictObject({ what: line(300), who: line(120), by: DayOrEmpty }))
			.check(z.maxLength(20))
	),
	/** At most 2 000 characters, which is a rule and told as one; no health data (R60). */
	summary: line(20_000)
});
export type VisitSet = z.infer<typeof VisitSet>;
export type VisitFacts = VisitSet;

/** The same day declared by two companies: for the office, which settles it by the card's company. */
export interface ClashFacts {
	contract: string;
	participant: string;
	day: string;
	until?: string;
	first: { company: string; declaration: string; minutesWork: number; minutesTraining: number };
	second: {
		company: string;
		author: string;
		at: string;
		minutesWork: number;
		minutesTraining: number;
	};
}
