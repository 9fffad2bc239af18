// The source tree as the laws see it: files with their caption, size, layer, imports and exports.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { captionOf } from './map.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `from` as written, `to` the file it means ('' for a package), and whether only types are taken. */
export interface Import {
	from: string;
	to: string;
	onlyTypes: boolean;
	/** Written as `export … from`. */
	passedOn: boolean;
	lazy: boolean;
}

export interface SourceFile {
	/** From the root of the repository, with slashes. */
	path: string;
	text: string;
	lines: number;
	/** What the first line says of the file; '' when it says nothing. */
	caption: string;
	imports: Import[];
	/** Its script as a tree; for Svelte, all scripts one after the other. */
	script: ts.SourceFile;
}

const read = /\.(ts|js|mjs|svelte|css|html|go)$/;
const skipped =
	/(^|\/)(node_modules|\.svelte-kit|pb_data|pb_hooks|pb_public|bin|types|test-results)(\/|$)/;

function walk(folder: string): string[] {
	const entries = readdirSync(join(root, folder), { withFileTypes: true });
	return entries.flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (skipped.test(path)) return [];
		return entry.isDirectory() ? walk(path) : read.test(path) ? [path] : [];
	});
}

/** All files under these folders that a person wrote. */
export function filesOf(...folders: string[]): SourceFile[] {
	return folders
		.flatMap(walk)
		.sort()
		.map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

/** One file, from its text: also how the laws are tried on invented files. */
export function parse(path: string, text: string): SourceFile {
	const code = path.endsWith('.svelte') ? scriptsOf(text) : /\.(ts|js|mjs)$/.test(path) ? text : '';
	const script = ts.createSourceFile(path, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
	return {
		path,
		text,
		lines: text.trimEnd().split('\n').length,
		caption: captionOf(text),
		imports: importsOf(script, path),
		script
	};
}

function scriptsOf(svelte: string): string {
	return [...svelte.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n');
}

function importsOf(script: ts.SourceFile, path: string): Import[] {
	const found: Import[] = [];
	const add = (at: ts.Node, given: Partial<Import>) => {
		if (!ts.isStringLiteralLike(at)) return;
		const plain = { onlyTypes: false, passedOn: false, lazy: false };
		found.push({ from: at.text, to: target(at.text, path), ...plain, ...given });
	};
	const visit = (node: ts.Node) => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, { onlyTypes: typesOnly(node) });
		else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
			add(node.moduleSpecifier, { onlyTypes: node.isTypeOnly, passedOn: true });
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			add(node.argument.literal, { onlyTypes: true });
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			node.arguments.slice(0, 1).forEach((argument) => {
				add(argument, { lazy: true });
			});
		ts.forEachChild(node, visit);
	};
	visit(script);
	return found;
}

function typesOnly(node: ts.ImportDeclaration): boolean {
	const clause = node.importClause;
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	return (
		!clause.name &&
		!!named &&
		ts.isNamedImports(named) &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

function target(from: string, path: string): string {
	if (from.startsWith('#')) return `src/${from.slice(1)}`;
	if (from.startsWith('$lib')) return `src/lib${from.slice(4)}`;
	if (!from.startsWith('.')) return '';
	return relative(root, join(root, dirname(path), from)).replaceAll('\\', '/');
}

/** `domain`, `store`, … `routes`, `service-worker`, `root` for files at the top of src; or `pocketbase`, `tests`. */
export function layerOf(path: string): string {
	const [top = '', second = '', third] = path.split('/');
	if (top !== 'src') return top;
	return third === undefined ? 'root' : second;
}

export function isTest(path: string): boolean {
	return /\.(test|spec|suite)\.ts$/.test(path) || path.startsWith('tests/');
}
