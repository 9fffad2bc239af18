// P7: what the app weighs in JavaScript, minified and gzipped: the store with the sync, and each first screen as built.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Weights {
	/** Bytes of all of `src/store` and `src/sync` that a browser runs, as one file. */
	storeSync: number;
	/** Bytes by name of the screen. */
	firstScreens: Record<string, number>;
}

/** The app must have been built: `npm run build`. */
export async function weights(): Promise<Weights> {
	return { storeSync: gzipped(await storeAndSync()), firstScreens: await firstScreens() };
}

function gzipped(code: string): number {
	return gzipSync(code, { level: 9 }).length;
}

/** The three doors by which the app comes in; what each of them leads to is in, also what is loaded later. */
const doors = `
	export { idbCellar } from '#store/idb.ts';
	export { createDevice } from '#sync/device.ts';
	export { browserParts } from '#sync/parts/browser.ts';
`;

/** One file without the rules (`#domain`) and without packages: they are shared with the screens, or the peers' own. */
async function storeAndSync(): Promise<string> {
	const entry = `${root}store-and-sync.js`;
	const made = await build({
		root,
		configFile: false,
		logLevel: 'error',
		plugins: [
			{
				name: 'store-and-sync',
				enforce: 'pre',
				resolveId(id) {
					if (id === entry) return id;
					return /^[./]|^#(store|sync)\//.test(id) ? null : { id, external: true };
				},
				load: (id) => (id === entry ? doors : null)
			}
		],
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input: entry,
				preserveEntrySignatures: 'strict',
				output: { codeSplitting: false }
			}
		}
	});
	const [chunk] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
	if (chunk?.type !== 'chunk') throw new Error('store and sync were not bundled');
	return chunk.code;
}

interface Budget {
	name: string;
	path: string | string[];
}

/** The files are those that the budget of the build names. */
async function firstScreens(): Promise<Record<string, number>> {
	const budgets = pathToFileURL(`${root}.size-limit.js`).href;
	const { default: all } = (await import(/* @vite-ignore */ budgets)) as { default: Budget[] };
	const screens = all.filter(({ name }) => name.startsWith('first screen'));
	return Object.fromEntries(screens.map(({ name, path }) => [name, sizeOf([path].flat())]));
}

function sizeOf(files: readonly string[]): number {
	return files.reduce((sum, file) => sum + gzipped(readFileSync(`${root}${file}`, 'utf8')), 0);
}
