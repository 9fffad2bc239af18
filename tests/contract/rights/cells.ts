// The cells of the matrix: every caller × every kind of target × every act of every kind, each on a record of its own.
import type { Change } from '../../../src/domain/change.ts';
import type { Line as SignedLine } from '../../../src/domain/kinds/facts.ts';
import { kinds } from '../../../src/domain/kinds/index.ts';
import type { Hand } from '../../../src/domain/rights.ts';
import {
	addDays,
	canonical,
	firstDay,
	idFromHash,
	monthOf,
	previousPeriod,
	weekday
} from '../../../src/domain/values.ts';
import { id } from '../../rows.ts';
import { sha256, today } from '../office.ts';
import {
	callers,
	caseKey,
	inside,
	office,
	start,
	targets,
	word,
	type Line,
	type Target
} from './world.ts';

/** One wish of one caller, and what must be there before. */
export interface Cell {
	caller: string;
	target: Target;
	title: string;
	/** In whose name the facts are written: a company's or an office's. */
	form: Hand;
	change: Change;
	/** Lines of the demo file that others play before. */
	before: Line[];
}

/** Where a cell is: its contract's key, whose it is, who calls, and a number that no other cell of the contract has. */
interface Place {
	key: string;
	target: Target;
	author: string;
	n: number;
	form: Hand;
}

/** The `n`th month before the last one: all of its days are over. */
function month(n: number): string {
	let found = previousPeriod(monthOf(today));
	for (let left = n; left > 0; left--) found = previousPeriod(found);
	return found;
}

/** A weekday of the `n`th week before this month's first day; each cell has its own. */
function day(n: number): string {
	let found = addDays(firstDay(monthOf(today)), -7 * (n + 1));
	while (weekday(found) > 5) found = addDays(found, -1);
	return found;
}

const natural = (key: string) => idFromHash(sha256(key));
const now = `${today}T00:00:00Z`;

function change(
	place: Pick<Place, 'key' | 'n' | 'author'>,
	kind: string,
	act: string,
	over: Partial<Change>
): Change {
	const unique = `${place.author}|${place.key}|${place.n}|${kind}|${act}`;
	const rest = { v: 1, set: {}, base: null, deps: [], files: [], offset: 0, at: now };
	const { author } = place;
	return { id: natural(unique), kind, act, record: id('none'), author, ...rest, ...over };
}

/** The same place in the hands of whom it belongs to. */
const byCompany = (place: Place): Place => ({
	...{ ...place, author: inside(place.target.company), form: 'company' }
});
const byOffice = (place: Place): Place => ({ ...place, author: office(place.target.org) });

function write(place: Place): Change {
	const { key, n, form } = place;
	const set = {
		...{ assignment: id(`a${key}`), contract: id(`k${key}`), participant: id(`p${key}`) },
		...{ site: id(`s${key}`), day: day(n), minutesWork: 450, minutesTraining: 0, absence: null },
		note: word('declarations', `${key}${n}`, 'note'),
		...(form === 'office' && { reason: 'by telephone' })
	};
	const record = natural(`${set.contract}|${set.participant}|${set.day}`);
	return change(place, 'day-entry', 'write', { record, set });
}

function submit(place: Place): Change {
	const { key, n, form, target } = place;
	const lines: SignedLine[] = [
		{
			...{ assignment: id(`a${key}`), participant: id(`p${key}`), employer: 'as on the card' },
			...{ employmentType: 'cdd', jobTitle: 'Maçon', hiredOn: start },
			...{ days: { [`${month(n)}-14`]: [450, 0] }, minutesWork: 450, minutesTraining: 0 },
			note: word('declarations', `${key}${n}`, 'note')
		}
	];
	const party = id(`t${key}${target.party}`);
	const said = { contract: id(`k${key}`), party, period: month(n), nil: false, lines };
	const signed = { signer: { name: 'Signer', quality: 'Cheffe', consent: true } };
	const sheet = { sheet: { file: null, receivedOn: today }, company: id(target.company) };
	const set = { ...said, ...(form === 'office' ? sheet : signed), hash: sha256(canonical(said)) };
	const record = natural(`${party}|${said.period}|${id(target.company)}`);
	return change(place, 'hours-declaration', 'submit', { record, set, base: { version: 0 } });
}

