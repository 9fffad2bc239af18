// Random histories: people of two companies and an office who write, take back, sign and decide, as phones would.
import * as fc from 'fast-check';
import type { Change } from '../src/domain/change.ts';
import { dayEntryKey } from '../src/domain/kinds/day-entry.ts';
import type { DayEntrySet, Line } from '../src/domain/kinds/facts.ts';
import type { Card, Who } from '../src/domain/records.ts';
import { addDays, canonical, type Pair } from '../src/domain/values.ts';
import { Bench, entryOf, naturalId, sha256 } from './bench.ts';
import type { Entry } from '../src/domain/judge.ts';
import { amina, joel, stranger } from './desk.ts';
import { day, karim } from './diary.ts';
import { card, contract, id, line, party, who } from './rows.ts';

const leila = who('company_admin', 'u3');
const buyer = who('buyer_viewer', 'u6');
export const people: Who[] = [amina, leila, karim, joel, stranger, buyer];

const cards = [
	card(),
	card({ id: id('a2'), participant: id('p2') }),
	card({ id: id('a3'), participant: id('p2'), contract: id('k2'), party: id('t3') }),
	card({
		id: id('a4'),
		participant: id('p3'),
		eligible: [['2026-01-01', '2026-11-10', '2026-03-01']]
	}),
	card({ id: id('a5'), party: id('t2'), company: id('e2'), counts_for: id('e2') }),
	card({
		id: id('a6'),
		participant: id('p4'),
		party: id('t2'),
		company: id('e2'),
		counts_for: id('e2')
	})
];

/** Two contracts of one office; company `e1` on both, company `e2` on the first, one person on two cards. */
export function town(bounded = true): Bench {
	return new Bench(bounded)
		.put('contracts', contract(), contract({ id: id('k2'), declaration_period: 'quarter' }))
		.put(
			'contract_parties',
			party(),
			party({ id: id('t2'), company: id('e2'), role: 'co_contractor' })
		)
		.put('contract_parties', party({ id: id('t3'), contract: id('k2') }))
		.put('assignments', ...cards);
}

