// What is being typed, kept on the disk within 300 ms: a page that dies loses next to nothing.
import { untrack } from 'svelte';
import type { Made, Wish } from '#sync/device.ts';
import { phone } from './device.svelte.ts';

export type Data = Record<string, unknown>;
type Typed = Data | null | undefined;

/** Longest time between a keystroke and its save, in milliseconds. */
const WITHIN = 250;

export interface DraftKeeper {
	/** Saves at once what is not saved yet: before the camera opens, before the screen is left. */
	flush(): Promise<void>;
	/**
	 * What was typed becomes changes. What is on the screen lies on the disk as a draft first, typed or not, and the draft
	 * leaves in the step that writes the changes: a second tap finds none and writes nothing. With nothing to wish for, it
	 * just leaves. Rejects when the disk refuses; typing is kept then as before.
	 */
	make(wishes: Wish[]): Promise<Made>;
	/** What was typed is given up: the draft leaves the disk, nothing more is kept. Rejects like `make`. */
	forget(): Promise<void>;
}

/** What was typed under this id and not finished; null when there is nothing. */
export function foundDraft<T extends Data>(id: string): T | null {
	const draft = phone.view.drafts.find((one) => one.id === id);
	return draft ? (draft.data as T) : null;
}

/**
 * Keeps what `read` answers each time it changes; call it while a component is set up. `read` answers null
 * when nothing is worth keeping, undefined when nothing was typed in this window. What stands there at the opening is
 * not typed, and is not kept.
 */
export function keepDraft(id: string, kind: string, read: () => Typed): DraftKeeper {
	const keeper = new Keeper(id, kind, () => untrack(() => $state.snapshot(read())));
	let opening = true;
	$effect(() => {
		const data = $state.snapshot(read());
		if (opening) opening = false;
		else keeper.changed(data);
	});
	$effect(() => {
		const leave = () => void keeper.flush();
		window.addEventListener('pagehide', leave);
		document.addEventListener('visibilitychange', leave);
		return () => {
			window.removeEventListener('pagehide', leave);
			document.removeEventListener('visibilitychange', leave);
			leave();
		};
	});
	return keeper;
}

class Keeper implements DraftKeeper {
	#id: string;
	#kind: string;
	#read: () => Typed;
	/** Undefined: all is saved. */
	#pending: Data | null | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#over = false;
	/** The save that is under way. */
	#saving: Promise<void> = Promise.resolve();

	constructor(id: string, kind: string, read: () => Typed) {
		this.#id = id;
		this.#kind = kind;
		this.#read = read;
	}

	changed(data: Typed): void {
		if (this.#over || data === undefined) return;
		this.#pending = data;
		this.#timer ??= setTimeout(() => void this.flush(), WITHIN); // never put off by further typing
	}

	flush(): Promise<void> {
		const data = this.#pending;
		this.#quiet();
		if (data !== undefined && !this.#over)
			this.#saving = this.#saving.then(() => this.#tryTo(data));
		return this.#saving;
	}

	make(wishes: Wish[]): Promise<Made> {
		return this.#end(async () => {
			await this.#save(this.#read() ?? foundDraft(this.#id) ?? {});
			return phone.device.make(wishes, this.#id);
		});
	}

	forget(): Promise<void> {
		return this.#end(() => phone.device.dropDraft(this.#id));
	}

	/** Nothing more is kept, unless this cannot be done. */
	async #end<T>(job: () => Promise<T>): Promise<T> {
		this.#over = true;
		this.#quiet();
		await this.#saving;
		try {
			return await job();
		} catch (refused) {
			this.#over = false;
			throw refused;
		}
	}

	#save(data: Data): Promise<void> {
		return phone.device.saveDraft({ id: this.#id, kind: this.#kind, data });
	}

	async #tryTo(data: Data | null): Promise<void> {
		try {
			await (data === null ? phone.device.dropDraft(this.#id) : this.#save(data));
		} catch {
			this.#pending ??= data; // the frame says that the disk refuses; the next change tries again
		}
	}

	#quiet(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#pending = undefined;
	}
}
