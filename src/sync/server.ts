// The server as a phone sees it: changes in, rows out, files apart. Fails with `Failure`, and only with that.
import type { Change } from '#domain/change.ts';
import type { PullAnswer, PushAnswer } from './wire.ts';

/** Changes to judge, and what this phone still holds after them. */
export interface PushCall {
	device: string;
	app: string;
	/** Changes that stay behind, and the `at` of the oldest of them. */
	waiting: number;
	oldest: string | null;
	changes: Change[];
}

export interface SentFile {
	id: string;
	sha256: string;
	type: string;
	bytes: ArrayBuffer;
}

export interface Server {
	push(call: PushCall): Promise<PushAnswer>;
	/** Rows after these cursors, one cursor a scope; at most `limit`. */
	pull(since: Record<string, number>, limit: number): Promise<PullAnswer>;
	/** `early`: no applied change of ours names it yet · `refused`: these bytes are not the announced ones. */
	sendFile(file: SentFile): Promise<'stored' | 'early' | 'refused'>;
	/** null: there is none, or it is not for us. */
	getFile(id: string): Promise<Blob | null>;
}

/** Whose calls these are; the token may change while she works. */
export interface Session {
	readonly user: string;
	token(): string;
}
