// Changes as phones send them, with natural ids and true hashes, for tests of the judge.
import type { Change } from '../src/domain/change.ts';
import { dayEntryKey } from '../src/domain/kinds/day-entry.ts';
import type { DayEntrySet, Line } from '../src/domain/kinds/facts.ts';
import { canonical } from '../src/domain/values.ts';
import { Bench, naturalId, sha256 } from './bench.ts';
import { day } from './diary.ts';
import { card, contract, id, party } from './rows.ts';

let count = 0;

/** A complete change; its record follows from `key` when it has one. */
export function wish(
	over: Pick<Change, 'kind' | 'act' | 'set'> & Partial<Change>,
	key?: string
): Change {
	return {
		id: `w${String(++count).padStart(14, '0')}`,
		v: 1,
		record: key === undefined ? id('r1') : naturalId(key),
		base: null,
		deps: [],
		files: [],
		author: id('u1'),
		at: '2026-11-20T17:00:00Z',
		offset: null,
		...over
	};
}

export function write(over: Partial<DayEntrySet> = {}, rest: Partial<Change> = {}): Change {
	const set = day(over);
	return wish({ kind: 'day-entry', act: 'write', set, ...rest }, dayEntryKey(set));
}

/** The month of party `t1`, declared by company `e1`. */
export function submit(
	lines: Line[],
	over: { period?: string; proofs?: string[] } = {},
	rest: Partial<Change> = {}
): Change {
	const { period = '2026-11', ...more } = over;
	const said = { party: id('t1'), contract: id('k1'), period, nil: lines.length === 0, lines };
	const signer = { name: 'Amina Benali', quality: 'Cheffe', consent: true };
	const set = { ...said, signer, hash: sha256(canonical(said)), ...more };
	const key = `${id('t1')}|${period}|${id('e1')}`;
	const base = { version: 0 };
	return wish({ kind: 'hours-declaration', act: 'submit', set, base, ...rest }, key);
}

export function fileRef(name: string, digit = 'a'): Change['files'][number] {
	return { id: id(name), sha256: digit.repeat(64), size: 8123, type: 'image/png' };
}

/** One contract, two parties, two people of the first and one of them declared by the second as well. */
export function smallBench(): Bench {
	const second = { party: id('t2'), company: id('e2'), counts_for: id('e2') };
	return new Bench()
		.put('contracts', contract())
		.put('contract_parties', party(), party({ id: id('t2'), company: id('e2') }))
		.put('assignments', card(), card({ id: id('a2'), participant: id('p2') }))
		.put('assignments', card({ id: id('a5'), ...second }));
}
