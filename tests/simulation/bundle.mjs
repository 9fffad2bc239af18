// The simulator as one plain file: started in a second, and without the detours of a test runner.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes `<name>.mjs` and answers its address. `change`: what becomes of a source file (path from the root, text).
 * @param {string} name
 * @param {(path: string, text: string) => string} [change] */
export async function bundle(name, change = (_path, text) => text) {
	const outDir = `${root}node_modules/.cache/clause-de-poche/simulation`;
	mkdirSync(outDir, { recursive: true });
	await build({
		configFile: false,
		root,
		publicDir: false,
		logLevel: 'error',
		ssr: { noExternal: true },
		plugins: [
			{
				name: 'change',
				enforce: 'pre',
				transform: (text, id) =>
					id.startsWith(`${root}src/`) ? change(id.slice(root.length), text) : null
			}
		],
		build: {
			ssr: `${root}tests/simulation/week.ts`,
			outDir,
			emptyOutDir: false,
			target: 'node20',
			minify: false,
			rollupOptions: { output: { entryFileNames: `${name}.mjs` } }
		}
	});
	return `${outDir}/${name}.mjs`;
}
