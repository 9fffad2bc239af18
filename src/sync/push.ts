// Outbox → server: oldest first, at most 200 changes and 512 kB a call, one call at a time, answers one by one.
import { MOST_BYTES, MOST_CHANGES } from '#domain/judging/envelope.ts';
import { block, type Problem } from '#domain/problem.ts';
import { pick, settle, waitingRows, type Answer } from '#store/outbox.ts';
import { pagesOf } from '#store/feed/fresh.ts';
import { addPages, readFeed, withScopes, writeFeed } from '#store/feed/pages.ts';
import { sentUpTo } from '#store/make.ts';
import type { OutboxRow } from '#store/tables.ts';
import { Failure } from './failure.ts';
import { isSetBack, noteContact, startOver, type Desk } from './phone/desk.ts';
import type { PushAnswer } from './wire.ts';

/** Room for the envelope around the changes, in bytes. */
const ENVELOPE = 1000;

/** Sends what may leave, call after call. Rejects with `Failure` when a call as a whole came to nothing. */
export async function push(desk: Desk): Promise<void> {
	let most = MOST_CHANGES;
	let sent = 0;
	for (;;) {
		const next = await take(desk, most);
		if (!next) return;
		desk.progress({ phase: 'sending', sent, total: sent + next.ready });
		const asked = desk.clock.now();
		try {
			const answer = await desk.server.push(callOf(desk, next));
			await takeIn(desk, answer, asked);
			sent += answer.results.length;
			// Nothing named, nothing settled: asking the same again at once would lead nowhere.
			if (answer.results.length === 0) throw new Failure('busy');
			desk.moved();
		} catch (error) {
			if (!isTooMuch(error)) throw error;
			if (next.batch.length === 1) await setAside(desk, next.batch[0]?.id ?? '', error);
			else most = Math.floor(next.batch.length / 2);
		}
	}
}

interface Next {
	batch: OutboxRow[];
	/** What stays here after this call. */
	left: OutboxRow[];
	ready: number;
}

/** Chooses the changes of the next call on the disk, and notes there that they are not to be altered any more. */
function take(desk: Desk, most: number): Promise<Next | null> {
	return desk.write(['outbox', 'meta'], async (tx) => {
		const rows = await waitingRows(tx);
		const batch = pick(rows, desk.clock.now(), most, MOST_BYTES - ENVELOPE);
		if (batch.length === 0) return null;
		const last = Math.max(...batch.map((row) => row.n));
		if (last > (await sentUpTo(tx))) await tx.put('meta', { name: 'sent', value: last });
		const gone = new Set(batch);
		return {
			batch,
			left: rows.filter((row) => !gone.has(row)),
			ready: rows.filter((row) => row.state === 'ready').length
		};
	});
}

function callOf(desk: Desk, { batch, left }: Next) {
	return {
		device: desk.shelf.device,
		app: desk.app,
		waiting: left.length,
		oldest: left[0]?.change.at ?? null,
		changes: batch.map((row) => row.change)
	};
}

/** Answers and the rows that come with them, in one transaction. */
async function takeIn(desk: Desk, answer: PushAnswer, asked: number): Promise<void> {
	const pages = pagesOf(answer.items, desk.app);
	const answers = answer.results as Answer[];
	await desk.write(['meta', 'page', 'outbox', 'file', 'notice'], async (tx) => {
		let feed = await readFeed(tx);
		if (isSetBack(feed, answer.epoch)) feed = await startOver(tx, answer.epoch, answer.now);
		await settle(tx, answers, desk.clock.now(), answer.now);
		await addPages(tx, pages);
		await writeFeed(tx, withScopes({ ...feed, epoch: answer.epoch }, pages));
		await noteContact(tx, desk.clock, asked, answer.now);
	});
}

function isTooMuch(error: unknown): error is Failure {
	return error instanceof Failure && (error.kind === 'too-big' || error.kind === 'broken');
}

/** One change alone is too big, or of a form the server does not read: its author has to see it. */
function setAside(desk: Desk, id: string, { kind, problems }: Failure): Promise<void> {
	const why: Problem[] =
		kind === 'too-big'
			? [block('too-big', '')]
			: problems.length
				? problems
				: [block('wrong-shape', '')];
	const now = desk.clock.now();
	const answer: Answer = { id, status: 'refused', problems: why };
	return desk.write(['outbox', 'notice'], (tx) =>
		settle(tx, [answer], now, new Date(now).toISOString())
	);
}
