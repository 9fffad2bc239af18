// A draft that is open in two windows: the one where nobody types shows what the other one types.
import { untrack } from 'svelte';
import { foundDraft, type Data, type DraftKeeper } from './draft.svelte.ts';

/**
 * The same draft open in another window: while nothing was typed here (`idle`), this screen shows what lies on the disk.
 * Call it while a component is set up; `open` takes the draft over, null when it is gone.
 */
export function followDraft<T extends Data>(
	id: string,
	{ keeper, read, open, idle }: Following<T>
): void {
	$effect(() => {
		void foundDraft<T>(id);
		if (idle()) void keeper.flush().then(follow); // what was typed last comes first
	});
	function follow() {
		const found = foundDraft<T>(id);
		const shown = untrack(() => $state.snapshot(read()));
		if (idle() && JSON.stringify(found) !== JSON.stringify(shown)) open(found);
	}
}

interface Following<T extends Data> {
	keeper: DraftKeeper;
	read: () => T | null;
	open: (draft: T | null) => void;
	idle: () => boolean;
}
