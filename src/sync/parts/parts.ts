// What a device is put together from: disk, server, sign-in, time, dice, and what the browser offers.
import type { Cellar } from '#store/store.ts';
import type { Engine } from './engine.ts';
import type { Server, Session } from '../server.ts';
import type { SignIn } from '../phone/view.ts';

/** Time, as given: the browser's, or a test's. */
export interface Clock {
	/** Milliseconds since 1970, as this device believes. */
	now(): number;
	setTimeout(job: () => void, ms: number): number;
	clearTimeout(timer: number): void;
}

export interface Parts {
	cellar: Cellar;
	/** What keeps things for as long as this page lives, where the disk does not open. */
	spare?: () => Promise<Cellar>;
	/** Where the engine comes from; from its own file when nobody says. */
	engine?: () => Promise<Engine>;
	connect(session: Session): Server;
	door: Door;
	clock: Clock;
	/** 0 ≤ x < 1, from a source good enough for ids. */
	random(): number;
	/** Version of the app: told to the server, and trusted with the rows it checked itself. */
	app: string;
	browser: Surroundings;
}

/** Who came in, with the token she was given. */
export interface Entered {
	token: string;
	user: string;
	name: string;
	email: string;
}

/** Sign-in and the bell: all that is not push, pull or file. */
export interface Door {
	password(email: string, password: string): Promise<Entered | Exclude<SignIn, 'ok'>>;
	/** Asks for a code by mail: the id to enter it with. */
	requestCode(email: string): Promise<{ otpId: string } | Exclude<SignIn, 'ok'>>;
	code(otpId: string, code: string): Promise<Entered | Exclude<SignIn, 'ok'>>;
	/** A younger token; null when there is none to be had now. */
	refresh(token: string): Promise<string | null>;
	/** Calls `ring` when the server has news; resolves with its own end. */
	listen(token: string, ring: () => void): Promise<() => void>;
}

/** What the browser offers, all of it optional: everything stays right without. */
export interface Surroundings {
	visible(): boolean;
	/** `online`, back in view, back from the cache. Returns its own end. */
	onWake(wake: () => void): () => void;
	/** Runs the job alone among tabs; false when another tab is at it. `steal`: from a tab that froze. */
	alone(name: string, steal: boolean, job: () => Promise<void>): Promise<boolean>;
	/** Talks to other tabs of this app; null where there is no such thing. */
	channel(name: string, hear: (said: unknown) => void): Channel | null;
	persist(): Promise<boolean>;
	/** Whether the browser keeps our data, and free bytes; null = it does not say. */
	health(): Promise<{ persisted: boolean | null; free: number | null }>;
	/** SHA-256 in 64 hex digits; missing where the page is not in a secure context. */
	digest?(bytes: ArrayBuffer): Promise<string>;
	/** A small memory that may outlive the disk, for counts: a loss is told by it. Null: never written. */
	scrap?: { read(name: string): string | null; write(name: string, text: string): void };
	/** A mistake of ours, for whoever looks after this app. */
	report(error: unknown): void;
}

interface Channel {
	say(what: unknown): void;
	close(): void;
}
