// Where something saved is now: on this phone, received under which number, refused by a rule, validated.
import { latest } from '#domain/calendar.ts';
import type { Declaration } from '#domain/records.ts';
import type { Waiting } from '#sync/device.ts';

export interface Where {
	stage: 'phone' | 'parked' | 'received' | 'valid' | 'none';
	/** ISO: last typed here, and last received. */
	typed: string;
	received: string;
	/** Id of the change whose number a person reads out; '' when it came from another phone. */
	change: string;
	/** Changes that have not left, newest last. */
	waiting: Waiting[];
	/** A change that asks for an answer. */
	parked: Waiting | undefined;
	/** Files of it whose bytes are still here. */
	files: number;
}

/** Of these records. `valid`: the facilitator accepted all of them. */
export function whereIs(
	outbox: readonly Waiting[],
	rows: readonly Declaration[],
	records: ReadonlySet<string>,
	valid: boolean
): Where {
	const changes = outbox.filter((one) => records.has(one.change.record));
	const waiting = changes.filter((one) => one.state !== 'done');
	const parked = waiting.find((one) => one.state === 'attention');
	const last = changes[changes.length - 1];
	const stage = parked
		? 'parked'
		: waiting.length > 0
			? 'phone'
			: rows.length + changes.length === 0
				? 'none'
				: valid
					? 'valid'
					: 'received';
	return {
		stage,
		typed: last?.change.at ?? latest(rows.map((row) => row.at)),
		received: latest([...changes.map((one) => one.received), ...rows.map((row) => row.received)]),
		change: last?.change.id ?? '',
		waiting,
		parked,
		files: changes.reduce((sum, one) => sum + one.files, 0)
	};
}
