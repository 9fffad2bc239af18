// A press that goes on: once at once, then four times a second while the finger stays.
import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';

const WAIT = 400;
const EVERY = 250;

/** Calls `act` at a click, and again and again from 400 ms of holding on. */
export function holdToRepeat(act: () => void): Attachment<HTMLElement> {
	return (node) => {
		const press = new Press(act);
		const ends = [
			on(node, 'pointerdown', press.down),
			on(node, 'click', press.click),
			on(node, 'contextmenu', (event) => {
				event.preventDefault(); // a long touch opens no menu
			}),
			...(['pointerup', 'pointerleave', 'pointercancel'] as const).map((name) =>
				on(node, name, press.stop)
			)
		];
		return () => {
			press.stop();
			for (const end of ends) end();
		};
	};
}

class Press {
	#act: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#repeated = false;

	constructor(act: () => void) {
		this.#act = act;
	}

	readonly down = (event: PointerEvent): void => {
		if (event.button !== 0) return;
		this.#repeated = false;
		this.#timer = setTimeout(this.#again, WAIT);
	};

	readonly stop = (): void => {
		clearTimeout(this.#timer);
	};

	/** The click that ends a long press adds nothing. */
	readonly click = (): void => {
		if (!this.#repeated) this.#act();
		this.#repeated = false;
	};

	readonly #again = (): void => {
		this.#repeated = true;
		this.#act();
		this.#timer = setTimeout(this.#again, EVERY);
	};
}
