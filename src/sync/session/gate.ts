// The way in and out: which user this phone opens with, who signs in, who leaves and what stays for her.
import { StorageError, type Cellar } from '#store/store.ts';
import type { Entered, Parts } from '../parts/parts.ts';
import { Person } from '../phone/person.ts';
import type { Resident, SignIn, Told } from '../phone/view.ts';
import { Residents } from './residents.ts';

/** How long a code that was sent by mail is good for, milliseconds. */
const CODE_LIFE = 600_000;

export class Gate {
	#parts: Parts;
	#told: Told;
	#newId: () => string;
	#residents: Residents | undefined;
	#cellar: Cellar;

	constructor(parts: Parts, told: Told, newId: () => string) {
		this.#parts = parts;
		this.#told = told;
		this.#newId = newId;
		this.#cellar = parts.cellar;
	}

	/** Whoever was here last; undefined when nobody is signed in. */
	async open(): Promise<Person | undefined> {
		const user = await (await this.#book()).current();
		return user ? this.#goOn(user) : undefined;
	}

	/** Goes on as somebody whose session is still on this phone; needs no network. */
	async resume(user: string): Promise<Person | undefined> {
		const person = await this.#goOn(user);
		if (person) await (await this.#book()).setCurrent(user);
		return person;
	}

	async residents(): Promise<Resident[]> {
		return (await this.#book()).list();
	}

	/** How much of hers waits: for the next person's sign-in screen, and to notice a loss. */
	async note(user: string, name: string, waiting: number): Promise<void> {
		await (await this.#book()).note(user, { ...(name && { name }), waiting });
	}

	async requestCode(email: string): Promise<SignIn> {
		const asked = await this.#parts.door.requestCode(email);
		if (typeof asked === 'string') return asked;
		const until = new Date(this.#parts.clock.now() + CODE_LIFE).toISOString();
		await (await this.#book()).setCode({ otpId: asked.otpId, email, until });
		return 'ok';
	}

	async pendingCode(): Promise<{ email: string; until: string } | null> {
		const code = await (await this.#book()).code(this.#parts.clock.now());
		return code && { email: code.email, until: code.until };
	}

	async withPassword(email: string, password: string): Promise<Person | Exclude<SignIn, 'ok'>> {
		return this.#enter(await this.#parts.door.password(email, password));
	}

	async withCode(code: string): Promise<Person | Exclude<SignIn, 'ok'>> {
		const book = await this.#book();
		const asked = await book.code(this.#parts.clock.now());
		if (!asked) return 'wrong';
		const entered = await this.#enter(await this.#parts.door.code(asked.otpId, code));
		if (typeof entered !== 'string') await book.setCode(null);
		return entered;
	}

	/** Rows of the server leave with the session; somebody with nothing waiting leaves no name behind. */
	async leave(person: Person): Promise<void> {
		const book = await this.#book();
		const waiting = person.looker.waiting.length;
		await person.leave();
		person.close();
		await book.setCurrent('');
		if (waiting === 0) await book.forget(person.user);
		else await book.note(person.user, { waiting });
	}

	close(): void {
		this.#residents?.close();
	}

	async #goOn(user: string): Promise<Person | undefined> {
		const person = await this.#person(user);
		if (person.session.token) return person;
		person.close();
		return undefined;
	}

	async #enter(entered: Entered | Exclude<SignIn, 'ok'>) {
		if (typeof entered === 'string') return entered;
		const { user, name, email } = entered;
		const person = await this.#person(user);
		await person.enter(entered);
		const book = await this.#book();
		await book.note(user, { name, email });
		await book.setCurrent(user);
		return person;
	}

	/** Her database; one that is empty although something waited in it was lost, and that is told. */
	async #person(user: string): Promise<Person> {
		const book = await this.#book();
		const person = await Person.open({ ...this.#parts, cellar: this.#cellar }, user, this.#told);
		if (person.isNew) await person.begin(this.#newId(), (await book.get(user))?.waiting ?? 0);
		return person;
	}

	/** A disk that does not open is said aloud; work goes on in memory, as long as this page lives. */
	async #book(): Promise<Residents> {
		if (this.#residents) return this.#residents;
		let store;
		try {
			store = await this.#cellar.open('app');
		} catch (error) {
			if (!(error instanceof StorageError) || !this.#parts.spare) throw error;
			this.#told.disk(false);
			this.#cellar = await this.#parts.spare();
			store = await this.#cellar.open('app');
		}
		this.#residents ??= new Residents(store);
		return this.#residents;
	}
}
