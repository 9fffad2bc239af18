// A tab for tests in a real browser: it begins a save, stays in the middle of it, and is killed there.
import { idbCellar } from '../../src/store/idb.ts';
import { enter } from '../../src/store/make.ts';
import { change, counter, entering, file, NOW, refOf, tables } from './store.ground.ts';

self.onmessage = async ({ data }: MessageEvent<{ prefix: string; finish: boolean }>) => {
	const store = await idbCellar(data.prefix).open('app:u1');
	const drawn = file('f1');
	const one = entering(change('c1', { files: [refOf(drawn)] }), { files: [drawn] });
	await store.write(tables, async (tx) => {
		await enter(tx, [one], 'd', counter(), NOW);
		if (data.finish) return;
		self.postMessage('in the middle');
		for (;;) await tx.get('meta', 'x');
	});
	self.postMessage('done');
};
