// The bell: the server says that there is news, and nothing more. It may be silent; the loop comes round anyway.
import type { Clock, Door } from './parts.ts';

export class Bell {
	#door: Pick<Door, 'listen'>;
	#clock: Clock;
	#random: () => number;
	#ring: () => void;
	#token = '';
	#end: (() => void) | undefined;
	#timer: number | undefined;

	constructor(parts: { door: Door; clock: Clock; random(): number }, ring: () => void) {
		this.#door = parts.door;
		this.#clock = parts.clock;
		this.#random = () => parts.random();
		this.#ring = ring;
	}

	/** Listens with this token; does nothing if it does already. */
	async listen(token: string): Promise<void> {
		if (this.#token === token) return;
		this.stop();
		this.#token = token;
		try {
			const end = await this.#door.listen(token, () => {
				this.#heard();
			});
			if (this.#token === token) this.#end = end;
			else end();
		} catch {
			this.#token = ''; // the next run asks again
		}
	}

	stop(): void {
		this.#token = '';
		this.#end?.();
		this.#end = undefined;
		if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Several rings are one, and fifty phones on one bell do not all come at once. */
	#heard(): void {
		this.#timer ??= this.#clock.setTimeout(
			() => {
				this.#timer = undefined;
				this.#ring();
			},
			300 + this.#random() * 2000
		);
	}
}
