// The front door: what a screen may ask of this phone. Everything it answers is on the disk first.
import type { Change } from '#domain/change.ts';
import type { Problem } from '#domain/problem.ts';
import { Phone } from './phone/phone.ts';
import type { Parts } from './parts/parts.ts';
import { emptyView } from './phone/snapshot.ts';
import type {
	Draft,
	Made,
	NewFile,
	Notice,
	Resident,
	SignIn,
	SyncState,
	View,
	Waiting,
	Wish
} from './phone/view.ts';

export type { Made, NewFile, Notice, Resident, SignIn, SyncState, View, Waiting, Wish };

export interface Device {
	readonly view: View;
	/** Resolves once this phone has read what it keeps; before, the view is empty. */
	readonly ready: Promise<void>;
	/** Called after each change of `view`; returns its own end. */
	watch(tell: () => void): () => void;

	/** Resolves once this phone can judge and write; a screen where something is typed waits for it. */
	able(): Promise<void>;
	/** What the server would say, once the phone is able; nothing is written. */
	forecast(wishes: Wish[]): Problem[][];
	/** Durable when it resolves: all wishes or none, and the draft is gone with them. Rejects with `StorageError`. */
	make(wishes: Wish[], draft?: string): Promise<Made>;
	/** Corrects a parked change: a new change (and its followers) takes its place. */
	mend(changeId: string, set: Record<string, unknown>): Promise<Made>;
	/** Takes back a change that was not received; its followers go with it. */
	drop(changeId: string): Promise<void>;
	/** The drop is undone: the same changes, under the same ids, in the same place. */
	undrop(changes: Change[]): Promise<Made>;
	state(record: string): 'phone' | 'attention' | 'received';

	saveDraft(draft: Omit<Draft, 'at'>): Promise<void>;
	dropDraft(id: string): Promise<void>;
	readNotice(n: number): Promise<void>;
	/** A file of a change: from this phone, else from the server; null when neither has it. */
	file(id: string): Promise<Blob | null>;

	/** Sends and fetches now; resolves when the attempt is over. */
	sync(): Promise<void>;
	/** Asks the browser to keep our data; after the first save. */
	persist(): Promise<boolean>;

	/** What was received from here more than 14 days ago, 24 months back, oldest first; the rest is in `view.outbox`. */
	receipts(): Promise<Waiting[]>;

	/** The copy: everything typed here and not yet received, as text. No token in it. */
	copy(): Promise<string>;
	/** Takes a copy back in; known ids are skipped. Answers how many entered; rejects with a `CopyError` code. */
	restore(text: string): Promise<number>;

	residents(): Promise<Resident[]>;
	signInWithPassword(email: string, password: string): Promise<SignIn>;
	/** Asks for a code by mail; the id survives the page being killed. */
	requestCode(email: string): Promise<SignIn>;
	pendingCode(): Promise<{ email: string; until: string } | null>;
	signInWithCode(code: string): Promise<SignIn>;
	/** Pulled rows leave this phone; what was typed stays for its author. */
	signOut(): Promise<void>;
	/** Goes on offline as a resident whose session is still on this phone. */
	resume(user: string): Promise<boolean>;
	/** The text a signature covers, hashed; `make` does it too where a wish comes without. 64 hex digits. */
	hash(text: string): string;
	/** Ends what runs; for tests and for leaving the page. */
	close(): void;
}

/** A phone put together from its parts; it begins to read its disk at once. */
export function createDevice(parts: Parts): Device {
	return new Phone(parts);
}

/** What is shown where there is no phone yet: the shell that is built once for everybody. */
export const nobody: View = emptyView('2000-01-01T00:00:00Z', {
	persisted: null,
	free: null,
	broken: false
});
