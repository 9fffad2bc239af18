// Every code a person can be told; its sentence is in texts, its level and rule come with it.

/** Codes in the order of `field.md`'s rules; a code without a sentence does not compile. */
export const problemCodes = [
	// the change itself
	'wrong-shape', // a field has the wrong type or is out of bounds; `path` names it
	'unreadable-text', // a text holds characters that no machine reads alike
	'author-mismatch',
	'id_reused',
	'file_reused',
	'natural-id', // the record id is not the one its facts give
	'not-allowed', // rights.ts
	'card-mismatch', // participant, contract or company are not those of the card
	'unknown-site',
	'changed', // R53: it changed since its author saw it
	'reason-missing',
	// told by the phone itself, about the sending
	'too-big',
	'not-understood', // the server does not know this kind yet; it is tried again
	'server-error', // the server fails on this change alone; it is tried again
	'file-refused', // bytes that do not arrive as they were taken
	// dates
	'outside-contract-dates', // R10, R30
	'outside-assignment', // R30
	'period-outside-contract', // R36
	'future', // R31
	'late-entry', // R54, warn
	// eligibility
	'held', // R11, warn: counted only if the eligibility is prolonged
	'not-eligible', // R11, block on decide
	'decided-after-start', // R11
	'contract-not-sent', // R23, warn
	'cdi-over-limit', // R19
	'not-counted-type', // R25
	// hours
	'over-day', // R26
	'over-ten-hours', // R27, warn
	'over-twelve-hours', // R27
	'over-week', // R28, warn
	'over-sixty-hours', // R28
	'declared-elsewhere', // R29
	'overlaps', // R29, R34
	'days-required',
	'quarter-hours', // R32
	'until-outside-month',
	// the signed month
	'empty-declaration', // R37
	'unsigned', // R38
	'hash-mismatch', // R38
	'outside-period', // a day outside the declared month or quarter
	'line-total', // R39, block
	'sum-differs', // R39, warn
	'locked', // R40
	'line-incomplete', // R44
	'idle-two-months', // R45, warn
	'sudden-value', // R46, warn
	'after-submission', // warn
	'sign-again',
	'wrong-status',
	'verdict-given',
	'unknown-line',
	'counted-too-much',
	// visits
	'visit-incomplete', // R47
	'note-too-long', // R60
	// rows of the office
	'dates-order', // R1
	'quota-sum', // R5
	'one-lead', // R6
	'no-parent-party', // R7
	'outside-employment', // R20
	'over-share', // R21
	'employer-kind' // R22
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Something a person can mend. `path` says where in the change; `args` fill the sentence (minutes, days, names). */
export interface Problem {
	code: ProblemCode;
	level: 'block' | 'warn';
	path: string;
	rule?: string;
	args?: Record<string, string | number>;
}

/** A problem that refuses the change. */
export function block(
	code: ProblemCode,
	path: string,
	rule?: string,
	args?: Problem['args']
): Problem {
	return make(code, 'block', path, rule, args);
}

/** A problem that is told, and received all the same. */
export function warn(
	code: ProblemCode,
	path: string,
	rule?: string,
	args?: Problem['args']
): Problem {
	return make(code, 'warn', path, rule, args);
}

function make(
	code: ProblemCode,
	level: Problem['level'],
	path: string,
	rule?: string,
	args?: Problem['args']
): Problem {
	return { code, level, path, ...(rule && { rule }), ...(args && { args }) };
}
