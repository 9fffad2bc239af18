// The one bridge from the device to runes: screens read `phone.view`, and are drawn anew when it changes.
import { createSubscriber } from 'svelte/reactivity';
import { nobody, type Device, type View } from '#sync/device.ts';

class Bridge {
	#device = $state.raw<Device>();
	#subscribe: () => void;

	constructor() {
		this.#subscribe = createSubscriber((update) => this.#device?.watch(update));
	}

	/** What this phone shows now; the shell that is built once for everybody shows nobody. */
	get view(): View {
		if (!this.#device) return nobody;
		this.#subscribe();
		return this.#device.view;
	}

	get device(): Device {
		if (!this.#device) throw new Error('the device is asked for before it was started');
		return this.#device;
	}

	start(device: Device): void {
		this.#device = device;
	}
}

export const phone = new Bridge();
