// When to try: a change, the network, the app in view, the bell, each minute, a tap; one tab at a time, ever more patient.
import { StorageError } from '#store/store.ts';
import { Failure } from './failure.ts';
import type { Clock } from './parts/parts.ts';
import type { SyncState } from './phone/view.ts';

const MINUTE = 60_000;
/** How long another tab may be at it before it is passed by, in milliseconds. */
const LONG = 2 * MINUTE;
/** When a tab that finds another one at it looks again, in milliseconds; that one says so well within. */
const LOOK = 2000;

export interface Rounds {
	clock: Clock;
	random: () => number;
	/** Push, files, pull. */
	round: () => Promise<void>;
	/** Runs the job unless another tab is at it. */
	alone: (steal: boolean, job: () => Promise<void>) => Promise<boolean>;
	/** Asks which tab is at it: its loop says `isAtIt`, and `someoneIsAtIt` is called here. False: tabs cannot talk. */
	ask: () => boolean;
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
	/** Nobody said yet, since this moment, to be at it; 0 = nobody was asked, or somebody said so. */
	#silentSince = 0;
	#isAtIt = false;
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

	/** A round is going on in this tab. */
	get isAtIt(): boolean {
		return this.#isAtIt;
	}

	/** The disk took nothing: said, unless a word of the person is needed first, which has to stay said. */
	refused(error: StorageError): void {
		if (!this.#halted) this.#parts.tell({ phase: phaseOf(error) });
	}

	/** Another tab said so: it lives. */
	someoneIsAtIt(): void {
		this.#silentSince = 0;
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
		const { alone, tell, report } = this.#parts;
		try {
			if (!(await alone(this.#isOver(), () => this.#round()))) {
				this.#wait();
				return;
			}
			this.#lockedSince = this.#silentSince = 0;
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

	async #round(): Promise<void> {
		this.#isAtIt = true;
		try {
			await this.#parts.round();
		} finally {
			this.#isAtIt = false;
		}
	}

	/** Whoever was at it froze, or is gone and left its lock behind, as Firefox lets a page do that is left half-way. */
	#isOver(): boolean {
		const now = this.#parts.clock.now();
		const since = (moment: number, long: number) =>
			// A clock that was set back cannot tell how long it was: to pass by a tab that is at it does no harm.
			moment > 0 && (now - moment > long || now < moment);
		return since(this.#lockedSince, LONG) || since(this.#silentSince, LOOK - 1);
	}

	/** Another tab is at it. */
	#wait(): void {
		const now = this.#parts.clock.now();
		this.#lockedSince ||= now;
		if (this.#parts.ask()) this.#silentSince ||= now;
		this.#plan(LOOK);
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
