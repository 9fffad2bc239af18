// Where she came from: the way back leads there, and finds the screen as it was left.
import { t } from '#texts/index.ts';

type Tab = keyof typeof t.common.tabs;

/** The number that SvelteKit gives each entry of the history. */
const ENTRY = 'sveltekit:history';

class WayBack {
	/** Address of each entry of the history, as far as this window saw them. */
	#trail: string[] = [];
	/** Back is on its way: a second tap goes no further. */
	#going = false;
	/** The screen before this one; empty when the app was opened here. */
	#before = $state('');

	/** A screen opened. */
	arrived({ pathname, search }: URL, state: unknown): void {
		const at = Number((state as Record<string, unknown> | null)?.[ENTRY] ?? 0);
		this.#trail[at] = pathname + search;
		this.#before = this.#trail[at - 1] ?? '';
		this.#going = false;
	}

	/** True when a way back to there is the history's own: scrolled and filtered as it was. */
	takes({ pathname, search }: URL): boolean {
		return this.#before === pathname + search;
	}

	go(): void {
		if (this.#going) return;
		this.#going = true;
		history.back();
	}

	/** The way back of a task: to the tab she came from, or the month or contract in it; else to its own. */
	to(own: Tab): { tab: Tab; href: string; label: string } {
		const [, first = '', ...more] = this.#before.split('/');
		const tab = first in t.common.tabs && more.length < 3 ? (first as Tab) : own;
		const href = tab === first ? this.#before : `/${own}`;
		return { tab, href, label: t.common.back(t.common.tabs[tab]) };
	}
}

export const wayBack = new WayBack();
