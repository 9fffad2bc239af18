// The one bridge from the device to runes: screens read `phone.view`, and are drawn anew when it changes.
import { createSubscriber } from 'svelte/reactivity';
import { nobody, type Device, type View } from '#sync/device.ts';

/** After how long a person is told that the disk is being opened, and that it does not answer; milliseconds. */
const LATE = 1000;
const SILENT = 13_000;

type After = (ms: number, job: () => void) => () => void;

class Bridge {
	/** Whether this phone has read its disk; screens are drawn once it is `open`, however late that is. */
	stage = $state<'opening' | 'late' | 'silent' | 'open'>('opening');
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

	/** Resolves when the disk was read, or when it takes so long that a person must be told. */
	start(device: Device, after: After): Promise<void> {
		this.#device = device;
		return new Promise((told) => {
			const stops = [
				after(LATE, () => {
					this.stage = 'late';
					told();
				}),
				after(SILENT, () => {
					this.stage = 'silent';
				})
			];
			void device.ready.then(() => {
				for (const stop of stops) stop();
				this.stage = 'open';
				told();
			});
		});
	}
}

export const phone = new Bridge();
