// Who left what on this phone: the small database that all its users share. It holds names and counts, never a token.
import { afterLoss, type Store, type Tx } from '#store/store.ts';
import { fields, or, text, whole, type Read } from '#store/kept/reader.ts';
import type { Resident } from '../phone/view.ts';

const Kept = fields({
	user: text,
	name: or(text, ''),
	email: or(text, ''),
	waiting: or(whole, 0)
});
const Code = fields({ otpId: text, email: text, until: text });
export type PendingCode = Read<typeof Code>;

const ROW = 'resident:';

export class Residents {
	#store: Store;
	/** Notes are written one after the other, so that the last one stays. */
	#tail: Promise<unknown> = Promise.resolve();

	constructor(store: Store) {
		this.#store = store;
	}

	async list(): Promise<Resident[]> {
		const rows = await this.#whole(() => this.#store.read(['meta'], (tx) => tx.all('meta')));
		return rows
			.filter((row) => row.name.startsWith(ROW))
			.map((row) => Kept(row.value))
			.filter((one) => one !== undefined);
	}

	async get(user: string): Promise<Resident | undefined> {
		return (await this.list()).find((one) => one.user === user);
	}

	/** Takes over what is given, keeps the rest. */
	note(user: string, more: Partial<Resident>): Promise<void> {
		return this.#write(async (tx) => {
			const name = ROW + user;
			const known = Kept((await tx.get('meta', name))?.value);
			const blank = { user, name: '', email: '', waiting: 0 };
			await tx.put('meta', { name, value: { ...blank, ...known, ...more } });
		});
	}

	/** Nothing of hers is left here. */
	forget(user: string): Promise<void> {
		return this.#write((tx) => tx.delete('meta', ROW + user));
	}

	/** The one this phone opens with; '' = nobody. */
	async current(): Promise<string> {
		return text(await this.#value('current')) ?? '';
	}

	/** Somebody signed in since this database was made. */
	async wasUsed(): Promise<boolean> {
		return (await this.#value('current')) !== undefined;
	}

	setCurrent(user: string): Promise<void> {
		return this.#put('current', user);
	}

	/** The code that was asked for by mail and not entered yet; null when there is none or it is too old. */
	async code(now: number): Promise<PendingCode | null> {
		const code = Code(await this.#value('code'));
		return code && Date.parse(code.until) > now ? code : null;
	}

	setCode(code: PendingCode | null): Promise<void> {
		return this.#put('code', code);
	}

	close(): void {
		this.#store.close();
	}

	async #value(name: string): Promise<unknown> {
		const read = () => this.#store.read(['meta'], (tx) => tx.get('meta', name));
		return (await this.#whole(read))?.value;
	}

	#put(name: string, value: unknown): Promise<void> {
		return this.#write((tx) => tx.put('meta', { name, value }));
	}

	#write(job: (tx: Tx) => Promise<unknown>): Promise<void> {
		const write = () => this.#store.write(['meta'], job);
		const done = this.#tail.then(() => this.#whole(write)).then(() => undefined);
		this.#tail = done.catch(() => undefined);
		return done;
	}

	/** Nothing of it is in memory: one that came back empty is begun anew. */
	#whole<R>(job: () => Promise<R>): Promise<R> {
		return afterLoss(job, () => this.#store.anew(['meta'], () => Promise.resolve()));
	}
}
