// The version that waits: offered by a banner when a screen opens, applied by a tap or when nothing is open.
import type { Tell } from './update.ts';

/** A new version of the app, as the frame holds it. */
class NewVersion {
	#apply: (() => void) | undefined;
	#postponed = false;
	#touched = false;
	/** One waits. */
	ready = $state(false);
	/** The banner is shown: decided when a screen opens, so that nothing moves under the finger. */
	offered = $state(false);

	readonly found: Tell = (apply) => {
		this.#apply = apply;
		this.ready = true;
		if (!this.#touched) this.screenOpened();
	};

	/** Until somebody touches the page that was just loaded, nothing can move under her finger. */
	watchHands(page: Pick<EventTarget, 'addEventListener'>): void {
		const touched = () => void (this.#touched = true);
		for (const hand of ['pointerdown', 'keydown', 'input'])
			page.addEventListener(hand, touched, { capture: true, once: true });
	}

	/** A screen has opened. */
	screenOpened(): void {
		this.offered = this.ready && !this.#postponed;
	}

	/** The app went out of view: with nothing typed or being sent, nobody notices. */
	hidden(busy: boolean): void {
		if (this.ready && !busy) this.apply();
	}

	apply(): void {
		this.#apply?.();
	}

	/** Asked again at the next opening. */
	postpone(): void {
		this.#postponed = true;
		this.offered = false;
	}
}

export type { NewVersion };
export const newVersion = new NewVersion();
