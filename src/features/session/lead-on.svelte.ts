// A screen that leads on by itself: never against a tap, whose navigation may still be under way.
import { goto } from '$app/navigation';
import { navigating } from '$app/state';

/** Call it in an effect: what is under way goes first, and when it came to nothing this is asked again. */
export function leadOn(way: string, keepFocus = false): void {
	if (!navigating.to) void goto(way, { replaceState: true, keepFocus });
}
