// True for what is drawn in the right pane: the bar above it belongs to the list.
import { getContext, setContext } from 'svelte';

const PANE = 'pane';

/** Call it while the two panes are set up. */
export function openPane(): void {
	setContext(PANE, true);
}

export function inPane(): boolean {
	return getContext<boolean | undefined>(PANE) ?? false;
}
