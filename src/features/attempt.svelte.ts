// One tap that writes: while it is under way a second one does nothing, and what the disk refuses is said, never waited for.

export class Attempt {
	busy = $state(false);
	/** The last one was refused: show `NotSaved`, and leave everything on the screen as it is. */
	failed = $state(false);

	/** True when all of it was done. */
	async make(job: () => Promise<unknown>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.failed = false;
		try {
			await job();
		} catch {
			this.failed = true;
		}
		this.busy = false;
		return !this.failed;
	}
}
