// The laws of the house, on every file; each is also shown an invented file that breaks it.
import { expect, test } from 'vitest';
import { filesOf, parse, type SourceFile } from './house.ts';
import { arrows, cycles, doors, entangled, oneDoor, plainExports, pure } from './laws.ts';
import { badName, crowded, french, noCaption, tooLong } from './shape.ts';

const src = filesOf('src', 'pocketbase');
const all = [...src, ...filesOf('tests')];
const each = (files: SourceFile[], law: (file: SourceFile) => string[]) => files.flatMap(law);
const broken = (law: (file: SourceFile) => string[], path: string, text: string) =>
	law(parse(path, text)).length;

test('law 1: arrows go down', () => {
	expect(each(src, arrows)).toEqual([]);
	expect(broken(arrows, 'src/domain/a.ts', `import { b } from '#store/b.ts';`)).toBe(1);
	expect(broken(arrows, 'src/domain/a.ts', `import { z } from 'zod';`)).toBe(1);
	expect(broken(arrows, 'src/store/a.ts', `export { b } from '../sync/b.ts';`)).toBe(1);
	expect(broken(arrows, 'src/texts/a.ts', `import { b } from '#domain/b.ts';`)).toBe(1);
	expect(broken(arrows, 'src/texts/a.ts', `import type { B } from '#domain/b.ts';`)).toBe(0);
	expect(broken(arrows, 'src/ui/A.svelte', `<script>import b from '#texts/b.ts';</script>`)).toBe(
		1
	);
	expect(broken(arrows, 'src/features/a/b.ts', `import { c } from '#routes/c.ts';`)).toBe(1);
	expect(broken(arrows, 'src/routes/+page.ts', `const a = await import('#sync/push.ts');`)).toBe(1);
	expect(broken(arrows, 'pocketbase/src/a.ts', `import { b } from '#sync/b.ts';`)).toBe(1);
});

test('law 1: a feature may use another, two never use each other', () => {
	expect(entangled(src)).toEqual([]);
	const a = parse('src/features/a/a.ts', `import { b } from '../b/b.ts';`);
	const b = parse('src/features/b/b.ts', `import type { A } from '#features/a/other.ts';`);
	expect(entangled([a])).toEqual([]);
	expect(entangled([a, b])).toHaveLength(2);
});

test('law 2: one door per dependency', () => {
	expect(each(src, oneDoor)).toEqual([]);
	for (const [name, door] of Object.entries(doors)) {
		expect(broken(oneDoor, door, `import { a } from '${name}';`)).toBe(0);
		expect(broken(oneDoor, 'src/store/other.ts', `const a = import('${name}');`)).toBe(1);
	}
});

test('law 3: the domain has no clock, no dice, no network, no Intl', () => {
	expect(each(src, pure)).toEqual([]);
	for (const code of [
		'new Intl.NumberFormat()',
		'Date.now()',
		'new Date()',
		'Math.random()',
		'crypto.subtle',
		'new URL(a)',
		'fetch(a)',
		'/\\p{L}/u',
		'Object.groupBy(a, b)'
	])
		expect(broken(pure, 'src/domain/a.ts', `export const a = () => ${code};`), code).toBe(1);
	expect(broken(pure, 'src/domain/a.ts', '// Date.now() is for others\nnew Date(0);')).toBe(0);
});

test('law 6: no cycles', () => {
	expect(cycles(src)).toEqual([]);
	const a = parse('src/domain/a.ts', `import { b } from './b.ts';`);
	const b = parse('src/domain/b.ts', `import { a } from '#domain/a.ts';`);
	expect(cycles([a, b])).toHaveLength(1);
	expect(cycles([a, parse('src/domain/b.ts', `import type { A } from './a.ts';`)])).toEqual([]);
});

test('law 6: no default exports, no barrels', () => {
	expect(each(src, plainExports)).toEqual([]);
	expect(broken(plainExports, 'src/domain/a.ts', 'export default 1;')).toBe(1);
	expect(broken(plainExports, 'src/domain/a.ts', 'export default function a() {}')).toBe(1);
	expect(broken(plainExports, 'src/domain/a.ts', `export * from './b.ts';`)).toBe(1);
	expect(broken(plainExports, 'src/ui/index.ts', `export const a = 1;`)).toBe(1);
});

test('law 7: files of at most 200 lines, folders of at most 12 files', () => {
	expect(each(all, tooLong)).toEqual([]);
	expect(crowded(src)).toEqual([]);
	expect(broken(tooLong, 'src/domain/a.ts', 'a();\n'.repeat(201))).toBe(1);
	expect(broken(tooLong, 'src/ui/A.svelte', '<p></p>\n'.repeat(151))).toBe(1);
	const many = Array.from({ length: 13 }, (_, n) => parse(`src/ui/a${String(n)}.ts`, ''));
	expect(crowded(many)).toHaveLength(1);
});

test('law 7: each file opens with its caption', () => {
	expect(each(all, noCaption)).toEqual([]);
	expect(broken(noCaption, 'src/domain/a.ts', `import { b } from './b.ts';`)).toBe(1);
	expect(broken(noCaption, 'src/domain/a.ts', `// what it is for\n`)).toBe(1);
	expect(broken(noCaption, 'src/ui/A.svelte', `<!-- Says a thing. -->\n<p></p>`)).toBe(0);
});

test('names: kebab-case.ts, PascalCase.svelte, no drawers', () => {
	expect(each(filesOf('src', 'pocketbase/src'), badName)).toEqual([]);
	expect(broken(badName, 'src/domain/fooBar.ts', '')).toBe(1);
	expect(broken(badName, 'src/ui/button.svelte', '')).toBe(1);
	expect(broken(badName, 'src/sync/utils.ts', '')).toBe(1);
	expect(broken(badName, 'src/service-worker/index.ts', '')).toBe(0);
});

test('sentences live in the texts', () => {
	expect(each(filesOf('src', 'pocketbase/src'), french)).toEqual([]);
	expect(broken(french, 'src/domain/a.ts', `export const a = 'Déjà noté';`)).toBe(1);
	expect(broken(french, 'src/domain/a.ts', `export const a = 'Saisir le total du mois';`)).toBe(1);
	expect(broken(french, 'src/domain/a.ts', '// « Déjà noté » is a comment')).toBe(0);
	expect(broken(french, 'src/ui/A.svelte', '<p>Enregistrer</p>')).toBe(1);
	expect(broken(french, 'src/ui/A.svelte', '<p>{t.save}</p>')).toBe(0);
	expect(broken(french, 'src/ui/A.svelte', '<button aria-label="Fermer"></button>')).toBe(1);
	expect(broken(french, 'src/ui/A.svelte', '<p class="row wide">{a ? "Reçu" : ""}</p>')).toBe(1);
});

test('no test is skipped, postponed or alone', () => {
	const tests = all.filter((file) => /\.(test|spec|suite)\.ts$/.test(file.path));
	const idle =
		/\b(test|it|describe)(\.\w+)*\.(skip|todo|only|fixme|skipIf|runIf|fails)\b|\b[xf](it|describe)\(/;
	const own = 'tests/architecture.test.ts';
	expect(
		tests.filter((file) => file.path !== own && idle.test(file.text)).map((file) => file.path)
	).toEqual([]);
	expect(idle.test('test.skip(')).toBe(true);
});

test('the source says nothing of postponed work nor of silenced errors', () => {
	const later = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/;
	const files = src.filter((file) => later.test(file.text));
	expect(files.map((file) => file.path)).toEqual([]);
	expect(later.test('// TODO')).toBe(true);
});
