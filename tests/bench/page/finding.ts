// Ten thousand people, and who finds them: the app's own search, PouchDB's index, Dexie's.
import { Dexie } from 'dexie';
import PouchDB from 'pouchdb-browser';
import find from 'pouchdb-find';
import { fold } from '../../../src/domain/deals/find.ts';
import { found } from '../../../src/domain/visits/places.ts';

PouchDB.plugin(find);

const given = [
	'Amélie',
	'Benoît',
	'Chloé',
	'Driss',
	'Éric',
	'Fatou',
	'Gaël',
	'Hélène',
	'Inès',
	'Joël'
];
const family = ['Haddad', 'Lefèvre', 'Benali', 'Nguyên', 'Kerbrat', 'Müller', 'Sané', 'Traoré'];
const people = Array.from({ length: 10_000 }, (_, n) => ({
	id: `p${n}`,
	name: `${given[n % 10] ?? ''}${n % 97} ${family[n % 8] ?? ''}${n % 89}`
}));

/** Letter by letter; each is a keystroke. */
const names = ['Hélène1', 'benoit', 'Trao', 'eric9'];
const strokes = names.flatMap((name) => [...name].map((_, at) => name.slice(0, at + 1)));

interface Finder {
	prepare(): Promise<void>;
	/** The first twenty. */
	find(typed: string): Promise<unknown[]>;
}

function ours(): Finder {
	let all: { id: string; words: string }[] = [];
	return {
		prepare() {
			all = people.map(({ id, name }) => ({ id, words: fold(name) }));
			return Promise.resolve();
		},
		find: (typed) => Promise.resolve(found(all, typed).slice(0, 20))
	};
}

/** From the start of the name, folded beforehand: what an index can do. */
function pouchdb(): Finder {
	const db = new PouchDB('people');
	const query = (from: string) => ({
		selector: { folded: { $gte: from, $lte: `${from}\uffff` } },
		limit: 20
	});
	return {
		async prepare() {
			await db.bulkDocs(people.map(({ id, name }) => ({ _id: id, name, folded: fold(name) })));
			await db.createIndex({ index: { fields: ['folded'] } });
			await db.find(query('a')); // the index is built
		},
		find: async (typed) => (await db.find<object>(query(fold(typed)))).docs
	};
}

function dexie(): Finder {
	const db = new Dexie('people');
	db.version(1).stores({ people: 'id, folded' });
	return {
		async prepare() {
			await db.table('people').bulkPut(people.map((one) => ({ ...one, folded: fold(one.name) })));
		},
		find: (typed) =>
			db.table('people').where('folded').startsWithIgnoreCase(fold(typed)).limit(20).toArray()
	};
}

const finders: Record<string, Finder> = {};

export const actions = {
	async prepare({ who }: { who: string }) {
		const make = { ours, pouchdb, dexie }[who];
		if (!make) throw new Error(`nobody called ${who}`);
		await (finders[who] = make()).prepare();
	},

	async type({ who }: { who: string }) {
		const took: number[] = [];
		for (const typed of strokes) {
			const from = performance.now();
			const seen = (await finders[who]?.find(typed)) ?? [];
			took.push(performance.now() - from);
			if (seen.length === 0 && who === 'ours') throw new Error(`nobody found for ${typed}`);
		}
		took.sort((a, b) => b - a);
		const mean = took.reduce((sum, one) => sum + one, 0) / took.length;
		return { mean, slow: took[Math.floor(took.length / 20)] ?? 0 };
	}
};
