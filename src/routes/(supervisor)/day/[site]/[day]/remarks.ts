// What is odd about a person's row, in words: eligibility, other sites, other contracts, caps.
import type { Answer, Member } from '#domain/crew/crew.ts';
import type { Problem } from '#domain/problem.ts';
import { daysBetween } from '#domain/values.ts';
import { sentence, t } from '#texts/index.ts';

export interface Remark {
	text: string;
	/** It stops the saving. */
	late?: boolean;
	/** A call may help. */
	call?: boolean;
}

interface Row {
	member: Member;
	answer: Answer;
	problems: readonly Problem[];
	day: string;
	today: string;
	/** Whom to ask. */
	facilitator: string;
}

/** An end of eligibility is told a month ahead. */
const SOON = 31;
/** Told by a field of its own, or by the row itself. */
const told = new Set(['over-ten-hours', 'held', 'after-submission', 'late-entry']);

const words = t.supervisor.crew;

export function remarksOn(row: Row): Remark[] {
	return [...aboutEligibility(row), ...aboutOthers(row), ...aboutRules(row)];
}

function aboutEligibility({ member, day, today }: Row): Remark[] {
	const { state, day: until } = member.eligibility;
	if (state === 'eligible')
		return until && daysBetween(day, until) <= SOON
			? [{ text: words.eligibleUntil(until, today) }]
			: [];
	const args: Record<string, string> =
		state === 'ended' ? { to: until } : state === 'later' ? { from: until } : {};
	return [{ text: sentence({ code: 'held', args }), call: true }];
}

function aboutOthers({ member, answer, day, today }: Row): Remark[] {
	if (member.fixed === 'accepted') return [{ text: words.accepted, call: true }];
	if (member.fixed === 'total') return [{ text: words.inTotal }];
	const also = member.also.map(({ minutes, place }) => words.also(minutes, place, day === today));
	const { elsewhere } = member;
	const other = member.also.reduce((sum, one) => sum + one.minutes, elsewhere?.minutes ?? 0);
	const total = words.total(answer.work + answer.training + other);
	const there = elsewhere ? [words.elsewhere(elsewhere.minutes, elsewhere.place)] : [];
	const several = member.entry && !member.entry.site && member.card.site ? [words.several] : [];
	const said = [...there, ...also, ...several];
	if (said.length === 0) return [];
	return [{ text: answer.ticked && other > 0 ? `${said.join(' ')} ${total}` : said.join(' ') }];
}

function aboutRules({ problems, answer, facilitator }: Row): Remark[] {
	return problems
		.filter(({ code, level }) => level === 'block' || (answer.ticked && !told.has(code)))
		.map((problem) => ({
			text: textOf(problem, facilitator),
			...(problem.level === 'block' && { late: true, call: true })
		}));
}

/** On a person's own row her name is not said again. */
function textOf({ code, args }: Problem, facilitator: string): string {
	if (code === 'over-twelve-hours') return words.overTwelve(facilitator);
	const others = Object.entries(args ?? {}).filter(([key]) => key !== 'name');
	return sentence({ code, args: Object.fromEntries(others) });
}