function visit(place: Place): Change {
	const { key, n, target } = place;
	const set = {
		...{ contract: id(`k${key}`), company: id(target.company), site: id(`s${key}`), day: day(n) },
		...{ type: 'site_meeting', present: [{ name: 'Someone', quality: 'Chef' }] },
		...{ seen: { [id(`p${key}`)]: 'seen' }, undeclared: 0 },
		...{ counter: { due: 30_000, validated: 0, on: today } },
		summary: word('declarations', `${key}${n}`, 'note')
	};
	const record = natural(`visit ${place.author} ${key} ${n}`);
	return change(place, 'site-visit', 'write', { record, set });
}

const line = (change: Change): Line => ({ now, user: change.author, change });

/** An act on what another act made: the record of the last line before. */
function upon(place: Place, act: string, set: object, made: Change[]) {
	const [{ kind, record } = { kind: '', record: '' }] = made;
	const wish = change(place, kind, act, { record, set: { ...set }, base: { version: 1 } });
	return { change: wish, before: made.map(line) };
}

const verdict = ({ key }: Place) => ({
	lines: { [id(`a${key}`)]: { verdict: 'accepted', seen: 450 } }
});
const reasonOf = ({ form }: Place) => (form === 'office' ? 'a reason' : '');

type Recipe = (place: Place) => Pick<Cell, 'change' | 'before'>;
const alone = (change: Change) => ({ change, before: [] });

/** How to wish each act so that nothing but a right can be missing. */
const recipes: Record<string, Recipe> = {
	'day-entry write': (place) => alone(write(place)),
	'day-entry withdraw': (place) =>
		upon(place, 'withdraw', { reason: reasonOf(place) }, [write(byCompany(place))]),
	'hours-declaration submit': (place) => alone(submit(place)),
	'hours-declaration withdraw': (place) =>
		upon(place, 'withdraw', { reason: '' }, [submit(byCompany(place))]),
	'hours-declaration return': (place) =>
		upon(place, 'return', { reason: 'missing_proof', note: 'n' }, [submit(byCompany(place))]),
	'hours-declaration decide': (place) =>
		upon(place, 'decide', verdict(place), [submit(byCompany(place))]),
	'hours-declaration reopen': (place) => {
		const made = submit(byCompany(place));
		const base = { version: 1 };
		const set = verdict(place);
		const { record } = made;
		const decided = change(byOffice(place), made.kind, 'decide', { record, set, base });
		return upon(place, 'reopen', { reason: 'by mistake' }, [made, decided]);
	},
	'site-visit write': (place) => alone(visit(place)),
	'site-visit withdraw': (place) =>
		upon(place, 'withdraw', { reason: '' }, [visit(byOffice(place))])
};

/** Every act of every kind there is, as the domain lists them. */
export const acts = kinds.flatMap((kind) =>
	Object.keys(kind.acts).map((act) => `${kind.name} ${act}`)
);

/** Acts whose facts say in whose name they are done. */
const twofold = new Set(['day-entry write', 'day-entry withdraw', 'hours-declaration submit']);

export function cellsOf(caller: string): Cell[] {
	const number = Object.keys(callers).indexOf(caller);
	return Object.entries(targets).flatMap(([whose, target], t) => {
		const wishes = acts.flatMap((act): [string, Hand][] =>
			twofold.has(act)
				? [
						[act, 'company'],
						[act, 'office']
					]
				: [[act, act.startsWith('site') ? 'office' : 'company']]
		);
		return wishes.map(([act, form], n) => {
			const place = { key: caseKey(number, t), target, author: id(caller), n, form };
			const made = recipes[act]?.(place);
			if (!made) throw new Error(`no recipe for ${act}: a new act needs one here`);
			return { caller, target, title: `${act} (${form}), ${whose}`, form, ...made };
		});
	});
}

/** A month of company one with a drawn signature: the change, and the file that it announces. `n`: months further back. */
export function png(n = 0) {
	const target = targets.own;
	const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(200).keys()]);
	const file = { id: natural(`drawn ${n}`), bytes };
	const place = { key: caseKey(0, 0), target, author: inside('e1'), n, form: 'company' as const };
	const made = submit(place);
	const signer = { name: 'Signer', quality: 'Cheffe', consent: true, drawn: file.id };
	const named = {
		id: file.id,
		sha256: sha256(bytes),
		size: bytes.length,
		type: 'image/png' as const
	};
	return { change: { ...made, set: { ...made.set, signer }, files: [named] }, file };
}
