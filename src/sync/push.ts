// Outbox → server: oldest first, at most 200 changes and 512 kB a call, one call at a time; answers are written meanwhile.
import { MOST_BYTES, MOST_CHANGES } from '#domain/judging/envelope.ts';
import { block, type Problem } from '#domain/problem.ts';
import { settle, type Answer } from '#store/answers.ts';
import { pick, waitingRows } from '#store/outbox.ts';
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
	const begin = async () => ask(desk, await take(desk, most, sent), sent);
	let call = await begin();
	while (call) {
		const { batch } = call;
		try {
			const next = await ahead(desk, most, sent, batch);
			const answer = await call.answered;
			sent += answer.results.length;
			// Nothing named, nothing settled: asking the same again at once would lead nowhere.
			const idle = answer.results.length === 0;
			const following = idle ? undefined : ask(desk, next, sent);
			await takeIn(desk, answer, call.asked);
			if (idle) throw new Failure('busy');
			desk.moved();
			call = following ?? (await begin());
		} catch (error) {
			if (!isTooMuch(error)) throw error;
			if (batch.length === 1) await setAside(desk, batch[0]?.id ?? '', error);
			else most = Math.floor(batch.length / 2);
			call = await begin();
		}
	}
}

interface Next {
	batch: OutboxRow[];
	/** What stays here after this call. */
	left: OutboxRow[];
	/** Changes of this run: answered ones, and those that may leave. */
	total: number;
}

/**
 * Chooses the changes of the next call on the disk, and notes there that they are not to be altered any more. Nothing
 * that has to do with a change on its way is among them: how that one ends decides whether they may go.
 */
function take(desk: Desk, most: number, sent: number, flying: readonly OutboxRow[] = []) {
	return desk.write(['outbox', 'meta'], async (tx): Promise<Next | undefined> => {
		const rows = await waitingRows(tx);
		const batch = pick(rows, desk.clock.now(), most, MOST_BYTES - ENVELOPE, flying);
		if (batch.length === 0) return undefined;
		const last = Math.max(...batch.map((row) => row.n));
		if (last > (await sentUpTo(tx))) await tx.put('meta', { name: 'sent', value: last });
		const gone = new Set([...batch, ...flying].map((row) => row.id));
		return {
			batch,
			left: rows.filter((row) => !gone.has(row.id)),
			total: sent + rows.filter((row) => row.state === 'ready').length
		};
	});
}

/** What goes after the call on its way, chosen while it is; a disk that refuses is met again with its answer. */
function ahead(desk: Desk, most: number, sent: number, flying: readonly OutboxRow[]) {
	return take(desk, most, sent, flying).catch(() => undefined);
}

interface Call extends Next {
	/** Device clock, ms. */
	asked: number;
	answered: Promise<PushAnswer>;
}

function ask(desk: Desk, next: Next | undefined, sent: number): Call | undefined {
	if (!next) return undefined;
	desk.progress({ phase: 'sending', sent, total: next.total });
	const answered = desk.server.push(callOf(desk, next));
	answered.catch(() => undefined); // told where it is awaited; when the disk failed first, that is what is told
	return { ...next, asked: desk.clock.now(), answered };
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
