// A disk that does not answer is asked again: some engines lose a question, and answer the next one.

/** Calls `job` after so many milliseconds; returns what stops it. */
export type After = (ms: number, job: () => void) => () => void;

/** How long a disk may be silent before it is asked once more, milliseconds. */
const SILENCE = 4000;
const TRIES = 3;

/** The first answer of up to three questions; one that answers after another did is closed, or it would block upgrades. */
export function patiently<T extends { close(): void }>(
	open: () => Promise<T>,
	after: After | undefined
): Promise<T> {
	return new Promise((done, failed) => {
		let left = TRIES;
		let settled = false;
		let stop: (() => void) | undefined;
		/** False for whoever comes after the first. */
		const isFirst = () => {
			stop?.();
			return settled ? false : (settled = true);
		};
		const ask = () => {
			stop = --left > 0 ? after?.(SILENCE, ask) : undefined;
			asked(open).then(
				(opened) => {
					if (isFirst()) done(opened);
					else opened.close();
				},
				(error: Error) => {
					if (isFirst()) failed(error);
				}
			);
		};
		ask();
	});
}

/** Some refuse by throwing at once: that is an answer like any other. */
async function asked<T>(open: () => Promise<T>): Promise<T> {
	return open();
}
