// Every sentence keeps the house's typography, and every problem has one.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '#domain/problem.ts';
import { sentence, t } from './index.ts';

const folder = new URL('fr/', import.meta.url);

/** The text parts of a file: strings and the fixed pieces of templates. */
function literals(file: string): string[] {
	const source = readFileSync(new URL(file, folder), 'utf8');
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node))
			found.push(node.text);
		if (ts.isTemplateHead(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
	return found;
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.ts')
);

describe.each(files)('fr/%s', (file) => {
	it('a mark never goes to the next line alone: \\u00a0 before : ; ? ! % » and after «', () => {
		expect(literals(file).filter((text) => / [:;?!%»]|« /.test(text))).toEqual([]);
	});

	it('a figure never goes without its unit', () => {
		expect(
			literals(file).filter((text) => /\d (h|jours?|mois|chiffres|minutes)\b/.test(text))
		).toEqual([]);
	});

	it('apostrophes are the printed ones', () => {
		expect(literals(file).filter((text) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
	});

	it('nobody is shouted at, nor addressed as tu', () => {
		expect(
			literals(file).filter((text) =>
				/!|(?<!\p{L})(oups|invalide|soumettre|synchronis|ton|ta|tes|tu)(?!\p{L})/iu.test(text)
			)
		).toEqual([]);
	});
});

describe('problems', () => {
	it('each code has a sentence, with or without its arguments', () => {
		for (const code of problemCodes) {
			const bare = sentence({ code });
			expect(bare, code).toMatch(/^\p{Lu}.{10,}/u);
			expect(bare, code).not.toMatch(/undefined|NaN|\s{2}| \.|\(\)/);
		}
	});

	it('a code of a newer server has a general sentence', () => {
		expect(sentence({ code: 'toString' as never })).toBe(t.common.unknownProblem);
	});

	it('the arguments are in the sentence', () => {
		const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
		const said = (code: (typeof problemCodes)[number], args: Record<string, string | number>) =>
			plain(sentence({ code, args }));
		expect(said('over-ten-hours', { name: 'Mamadou Sow', minutes: 660, day: '2026-04-21' })).toBe(
			'Mamadou Sow : 11 h le mar. 21 avril. Plus de 10 h. Si c’est exact, expliquer'
		);
		expect(said('held', { to: '2026-05-10' })).toBe(
			'Éligible jusqu’au 10 mai. Compté seulement si son éligibilité est prolongée'
		);
		expect(said('over-week', { minutes: 2940 })).toBe(
			'49 h cette semaine, tous chantiers. Plus de 48 h : expliquer'
		);
	});
});
