// The way in and out: which user this phone opens with, who signs in, who leaves and what stays for her.
import { StorageError, type Cellar } from '#store/store.ts';
import { forgetIfDue } from '../forget.ts';
import type { Entered, Parts } from '../parts/parts.ts';
import { databaseOf, Person } from '../phone/person.ts';
import type { Resident, SignIn, Told } from '../phone/view.ts';
import { Residents } from './residents.ts';

/** Somebody, or why nobody came in. */
type Came = Person | Exclude<SignIn, 'ok'>;

/** Before the user's id: the count of what waits, beside the disk. */
const SCRAP = 'waiting:';

/** How long a code that was sent by mail is good for, milliseconds. */
const CODE_LIFE = 600_000;

export class Gate {
	#parts: Parts;
	#told: Told;
	#newId: () => string;
	#residents: Residents | undefined;
	#cellar: Cellar;
	/** Nothing is kept: what we work in is gone with this page. */
	#lent = false;

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
		const book = await this.#book();
		const put = () => book.note(user, { ...(name && { name }), waiting });
		await put().catch(put); // the browser may have thrown these names away: then whoever is here is still here
		if (!(await book.wasUsed())) await book.setCurrent(user);
		if (!this.#lent) this.#parts.browser.scrap?.write(SCRAP + user, String(waiting));
	}

	/** R56: rows of the others on this phone leave too, when the server has been silent to them for too long. */
	async tidy(user: string): Promise<void> {
		for (const other of await this.residents()) {
			if (other.user === user) continue;
			const store = await this.#cellar.open(databaseOf(other.user));
			await forgetIfDue(store, this.#parts.clock.now()).finally(() => {
				store.close();
			});
		}
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

	/** `here` = who is at work on this phone; coming in again as herself, she goes on in the same database. */
	async withPassword(email: string, password: string, here: Person | undefined): Promise<Came> {
		return this.#enter(await this.#parts.door.password(email, password), here);
	}

	async withCode(code: string, here: Person | undefined): Promise<Came> {
		const book = await this.#book();
		const asked = await book.code(this.#parts.clock.now());
		if (!asked) return 'wrong';
		const entered = await this.#enter(await this.#parts.door.code(asked.otpId, code), here);
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

	async #enter(entered: Entered | Exclude<SignIn, 'ok'>, here: Person | undefined): Promise<Came> {
		if (typeof entered === 'string') return entered;
		const { user, name, email } = entered;
		const person = here?.user === user ? here : await this.#person(user);
		await person.enter(entered);
		const book = await this.#book();
		await book.note(user, { name, email });
		await book.setCurrent(user);
		return person;
	}

	/** Her database; one that is empty although something waited in it was lost, and that is told. */
	async #person(user: string): Promise<Person> {
		const book = await this.#book();
		const person = await this.#on((cellar) =>
			Person.open({ ...this.#parts, cellar }, user, this.#told)
		);
		if (person.isNew) await person.begin(this.#newId(), await this.#lost(user, book));
		return person;
	}

	/** How much waited in her database when it was last seen; on borrowed ground nothing is known to be lost. */
	async #lost(user: string, book: Residents): Promise<number> {
		if (this.#lent) return 0;
		const scrap = Number(this.#parts.browser.scrap?.read(SCRAP + user) ?? 0) || 0;
		return Math.max(scrap, (await book.get(user))?.waiting ?? 0);
	}

	async #book(): Promise<Residents> {
		return (this.#residents ??= new Residents(await this.#on((cellar) => cellar.open('app'))));
	}

	/** A disk that does not open is said aloud, once and for all; work goes on in memory, as long as this page lives. */
	async #on<R>(open: (cellar: Cellar) => Promise<R>): Promise<R> {
		try {
			return await open(this.#cellar);
		} catch (error) {
			const { spare } = this.#parts;
			if (!(error instanceof StorageError) || error.code === 'newer' || this.#lent || !spare)
				throw error;
			this.#lent = true;
			this.#told.disk(false);
			this.#told = { ...this.#told, disk: () => undefined };
			this.#cellar = await spare();
			return open(this.#cellar);
		}
	}
}
