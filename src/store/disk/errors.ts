// What a browser says went wrong on the disk, in the words of the house.
import { StorageError } from '../store.ts';

/** The connection is gone, not the data: worth one more try on a new one. */
export function isDead(error: unknown): boolean {
	return ['InvalidStateError', 'UnknownError', 'AbortError'].includes(nameOf(error));
}

/** As the rest of the house is told it. */
export function told(error: unknown): unknown {
	const name = nameOf(error);
	if (name === 'QuotaExceededError') return new StorageError('full', error);
	if (name === 'VersionError') return new StorageError('newer', error);
	// A mistake of ours is no fault of the disk.
	return error instanceof DOMException ? new StorageError('broken', error) : error;
}

function nameOf(error: unknown): string {
	return error instanceof Error || error instanceof DOMException ? error.name : '';
}
