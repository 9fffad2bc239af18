// What this phone still holds, as people count it: days, months and visits, never lines.
import type { Declaration } from '#domain/records.ts';
import { monthOf } from '#domain/values.ts';
import type { Waiting } from '#sync/device.ts';

/** Days of a crew on a site, months signed or decided, visits. */
export interface Count {
	days: number;
	months: number;
	visits: number;
}

/** One day of a site, one month of a contract or one visit, with the changes it is made of. */
export interface Held {
	key: string;
	kind: 'day' | 'month' | 'visit';
	contract: string;
	party: string;
	site: string;
	/** The record that was changed last. */
	record: string;
	/** The day, or the first one of a period. */
	day: string;
	/** Months only. */
	period: string;
	/** What was wanted last. */
	act: string;
	/** ISO, device clock: when it was last changed. */
	at: string;
	/** Minutes it holds; 0 when it holds none. */
	minutes: number;
	attention: boolean;
	changes: Waiting[];
}

/** Where the row of a change that says only `{reason}` can be asked for. */
interface Rows {
	declaration(id: string): Declaration | undefined;
}

/** What was typed here and is not received, oldest first. */
export function held(outbox: readonly Waiting[], rows: Rows): Held[] {
	return grouped(
		outbox.filter((one) => one.state !== 'done'),
		rows
	);
}

/** What was received from here in the last days, newest first. */
export function receipts(outbox: readonly Waiting[], rows: Rows): Held[] {
	return grouped(
		outbox.filter((one) => one.state === 'done'),
		rows
	).reverse();
}

/** How many days, months and visits these are. */
export function countOf(list: readonly Held[]): Count {
	const of = (kind: Held['kind']) => list.filter((one) => one.kind === kind).length;
	return { days: of('day'), months: of('month'), visits: of('visit') };
}

/** The number for the app's badge. */
export function total({ days, months, visits }: Count): number {
	return days + months + visits;
}

/** Minutes held in all. */
export function minutesOf(list: readonly Held[]): number {
	return list.reduce((sum, one) => sum + one.minutes, 0);
}

/** Files of received changes whose bytes are still only here. */
export function filesLeft(outbox: readonly Waiting[]): number {
	return outbox.reduce((sum, one) => sum + (one.state === 'done' ? one.files : 0), 0);
}

function grouped(outbox: readonly Waiting[], rows: Rows): Held[] {
	const groups = new Map<string, Held>();
	for (const waiting of outbox) {
		const place = placeOf(waiting, rows);
		const group = groups.get(place.key);
		const attention = waiting.state === 'attention';
		const { act, at, record } = waiting.change;
		if (!group)
			groups.set(place.key, {
				...place,
				act,
				at,
				record,
				minutes: 0,
				attention,
				changes: [waiting]
			});
		else {
			group.changes.push(waiting);
			group.attention ||= attention;
			Object.assign(group, { act, at, record });
		}
	}
	for (const group of groups.values()) group.minutes = minutesIn(group.changes);
	return [...groups.values()];
}

type Place = Pick<Held, 'key' | 'kind' | 'contract' | 'party' | 'site' | 'day' | 'period'>;

/** The first text under one of these names, in what was wanted or in the record's row. */
function read(waiting: Waiting, row: Declaration | undefined, name: string): string {
	const { set } = waiting.change;
	const own = set[name];
	if (typeof own === 'string' && own) return own;
	const known = row?.facts[name];
	return typeof known === 'string' ? known : '';
}

function placeOf(waiting: Waiting, rows: Rows): Place {
	const { kind, record, at } = waiting.change;
	const row = rows.declaration(record);
	const day = read(waiting, row, 'day') || at.slice(0, 10);
	const place = {
		contract: read(waiting, row, 'contract'),
		party: read(waiting, row, 'party') || (row?.party ?? ''),
		site: read(waiting, row, 'site'),
		day,
		period: ''
	};
	if (kind === 'site-visit') return { ...place, key: `visit|${record}`, kind: 'visit' };
	const stretch = kind === 'day-entry' && read(waiting, row, 'until') !== '';
	if (kind === 'hours-declaration' || stretch) {
		const period = read(waiting, row, 'period') || monthOf(day);
		return { ...place, key: `month|${place.contract}|${period}`, kind: 'month', site: '', period };
	}
	return { ...place, key: `day|${place.contract}|${place.site}|${day}`, kind: 'day' };
}

/** The last word on each record counts; a signed month stands for the days it was made of. */
function minutesIn(changes: readonly Waiting[]): number {
	const signed = changes.filter((one) => one.change.act === 'submit');
	const last = new Map<string, number>();
	for (const { change } of signed.length ? signed : changes)
		last.set(change.record, change.act === 'withdraw' ? 0 : minutesSaid(change.set));
	return [...last.values()].reduce((sum, minutes) => sum + minutes, 0);
}

function minutesSaid(set: Record<string, unknown>): number {
	if (Array.isArray(set['lines']))
		return set['lines'].reduce<number>((sum, line) => sum + minutesSaid(asFacts(line)), 0);
	return asMinutes(set['minutesWork']) + asMinutes(set['minutesTraining']);
}

function asFacts(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asMinutes(value: unknown): number {
	return typeof value === 'number' ? value : 0;
}
