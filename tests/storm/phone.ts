// The app's own phone in Node: the device that ships, on a disk in memory, over the network that is given.
import { idbCellar } from '../../src/store/idb.ts';
import { createDevice, type Device } from '../../src/sync/device.ts';
import { engine } from '../../src/sync/parts/engine.ts';
import type { Clock, Parts, Surroundings } from '../../src/sync/parts/parts.ts';
import { pocketbaseDoor } from '../../src/sync/pocketbase.ts';
import { httpServer } from '../../src/sync/transport.ts';

/** Waiting between tries is so many times shorter than on a real phone; patience with an answer is the same. */
const HASTE = 50;

const timers = new Map<number, NodeJS.Timeout>();
let lastTimer = 0;
const clockOf = (haste: number): Clock => ({
	now: () => Date.now(),
	setTimeout(job, ms) {
		timers.set(++lastTimer, setTimeout(job, ms / haste));
		return lastTimer;
	},
	clearTimeout(timer) {
		clearTimeout(timers.get(timer));
		timers.delete(timer);
	}
});

/** Nobody looks at it, and it has no bell: it goes by its own timer alone. */
const surroundings: Surroundings = {
	visible: () => false,
	onWake: () => () => undefined,
	alone: async (_name, _steal, job) => {
		await job();
		return true;
	},
	channel: () => null,
	persist: () => Promise.resolve(true),
	health: () => Promise.resolve({ persisted: true, free: null }),
	report(error) {
		throw error;
	}
};

let phones = 0;

export class Phone {
	#device: Device;

	private constructor(readonly parts: Parts) {
		this.#device = createDevice(parts);
	}

	/** A phone on which this person is signed in and has pulled what she may read. */
	static async in(base: string, email: string, password: string): Promise<Phone> {
		const wires = { fetch, clock: clockOf(1), base };
		const phone = new Phone({
			cellar: idbCellar(`phone${++phones}:`),
			engine: () => Promise.resolve(engine),
			connect: (session) => httpServer(wires, session),
			door: pocketbaseDoor(base),
			clock: clockOf(HASTE),
			random: () => Math.random(),
			app: 'storm',
			browser: surroundings
		});
		await phone.#device.ready;
		const word = await phone.#device.signInWithPassword(email, password);
		if (word !== 'ok') throw new Error(`sign in: ${word}`);
		await phone.#device.able();
		await phone.#device.sync();
		return phone;
	}

	/** A crew's day: all of it or nothing. */
	async note(sets: Record<string, unknown>[]): Promise<void> {
		const wishes = sets.map((set) => ({
			kind: 'day-entry' as const,
			act: 'write',
			set,
			base: null
		}));
		await this.#device.make(wishes);
	}

	/** The app is closed and opened again: what it keeps is all it has. */
	async reopen(): Promise<void> {
		this.#device.close();
		this.#device = createDevice(this.parts);
		await this.#device.ready;
		await this.#device.able();
	}

	/** The first try; the others come by themselves. */
	start(): void {
		void this.#device.sync();
	}

	settle(): Promise<void> {
		return this.#device.sync();
	}

	close(): void {
		this.#device.close();
	}

	get #outbox() {
		return this.#device.view.outbox;
	}

	get waiting(): number {
		return this.#outbox.filter(({ state }) => state !== 'done').length;
	}

	get received(): number {
		return this.done.length;
	}

	/** Ids of the changes that the server said it has. */
	get done(): string[] {
		return this.#outbox.filter(({ state }) => state === 'done').map(({ change }) => change.id);
	}

	/** Days of the server that this phone shows. */
	get rows(): number {
		return this.#device.view.received.all('declarations').length;
	}
}
