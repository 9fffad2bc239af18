// What is being typed, kept on the disk within 300 ms: a page that dies loses next to nothing.
import { phone } from './device.svelte.ts';

type Data = Record<string, unknown>;

/** Longest time between a keystroke and its save, in milliseconds. */
const WITHIN = 250;

export interface DraftKeeper {
	/** Saves at once what is not saved yet: before the camera opens, before the screen is left. */
	flush(): Promise<void>;
	/** Nothing more is kept from here on: call it before `device.make`, which takes the draft with it. */
	end(): Promise<void>;
	/** What was typed is given up: the draft leaves the disk. */
	forget(): Promise<void>;
}

/** What was typed under this id and not finished; null when there is nothing. */
export function foundDraft<T extends Data>(id: string): T | null {
	const draft = phone.view.drafts.find((one) => one.id === id);
	return draft ? (draft.data as T) : null;
}

/**
 * Keeps what `read` answers each time it changes; call it while a component is set up. `read` answers null
 * when nothing is worth keeping. What stands there at the opening is not typed, and is not kept.
 */
export function keepDraft(id: string, kind: string, read: () => Data | null): DraftKeeper {
	const keeper = new Keeper(id, kind);
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
	/** Undefined: all is saved. */
	#pending: Data | null | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#over = false;
	/** The save that is under way. */
	#saving: Promise<void> = Promise.resolve();

	constructor(id: string, kind: string) {
		this.#id = id;
		this.#kind = kind;
	}

	changed(data: Data | null): void {
		if (this.#over) return;
		this.#pending = data;
		this.#timer ??= setTimeout(() => void this.flush(), WITHIN); // never put off by further typing
	}

	flush(): Promise<void> {
		this.#stop();
		const data = this.#pending;
		if (data !== undefined && !this.#over) {
			this.#pending = undefined;
			this.#saving = this.#saving.then(() => this.#save(data));
		}
		return this.#saving;
	}

	async end(): Promise<void> {
		await this.flush();
		this.#over = true;
		this.#stop();
	}

	async forget(): Promise<void> {
		this.#stop();
		this.#pending = undefined;
		await this.#saving;
		await phone.device.dropDraft(this.#id);
	}

	async #save(data: Data | null): Promise<void> {
		try {
			if (data === null) await phone.device.dropDraft(this.#id);
			else await phone.device.saveDraft({ id: this.#id, kind: this.#kind, data });
		} catch {
			this.#pending ??= data; // the frame says that the disk refuses; the next change tries again
		}
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
