// A decision that can still be undone: it lies on the disk at once, and leaves the phone some seconds later.
import type { Wish } from '#sync/device.ts';
import { phone } from '../device.svelte.ts';

/** How long "undo" is offered, in milliseconds. */
const UNDO = 10_000;
const KIND = 'pending';

/** What is held back, and the words that offer to undo it. */
interface Held extends Record<string, unknown> {
	wishes: Wish[];
	says: string;
	/** Where an undo leads; '' = stay. */
	back: string;
	/** The draft it was typed in, which goes once it has left. */
	typed: string;
}

/** Its draft: one for each month, so that two windows do not mix. */
const idOf = ({ wishes }: Held) => `${KIND}|${wishes[0]?.record ?? ''}`;

class Pending {
	#raw = $state.raw<Held>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#leaving: Promise<void> = Promise.resolve();

	/** What is held here; another window may have sent it meanwhile. */
	get #held(): Held | undefined {
		return this.#raw && isKept(this.#raw) ? this.#raw : undefined;
	}

	get says(): string {
		return this.#held?.says ?? '';
	}

	/** It was decided on a screen of its own, not in the list. */
	get single(): boolean {
		return !!this.#held?.back;
	}

	/** Records about which something is held back: they are shown as answered. */
	get records(): ReadonlySet<string> {
		return new Set(this.#held?.wishes.map((wish) => wish.record ?? '') ?? []);
	}

	/** Keeps it on the disk, then waits; what was held before leaves first. Rejects when the disk refuses. */
	async hold(held: Held): Promise<void> {
		await this.leave();
		await phone.device.saveDraft({ id: idOf(held), kind: KIND, data: held });
		this.#raw = held;
		this.#timer = setTimeout(() => void this.leave(), UNDO);
	}

	/** Nothing is sent; what was typed is still there. Answers where to go. */
	async undo(): Promise<string> {
		const held = this.#held;
		this.#stop();
		if (held) await phone.device.dropDraft(idOf(held));
		return held?.back ?? '';
	}

	/** Now: another decision comes, the screen is left, the page goes away. */
	leave(): Promise<void> {
		const held = this.#held;
		this.#stop();
		if (held) this.#leaving = this.#make(held);
		return this.#leaving;
	}

	/** Pages that died while something was held: it was decided, so it leaves now. */
	async recover(): Promise<void> {
		for (const { kind, data } of phone.view.drafts)
			if (kind === KIND && data !== this.#raw) await this.#make(data as Held);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#raw = undefined;
	}

	/** Where the disk refuses, it stays held, and on the disk as it was. */
	async #make(held: Held): Promise<void> {
		if (!isKept(held)) return;
		try {
			await decide(held.wishes, idOf(held));
			if (held.typed) await phone.device.dropDraft(held.typed);
		} catch {
			this.#raw = held;
		}
	}
}

function isKept(held: Held): boolean {
	return phone.view.drafts.some(({ id }) => id === idOf(held));
}

/** Makes verdicts; one on the same month that the server refused gives way to it. */
export async function decide(wishes: Wish[], draft?: string): Promise<void> {
	const records = wishes.map((wish) => wish.record);
	for (const { change, state } of phone.view.outbox)
		if (state === 'attention' && change.act !== 'submit' && records.includes(change.record))
			await phone.device.drop(change.id);
	await phone.device.make(wishes, draft);
}

export const pending = new Pending();
