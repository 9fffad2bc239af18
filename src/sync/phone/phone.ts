// The device itself: whoever is signed in, with her disk and her loop, and the way in and out.
import type { Problem } from '#domain/problem.ts';
import type { Device } from '../device.ts';
import { Gate } from '../session/gate.ts';
import { serverNow } from './desk.ts';
import type { Hand } from './hand.ts';
import { Dawn } from '../parts/dawn.ts';
import { newId } from '../parts/new-id.ts';
import type { Parts } from '../parts/parts.ts';
import type { Person } from './person.ts';
import { sha256 } from '../parts/sha256.ts';
import { emptyView } from './snapshot.ts';
import { Working } from './working.ts';
import { Watchers } from '../parts/watchers.ts';
import type { SignIn, StorageHealth, View, Wish } from './view.ts';

const MINUTE = 60_000;

export class Phone extends Working implements Device {
	readonly ready: Promise<void>;
	#parts: Parts;
	protected readonly gate: Gate;
	#person: Person | undefined;
	#hand: Hand | undefined;
	#watchers = new Watchers();
	#storage: StorageHealth = { persisted: null, free: null, broken: false };
	#seen: { view: View; minute: number } | undefined;
	#noted = -1;
	#dawn: Dawn;
	#endWake: () => void;

	constructor(parts: Parts) {
		super();
		this.#parts = parts;
		const told = {
			changed: () => {
				this.#changed();
			},
			emptied: () => void (this.#noted = -1), // who is here is written down again
			disk: (works: boolean) => {
				if (this.#storage.broken === !works) return;
				this.#storage = { ...this.#storage, broken: !works };
				this.#changed();
			}
		};
		this.gate = new Gate(parts, told, () => newId(() => parts.random()));
		const now = () => (this.#person ? serverNow(this.#person) : parts.clock.now());
		this.#dawn = new Dawn(parts.clock, now, () => void this.#newDay());
		this.#endWake = parts.browser.onWake(() => {
			this.#dawn.look();
		});
		this.ready = this.#begin();
	}

	/** The same object until something changes, or a minute passes: books know what time it is. */
	get view(): View {
		const minute = Math.floor(this.#parts.clock.now() / MINUTE);
		if (this.#seen?.minute !== minute) {
			const now = new Date(this.#parts.clock.now()).toISOString();
			const view = this.#person?.view(this.#storage) ?? emptyView(now, this.#storage);
			this.#seen = { view, minute };
		}
		return this.#seen.view;
	}

	watch(tell: () => void): () => void {
		return this.#watchers.add(tell);
	}

	forecast(wishes: Wish[]): Problem[][] {
		return this.#hand?.forecast(wishes) ?? [];
	}

	state(record: string): 'phone' | 'attention' | 'received' {
		return this.#person?.looker.states.get(record) ?? 'received';
	}

	async file(id: string): Promise<Blob | null> {
		return this.#person ? (await this.hand()).file(id) : null;
	}

	async sync(): Promise<void> {
		await this.#person?.loop.sync();
	}

	async persist(): Promise<boolean> {
		const kept = await this.#parts.browser.persist();
		await this.#look();
		return kept;
	}

	async signInWithPassword(email: string, password: string): Promise<SignIn> {
		return this.#entered(await this.gate.withPassword(email, password, this.#person));
	}

	async signInWithCode(code: string): Promise<SignIn> {
		return this.#entered(await this.gate.withCode(code, this.#person));
	}

	async signOut(): Promise<void> {
		const person = this.#person;
		this.#become(undefined);
		if (person) await this.gate.leave(person);
	}

	async resume(user: string): Promise<boolean> {
		if (this.#person?.user === user) return true;
		const person = await this.gate.resume(user);
		if (person) this.#become(person);
		return person !== undefined;
	}

	hash(text: string): string {
		return sha256(text);
	}

	close(): void {
		this.#dawn.end();
		this.#endWake();
		this.#person?.close();
		this.gate.close();
		this.#watchers.end();
	}

	async #begin(): Promise<void> {
		try {
			const person = await this.gate.open();
			if (person) this.#become(person);
		} catch (error) {
			this.#storage = { ...this.#storage, broken: true };
			this.#parts.browser.report(error);
		}
		void this.#look(); // asking a slow phone how much room is left takes longer than reading its disk
		void this.#newDay();
	}

	#entered(entered: Person | Exclude<SignIn, 'ok'>): SignIn {
		if (typeof entered === 'string') return entered;
		this.#become(entered);
		return 'ok';
	}

	/** Two users never mix: the one before is closed first. */
	#become(person: Person | undefined): void {
		if (person && this.#person === person) {
			void person.loop.sync();
			return;
		}
		if (person) this.#person?.close();
		this.#person = person;
		this.#hand = undefined;
		this.#noted = -1;
		person?.start();
		this.#changed();
	}

	protected override async hand(): Promise<Hand> {
		const person = this.#person;
		if (!person) throw new Error('nobody is signed in on this phone');
		const engine = await person.engine();
		if (this.#person !== person) throw new Error('somebody else is signed in now');
		return (this.#hand ??= engine.hand(person, this.#parts));
	}

	async able(): Promise<void> {
		if (this.#person) await this.hand();
	}

	#changed(): void {
		this.#seen = undefined;
		this.#watchers.tell(() => {
			this.#note();
		});
	}

	#note(): void {
		const person = this.#person;
		const waiting = person?.looker.waiting.length ?? -1;
		if (!person || waiting === this.#noted) return;
		this.#noted = waiting;
		void this.gate.note(person.user, person.looker.who.name, waiting).catch(() => undefined);
	}

	async #look(): Promise<void> {
		this.#storage = { ...this.#storage, ...(await this.#parts.browser.health()) };
		this.#changed();
	}

	/** A day begins: what is shown is of another day, and what is due may not stay. */
	async #newDay(): Promise<void> {
		this.#changed();
		const person = this.#person;
		await Promise.all([person?.tidy(), this.gate.tidy(person?.user ?? '')]).catch(() => undefined);
	}
}
