// What happened, turned into the changes that phones would have sent, with their ids, hashes and times.
import { createHash } from 'node:crypto';
import type { Book } from '#domain/book.ts';
import type { Change } from '#domain/change.ts';
import type { Kind } from '#domain/kind.ts';
import { kinds } from '#domain/kinds/index.ts';
import type { DayEntrySet, Line, VisitSet } from '#domain/kinds/facts.ts';
import { idFromHash } from '#domain/values.ts';
import type { Noted } from './days.ts';
import type { Dice } from '../dice.ts';
import type { Statement } from './statements.ts';

interface Always {
	/** When the server received it, ISO. */
	now: string;
	/** The user who sent it. */
	by: string;
}
export type Play = Always &
	(
		| { what: 'write'; noted: Noted; before?: Noted }
		| { what: 'submit'; statement: Statement; lines: Line[]; version: number }
		| { what: 'act'; act: string; statement: Statement; set: object; version: number }
		| { what: 'visit'; set: VisitSet }
	);

/** One line of the history. `refused`: the story wants it refused. */
export interface Played {
	now: string;
	user: string;
	change: Change;
	refused?: true;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Changes in the order they were received. `book` holds the office's rows. */
export function played(plays: Play[], book: Book, dice: Dice): Played[] {
	const order = plays.map((play, n) => ({ play, n }));
	order.sort((a, b) => (a.play.now < b.play.now ? -1 : a.play.now > b.play.now ? 1 : a.n - b.n));
	return order.map(({ play }) => ({
		now: play.now,
		user: play.by,
		change: changeOf(play, book, dice),
		...(play.what === 'write' && play.noted.clash && { refused: true })
	}));
}

function changeOf(play: Play, book: Book, dice: Dice): Change {
	const change: Change = {
		id: dice.id(),
		...contentOf(play),
		v: 1,
		record: '',
		deps: [],
		files: [],
		author: play.by,
		at: play.now,
		offset: null
	};
	change.record = recordOf(play, change, book, dice);
	return change;
}

/** The natural id of what its facts name; a verdict goes to the record of the statement it is about. */
function recordOf(play: Play, change: Change, book: Book, dice: Dice): string {
	const company = play.what === 'act' ? play.statement.declarer.row.id : '';
	const about = play.what === 'act' && { act: 'submit', set: { ...submitSet(play, []), company } };
	const key = kindOf(change.kind).key({ ...change, ...about }, book);
	return key === null ? dice.id() : idFromHash(sha256(key));
}

function kindOf(name: string): Kind {
	const kind = kinds.find((one) => one.name === name);
	if (!kind) throw new Error(`no kind ${name}`);
	return kind;
}

function contentOf(play: Play): Pick<Change, 'kind' | 'act' | 'set' | 'base'> {
	if (play.what === 'write')
		return {
			kind: 'day-entry',
			act: 'write',
			set: { ...entry(play.noted) },
			base: play.before ? { ...entry(play.before) } : null
		};
	if (play.what === 'visit')
		return { kind: 'site-visit', act: 'write', set: { ...play.set }, base: null };
	const base = { version: play.version };
	const kind = 'hours-declaration';
	if (play.what === 'act') return { kind, act: play.act, set: { ...play.set }, base };
	return { kind, act: 'submit', set: submitSet(play, play.lines), base };
}

function entry({ job, day, until, work, training, absence, note }: Noted): DayEntrySet {
	const { card } = job;
	return {
		assignment: card.id,
		contract: card.contract,
		participant: card.participant,
		site: card.site,
		day,
		...(until && { until }),
		minutesWork: work,
		minutesTraining: training,
		absence,
		note
	};
}

function submitSet({ statement }: { statement: Statement }, lines: Line[]) {
	const { party, contract, declarer, period, onPaper, signedOn } = statement;
	const signer = { name: declarer.user.name, quality: declarer.quality, consent: true };
	const set = {
		party: party.row.id,
		contract: contract.row.id,
		period,
		nil: lines.length === 0,
		lines,
		...(onPaper
			? { sheet: { file: null, receivedOn: signedOn }, company: declarer.row.id }
			: { signer }),
		hash: ''
	};
	const signed = kindOf('hours-declaration').signed({ act: 'submit', set } as unknown as Change);
	return { ...set, hash: sha256(signed ?? '') };
}
