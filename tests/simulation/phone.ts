// A phone: the device that ships, put together over this world's disk, clock, dice and network; it may die at any step.
import { idbCellar } from '#store/idb.ts';
import { createDevice, type Device } from '#sync/device.ts';
import { engine, type Engine } from '#sync/parts/engine.ts';
import type { Door, Parts, Surroundings } from '#sync/parts/parts.ts';
import { httpServer } from '#sync/transport.ts';
import { Dice } from './dice.ts';
import { Disk } from './disk.ts';
import type { Line, Network } from './network.ts';
import type { Server } from './server.ts';
import type { Inhabitant } from './town.ts';
import type { Life, World } from './world.ts';

interface Hearer {
	tab: Tab;
	hear: (said: unknown) => void;
}

interface Lock {
	tab: Tab;
	stolen: () => void;
}

export interface Setting {
	world: World;
	server: Server;
	network: Network;
}

export class Phone {
	readonly name: string;
	readonly setting: Setting;
	readonly disk: Disk;
	/** Whoever's hand it is in; another one may have lent it. */
	holder: Inhabitant;
	readonly owner: Inhabitant;
	tabs: Tab[] = [];
	/** Milliseconds its clock is ahead, and how much faster it runs. */
	ahead = 0;
	rate = 1;
	version = 1;
	locksLie = false;
	deafTabs = false;
	/** How long a token lives, milliseconds. */
	tokenLife = 60 * 86_400_000;
	readonly locks = new Map<string, Lock>();
	readonly channels = new Map<string, Set<Hearer>>();
	/** Its own dice, so that ids do not depend on what happens elsewhere. */
	readonly dice: Dice;
	/** How often it, or a tab of it, died. */
	deaths = 0;
	#tabs = 0;

	constructor(name: string, owner: Inhabitant, setting: Setting) {
		this.name = name;
		this.owner = owner;
		this.holder = owner;
		this.setting = setting;
		this.disk = new Disk(setting.world);
		this.dice = setting.world.dice.fork();
	}

	/** What its clock shows, in milliseconds since 1970. */
	now(): number {
		const begun = Date.UTC(2026, 10, 16);
		return Math.round(begun + (this.setting.world.time - begun) * this.rate + this.ahead);
	}

	/** Opens the app in a new tab. */
	start(): Tab {
		const tab = new Tab(this, `${this.name}${++this.#tabs > 1 ? this.#tabs : ''}`);
		this.tabs.push(tab);
		this.setting.world.soon(() => {
			tab.open();
		}, tab);
		return tab;
	}

	/** One tab dies, or the whole phone; what they had begun never ends. Each fourth time its lock outlives it. */
	crash(tabs: readonly Tab[] = this.tabs): void {
		const keepsLock = ++this.deaths % 4 === 0;
		for (const tab of tabs) tab.alive = false;
		this.disk.crash(tabs);
		this.tabs = this.tabs.filter((tab) => tab.alive);
		for (const [name, { tab }] of this.locks) if (!tab.alive && !keepsLock) this.locks.delete(name);
		for (const hearers of this.channels.values())
			for (const hearer of hearers) if (!hearer.tab.alive) hearers.delete(hearer);
	}
}

export class Tab implements Life {
	readonly name: string;
	readonly phone: Phone;
	readonly disk: Disk;
	alive = true;
	visible = true;
	/** The rest of the app is here. */
	able = false;
	asleep = 0;
	readonly born: number;
	/** A sign-in is under way. */
	entering = false;
	/** Acts of its person that have not ended. */
	acting = 0;
	device: Device | undefined;
	/** Called after each change of what it shows. */
	shown: () => void = () => undefined;
	readonly wakers = new Set<() => void>();
	readonly rings = new Map<string, () => void>();
	readonly #line: Line;

	constructor(phone: Phone, name: string) {
		this.name = name;
		this.phone = phone;
		this.disk = phone.disk;
		this.born = phone.setting.world.steps;
		this.#line = phone.setting.network.lineOf(this, phone.name);
	}

	get world(): World {
		return this.phone.setting.world;
	}

	/** Only its person can help it on: trying again changes nothing. */
	get halted(): boolean {
		const phase = this.device?.view.sync.phase ?? '';
		return ['signed-out', 'closed', 'update'].includes(phase);
	}

