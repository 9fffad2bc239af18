// What a phone shows and takes in, as the screens know it.
import type { Book } from '#domain/book.ts';
import type { Change } from '#domain/change.ts';
import type { Problem } from '#domain/problem.ts';
import type { KindName, Who } from '#domain/records.ts';

/** What a person wants to declare; ids, author and time are added by the device. */
export interface Wish {
	kind: KindName;
	act: string;
	set: Record<string, unknown>;
	/** Given for acts on a known record and for kinds with random ids that already have one. */
	record?: string;
	/** Left out: taken from the record as this phone shows it. */
	base?: Change['base'];
	deps?: string[];
	files?: NewFile[];
}

/** Bytes to send with a change. `id` is the one the facts name. */
export interface NewFile {
	id: string;
	type: 'image/png' | 'image/jpeg' | 'application/pdf';
	bytes: ArrayBuffer;
}

/** A change this phone still answers for. */
export interface Waiting {
	change: Change;
	/** `ready`: will be sent · `attention`: needs its author · `done`: received, kept 14 days. */
	state: 'ready' | 'attention' | 'done';
	/** Why it needs attention: the server's problems, or the change it waits for. */
	problems: Problem[];
	waitsFor: string;
	/** ISO, when the server received it (done only). */
	received: string;
	tries: number;
	/** Files of it whose bytes have not arrived. */
	files: number;
}

/** Something that happened to a change, until it is read: a merge, a refusal, a loss. */
export interface Notice {
	n: number;
	kind: 'merged' | 'refused' | 'lost' | 'dropped';
	at: string;
	/** The change, its record and what the server said. */
	change: Change | null;
	conflicts: { path: string; theirs: unknown; mine: unknown; by: string; at: string }[];
	/** For `lost`: how many changes of this phone never arrived. */
	count: number;
}

export interface Draft {
	id: string;
	kind: string;
	/** ISO, device clock. */
	at: string;
	data: Record<string, unknown>;
}

/** What the wires look like from here. */
export interface SyncState {
	phase:
		| 'idle'
		| 'sending'
		| 'pulling'
		| 'offline'
		| 'busy'
		| 'portal'
		| 'signed-out'
		| 'closed'
		| 'update'
		| 'storage';
	/** Changes answered, and to answer, in the run going on. */
	sent: number;
	total: number;
	/** ISO of the server's last answer; '' = never. */
	lastContact: string;
	/** ISO of the first failure since then; '' = none. */
	failingSince: string;
	/** ISO of the next try; '' = none planned. */
	nextTry: string;
	/** False until the first pull of this user is complete: no sums are shown before. */
	complete: boolean;
	/** Rows received of the first pull, and the highest sequence to reach. */
	pulled: number;
}

export interface StorageHealth {
	/** null = the browser does not say. */
	persisted: boolean | null;
	/** Free bytes, if known. */
	free: number | null;
	/** The store could not be opened: nothing is kept. */
	broken: boolean;
}

/** What a phone shows at one moment. Immutable: a new one after each transaction. */
export interface View {
	/** null: nobody is signed in. */
	who: Who | null;
	/** Rows of the server under the waiting changes. */
	book: Book;
	/** Rows of the server alone. */
	received: Book;
	/** Oldest first; `done` ones included. */
	outbox: Waiting[];
	drafts: Draft[];
	notices: Notice[];
	sync: SyncState;
	storage: StorageHealth;
}

export interface Made {
	/** Ids of the changes, in the order of the wishes. */
	changes: string[];
	records: string[];
	/** Forecast: what the server will say of each, as far as this phone knows. */
	problems: Problem[][];
}

/** Who else left work on this phone, for the sign-in screen. */
export interface Resident {
	user: string;
	name: string;
	email: string;
	waiting: number;
}

/** `offline`: no server · `wrong`: not this password or code · `wait`: too many tries · `closed`: account disabled. */
export type SignIn = 'ok' | 'offline' | 'wrong' | 'wait' | 'closed' | 'portal';

/** What a person tells the phone: the view is another one now, and whether the disk answers. */
export interface Told {
	changed(): void;
	disk(works: boolean): void;
	/** The browser threw the disk away, and it was filled again from memory. */
	emptied(): void;
}
