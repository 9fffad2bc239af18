// The same rules in Node and inside PocketBase's engine: same answers, same rows, same counters, to the letter.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction, createContext } from 'node:vm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { history, words } from '../../pocketbase/src/domain.ts';
import type { Rows } from '../../src/domain/book.ts';
import type { Entry } from '../../src/domain/judge.ts';
import type { Col } from '../../src/domain/records.ts';
import { sha256 } from '../bench.ts';
import { histories, town } from '../history.ts';
import { startPocketBase, type PocketBase } from './pocketbase.ts';

/** A route that exists here alone: it hands what it gets to the rules in the engine. */
const hook = `
routerAdd('POST', '/api/_test/rules', (e) => {
	const rules = require(\`\${__hooks}/domain.js\`);
	const given = JSON.parse(toString(e.request.body));
	const said = given.map(([name, ...args]) => rules[name](...args, $security.sha256));
	return e.string(200, JSON.stringify(said));
});
`;

let server: PocketBase;
beforeAll(async () => {
	server = await startPocketBase({ hooks: { 'parity.pb.js': hook } });
});
afterAll(() => server.stop());

async function inside(calls: unknown[][]): Promise<string[]> {
	const init = { method: 'POST', body: JSON.stringify(calls) };
	const answer = await fetch(`${server.url}/api/_test/rules`, init);
	const text = await answer.text();
	expect(answer.status, text.slice(0, 200)).toBe(200);
	return JSON.parse(text) as string[];
}

function rowsOfTown(): Rows {
	const { tables } = town();
	const all = Object.entries(tables) as [Col, Map<string, object>][];
	return Object.fromEntries(all.map(([col, table]) => [col, [...table.values()]]));
}

test('random histories: the same answers, rows and counters in both engines', async () => {
	const rows = rowsOfTown();
	const played = fc.sample(histories, { numRuns: 60, seed: 11 });
	const wanted = played.map((entries) => history(entries, rows, sha256));
	const got: string[] = [];
	for (let from = 0; from < played.length; from += 10)
		got.push(
			...(await inside(played.slice(from, from + 10).map((entries) => ['history', entries, rows])))
		);
	expect(got).toEqual(wanted);
	const answers = wanted.join('');
	for (const word of ['applied', 'merged', 'refused', 'deferred', 'locked', 'declared-elsewhere'])
		expect(answers, 'the histories go far enough').toContain(word);
	expect(answers).not.toContain('"status":"error"');
});

test('days in Paris, natural ids and canonical text are the same in both engines', async () => {
	const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) });
	const text = fc.string({ unit: 'grapheme', maxLength: 12 });
	const given = fc.sample(fc.tuple(instant, text), { numRuns: 3000, seed: 11 });
	const edges = [2026, 2027, 2050].flatMap((year) =>
		[2, 9].flatMap((month) => {
			const noon = Date.UTC(year, month, 25, 1);
			return Array.from({ length: 336 }, (_, n): [number, string] => [
				noon + n * 1_800_000,
				'é😀œ'
			]);
		})
	);
	const all = [...given, ...edges].map(([time, text]): [string, string] => [
		new Date(time).toISOString(),
		text
	]);
	const got = await inside(all.map((pair) => ['words', ...pair]));
	expect(got).toEqual(all.map((pair) => words(...pair, sha256)));
});

test('the rules ask for nothing but the language', () => {
	const source = readFileSync(join(server.folder, 'hooks/domain.js'), 'utf8');
	const names = /\\p\{|\brequire\(|\bimport\(|\bIntl\.|\bnew URL\(|\bstructuredClone\b|\bwindow\b/;
	expect(source).not.toMatch(names);
	const module = { exports: {} as typeof import('../../pocketbase/src/domain.ts') };
	const run = compileFunction(source, ['exports', 'module'], {
		parsingContext: createContext(Object.create(null) as object)
	}) as (exports: object, module: object) => void;
	run(module.exports, module);
	const [entries] = fc.sample(histories, { numRuns: 1, seed: 3 }) as [Entry[]];
	const rows = rowsOfTown();
	expect(module.exports.history(entries, rows, sha256)).toBe(history(entries, rows, sha256));
});
