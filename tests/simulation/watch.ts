// What must hold, looked at after every write of a disk, every answer of the server, every change of a screen, and at the end.
import type { Change } from '#domain/change.ts';
import type { Result } from '#domain/judge.ts';
import type { Declaration } from '#domain/records.ts';
import type { Waiting, Wish } from '#sync/device.ts';
import { readMeta, Feed } from '#store/kept/meta.ts';
import { type OutboxRow } from '#store/tables.ts';
import { canonical } from '#domain/values.ts';
import { unlawful } from './laws.ts';
import type { Phone, Setting, Tab } from './phone.ts';

/** A change whose author was told that it is safe. */
interface Promised {
	id: string;
	record: string;
	wish: Wish;
	base: Change['base'];
	state: OutboxRow['state'];
	/** Where it was typed. */
	tab?: Tab;
	at: number;
}

/** What is known of one person's work on one phone. */
export interface Work {
	phone: Phone;
	user: string;
	promised: Map<string, Promised>;
	/** The last thing typed about a record. */
	typed: Map<string, Promised>;
	feed: Feed;
	/** Its database was thrown away under the app: bytes are gone for good. */
	bare: boolean;
}

export class Watch {
	readonly setting: Setting;
	readonly works = new Map<string, Work>();
	/** Every change that ever took effect, and the version its record had then, by epoch. */
	readonly effects = new Map<string, { epoch: string; version: number }>();
	/** Rights moved: what people see may shrink. */
	moved = false;
	made = 0;
	/** Losses that must be told at the next sign-in: how many changes, by phone and user. */
	readonly owed = new Map<string, number>();

	constructor(setting: Setting) {
		this.setting = setting;
		setting.server.answered = (user, changes, results, before) => {
			this.#answered(user, changes as Change[], results);
			const told = unlawful(changes as Change[], results, before, setting.server.data);
			if (told) setting.world.violate(told);
			for (const { id, status, again } of results)
				if (!again && (status === 'applied' || status === 'merged')) this.#inOrder(user, id);
		};
	}

	of(phone: Phone, user: string): Work {
		const key = `${phone.name} ${user}`;
		let work = this.works.get(key);
		if (!work) {
			const feed = readMeta(Feed, undefined);
			work = { phone, user, promised: new Map(), typed: new Map(), feed, bare: false };
			this.works.set(key, work);
		}
		return work;
	}

	/** A phone to keep an eye on. */
	over(phone: Phone): void {
		phone.disk.written = (database, tables) => {
			if (!database.startsWith('app:')) return;
			const work = this.of(phone, database.slice(4));
			if (tables.has('meta')) this.#lookAtCursors(work, database);
			if (tables.has('outbox')) this.#lookAtOutbox(work, database);
		};
	}

	/** `make` resolved: from now on these may not be lost. */
	safe(tab: Tab, user: string, wishes: readonly Wish[], ids: readonly string[]): void {
		const work = this.of(tab.phone, user);
		const rows = tab.disk.rows(`app:${user}`, 'outbox');
		for (const [n, id] of ids.entries()) {
			const row = rows.find((one) => one.id === id);
			const wish = wishes[n];
			if (wish && row) this.#promise(work, tab, wish, row, rows);
			else if (wish) this.#violate('I1', work, `${id} was said to be safe and is not on the disk`);
		}
		this.#adopt(work, rows);
	}

