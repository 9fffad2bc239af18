// What a person does on her phone: makes, corrects, takes back, keeps drafts; each step is on the disk before it answers.
import type { Change } from '#domain/change.ts';
import type { Problem } from '#domain/problem.ts';
import { putBack, takeBack } from '#store/amend.ts';
import { enter, replace, type Entering } from '#store/make.ts';
import { waitingRows } from '#store/outbox.ts';
import { newId } from '../parts/new-id.ts';
import type { Parts, Surroundings } from '../parts/parts.ts';
import { digest } from '../parts/sha256.ts';
import { copyOf, restoreCopy } from '../copy.ts';
import { contactIn } from './desk.ts';
import type { Person } from './person.ts';
import type { Draft, Made, Waiting, Wish } from './view.ts';
import { compose, type Composed } from './wishes.ts';

/** Of a change that is received in full. */
const settled: Omit<Waiting, 'change' | 'received'> = {
	...{ state: 'done', problems: [], waitsFor: '', tries: 0, files: 0 }
};
const none: Made = { changes: [], records: [], problems: [] };
/** Taps that come so soon after each other mean one thing, milliseconds. */
const DOUBLE = 2000;

export class Hand {
	#person: Person;
	#newId: () => string;
	#browser: Surroundings;
	/** What was just made of a draft: a second tap gets the same answer. */
	#making = new Map<string, Promise<Made>>();

	constructor(person: Person, parts: Parts) {
		this.#person = person;
		this.#browser = parts.browser;
		this.#newId = () => newId(() => parts.random());
	}

	forecast(wishes: readonly Wish[]): Problem[][] {
		return this.#compose(wishes).problems;
	}

	make(wishes: readonly Wish[], draft?: string): Promise<Made> {
		if (draft === undefined) return this.#make(wishes);
		const before = this.#making.get(draft);
		if (before) return before;
		const made = this.#make(wishes, draft);
		this.#making.set(draft, made);
		const again = () => {
			if (this.#making.get(draft) === made) this.#making.delete(draft);
		};
		made.then(() => this.#person.clock.setTimeout(again, DOUBLE), again);
		return made;
	}

	async #make(wishes: readonly Wish[], draft?: string): Promise<Made> {
		const composed = this.#compose(wishes, await this.#sums(wishes));
		const { entering } = composed;
		// A draft this tab knows must still be there: another tab may have used it up.
		const known = draft !== undefined && this.#person.shelf.drafts.has(draft) ? draft : undefined;
		const ids = await this.#write((tx, now) => enter(tx, entering, known, this.#newId, now));
		if (ids === null) return none;
		this.#person.loop.wake();
		return madeOf(composed, ids);
	}

	/** Corrects a change that was not received; files it had stay with it. */
	async mend(id: string, set: Record<string, unknown>): Promise<Made> {
		const old = this.#person.looker.waiting.find((row) => row.id === id);
		if (!old) return none;
		const { kind, act, record, base, deps } = old.change;
		const wish = { kind: kind as Wish['kind'], act, record, set, deps };
		const composed = this.#compose([wish]);
		const one = composed.entering[0];
		if (!one) return none;
		if (act === 'write' && one.change.record === record) one.change.base = base;
		one.change.files = old.change.files;
		const ids = await this.#write(async (tx, now) => {
			const rows = await waitingRows(tx);
			const row = rows.find((one) => one.id === id);
			if (row?.state === 'attention')
				return [await replace(tx, row, one, { rows, newId: this.#newId, now })];
			return (row && (await enter(tx, [one], undefined, this.#newId, now))) ?? null;
		});
		if (ids === null) return none;
		this.#person.loop.wake();
		return madeOf(composed, ids);
	}

	async drop(id: string): Promise<void> {
		await this.#write((tx, now) => takeBack(tx, id, now));
	}

	async undrop(changes: readonly Change[]): Promise<Made> {
		const ids = changes.map((change) => change.id);
		const back = await this.#write((tx) => putBack(tx, ids));
		this.#person.loop.wake();
		const found = changes.filter((change) => back.includes(change.id));
		return {
			changes: found.map((change) => change.id),
			records: found.map((change) => change.record),
			problems: found.map(() => [])
		};
	}

	async saveDraft({ id, kind, data }: Omit<Draft, 'at'>): Promise<void> {
		this.#making.delete(id);
		const plain = JSON.parse(JSON.stringify(data)) as Draft['data'];
		const row = { id, kind, at: this.#now(), data: plain };
		await this.#person.write(['draft'], (tx) => tx.put('draft', row));
	}

	async dropDraft(id: string): Promise<void> {
		await this.#person.write(['draft'], (tx) => tx.delete('draft', id));
	}

	async readNotice(n: number): Promise<void> {
		await this.#person.write(['notice'], (tx) => tx.delete('notice', n));
	}

	async file(id: string): Promise<Blob | null> {
		const own = await this.#person.read(['file'], (tx) => tx.get('file', id));
		if (own) return new Blob([own.bytes], { type: own.type });
		return this.#person.server.getFile(id).catch(() => null);
	}

	/** Older than what the outbox still holds. */
	async receipts(): Promise<Waiting[]> {
		const rows = await this.#person.read(['receipt'], (tx) => tx.all('receipt'));
		const sorted = rows.sort((a, b) => (a.received < b.received ? -1 : 1));
		return sorted.map(({ received, change }) => ({ ...settled, received, change }));
	}

	copy(): Promise<string> {
		return this.#person.read(['outbox', 'file', 'draft'], (tx) => copyOf(tx, this.#person.user));
	}

	async restore(text: string): Promise<number> {
		const entered = await restoreCopy(text, this.#person);
		this.#person.loop.wake();
		return entered;
	}

	async #sums(wishes: readonly Wish[]): Promise<ReadonlyMap<string, string>> {
		const sums = new Map<string, string>();
		for (const { id, bytes } of wishes.flatMap((wish) => wish.files ?? []))
			sums.set(id, await digest(bytes, this.#browser));
		return sums;
	}

	#compose(wishes: readonly Wish[], sums: ReadonlyMap<string, string> = new Map()): Composed {
		const { looker, shelf } = this.#person;
		const { book, received } = this.#person.view({ persisted: null, free: null, broken: false });
		return compose(wishes, {
			who: looker.who,
			book,
			received,
			waiting: looker.waiting,
			newId: this.#newId,
			sums,
			at: this.#now(),
			offset: contactIn(shelf).offset
		});
	}

	#now(): string {
		return new Date(this.#person.clock.now()).toISOString();
	}

	#write<R>(job: (tx: Parameters<Parameters<Person['write']>[1]>[0], now: number) => Promise<R>) {
		const now = this.#person.clock.now();
		return this.#person.write(['outbox', 'file', 'draft', 'notice', 'meta'], (tx) => job(tx, now));
	}
}

function madeOf({ entering, problems }: Composed, changes: string[]): Made {
	return { changes, records: entering.map((one: Entering) => one.change.record), problems };
}
