// What the frame decides each time a screen opens: banners and sheets never come while it is used.
import { phone } from '#features/device.svelte.ts';
import { holding } from '#features/sync-status/held.svelte.ts';
import type { Notice } from '#sync/device.ts';
import { tabsOf } from './tabs.ts';

/** Screens that open without anybody signed in. */
const open = new Set(['/', '/sign-in', '/install']);
const tabs = new Set(Object.values(tabsOf).flatMap((list) => list.map((tab) => tab.href)));

export function isOpen(path: string): boolean {
	return open.has(path);
}

/** Tab screens are between two tasks: nothing is being typed there. */
export function isTab(path: string): boolean {
	return tabs.has(path);
}

class Frame {
	/** The address is not protected: nothing works without network. */
	insecure = $state(false);
	/** Number of the notice shown on this screen. */
	#notice = $state<number>();
	/** The sheet about the session that is over; shown once each time the app is opened. */
	signedOut = $state(false);
	told = $state(false);

	/** The notice of this screen, until it is read. */
	get notice(): Notice | undefined {
		return phone.view.notices.find((one) => one.n === this.#notice);
	}

	screenOpened(path: string): void {
		const { notices, sync, who } = phone.view;
		this.#notice = isTab(path) ? notices[0]?.n : undefined;
		if (!who || !isTab(path) || this.told) return;
		if (sync.phase === 'signed-out' && holding.total > 0) this.signedOut = this.told = true;
	}
}

export const frame = new Frame();