	#promise(work: Work, tab: Tab, wish: Wish, row: OutboxRow, rows: readonly OutboxRow[]): void {
		this.made++;
		const { id, record, state } = row;
		const { base } = row.change;
		const one: Promised = { id, record, wish, base, state, tab, at: this.setting.world.steps };
		work.promised.set(id, one);
		work.typed.delete(record);
		const later = rows.some((other) => other.record === record && other.n > row.n && waits(other));
		if (!later) work.typed.set(record, one);
	}

	/** What follows a corrected change lies under new ids now, and is as dear as before. */
	#adopt(work: Work, rows: readonly OutboxRow[]): void {
		for (const { id, record, state, change } of rows)
			if (!work.promised.has(id) && (state === 'ready' || state === 'attention')) {
				const wish = { kind: change.kind as Wish['kind'], act: change.act, set: change.set };
				work.promised.set(id, { id, record, wish, base: change.base, state, at: 0 });
			}
	}

	/** It died in the middle of an act: what she typed last may be on the disk or not. */
	died(phone: Phone): void {
		for (const work of this.works.values()) if (work.phone === phone) work.typed.clear();
	}

	/** Its power was cut: rows and cursors may be older than they were, but only together. */
	cut(phone: Phone): void {
		for (const work of this.works.values())
			if (work.phone === phone) work.feed = this.#feedOf(phone, `app:${work.user}`);
	}

	/** It was thrown away by the browser while the app was closed: that she must be told of. */
	lost(phone: Phone, names: readonly string[]): void {
		const told = phone.disk.rows('app', 'meta');
		if (names.includes('app'))
			for (const key of this.owed.keys())
				if (key.startsWith(`${phone.name} `)) this.owed.delete(key);
		for (const name of names) {
			const user = name.slice(4);
			const known = told.find((row) => row.name === `resident:${user}`);
			const { waiting = 0 } = (known?.value ?? {}) as { waiting?: number };
			if (waiting > 0 && !names.includes('app')) this.owed.set(`${phone.name} ${user}`, waiting);
			this.works.delete(`${phone.name} ${user}`);
		}
	}

	/** Thrown away under the app: what memory holds must be on the disk again soon, but for the bytes of files. */
	emptied(phone: Phone, names: readonly string[]): void {
		const { world } = this.setting;
		const { deaths } = phone;
		if (names.includes('app')) this.lost(phone, ['app']);
		for (const name of names) {
			const work = this.works.get(`${phone.name} ${name.slice(4)}`);
			if (!work) continue;
			const held = [...work.promised.values()].filter(
				({ state }) => state === 'ready' || state === 'attention'
			);
			this.works.delete(`${phone.name} ${work.user}`);
			this.of(phone, work.user).bare = true;
			// Of two tabs that cannot hear each other the first puts back what it knows, and the other does not notice. It takes
			// a browser without channels to get there, and those are older than what the app is built from (`Object.hasOwn`).
			if (phone.deafTabs && phone.tabs.length > 1) continue;
			const look = () => {
				const ids = new Set(phone.disk.rows(name, 'outbox').map(({ id }) => id));
				if (phone.deaths !== deaths || ids.size === 0) return;
				for (const { id } of held)
					if (!ids.has(id))
						this.#violate('I1', work, `${id} did not come back after the disk was emptied`);
			};
			world.after(120_000, look, world.nature);
		}
	}

	/** She came in: what was lost on this phone is told. */
	entered(tab: Tab, user: string): void {
		const key = `${tab.phone.name} ${user}`;
		const owed = this.owed.get(key);
		if (owed === undefined) return;
		this.owed.delete(key);
		const told = tab.disk
			.rows(`app:${user}`, 'notice')
			.some(({ kind, count }) => kind === 'lost' && count > 0);
		if (!told)
			this.#violate('I5', this.of(tab.phone, user), `${owed} changes are lost, and nobody says so`);
	}

	#violate(law: string, { phone, user }: Work, what: string): void {
		this.setting.world.violate(`${law}: ${phone.name} (${user}): ${what}`);
	}

	/** I6: cursors never go back within one life of the server. */
	#lookAtCursors(work: Work, database: string): void {
		const feed = this.#feedOf(work.phone, database);
		if (feed.epoch !== '' && feed.epoch === work.feed.epoch)
			for (const [scope, cursor] of Object.entries(work.feed.cursors)) {
				const now = feed.cursors[scope];
				if (now !== undefined && now < cursor)
					this.#violate('I6', work, `the cursor of ${scope} went back from ${cursor} to ${now}`);
			}
		work.feed = feed;
	}

	#feedOf({ disk }: Phone, database: string): Feed {
		const row = disk.rows(database, 'meta').find(({ name }) => name === 'feed');
		return readMeta(Feed, row?.value);
	}

	/** I1, I4, I5: what was promised is here or there, with its files; it leaves by its author's hand alone. */
	#lookAtOutbox(work: Work, database: string): void {
		const { disk } = work.phone;
		const rows = new Map(disk.rows(database, 'outbox').map((row) => [row.id, row]));
		const files = new Set(disk.rows(database, 'file').map((file) => file.id));
		for (const row of rows.values())
			if (row.state !== 'dropped' && !work.bare) this.#lookAtFiles(work, row.change, files);
		for (const one of work.promised.values()) {
			const row = rows.get(one.id);
			if (!row) this.#left(work, one);
			else if (row.state !== one.state) this.#changed(work, one, row);
		}
	}

	#left(work: Work, one: Promised): void {
		work.promised.delete(one.id);
		if (one.state !== 'done' && one.state !== 'dropped')
			this.#violate('I1', work, `${one.id} left the phone while it was ${one.state}`);
	}

	#changed(work: Work, one: Promised, row: OutboxRow): void {
		if (row.state === 'done' && !this.effects.has(one.id))
			this.#violate('I9', work, `${one.id} counts as received, and no server ever took it`);
		if (row.state === 'dropped' && !work.phone.tabs.some((tab) => tab.acting > 0))
			this.#violate('I5', work, `${one.id} was taken back by nobody`);
		this.#lookAtNotice(work, one, row);
		if (one.state === 'dropped' || row.state === 'dropped') work.typed.delete(one.record);
		one.state = row.state;
	}

	/** What she typed is not what counts: then she is told in the same moment. */
	#lookAtNotice(work: Work, { id, state }: Promised, row: OutboxRow): void {
		const answer = this.setting.server.data.ledger.get(id)?.answer;
		const merged = row.state === 'done' && answer?.status === 'merged';
		const refused = row.state === 'attention' && state === 'ready' && answer?.status === 'refused';
		if (!merged && !refused) return;
		const notices = work.phone.disk.rows(`app:${work.user}`, 'notice');
		if (!notices.some(({ change }) => change?.id === id))
			this.#violate('I5', work, `${id} was ${answer.status}, and nothing says so`);
	}

	/** I1, I5 at last: what is received is in the ledger, what was refused still asks for an answer. */
	atTheEnd(phone: Phone): void {
		const { ledger } = this.setting.server.data;
		for (const work of this.works.values()) if (work.phone === phone) this.#lookAtWaits(work);
		for (const work of this.works.values())
			if (work.phone === phone)
				for (const { id, state } of work.user === phone.owner.user ? work.promised.values() : []) {
					const status = ledger.get(id)?.answer.status;
					if (state === 'done' && !status)
						this.#violate('I1', work, `${id} was received, and the ledger has lost it`);
					if (state === 'done' && status === 'refused')
						this.#violate('I5', work, `${id} was refused, and counts as received`);
				}
	}

	/** Whoever waits for somebody's answer waits for one that is still to be given. */
	#lookAtWaits(work: Work): void {
		const rows = work.phone.disk.rows(`app:${work.user}`, 'outbox');
		const asked = new Set(rows.filter(({ state }) => state === 'attention').map(({ id }) => id));
		const lost = rows.find(
			(row) => row.state === 'attention' && row.waits && !asked.has(row.waits)
		);
		if (lost)
			this.#violate('I5', work, `${lost.id} waits for ${lost.waits}, which asks for nothing`);
	}

	/** Bytes went with a disk that was emptied under the app: then she is told, and has to give them again. */
	isToldLost({ disk, owner }: Phone, { change, state, problems }: Waiting): boolean {
		if (state !== 'done') return true;
		const held = new Set(disk.rows(`app:${owner.user}`, 'file').map(({ id }) => id));
		const isHere = change.files.some(({ id }) => held.has(id));
		return !isHere && problems.some(({ code }) => code === 'file-refused');
	}

	#lookAtFiles(work: Work, change: Change, files: ReadonlySet<string>): void {
		for (const { id } of change.files)
			if (!files.has(id) && !this.setting.server.bytes.has(id))
				this.#violate('I4', work, `the file ${id} of ${change.id} is nowhere`);
	}

	/** I2, I9, I11: once, in its author's name, and never refused after it was taken. */
	#answered(user: string, changes: readonly Change[], results: readonly Result[]): void {
		const { server, world } = this.setting;
		for (const change of changes)
			if (change.author !== user)
				world.violate(`I9: ${change.id} of ${change.author} came from ${user}`);
		for (const { id, status, again, problems } of results) {
			const change = changes.find((one) => one.id === id);
			const taken = status === 'applied' || status === 'merged';
			const before = this.effects.get(id);
			if (taken && !again && before?.epoch === server.epoch)
				world.violate(`I2: ${id} took effect twice`);
			if (!taken && before?.epoch === server.epoch)
				world.violate(`I11: ${id} is ${status} after it took effect`);
			if (problems.some(({ code }) => code === 'id_reused'))
				world.violate(`I11: ${id} was sent twice with different content`);
			if (!taken || !change || again) continue;
			const version = server.data.declaration(change.record)?.version ?? 0;
			this.effects.set(id, { epoch: server.epoch, version });
		}
	}

	/** What one phone did to one record takes effect in the order it was done there. */
	#inOrder(user: string, id: string): void {
		for (const work of this.works.values()) {
			if (work.user !== user || !work.promised.has(id)) continue;
			const rows = work.phone.disk.rows(`app:${user}`, 'outbox');
			const row = rows.find((one) => one.id === id);
			const first = rows.find(
				(one) =>
					row &&
					one.record === row.record &&
					one.n < row.n &&
					waits(one) &&
					!this.effects.has(one.id)
			);
			if (first) this.#violate('order', work, `${id} took effect before ${first.id}`);
		}
	}

	/** I8: what she typed is what she sees, until somebody else's later word, or one of her own. */
	screen(tab: Tab): void {
		const view = tab.device?.view;
		const user = view?.who?.user;
		if (!view || !user || !tab.able || this.moved) return;
		const work = this.works.get(`${tab.phone.name} ${user}`);
		// While something is being typed anew, the screen may already show it.
		if (!work || work.typed.size === 0 || tab.phone.tabs.some((one) => one.acting > 0)) return;
		const states = new Map(view.outbox.map((one) => [one.change.id, one.state]));
		for (const one of [...work.typed.values()].slice(-4)) {
			const state = states.get(one.id);
			// Another tab hears of it a moment later.
			if ((state === 'ready' || state === 'attention') && (one.tab === tab || tab.born > one.at))
				this.#typed(work, one, view.book.declaration(one.record));
			// A tab that cannot hear the other one (dead by now, perhaps) may know of an answer before it knows of its rows.
			const { deafTabs: deaf } = tab.phone;
			if (state === 'done' && view.sync.complete && !deaf)
				this.#received(work, one, view.received.declaration(one.record));
		}
	}

	#typed(work: Work, { id, wish, base }: Promised, row: Declaration | undefined): void {
		if (wish.act !== 'write' || wish.kind !== 'day-entry') return;
		const { minutesWork } = wish.set;
		if (base && base['minutesWork'] === minutesWork) return;
		if (row?.facts['minutesWork'] !== minutesWork)
			this.#violate(
				'I8',
				work,
				`${id} said ${String(minutesWork)}, the screen shows ${String(row?.facts['minutesWork'])}`
			);
	}

	#received(work: Work, { id, record }: Promised, row: Declaration | undefined): void {
		const effect = this.effects.get(id);
		if (!effect || effect.epoch !== work.feed.epoch) return;
		const { server } = this.setting;
		const now = server.data.declaration(record);
		const held = server.scopesOf(work.user);
		const hers = now && [`o:${now.org}`, `c:${now.company}`, `c:${now.counts_for}`];
		if (!hers?.some((scope) => held.includes(scope))) return;
		if (effect.epoch === server.epoch && (row?.version ?? 0) < effect.version)
			this.#violate('I8', work, `${id} is received, and ${record} is shown as it was before`);
	}

	/** I3, I10: each phone holds what its scopes hold, no more and no less. */
	compare(tab: Tab): void {
		const { server } = this.setting;
		const view = tab.device?.view;
		const user = view?.who?.user;
		if (!view || !user) return;
		const work = this.of(tab.phone, user);
		const here = new Map<string, string>();
		for (const col of Object.keys(server.data.tables) as 'declarations'[])
			for (const row of view.received.all(col)) here.set(`${col} ${row.id}`, canonical(row));
		const there = new Map<string, string>();
		for (const scope of server.scopesOf(user))
			for (const { col, id, gone } of server.data.feed.get(scope)?.values() ?? [])
				if (!gone) there.set(`${col} ${id}`, canonical(server.data.tables[col]?.get(id)));
		for (const [key, text] of there)
			if (here.get(key) !== text)
				this.#violate('I3', work, `${key} is\n${here.get(key) ?? 'missing'}\ninstead of\n${text}`);
		for (const key of here.keys())
			if (!there.has(key)) this.#violate('I10', work, `${key} is nothing of hers`);
		const scopes = new Set(server.scopesOf(user));
		for (const { scope } of tab.disk.rows(`app:${user}`, 'page'))
			if (!scopes.has(scope)) this.#violate('I10', work, `rows of ${scope} are still on the disk`);
	}
}

function waits({ state }: OutboxRow): boolean {
	return state === 'ready' || state === 'attention';
}
