// TypeScript → pb_hooks: CommonJS files that need nothing but the language and PocketBase's globals.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** One file each: entries of one call would share chunks, and PocketBase's `require` is not Node's. */
const entries = ['server', 'web', 'commands', 'domain'];

/** Writes pb_hooks. `to`: another folder (tests). */
export async function bundle({ to = here('pb_hooks') } = {}) {
	mkdirSync(to, { recursive: true });
	for (const name of entries)
		await build({
			configFile: false,
			root: here('..'),
			publicDir: false,
			logLevel: 'warn',
			build: {
				outDir: to,
				emptyOutDir: false,
				target: 'es2022', // the engine has private fields; lowered ones cost a seventh of a push
				minify: false, // readable stack traces; the engine reads it once
				lib: { entry: here(`src/${name}.ts`), formats: ['cjs'], fileName: () => `${name}.js` }
			}
		});
	copyFileSync(here('src/main.pb.js'), `${to}/main.pb.js`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
