// A press that goes on: once at once, then four times a second while the finger stays.
import type { Attachment } from 'svelte/attachments';

const WAIT = 400;
const EVERY = 250;

/** Calls `act` at a click, and again and again from 400 ms of holding on. */
export function holdToRepeat(act: () => void): Attachment<HTMLElement> {
	return (node) => {
		let timer = 0;
		let repeated = false;
		const again = () => {
			repeated = true;
			act();
			timer = window.setTimeout(again, EVERY);
		};
		const down = (event: PointerEvent) => {
			if (event.button !== 0) return;
			repeated = false;
			timer = window.setTimeout(again, WAIT);
		};
		const stop = () => {
			clearTimeout(timer);
		};
		const click = () => {
			if (!repeated) act();
			repeated = false;
		};
		const menu = (event: Event) => {
			event.preventDefault(); // a long touch opens no menu
		};
		const events: [string, (event: never) => void][] = [
			['pointerdown', down],
			['pointerup', stop],
			['pointerleave', stop],
			['pointercancel', stop],
			['click', click],
			['contextmenu', menu]
		];
		for (const [name, listen] of events) node.addEventListener(name, listen as EventListener);
		return () => {
			stop();
			for (const [name, listen] of events) node.removeEventListener(name, listen as EventListener);
		};
	};
}
