// Draws the map in src/README.md: the tree that is on disk, each file with the sentence of its first line.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'src/README.md');
const marks = /(<!-- map -->\n\n)[\s\S]*(\n<!-- end of map -->)/;

const shown = /\.(ts|js|mjs|svelte|css|go)$/;
const left =
	/(^|\/)(node_modules|\.svelte-kit|pb_data|pb_hooks|pb_public|bin|types|test-results|shots)$|\.(test|d)\.ts$/;

/** The sentence of the first line, whatever the comment looks like; '' when there is none.
 * @param {string} text */
export function captionOf(text) {
	const body = text.replace(/^(#!.*|\/\/\/.*|<!doctype html>|package .*)\n\s*/, '');
	const first = body.split('\n')[0]?.trim() ?? '';
	const found = /^(?:\/\/ |<!-- |\/\* |# )(.*?)(?: ?-->| ?\*\/)?$/.exec(first);
	return found?.[1] ?? '';
}

/** @param {string} folder @param {string} indent @returns {[string, string][]} */
function branch(folder, indent) {
	const entries = readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => !left.test(`${folder}/${entry.name}`))
		.sort(
			(a, b) => Number(a.isDirectory()) - Number(b.isDirectory()) || (a.name < b.name ? -1 : 1)
		);
	return entries.flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) {
			const inside = branch(path, `${indent}  `);
			/** @type {[string, string]} */
			const head = [`${indent}${entry.name}/`, ''];
			return inside.length ? [head, ...inside] : [];
		}
		if (!shown.test(entry.name)) return [];
		return [[`${indent}${entry.name}`, captionOf(readFileSync(join(root, path), 'utf8'))]];
	});
}

/** The map as the README holds it. */
export function drawMap() {
	/** @type {[string, string][]} */
	const lines = [];
	for (const folder of ['src', 'pocketbase', 'tests'])
		lines.push([`${folder}/`, ''], ...branch(folder, '  '));
	const width = Math.max(...lines.map(([name]) => name.length)) + 2;
	const drawn = lines.map(([name, caption]) => `${name.padEnd(caption ? width : 0)}${caption}`);
	return ['```text', ...drawn, '```', ''].join('\n');
}

/** The page with the map of today in it. */
export function pageWithMap() {
	return readFileSync(page, 'utf8').replace(
		marks,
		(_, open, close) => `${open}${drawMap()}${close}`
	);
}

if (process.argv.includes('--write')) {
	writeFileSync(page, pageWithMap());
	console.log('src/README.md: the map is drawn');
}
