// The laws of the house as functions: a file in, sentences about what it breaks out.
import ts from 'typescript';
import { isTest, layerOf, type Import, type SourceFile } from './house.ts';

type Law = (file: SourceFile) => string[];

/** What a layer may import besides itself: layers, and packages by name. */
const allowed: Record<string, { layers: string[]; packages: RegExp }> = {
	domain: { layers: [], packages: /^zod\/mini$/ },
	store: { layers: ['domain'], packages: /^(zod\/mini|idb)$/ },
	sync: { layers: ['domain', 'store'], packages: /^(zod\/mini|pocketbase)$/ },
	texts: { layers: [], packages: /^$/ },
	ui: { layers: [], packages: /^(svelte(\/.*)?|signature_pad)$/ },
	features: {
		layers: ['domain', 'texts', 'ui'],
		packages: /^(svelte(\/.*)?|\$app\/.*|workbox-window)$/
	},
	routes: {
		layers: ['domain', 'texts', 'ui', 'features', 'root'],
		packages: /^(svelte(\/.*)?|\$app\/.*|@sveltejs\/kit)$/
	},
	'service-worker': { layers: [], packages: /^\$service-worker$/ },
	root: { layers: [], packages: /^(zod\/mini|\$env\/static\/public)$/ },
	pocketbase: { layers: ['domain'], packages: /^$/ }
};

/** Packages that one file alone may name. */
export const doors: Record<string, string> = {
	idb: 'src/store/idb.ts',
	pocketbase: 'src/sync/pocketbase.ts',
	'workbox-window': 'src/features/update/update.ts',
	signature_pad: 'src/ui/Signature.svelte'
};

/** Law 1: arrows go down. */
export const arrows: Law = (file) => {
	if (isTest(file.path) || /^pocketbase\/(?!src\/)/.test(file.path)) return [];
	const rule = allowed[layerOf(file.path)];
	if (!rule) return [`${file.path}: unknown layer`];
	return file.imports
		.filter((one) => (one.to ? !inside(file, one, rule.layers) : !rule.packages.test(one.from)))
		.map((one) => `${file.path} imports ${one.from}`);
};

function inside(file: SourceFile, one: Import, layers: string[]): boolean {
	const from = layerOf(file.path);
	const to = layerOf(one.to);
	if (from === to || layers.includes(to)) return true;
	if (from === 'texts' && to === 'domain') return one.onlyTypes;
	if (to === 'sync' && one.to === 'src/sync/device.ts' && one.onlyTypes)
		return from === 'features' || from === 'routes';
	// The two places where the layers are put together.
	if (file.path === 'src/features/device.svelte.ts') return one.to === 'src/sync/device.ts';
	const stores = ['src/store/idb.ts', 'src/store/memory.ts'];
	return file.path === 'src/routes/+layout.ts' && (to === 'sync' || stores.includes(one.to));
}

/** Law 1, between features: one may use another, two never use each other. */
export function entangled(files: SourceFile[]): string[] {
	const uses = new Set<string>();
	for (const file of files)
		for (const { to } of file.imports) {
			const [from, other] = [featureOf(file.path), featureOf(to)];
			if (from && other && from !== other) uses.add(`${from} → ${other}`);
		}
	return [...uses].filter((one) => uses.has(one.split(' → ').reverse().join(' → ')));
}

/** The folder below `features/`; '' for what lies at its top, the bridge that all may use. Two make up the frame. */
function featureOf(path: string): string {
	const folder = /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? '';
	return folder === 'session' || folder === 'sync-status' ? 'the frame' : folder;
}

/** Law 2: one door per dependency. */
export const oneDoor: Law = (file) => {
	if (isTest(file.path) || !file.path.startsWith('src/')) return [];
	return file.imports
		.filter((one) => doors[one.from] && doors[one.from] !== file.path)
		.map((one) => `${file.path}: ${one.from} enters by ${doors[one.from] ?? ''}`);
};

const notInTheDomain: [RegExp, string][] = [
	[/\bIntl\b|\.toLocale/, 'Intl'],
	[/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b|\bset(Timeout|Interval)\b/, 'a clock'],
	[/\bMath\.random\b|\bcrypto\b|\brandomUUID\b/, 'dice'],
	[/\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bURL(SearchParams)?\b|\bnavigator\b/, 'a network'],
	[/\\p\{|\bObject\.groupBy\b|\bstructuredClone\b|\bPromise\.withResolvers\b/, 'what goja lacks'],
	[/\basync\b|\bawait\b|\.(isSubsetOf|isSupersetOf|isWellFormed)\(/, 'what goja lacks'],
	[/\b(atob|btoa|TextEncoder|TextDecoder|WeakRef|localStorage|indexedDB)\b/, 'a browser']
];

/** Law 3: the domain has no clock, no dice, no network, no Intl; only what every engine has. */
export const pure: Law = (file) => {
	if (layerOf(file.path) !== 'domain' || isTest(file.path)) return [];
	const code = withoutComments(file);
	return notInTheDomain
		.filter(([pattern]) => pattern.test(code))
		.map(([pattern, what]) => `${file.path}: ${what} (${pattern.exec(code)?.[0] ?? ''})`);
};

function withoutComments(file: SourceFile): string {
	const printer = ts.createPrinter({ removeComments: true });
	return printer.printFile(file.script);
}

/** Law 6: no default exports, no barrels. Tools that ask for a default export live outside `src`. */
export const plainExports: Law = (file) => {
	if (!/^(src|pocketbase\/src)\//.test(file.path)) return [];
	const broken: string[] = [];
	if (file.path.endsWith('.ts') && file.script.statements.some(isDefault))
		broken.push(`${file.path}: default export`);
	const list = /^src\/(domain\/kinds|texts)\/index\.ts$|^src\/service-worker\/index\.ts$/;
	if (/\/index\.ts$/.test(file.path) && !list.test(file.path))
		broken.push(`${file.path}: a barrel`);
	const area = /^src\/texts\/\w+(\/\w+)?\.ts$/; // an area of sentences is a list of its screens' files
	if (![list, area].some((one) => one.test(file.path)) && file.imports.some((one) => one.passedOn))
		broken.push(`${file.path}: passes on what another file exports`);
	return broken;
};

function isDefault(statement: ts.Statement): boolean {
	if (ts.isExportAssignment(statement)) return true;
	const kinds = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
	return kinds.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}

/** Groups of files that import each other at run time; types alone make no cycle. */
export function cycles(files: SourceFile[]): string[] {
	const next = new Map(
		files.map((file) => [
			file.path,
			file.imports.filter((one) => one.to && !one.onlyTypes && !one.lazy).map((one) => one.to)
		])
	);
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (path: string, trail: string[]) => {
		const at = trail.indexOf(path);
		if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
		if (at >= 0 || done.has(path)) return;
		for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
		done.add(path);
	};
	for (const path of next.keys()) visit(path, []);
	return found;
}
