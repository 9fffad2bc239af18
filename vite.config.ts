// The app's build: the Kit plugin, and few files for the first screen. In development `/api` goes to a real PocketBase.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** The files of the first screen, each with the modules it holds; earlier ones are filled first. */
const files = new Map<string, Set<string>>();
/** What every screen needs: the app itself, the root layout and the first page. */
const frame =
	/\/client\/entry\.js$|\/client-optimized\/app\.js$|\/src\/routes\/\+(layout|page)\.\w+$/;
/** The homes of the roles: supervisor, facilitator, buyer; each with the layouts around it. */
const homes = {
	today: /\/today\/\+page\.svelte$/,
	inbox: /\/\(facilitator\)\/(\(desk\)\/(inbox\/)?)?\+(layout|page)\.svelte$/,
	contracts: /\/\(facilitator\)\/(contracts\/)?\+(layout|page)\.svelte$/
};
/** What every screen waits for where something is typed, and the one form that must open at once: a crew's day. */
const engine = /\/src\/sync\/parts\/engine\.ts$/;
const day = /\/day\/\[site\]\/\[day\]\/\+page\.svelte$/;
/** Which sentences are said is known only once the unused are gone; those of the frame are named. */
const later = /\/src\/texts\/(fr|sentence)/;
const frameTexts = /\/src\/texts\/fr\/(common|dates|session\/here|phone\/(plate|said))\.ts$/;

/** Follows the imports of what is opened first: two dozen small files weigh a tenth more than one. */
const firstScreen: Plugin = {
	name: 'first-screen',
	buildEnd() {
		const reach = (start: RegExp) => {
			const seen = new Set<string>();
			const walk = (id: string) => {
				const known = seen.has(id) || later.test(id) ? null : this.getModuleInfo(id);
				if (!known) return;
				seen.add(id);
				known.importedIds.forEach(walk);
			};
			[...this.getModuleIds()].filter((id) => start.test(id)).forEach(walk);
			return seen;
		};
		files.set('frame', reach(frame));
		const reached = Object.entries(homes).map(([name, page]) => ({ name, ids: reach(page) }));
		for (const id of new Set(reached.flatMap(({ ids }) => [...ids]))) {
			const name = reached.filter(({ ids }) => ids.has(id)).map((home) => home.name);
			files.get(name.join('-'))?.add(id);
		}
		files.set('engine', reach(engine));
		const form = [...reach(day)];
		files.set('controls', new Set(form.filter((id) => id.includes('/src/ui/'))));
		files.set('day', new Set(form));
	}
};

/** What several homes share is a file of its own, so that none loads what only the others show. */
const names = [
	'frame',
	'today-inbox-contracts',
	'today-inbox',
	'today-contracts',
	'inbox-contracts'
];
const forms = ['engine', 'controls', 'day'];
const groups = [...names, ...Object.keys(homes), ...forms].map((name, at) => {
	files.set(name, new Set());
	return {
		name,
		priority: 20 - at,
		test: (id: string) =>
			(files.get(name)?.has(id) ?? false) || (name === 'frame' && frameTexts.test(id))
	};
});

export default defineConfig({
	plugins: [sveltekit(), firstScreen],
	build: { rolldownOptions: { output: { codeSplitting: { groups } } } },
	server: { proxy: { '/api': process.env['POCKETBASE_URL'] ?? 'http://127.0.0.1:8090' } }
});
