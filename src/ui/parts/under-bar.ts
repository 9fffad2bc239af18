// What the frame shows under the bar of every screen: banners that belong to no screen.
import { getContext, setContext, type Component } from 'svelte';

const key = Symbol('under the bar');

/** Called once, by the frame. */
export function setUnderBar(banners: Component): void {
	setContext(key, banners);
}

/** Undefined outside the frame. */
export function underBar(): Component | undefined {
	return getContext<Component | undefined>(key);
}
