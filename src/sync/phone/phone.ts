// The device itself: whoever is signed in, with her disk and her loop, and the way in and out.
import type { Problem } from '#domain/problem.ts';
import type { Device } from '../device.ts';
import { Gate } from '../session/gate.ts';
import type { Hand } from './hand.ts';
import type { Parts } from '../parts/parts.ts';
import type { Person } from './person.ts';
import { sha256 } from '../parts/sha256.ts';
import { emptyView } from './snapshot.ts';
import { Working } from './working.ts';
import type { Resident, SignIn, StorageHealth, View, Wish } from './view.ts';

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const MINUTE = 60_000;

export class Phone extends Working implements Device {
	readonly ready: Promise<void>;
	#parts: Parts;
	#gate: Gate;
	#person: Person | undefined;
	#hand: Hand | undefined;
	#watchers = new Set<() => void>();
	#storage: StorageHealth = { persisted: null, free: null, broken: false };
	#seen: { view: View; minute: number } | undefined;
	#telling = false;
	#noted = -1;

	constructor(parts: Parts) {
		super();
		this.#parts = parts;
		const told = {
			changed: () => {
				this.#changed();
			},
			disk: (works: boolean) => {
				if (this.#storage.broken === !works) return;
				this.#storage = { ...this.#storage, broken: !works };
				this.#changed();
			}
		};
		this.#gate = new Gate(parts, told, () => this.#newId());
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
		this.#watchers.add(tell);
		return () => this.#watchers.delete(tell);
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

	async residents(): Promise<Resident[]> {
		return this.#gate.residents();
	}

	async signInWithPassword(email: string, password: string): Promise<SignIn> {
		return this.#entered(await this.#gate.withPassword(email, password));
	}

	async requestCode(email: string): Promise<SignIn> {
		return this.#gate.requestCode(email);
	}

	async pendingCode(): Promise<{ email: string; until: string } | null> {
		return this.#gate.pendingCode();
	}

	async signInWithCode(code: string): Promise<SignIn> {
		return this.#entered(await this.#gate.withCode(code));
	}

	async signOut(): Promise<void> {
		const person = this.#person;
		this.#become(undefined);
		if (person) await this.#gate.leave(person);
	}

	async resume(user: string): Promise<boolean> {
		if (this.#person?.user === user) return true;
		const person = await this.#gate.resume(user);
		if (person) this.#become(person);
		return person !== undefined;
	}

	hash(text: string): string {
		return sha256(text);
	}

	close(): void {
		this.#person?.close();
		this.#gate.close();
		this.#watchers.clear();
	}

	async #begin(): Promise<void> {
		try {
			const person = await this.#gate.open();
			if (person) this.#become(person);
		} catch (error) {
			this.#storage = { ...this.#storage, broken: true };
			this.#parts.browser.report(error);
		}
		await this.#look();
	}

	#entered(entered: Person | Exclude<SignIn, 'ok'>): SignIn {
		if (typeof entered === 'string') return entered;
		this.#become(entered);
		return 'ok';
	}

	/** Two users never mix: the one before is closed first. */
	#become(person: Person | undefined): void {
		if (this.#person !== person && person) this.#person?.close();
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
		return (this.#hand ??= engine.hand(person, () => this.#newId()));
	}

	async able(): Promise<void> {
		if (this.#person) await this.hand();
	}

	/** Watchers hear once of all that changed in one turn. */
	#changed(): void {
		this.#seen = undefined;
		if (this.#telling) return;
		this.#telling = true;
		queueMicrotask(() => {
			this.#telling = false;
			this.#note();
			for (const tell of this.#watchers) tell();
		});
	}

	#note(): void {
		const person = this.#person;
		const waiting = person?.looker.waiting.length ?? -1;
		if (!person || waiting === this.#noted) return;
		this.#noted = waiting;
		void this.#gate.note(person.user, person.looker.who.name, waiting).catch(() => undefined);
	}

	async #look(): Promise<void> {
		this.#storage = { ...this.#storage, ...(await this.#parts.browser.health()) };
		this.#changed();
	}

	#newId(): string {
		let id = '';
		while (id.length < 15) id += DIGITS[Math.floor(this.#parts.random() * 36)] ?? '';
		return id;
	}
}
