// More laws of the house: sizes, captions, names, and no French outside the texts.
import { dirname } from 'node:path';
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { isTest, type SourceFile } from './house.ts';

/** Schemas in the order of the database, better read in one piece. */
const lists = new Set(['src/domain/records.ts', 'src/domain/kinds/facts.ts']);

/** Law 7: a file fits in two screens; lists of sentences and style sheets may be longer. */
export function tooLong(file: SourceFile): string[] {
	const most = mostLines(file.path);
	return file.lines > most
		? [`${file.path}: ${String(file.lines)} lines, at most ${String(most)}`]
		: [];
}

function mostLines(path: string): number {
	if (path.startsWith('src/texts/')) return Infinity;
	if (lists.has(path)) return 300;
	if (path.endsWith('.css')) return 400;
	if (isTest(path)) return 400;
	return path.endsWith('.svelte') ? 150 : 200;
}

/** Law 7: each file opens with one sentence, the one the map shows; a test says it in its titles. */
export function noCaption(file: SourceFile): string[] {
	if (/\.html$|\.(test|spec|suite)\.ts$/.test(file.path)) return [];
	if (!file.caption) return [`${file.path}: no caption`];
	return /[.!?:;…)]$/.test(file.caption) && file.caption.length <= 130
		? []
		: [`${file.path}: the caption is no sentence of one line: ${file.caption}`];
}

/** Law 7: at most 12 files in a folder, tests apart. */
export function crowded(files: SourceFile[]): string[] {
	const count = new Map<string, number>();
	for (const { path } of files)
		if (!isTest(path)) count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1);
	return [...count].filter(([, n]) => n > 12).map(([folder, n]) => `${folder}: ${String(n)} files`);
}

/** Names: kebab-case.ts, PascalCase.svelte; no drawer for whatever has no place. */
export function badName({ path }: SourceFile): string[] {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const kit = /^\+(page|layout|error)(\.svelte|(\.server)?\.ts)$/;
	const good =
		/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(js|ts|css|html|d\.ts)$|^[A-Z][A-Za-z0-9]+\.svelte$/;
	if (!kit.test(name) && !good.test(name)) return [`${path}: kebab-case.ts or PascalCase.svelte`];
	const vague = /(^|[/-])(util(s|ities)?|helpers?|common|manager|service|misc)(\.|\/|-(?!worker))/i;
	return vague.test(path) && !path.startsWith('src/texts/')
		? [`${path}: the name says nothing`]
		: [];
}

const accents = /[àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»]/;
const frenchWords =
	/(^|[\s'’])(le|la|les|des|du|une|vous|votre|vos|nous|avec|dans|sont|cette|heures?|jours?|mois)([\s.,!?…]|$)/i;

/** True for a text that only a French reader understands. */
function isFrench(text: string): boolean {
	return accents.test(text) || (text.includes(' ') && frenchWords.test(text));
}

/** Sentences live in the texts: none in code, none in markup, not even an English one. */
export function french(file: SourceFile): string[] {
	if (isTest(file.path) || file.path.startsWith('src/texts/')) return [];
	const said = [...strings(file.script)].filter(isFrench);
	const shown = file.path.endsWith('.svelte') ? markupOf(file.text) : [];
	return [...said, ...shown].map((text) => `${file.path}: "${text}" belongs to the texts`);
}

function* strings(node: ts.Node): Generator<string> {
	if (
		ts.isStringLiteralLike(node) ||
		ts.isTemplateHead(node) ||
		ts.isTemplateMiddleOrTemplateTail(node)
	)
		yield node.text;
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => {
		children.push(child);
	});
	for (const child of children) yield* strings(child);
}

const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'aria-description']);

/** Words written straight into markup: text between tags, and attributes that are read aloud. */
function markupOf(svelte: string): string[] {
	const found: string[] = [];
	const visit = (node: unknown, attribute = '') => {
		if (!node || typeof node !== 'object') return;
		if (Array.isArray(node)) {
			for (const one of node) visit(one, attribute);
			return;
		}
		const { type, name, data, ...rest } = node as Record<string, unknown>;
		if (type === 'Text' && typeof data === 'string') {
			if (/\p{L}{2,}/u.test(data) && (!attribute || spoken.has(attribute))) found.push(data.trim());
			return;
		}
		if (type === 'Literal' && typeof rest['value'] === 'string' && isFrench(rest['value']))
			found.push(rest['value']);
		for (const part of Object.values(rest))
			visit(part, type === 'Attribute' ? String(name) : attribute);
	};
	visit(parseSvelte(svelte, { modern: true }).fragment);
	return found;
}
