// The facts about the store, on the one in memory.
import { memoryCellar, type Step } from '../../src/store/memory.ts';
import { StorageError } from '../../src/store/store.ts';
import type { Ground } from './store.ground.ts';
import { storeFacts } from './store.suite.ts';

function memory(): Ground {
	let left = Infinity;
	let room = true;
	let stop: () => void = () => undefined;
	const step: Step = (what) => {
		if (!room && what === 'commit') return Promise.reject(new StorageError('full'));
		if (--left > 0) return Promise.resolve();
		stop();
		return new Promise(() => undefined);
	};
	const cellar = memoryCellar(step);
	return {
		cellar,
		async stopBefore(n, name, tables, job) {
			const store = await cellar.open(name);
			const stopped = new Promise<false>((done) => (stop = done.bind(null, false)));
			left = n;
			const done = await Promise.race([stopped, store.write(tables, job).then(() => true)]);
			left = Infinity;
			cellar.crash();
			return done;
		},
		full: (is) => {
			room = !is;
		}
	};
}

storeFacts('memory', memory);