	open(): void {
		this.device = createDevice(this.#parts());
		this.device.watch(() => {
			this.shown();
		});
	}

	/** The app is taken into view. */
	look(): void {
		this.visible = true;
		for (const wake of [...this.wakers]) wake();
	}

	#parts(): Parts {
		const { world, phone } = this;
		const clock = {
			now: () => phone.now(),
			setTimeout: (job: () => void, ms: number) => world.after(ms, job, this),
			clearTimeout: (timer: number) => {
				world.forget(timer);
			}
		};
		const wires = { fetch: this.#line.fetch, clock, base: '' };
		return {
			app: String(phone.version),
			cellar: idbCellar(),
			engine: () => this.#engine(),
			clock,
			connect: (session) => httpServer(wires, session),
			door: this.#door(),
			random: () => phone.dice.next(),
			browser: this.#browser()
		};
	}

	/** The rest of the app is loaded behind the first screen: at once, or a while later. */
	#engine(): Promise<Engine> {
		this.able = false;
		const { dice } = this.phone;
		const delay = dice.chance(0.8) ? 0 : dice.between(1, 3000);
		if (delay === 0) {
			this.able = true;
			return Promise.resolve(engine);
		}
		return new Promise((resolve) => {
			this.world.after(
				delay,
				() => {
					this.able = true;
					resolve(engine);
				},
				this
			);
		});
	}

	#door(): Door {
		const { server } = this.phone.setting;
		const ask = this.#line.ask;
		return {
			password: async (email) => {
				try {
					const token = await ask(() => server.token(email, this.phone.tokenLife));
					return { token, user: email, name: this.phone.holder.name, email };
				} catch {
					return 'offline';
				}
			},
			requestCode: () => Promise.resolve('offline'),
			code: () => Promise.resolve('offline'),
			refresh: async (token) => {
				const { id } = JSON.parse(atob(token.split('.')[1] ?? '')) as { id: string };
				return ask(() => server.token(id, this.phone.tokenLife)).catch(() => null);
			},
			listen: async (token, ring) => {
				await ask(() => undefined);
				this.rings.set(token, ring);
				return () => this.rings.delete(token);
			}
		};
	}

	#browser(): Surroundings {
		const { phone, world } = this;
		return {
			visible: () => this.visible,
			onWake: (wake) => {
				this.wakers.add(wake);
				return () => this.wakers.delete(wake);
			},
			alone: (name, steal, job) => this.#alone(name, steal, job),
			channel: (name, hear) => (phone.deafTabs ? null : this.#channel(name, hear)),
			persist: () => Promise.resolve(true),
			health: () => Promise.resolve({ persisted: true, free: 1e9 }),
			report: (error) => {
				world.violate(`${this.name} failed by its own mistake: ${String(error)}`);
			}
		};
	}

	#channel(name: string, hear: (said: unknown) => void) {
		const { phone, world } = this;
		const hearers = phone.channels.get(name) ?? new Set<Hearer>();
		phone.channels.set(name, hearers);
		const own = { tab: this, hear };
		hearers.add(own);
		const say = (what: unknown) => {
			const said: unknown = structuredClone(what);
			for (const one of hearers)
				if (one.tab !== this)
					world.soon(() => {
						if (hearers.has(one)) one.hear(said);
					}, one.tab);
		};
		return { say, close: () => hearers.delete(own) };
	}

	/** Web Locks: one tab at a time, unless it is taken from one that froze, or they lie. */
	async #alone(name: string, steal: boolean, job: () => Promise<void>): Promise<boolean> {
		const { locks, locksLie } = this.phone;
		const held = locks.get(name);
		if (held && !steal && !locksLie) return false;
		held?.stolen();
		const lock: Lock = { tab: this, stolen: () => undefined };
		const stolen = new Promise<boolean>((resolve) => {
			lock.stolen = () => {
				resolve(false);
			};
		});
		locks.set(name, lock);
		const done = job().then(() => true);
		try {
			return await Promise.race(locksLie ? [done] : [done, stolen]);
		} finally {
			done.catch(() => undefined);
			if (locks.get(name) === lock) locks.delete(name);
		}
	}
}
