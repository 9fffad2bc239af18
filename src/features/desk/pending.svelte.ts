// A decision that can still be undone: it lies on the disk at once, and leaves the phone some seconds later.
import type { Wish } from '#sync/device.ts';
import { phone } from '../device.svelte.ts';
import { foundDraft } from '../draft.svelte.ts';

/** How long "undo" is offered, in milliseconds. */
const UNDO = 10_000;
const DRAFT = 'pending';

/** What is held back, and the words that offer to undo it. */
export interface Held extends Record<string, unknown> {
	wishes: Wish[];
	says: string;
	/** Where an undo leads; '' = stay. */
	back: string;
	/** The draft it was typed in, which goes once it has left. */
	typed: string;
}

class Pending {
	#held = $state.raw<Held>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#leaving: Promise<void> = Promise.resolve();

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
		await phone.device.saveDraft({ id: DRAFT, kind: DRAFT, data: held });
		this.#held = held;
		this.#timer = setTimeout(() => void this.leave(), UNDO);
	}

	/** Nothing is sent; what was typed is still there. Answers where to go. */
	async undo(): Promise<string> {
		const back = this.#held?.back ?? '';
		this.#stop();
		await phone.device.dropDraft(DRAFT);
		return back;
	}

	/** Now: another decision comes, the screen is left, the page goes away. */
	leave(): Promise<void> {
		const held = this.#held;
		this.#stop();
		if (held) this.#leaving = this.#make(held);
		return this.#leaving;
	}

	/** A page that died while something was held: it was decided, so it leaves now. */
	recover(): void {
		const found = foundDraft<Held>(DRAFT);
		if (found && !this.#held) this.#leaving = this.#make(found);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#held = undefined;
	}

	/** Where the disk refuses, it stays held, and on the disk as it was. */
	async #make(held: Held): Promise<void> {
		try {
			await decide(held.wishes, DRAFT);
			if (held.typed) await phone.device.dropDraft(held.typed);
		} catch {
			this.#held = held;
		}
	}
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
