// The collections and the domain's schemas say the same: columns, types, choices, which may be empty, which are whole.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { FileRef } from '../../src/domain/change.ts';
import { collections } from '../../src/domain/records.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

interface Field {
	name: string;
	type: string;
	required?: boolean;
	values?: string[];
	onlyInt?: boolean;
	maxSelect?: number;
	pattern?: string;
}

let server: PocketBase;
let found: Map<string, Field[]>;
beforeAll(async () => {
	server = await startPocketBase();
	const { items } = await server.admin<{ items: { name: string; fields: Field[] }[] }>(
		'GET',
		'collections?perPage=200'
	);
	found = new Map(items.map(({ name, fields }) => [name, fields]));
});
afterAll(() => server.stop());

const kept = new Set(['created', 'updated']);
const all = Object.entries(collections);
const schemaOf = (col: keyof typeof collections) =>
	Object.entries(collections[col].shape as Record<string, z.ZodMiniType>);
const accepts = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).success;

/** What kind of value a schema takes, found by trying it. */
function takes(schema: z.ZodMiniType): string {
	const tries: [string, unknown[]][] = [
		['bool', [true]],
		['json', [{}, []]],
		['number', [1, 0.5]],
		[
			'text',
			['', 'abcdefghij01234', '2026-11-20', '2026-11', '2026-11-20T10:00:00Z', ...choices(schema)]
		]
	];
	return tries.find(([, values]) => values.some((value) => accepts(schema, value)))?.[0] ?? '';
}

/** The words an enumeration lists. */
function choices(schema: z.ZodMiniType): string[] {
	const { def } = schema._zod as unknown as {
		def: { type: string; entries?: Record<string, string> };
	};
	return def.type === 'enum' ? Object.values(def.entries ?? {}) : [];
}

const kinds: Record<string, string[]> = {
	bool: ['bool'],
	json: ['json'],
	number: ['number'],
	text: ['text', 'select', 'relation']
};

test.each(all)('%s: the columns a phone receives are those of the collection', (col, schema) => {
	const columns = (found.get(col) ?? []).map(({ name }) => name).filter((name) => !kept.has(name));
	expect(Object.keys(schema.shape).sort()).toEqual(columns.sort());
});

test.each(all)('%s: each column has the type of its schema', (col) => {
	const fields = new Map((found.get(col) ?? []).map((field) => [field.name, field]));
	for (const [name, schema] of schemaOf(col as keyof typeof collections)) {
		const field = fields.get(name);
		expect(kinds[takes(schema)], `${col}.${name}`).toContain(field?.type);
		expect(field?.maxSelect ?? 1, `${col}.${name}`).toBeLessThan(2);
	}
});

/** Of the crew card, columns that may come empty and leave full. */
const byTrigger = ['company', 'counts_for', 'employment_type', 'modality'];

test.each(all)('%s: choices, whole numbers and what may not be empty agree', (col) => {
	const fields = new Map((found.get(col) ?? []).map((field) => [field.name, field]));
	for (const [name, schema] of schemaOf(col as keyof typeof collections)) {
		const { type, values, required = false, onlyInt = false } = fields.get(name) ?? { type: '' };
		const what = `${col}.${name}`;
		expect([...(values ?? [])].sort(), what).toEqual(choices(schema).sort());
		if (type === 'number') expect(onlyInt, what).toBe(!accepts(schema, 0.5));
		const filled = col === 'assignments' && byTrigger.includes(name);
		if ((type === 'select' || type === 'relation') && !filled)
			expect(required, what).toBe(!accepts(schema, ''));
	}
});

test.each(all)(
	'%s: a day, a period, an id that the schema refuses, the collection refuses too',
	(col) => {
		const odd = ['2026-11-2', '20261120', 'yesterday', 'UPPERCASE012345', '2026-Q5', '1'];
		for (const { name, type, pattern } of found.get(col) ?? []) {
			const schema = schemaOf(col as keyof typeof collections).find(
				([column]) => column === name
			)?.[1];
			if (type !== 'text' || name === 'id' || !schema || accepts(schema, 'any text at all'))
				continue;
			for (const text of odd.filter((value) => !accepts(schema, value)))
				expect(new RegExp(pattern ?? '').test(text), `${col}.${name} ${text}`).toBe(false);
		}
	}
);

test('files: types and the largest size are those a change may announce', () => {
	const fields = new Map((found.get('files') ?? []).map((field) => [field.name, field]));
	const { type, size } = FileRef.shape;
	expect(fields.get('type')?.values?.sort()).toEqual(choices(type).sort());
	const { max } = fields.get('size') as { max?: number };
	expect(accepts(size, max)).toBe(true);
	expect(accepts(size, Number(max) + 1)).toBe(false);
	const { maxSize, mimeTypes } = fields.get('bytes') as { maxSize?: number; mimeTypes?: string[] };
	expect(maxSize).toBe(max);
	expect(mimeTypes?.sort()).toEqual(choices(type).sort());
});

test('every rule of every collection of ours is closed, but for one’s own account', async () => {
	type Rules = Record<string, string | null> & { name: string; system: boolean };
	const { items } = await server.admin<{ items: Rules[] }>('GET', 'collections?perPage=200');
	for (const one of items.filter(({ system }) => !system))
		for (const rule of [
			'listRule',
			'viewRule',
			'createRule',
			'updateRule',
			'deleteRule',
			'manageRule'
		])
			expect(one[rule] ?? null, `${one.name} ${rule}`).toBe(
				one.name === 'users' && rule === 'viewRule' ? 'id = @request.auth.id' : null
			);
});