/** Dice of one step; every number is taken modulo what there is to choose from. */
const step = fc.noBias(
	fc.record({
		by: fc.nat(23),
		act: fc.nat(11),
		card: fc.nat(5),
		day: fc.nat(3),
		minutes: fc.nat(6),
		base: fc.nat(3),
		seen: fc.nat(3),
		other: fc.nat(59)
	})
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Minutes of company `e1` are whole half hours; those of `e2` are not, so that a leak shows. */
const half = [240, 420, 450, 480, 660, 780, 0];
const odd = [225, 405, 435, 465, 645, 765, 0];

/** A history: each change with its author and the moment the server first hears it, seven minutes apart. */
export const histories = fc
	.array(step, { minLength: 1, maxLength: 40, size: 'max' })
	.map((steps) => {
		const phones = new Phones();
		return steps.map((dice, n): Entry => {
			const now = new Date(Date.UTC(2026, 10, 27, 8) + n * 420_000).toISOString();
			const { change, by } = phones.make(dice, n);
			return entryOf(change, by, now);
		});
	});

type Act = Pick<Change, 'kind' | 'act' | 'set' | 'base' | 'record'>;

/** What was sent for a record: by whose card, the last set, and how often. */
interface Sent {
	of: Card;
	set: Change['set'];
	times: number;
}

/** What phones remember of what they sent, so that what follows is about it, as on a real one. */
class Phones {
	#last = new Map<string, string>();
	#days = new Map<string, Sent>();
	#months = new Map<string, Sent>();

	make(dice: Step, n: number): { change: Change; by: Who } {
		const { act, of } = this.#act(dice);
		const by = authorOf(dice, act, of);
		const before = this.#last.get(`${by.user}|${act.record}`);
		const set = by === joel && act.act === 'write' ? { ...act.set, reason: 'x' } : act.set;
		const change: Change = {
			id: `h${String(n).padStart(14, '0')}`,
			v: 1,
			...act,
			set,
			// One in two was made after the answer to the one before: its author knew, and it depends on nothing.
			deps: before && dice.by % 2 ? [before] : [],
			files: [],
			author: by.user,
			at: '2026-11-27T07:00:00Z',
			offset: null
		};
		this.#last.set(`${by.user}|${act.record}`, change.id);
		return { change, by };
	}

	#act(dice: Step): { act: Act; of: Card } {
		const day = pick(this.#days, dice.other);
		const month = pick(this.#months, dice.other);
		if (dice.act > 8 && month) return { act: office(dice, ...month), of: month[1].of };
		if (dice.act > 6) return this.#submit(dice);
		if (dice.act < 5 || !day) return this.#write(dice);
		const [record, { of, times }] = day;
		const base = { version: dice.seen > 1 ? dice.seen - 1 : times };
		const set = { reason: 'x' };
		return { act: { kind: 'day-entry', act: 'withdraw', set, base, record }, of };
	}

	#write(dice: Step): { act: Act; of: Card } {
		const of = cards[dice.card] ?? card();
		const on = addDays('2026-11-16', dice.day);
		const minutesWork = (of.company === id('e2') ? odd : half)[dice.minutes] ?? 0;
		const set: DayEntrySet = day({
			...{ assignment: of.id, contract: of.contract, participant: of.participant, day: on },
			...(dice.act === 4 && { until: addDays(on, 1 + (dice.other % 5)) }),
			minutesWork,
			absence: minutesWork === 0 ? 'weather' : null,
			note: dice.other % 5 === 0 ? 'x' : ''
		});
		const record = naturalId(dayEntryKey(set));
		const before = this.#days.get(record);
		const base = dice.base === 0 || !before ? null : before.set;
		this.#days.set(record, {
			of: before?.of ?? of,
			set: { ...set },
			times: (before?.times ?? 0) + 1
		});
		return { act: { kind: 'day-entry', act: 'write', set: { ...set }, base, record }, of };
	}

	#submit(dice: Step): { act: Act; of: Card } {
		const of = cards[dice.card] ?? card();
		const period = of.contract === id('k2') ? '2026-Q4' : '2026-11';
		const minutes = (of.company === id('e2') ? odd : half)[dice.minutes % 4] ?? 0;
		const days: Record<string, Pair> = { [addDays('2026-11-16', dice.day)]: [minutes, 0] };
		const lines = [line(days, { assignment: of.id, participant: of.participant })];
		const said = { party: of.party, contract: of.contract, period, nil: false, lines };
		const signer = { name: 'A', quality: 'B', consent: true };
		const set = { ...said, signer, hash: sha256(canonical(said)) };
		const record = naturalId(`${of.party}|${period}|${of.company}`);
		const times = this.#months.get(record)?.times ?? 0;
		this.#months.set(record, { of, set, times: times + 1 });
		const base = { version: dice.seen > 1 ? dice.seen - 2 : times };
		return { act: { kind: 'hours-declaration', act: 'submit', set, base, record }, of };
	}
}

/** What becomes of a signed month: verdicts mostly, now and then reopened or taken back. */
function office(dice: Step, record: string, { set: signed, times }: Sent): Act {
	const base = { version: dice.seen > 1 ? dice.seen - 1 : times };
	const of = { kind: 'hours-declaration', base, record };
	if (dice.act === 11)
		return { ...of, act: dice.base < 3 ? 'reopen' : 'withdraw', set: { reason: 'x' } };
	const verdict = ['accepted', 'accepted', 'returned', 'refused'][dice.base] ?? '';
	const why = verdict === 'accepted' ? {} : { reason: 'duplicate', note: 'x' };
	const [only] = signed['lines'] as Line[];
	const lines = { [only?.assignment ?? '']: { verdict, seen: only?.minutesWork ?? 0, ...why } };
	return { ...of, act: 'decide', set: { lines } };
}

/** Verdicts come from the office, the rest from whose card it is; one in eight from anybody. */
function authorOf(dice: Step, act: Act, of: Card): Who {
	if (dice.by % 8 === 0) return people[dice.other % people.length] ?? amina;
	if (['decide', 'reopen', 'return'].includes(act.act)) return joel;
	return of.company === id('e2') ? karim : dice.by % 3 ? amina : leila;
}

function pick<T>(from: Map<string, T>, at: number): [string, T] | undefined {
	return [...from][at % Math.max(1, from.size)];
}
