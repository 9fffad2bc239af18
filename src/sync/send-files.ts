// Bytes → server, after the changes that name them, one at a time; kept until their hash was confirmed.
import { fileArrived, fileLater, fileRefused, nextFile, type NextFile } from '#store/files.ts';
import type { Desk } from './phone/desk.ts';
import type { Surroundings } from './parts/parts.ts';
import { digest } from './parts/sha256.ts';

/** Sends the files of received changes, smallest first. Rejects with `Failure` when a call came to nothing. */
export async function sendFiles(desk: Desk, browser: Surroundings): Promise<void> {
	for (;;) {
		const now = desk.clock.now();
		const next = await desk.write(['outbox', 'file'], (tx) => nextFile(tx, now), 'relaxed');
		if (!next) return;
		const outcome = await send(desk, browser, next);
		await desk.write(['outbox'], (tx) => {
			if (outcome === 'stored') return fileArrived(tx, next);
			return outcome === 'early' ? fileLater(tx, next, now) : fileRefused(tx, next, now);
		});
	}
}

/** What lies on the disk must still be what was taken: some browsers swap or empty what they keep. */
async function send(desk: Desk, browser: Surroundings, { file }: NextFile) {
	if (!file || (await digest(file.bytes, browser)) !== file.sha256) return 'refused';
	return desk.server.sendFile(file);
}
