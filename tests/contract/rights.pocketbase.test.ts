// The matrix of rights on a real server: role × kind × act × own, other company, other organisation, other contract.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Membership } from '../../src/domain/records.ts';
import { mayAct } from '../../src/domain/rights.ts';
import { id } from '../rows.ts';
import { phone, today } from './office.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';
import { acts, cellsOf, type Cell } from './rights/cells.ts';
import { scopesOf, strange, truthOf, wordsOf, type Truth } from './rights/truth.ts';
import { callers, rowsOfWorld } from './rights/world.ts';

let server: PocketBase;
let before: Truth;
const cells = new Map(Object.keys(callers).map((caller) => [caller, cellsOf(caller)]));

beforeAll(async () => {
	const prepared = [...cells.values()].flat().flatMap((cell) => cell.before);
	server = await startPocketBase({ office: [...rowsOfWorld(), ...prepared] });
	before = await truthOf(server);
	expect(before['changes']).toHaveLength(prepared.length);
	for (const { answer } of before['changes'] ?? [])
		expect(answer).toMatchObject({ status: 'applied' });
});
afterAll(() => server.stop());

/** What rights.ts says of a cell. */
function allowed({ caller, target, change }: Cell): boolean {
	const held = (callers[caller] ?? []).map((one) => ({
		company: '',
		buyer: '',
		from: '',
		to: '',
		...one
	}));
	const of = { org: id(target.org), company: id(target.company) };
	const who = { memberships: held as Membership[] };
	return mayAct(change.kind, change.act, of, who, today) === null;
}

/** In whose name this caller may: facts written in the other name have not the form that is asked. */
const fits = ({ caller, form }: Cell) =>
	form === (/facilitator|head|stranger/.test(caller) ? 'office' : 'company');
const twofold = (cell: Cell) => /write|withdraw|submit/.test(cell.change.act);

test.each([...cells])('%s does what rights.ts says, and nothing else', async (caller, all) => {
	const { results, items } = await phone(server, caller).push(...all.map((cell) => cell.change));
	const said = results.map(({ status, problems }, n) => {
		const codes = problems.filter(({ level }) => level === 'block').map(({ code }) => code);
		return `${all[n]?.title ?? ''}: ${[status, ...codes].join(' ')}`;
	});
	for (const [n, cell] of all.entries()) {
		if (!allowed(cell)) expect(said[n]).toBe(`${cell.title}: refused not-allowed`);
		else if (fits(cell) || !twofold(cell)) expect(said[n]).toBe(`${cell.title}: applied`);
		else expect(said[n], 'in a name that is not hers').toMatch(/: (refused \S|applied$)/);
	}
	const truth = await truthOf(server);
	const scopes = scopesOf(truth, id(caller));
	expect(strange(JSON.stringify([results, items]), wordsOf(truth, scopes, id(caller)))).toEqual([]);
	for (const { scope } of items) expect(scopes).toContain(scope);
});

const wrong = [
	{ kind: 'clash', act: 'write' },
	{ kind: 'clash', act: 'withdraw' },
	{ kind: 'memberships', act: 'write' },
	{ act: '__proto__' },
	{ act: 'constructor' }
];

test.each([...cells])(
	'%s asks in vain for what is nobody’s act, and for records of another kind',
	async (caller, all) => {
		const [first] = all;
		const odd = wrong.map((over, n) => ({
			...first?.change,
			...{ id: id(`x${n}${caller}`.slice(0, 15)), record: id(`odd${n}`), ...over }
		}));
		const { results } = await phone(server, caller).push(...odd);
		expect(results.map(({ missing }) => missing)).toEqual(['act', 'act', 'kind', 'act', 'act']);
	}
);

test('every act of every kind was tried, and every one was somebody’s and not somebody’s', () => {
	const all = [...cells.values()].flat();
	const tried = (wanted: boolean) =>
		new Set(
			all.filter((cell) => allowed(cell) === wanted).map(({ title }) => title.split(' (')[0])
		);
	expect(tried(true)).toEqual(new Set(acts));
	expect(tried(false)).toEqual(new Set(acts));
});

test('only what was allowed left a trace, in its own record', async () => {
	const may = [...cells.values()].flat().filter(allowed);
	const own = new Set(may.map(({ change }) => change.record));
	const after = await truthOf(server);
	const known = new Map((before['declarations'] ?? []).map((row) => [row.id, JSON.stringify(row)]));
	const moved = (after['declarations'] ?? []).filter(
		(row) => known.get(row.id) !== JSON.stringify(row)
	);
	expect(moved.filter(({ id }) => !own.has(id)).map(({ id }) => id)).toEqual([]);
	expect(moved.length).toBeGreaterThan(100);
	const still = [
		'memberships',
		'users',
		'contracts',
		'assignments',
		'eligibilities',
		'participants'
	];
	for (const table of still) expect(after[table], table).toEqual(before[table]);
	const ids = new Set(may.map(({ change }) => change.id));
	for (const { id, answer } of after['changes'] ?? [])
		if (!ids.has(id) && !(before['changes'] ?? []).some((one) => one.id === id))
			expect(answer, id).toMatchObject({ status: 'refused' });
});
