// When to try: a change, the network, the app in view, the bell, each minute, a tap; one tab at a time, ever more patient.
import { StorageError } from '#store/store.ts';
import { Failure } from './failure.ts';
import type { Clock } from './parts/parts.ts';
import type { SyncState } from './phone/view.ts';

const MINUTE = 60_000;
/** How long another tab may be at it before it is taken for frozen, in milliseconds. */
const FROZEN = 2 * MINUTE;

export interface Rounds {
	clock: Clock;
	random: () => number;
	/** Push, files, pull. */
	round: () => Promise<void>;
	/** Runs the job unless another tab is at it. */
	alone: (steal: boolean, job: () => Promise<void>) => Promise<boolean>;
	tell: (state: Partial<SyncState>) => void;
	/** A failure of the network or the server, for "since when". Never rejects. */
	failed: () => Promise<void>;
	/** Out of view nothing is asked each minute: coming back wakes. */
	visible: () => boolean;
	/** A mistake of ours. */
	report: (error: unknown) => void;
}

export class Loop {
	#parts: Rounds;
	#running: Promise<void> | undefined;
	#wanted = false;
	#failures = 0;
	#timer: number | undefined;
	/** Trying again changes nothing until the person does something. */
	#halted = false;
	#lockedSince = 0;
	#ended = false;

	constructor(parts: Rounds) {
		this.#parts = parts;
	}

	/** Something was made, or the bell rang: now, unless a word of the person is needed first. */
	wake(): void {
		if (!this.#halted) void this.sync();
	}

	/** Something was taken in, here or there: whatever fails next begins with little patience again. */
	moved(): void {
		this.#failures = 0;
	}

	/** Now, whatever was. Resolves when the attempt is over. */
	sync(): Promise<void> {
		if (this.#ended) return Promise.resolve();
		this.#failures = 0;
		this.#halted = false;
		this.#wanted = true;
		return (this.#running ??= this.#run());
	}

	/** No further attempt; the one going on ends by itself. */
	end(): void {
		this.#ended = true;
		this.#plan(0);
	}

	async #run(): Promise<void> {
		try {
			while (this.#wanted && !this.#ended) {
				this.#wanted = false;
				this.#plan(0);
				await this.#attempt();
			}
		} finally {
			this.#running = undefined;
		}
	}

	async #attempt(): Promise<void> {
		const { alone, round, tell, clock, report } = this.#parts;
		try {
			const locked = this.#lockedSince && clock.now() - this.#lockedSince;
			// A clock that was set back cannot tell how long it was: to pass by a tab that is at it does no harm.
			const steal = locked > FROZEN || locked < 0;
			if (!(await alone(steal, round))) {
				this.#lockedSince ||= clock.now();
				this.#plan(5000);
				return;
			}
			this.#lockedSince = 0;
			this.#failures = 0;
			tell({ phase: 'idle', nextTry: '' });
			this.#plan(MINUTE, 'idle');
		} catch (error) {
			if (error instanceof Failure) await this.#afterFailure(error);
			else {
				if (!(error instanceof StorageError)) report(error);
				tell({ phase: error instanceof StorageError ? phaseOf(error) : 'busy' });
				this.#plan(MINUTE);
			}
		}
	}

	async #afterFailure({ kind, wait }: Failure): Promise<void> {
		const { tell, clock, random, failed } = this.#parts;
		if (kind === 'signed-out' || kind === 'closed' || kind === 'update') {
			this.#halted = true;
			tell({ phase: kind, nextTry: '' });
			return;
		}
		// Full jitter: phones that lost the network together do not come back together.
		const most = Math.min(MINUTE, 1000 * 2 ** this.#failures++);
		const delay = Math.max(wait, 200 + random() * most);
		const phase = kind === 'offline' || kind === 'portal' ? kind : 'busy';
		tell({ phase, nextTry: new Date(clock.now() + delay).toISOString() });
		this.#plan(delay);
		await failed();
	}

	#plan(delay: number, why: 'idle' | 'retry' = 'retry'): void {
		const { clock } = this.#parts;
		if (this.#timer !== undefined) clock.clearTimeout(this.#timer);
		this.#timer = undefined;
		if (delay > 0 && !this.#ended)
			this.#timer = clock.setTimeout(() => {
				this.#timer = undefined;
				if (why === 'idle' && !this.#parts.visible()) return;
				this.#wanted = true;
				this.#running ??= this.#run();
			}, delay);
	}
}

function phaseOf({ code }: StorageError): SyncState['phase'] {
	return code === 'newer' ? 'update' : 'storage';
}
