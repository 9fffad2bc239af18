// One seed: some people, their phones, a week of work and of troubles; then all is healed, and everything must be there.
import { canonical } from '#domain/values.ts';
import { inside } from './disk.ts';
import { calm, drawWith, type Given, type Troubles } from './faults.ts';
import { lookAtTheEnd, putOff } from './rest.ts';
import { Network } from './network.ts';
import { act } from './people.ts';
import { Phone, type Setting, type Tab } from './phone.ts';
import { Storm } from './storm.ts';
import { Server } from './server.ts';
import { amina, berthe, joel, karim, leila, nadia, townRows, type Inhabitant } from './town.ts';
import { Watch } from './watch.ts';
import { World } from './world.ts';
import { StorageError } from '#store/store.ts';
import type { Col, Row } from '#domain/records.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEGIN = '2026-11-18T05:30:00Z';

export interface Report {
	seed: number;
	violations: string[];
	steps: number;
	/** Changes whose authors were told that they are safe. */
	made: number;
	story: string[];
	/** All that is on the server and on the phones at the end, as one text. */
	state: string;
}

/** Plays one seed from beginning to end; `given` = what is not left to its dice. */
export async function playWeek(seed: number, given: Given = {}): Promise<Report> {
	const world = new World(seed, BEGIN);
	return inside(world, async () => {
		const week = new Week(world, given);
		try {
			await week.play();
		} catch (error) {
			world.violate(
				`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
			);
		}
		return {
			seed,
			violations: world.violations,
			steps: world.steps,
			made: week.watch.made,
			story: world.story,
			state: week.state()
		};
	});
}

class Week {
	readonly world: World;
	readonly setting: Setting;
	readonly given: Given;
	readonly troubles: Troubles;
	readonly watch: Watch;
	readonly phones: Phone[] = [];
	readonly storm: Storm;
	#stormy = true;

	constructor(world: World, given: Given) {
		this.world = world;
		this.given = given;
		this.troubles = drawWith(world.dice, given);
		world.slowness = this.troubles.slowness;
		const server = new Server(() => world.time);
		this.setting = { world, server, network: new Network(world, server, this.troubles.network) };
		this.watch = new Watch(this.setting);
		this.storm = new Storm(this.setting, this.phones, this.watch);
		const rows = Object.entries(townRows()) as [Col, Row[]][];
		server.office(...rows.flatMap(([col, list]) => list.map((row): [Col, Row] => [col, row])));
		for (const one of [amina, leila, karim, joel, nadia, berthe]) server.admit(one);
		server.ring = (scopes) => {
			this.#ring(scopes);
		};
		this.#people();
	}

	async play(): Promise<void> {
		const { world, troubles } = this;
		const { network, ...rest } = troubles;
		const on = Object.entries(rest).filter(([, value]) => value);
		world.tell(
			`${this.phones.map((phone) => phone.name).join(', ')}; ${canonical(Object.fromEntries(on))}`
		);
		const bad = Object.entries(network.fates).filter(([name, rate]) => name !== 'well' && rate > 0);
		if (bad.length) world.tell(bad.map(([name, rate]) => `${name} ${rate.toFixed(2)}`).join(', '));
		world.afterStep = (life) => {
			this.#maybeDie(life as Tab);
		};
		const drawn = world.dice.weighted({ 1: 12, 2: 3, 5: 0.4 });
		const days = this.given.days ?? (troubles.lasting ? 5 : Number(drawn));
		const end = world.time + days * DAY;
		for (const phone of this.phones) this.#plan(phone, end);
		this.storm.over = end;
		this.storm.plan(troubles, end);
		await world.run(end);
		if (world.violations.length === 0) await this.#heal();
	}

	state(): string {
		const disks = this.phones.map(({ disk }) =>
			disk.names.map((name) => [name, disk.rows(name, 'outbox'), disk.rows(name, 'meta')])
		);
		return `${this.setting.server.data.state()}\n${canonical(disks)}`;
	}

	/** Two to four of them have a phone this week; a few weeks more. */
	#people(): void {
		const { dice } = this.world;
		const all: Inhabitant[] = [amina, joel, leila, karim, nadia, berthe];
		const count = Number(dice.weighted({ 1: 3, 2: 6, 3: 3, 4: 1, 6: 0.3 }));
		for (const [n, owner] of all.entries()) {
			if (n >= count) break;
			this.#phone(owner.name.toLowerCase(), owner);
		}
		if (dice.chance(0.1)) this.#phone('amina-b', amina);
	}

	#phone(name: string, owner: Inhabitant): void {
		const phone = new Phone(name, owner, this.setting);
		phone.locksLie = this.troubles.locksLie;
		phone.deafTabs = this.troubles.deafTabs;
		this.watch.over(phone);
		this.phones.push(phone);
	}

	/** When this phone is taken out of its pocket, and what is done with it. */
	#plan(phone: Phone, end: number): void {
		const { dice, time } = this.world;
		const visits = Math.max(1, Math.round(((end - time) / DAY) * dice.between(1, 2)));
		for (let n = 0; n < visits; n++) {
			// Some are still at it when the storm ends.
			const late = n === 0 && dice.chance(0.25);
			const at = late
				? end - time - dice.between(5, 180) * SECOND
				: dice.between(0, 12 * HOUR) + DAY * dice.between(0, Math.floor((end - time) / DAY) - 1);
			this.world.after(
				at,
				() => {
					this.#visit(phone);
				},
				this.world.nature
			);
		}
	}

	#visit(phone: Phone): void {
		const { dice } = this.world;
		const tab = this.#tab(phone);
		if (this.troubles.tabs && phone.tabs.length < 2 && dice.chance(0.7)) this.#open(phone);
		let at = dice.between(1, 20) * SECOND;
		for (let left = dice.between(1, 4); left > 0; left--) {
			this.world.after(
				at,
				() => {
					this.#act(phone);
				},
				this.world.nature
			);
			at += dice.chance(0.3) ? dice.between(0, 300) : dice.between(2, 90) * SECOND;
		}
		this.world.after(
			at + dice.between(5, 60) * SECOND,
			() => {
				this.#leave(phone);
			},
			this.world.nature
		);
		tab.world.soon(() => {
			tab.look();
		}, tab);
	}

	/** The phone goes back into its pocket, or the app is closed. */
	#leave(phone: Phone): void {
		if (!this.#stormy) return;
		if (phone.tabs.some((one) => one.acting > 0)) this.watch.died(phone);
		if (this.world.dice.chance(0.3)) phone.crash();
		else for (const tab of phone.tabs) tab.visible = false;
	}

	#tab(phone: Phone): Tab {
		return this.world.dice.pick(phone.tabs) ?? this.#open(phone);
	}

	#open(phone: Phone): Tab {
		const tab = phone.start();
		tab.shown = () => {
			this.watch.screen(tab);
		};
		return tab;
	}

	#act(phone: Phone): void {
		if (!this.#stormy) return;
		const tab = this.#tab(phone);
		this.world.soon(() => {
			const view = tab.device?.view;
			if (!view) return;
			const out = !view.who || view.sync.phase === 'signed-out';
			if (this.troubles.shared && this.world.dice.chance(0.2)) void this.#lend(tab);
			else if (out || view.who?.user !== tab.phone.holder.user) void this.#signIn(tab);
			else act(tab, this.watch);
		}, tab);
	}

	async #signIn(tab: Tab): Promise<void> {
		if (tab.entering) return;
		tab.entering = true;
		const { holder } = tab.phone;
		await tab.device?.ready;
		const { who, sync } = tab.device?.view ?? {};
		if (who?.user === holder.user && sync?.phase !== 'signed-out') {
			tab.entering = false;
			return;
		}
		const said = await tab.device?.signInWithPassword(holder.user, 'secret').catch(told);
		tab.entering = false;
		this.world.tell(`${tab.name} signs in as ${holder.name}: ${said ?? ''}`);
		if (said === 'ok') this.watch.entered(tab, holder.user);
	}

	/** The phone goes from hand to hand; whoever gives it away leaves first, if she remembers. */
	async #lend(tab: Tab): Promise<void> {
		const { phone } = tab;
		phone.holder =
			phone.holder === phone.owner ? (phone.owner === leila ? amina : leila) : phone.owner;
		this.world.tell(`${tab.name} is lent to ${phone.holder.name}`);
		this.watch.died(phone);
		if (this.world.dice.chance(0.7)) await tab.device?.signOut().catch(told);
		if (!(await tab.device?.resume(phone.holder.user).catch(told))) await this.#signIn(tab);
	}

	/** The bell of everybody who holds one of these scopes, late, and not always. */
	#ring(scopes: ReadonlySet<string>): void {
		const { server } = this.setting;
		for (const phone of this.phones) {
			const held = server.scopesOf(phone.holder.user);
			if (!held.some((scope) => scopes.has(scope))) continue;
			for (const tab of phone.tabs)
				for (const ring of tab.rings.values())
					if (!this.#stormy || this.world.dice.chance(0.8))
						this.world.after(this.world.dice.between(20, 800), ring, tab);
		}
	}

	/** Between any two steps of a phone it may die there. */
	#maybeDie(tab: Tab): void {
		if (!this.#stormy || !('phone' in tab) || !tab.alive) return;
		const { dice } = this.world;
		if (!dice.chance(this.troubles.crash)) return;
		const { phone } = tab;
		if (phone.tabs.some((one) => one.acting > 0)) this.watch.died(phone);
		const alone =
			phone.tabs.length > 1 && !this.troubles.evict && !phone.disk.opening && dice.chance(0.5);
		if (alone) phone.crash([tab]);
		else phone.crash();
		const power = !alone && dice.chance(this.troubles.power);
		const lost = power ? phone.disk.cutPower() : 0;
		if (power) this.watch.cut(phone);
		this.world.tell(`${tab.name} dies${power ? `, its power cut: ${lost} writes lost` : ''}`);
		if (dice.chance(0.7))
			this.world.after(
				dice.between(1, 30) * SECOND,
				() => {
					this.#again(phone);
				},
				this.world.nature
			);
	}

	#again(phone: Phone): void {
		if (phone.tabs.length === 0) this.#open(phone);
	}

	/** The storm is over: whatever waited must arrive by itself, and everybody must see the same. */
	async #heal(): Promise<void> {
		const { world } = this;
		world.tell('— all is well from here on');
		this.#stormy = false;
		this.storm.end();
		const { network } = this.setting;
		network.faults = calm;
		network.downUntil = 0;
		network.deafUntil.clear();
		world.slowness = 0;
		this.#everybodyLooks();
		for (let minute = 0; minute < 5 && !(minute > 0 && this.#quiet()); minute++)
			await this.#wait(MINUTE);
		for (let round = 0; round < 5 && !this.#quiet(); round++) {
			// A tap is needed where trying again changes nothing until somebody acts, and nowhere else (I7).
			for (const tab of this.#tabs())
				if (tab.halted) world.after(0, () => void tab.device?.sync(), tab);
			await this.#wait(16 * MINUTE);
		}
		await this.#wait(70 * SECOND);
		if (putOff(this.phones)) await this.#aDayLater();
		if (world.violations.length === 0) lookAtTheEnd(this.setting, this.phones, this.watch);
	}

	/** Phones in pockets for a day, then all is taken by a server that is well. */
	async #aDayLater(): Promise<void> {
		const { world } = this;
		for (const tab of this.#tabs()) tab.visible = false;
		await world.run(world.time + DAY + HOUR);
		for (const tab of this.#tabs())
			world.soon(() => {
				tab.look();
			}, tab);
		await this.#wait(5 * MINUTE);
		const left = putOff(this.phones);
		if (left) world.violate(`I7: ${left.id} is offered no more`);
	}

	/** Closed apps are opened; one that is in view has to come to its senses by itself. */
	#everybodyLooks(): void {
		const { world } = this;
		for (const phone of this.phones) {
			phone.holder = phone.owner;
			this.#tab(phone);
			for (const [n, tab] of phone.tabs.entries()) {
				if (!tab.visible || tab.halted)
					world.soon(() => {
						tab.look();
					}, tab);
				world.after(
					(5 + n) * SECOND,
					() => {
						void this.#enter(tab);
					},
					tab
				);
			}
		}
	}

	async #enter(tab: Tab): Promise<void> {
		const view = tab.device?.view;
		if (view?.who?.user !== tab.phone.holder.user || view.sync.phase === 'signed-out')
			await this.#signIn(tab);
	}

	#tabs(): Tab[] {
		return this.phones.flatMap((phone) => phone.tabs);
	}

	/** Tabs that cannot hear each other read anew when they come into view. */
	async #wait(span: number): Promise<void> {
		const { world } = this;
		await world.run(world.time + span);
		for (const tab of this.#tabs()) world.soon(() => void this.#enter(tab), tab);
		if (!this.troubles.deafTabs) return;
		for (const tab of this.#tabs())
			world.soon(() => {
				tab.look();
			}, tab);
		await world.run(world.time + 3 * SECOND);
	}

	/** Nothing is on its way any more. */
	#quiet(): boolean {
		return this.phones.every(
			({ tabs, owner }) =>
				tabs.every(({ device }) => device?.view.who?.user === owner.user) &&
				tabs.every(({ device }) => device?.view.sync.phase === 'idle') &&
				tabs.every(({ device }) =>
					device?.view.outbox.every((one) => one.state !== 'ready' && one.files === 0)
				)
		);
	}
}

/** What a person is told when her phone could not do as she wished; anything else is a mistake. */
function told(error: unknown): undefined {
	if (error instanceof StorageError || /signed in/.test(String(error))) return undefined;
	throw error;
}
