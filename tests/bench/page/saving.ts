// Saves of ours and plain puts of the same bytes, in turns, each durable when it ends.
import { actions as phone } from './ours.ts';
import { plainDisk } from './disk.ts';

const SIZE = 300_000;

export const actions = {
	async both({ saves }: { saves: number }) {
		const db = await plainDisk('raw');
		const took = { ours: [] as number[], raw: [] as number[] };
		for (let n = 0; n < saves; n++) {
			const bytes = crypto.getRandomValues(new Uint8Array(60_000)).buffer;
			const whole = new Uint8Array(SIZE);
			for (let at = 0; at < SIZE; at += 60_000) whole.set(new Uint8Array(bytes), at);
			took.ours.push(await timed(() => phone.sign({ n, bytes: whole.slice().buffer })));
			took.raw.push(await timed(() => put(db, n, whole.slice().buffer)));
		}
		return took;
	}
};

async function put(db: Awaited<ReturnType<typeof plainDisk>>, n: number, bytes: ArrayBuffer) {
	const tx = db.transaction(['pending', 'rows'], 'readwrite', { durability: 'strict' });
	void tx.objectStore('pending').put({ id: `change${n}`, set: 'x'.repeat(450) });
	void tx.objectStore('rows').put({ id: `file${n}`, bytes });
	await tx.done;
}

async function timed(job: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await job();
	return performance.now() - from;
}
