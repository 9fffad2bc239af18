// What waits on this phone now, for the plate, the strip, the badge and the title.
import { phone } from '#features/device.svelte.ts';
import { countOf, filesLeft, held, total, type Count, type Held } from './waiting.ts';

class Holding {
	readonly list: Held[] = $derived(held(phone.view.outbox, phone.view.book));
	readonly count: Count = $derived(countOf(this.list));
	readonly total: number = $derived(total(this.count));
	/** Drawings of received months that are still only here. */
	readonly files: number = $derived(filesLeft(phone.view.outbox));
	/** All that must still leave. */
	readonly all: number = $derived(this.total + this.files);
}

export const holding = new Holding();

/** The number on the app's icon; 0 takes it away. Browsers without badges show none. */
export function showBadge(waiting: number): void {
	const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
	const done = waiting > 0 ? setAppBadge?.call(navigator, waiting) : clearAppBadge?.call(navigator);
	done?.catch(() => undefined);
}
