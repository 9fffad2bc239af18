// P7: what the store with the sync weighs, and each first screen.
import { build, isStale } from '../../pocketbase/build.mjs';
import { holds, type Bench, type Row } from './bench.ts';
import { weights } from './weight.ts';

function row(what: string, bytes: number, bar: string): Row {
	const ratio = bytes / 1000;
	return {
		id: 'P7',
		what: `kB gz, ${what}`,
		ratio,
		bar,
		ok: holds(ratio, bar),
		raw: `${bytes} bytes`
	};
}

export const weight: Bench = {
	id: 'P7',
	title: 'Weight',
	async run() {
		if (isStale('app')) await build('app');
		const { storeSync, firstScreens } = await weights();
		const screens = Object.entries(firstScreens);
		return [
			row('store and sync', storeSync, '≤ 12'),
			...screens.map(([name, bytes]) => row(name, bytes, '≤ 80'))
		];
	}
};
