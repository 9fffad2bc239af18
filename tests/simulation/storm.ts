// The troubles of a week that are no matter of single requests: each comes at a moment of its own, and ends before the week does.
import type { Col, Row } from '#domain/records.ts';
import { addDays, parisDay } from '#domain/values.ts';
import { MOST_BYTES } from '#domain/judging/envelope.ts';
import type { Disk } from './disk.ts';
import type { Troubles } from './faults.ts';
import type { Phone, Setting } from './phone.ts';
import type { Watch } from './watch.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export class Storm {
	readonly setting: Setting;
	readonly phones: readonly Phone[];
	readonly watch: Watch;
	#ends: (() => void)[] = [];
	#lasting = false;

	constructor(setting: Setting, phones: readonly Phone[], watch: Watch) {
		this.setting = setting;
		this.phones = phones;
		this.watch = watch;
	}

	/** Lays out when what happens. */
	plan(troubles: Troubles, end: number): void {
		const { world, network } = this.setting;
		const begin = world.time;
		this.#lasting = troubles.lasting;
		for (const [name, begins] of Object.entries(this.#kinds)) {
			if (!troubles[name as keyof Troubles]) continue;
			for (let left = world.dice.between(1, 3); left > 0; left--) {
				const at = world.dice.between(0, end - begin - HOUR);
				world.after(
					at,
					() => {
						world.tell(`— ${name}`);
						begins();
					},
					world.nature
				);
			}
		}
		if (network.faults.lost > 0) this.#deaf(end - begin);
	}

	/** Everything works again. */
	end(): void {
		for (const end of this.#ends) end();
		this.#ends = [];
	}

	/** A phone out of reach for minutes or for most of a day. */
	#deaf(span: number): void {
		const { world, network } = this.setting;
		for (const phone of this.phones)
			if (world.dice.chance(0.4))
				world.after(
					world.dice.between(0, span),
					() => {
						network.deafUntil.set(phone.name, world.time + world.dice.between(MINUTE, 8 * HOUR));
					},
					world.nature
				);
	}

	/** Ends by itself after a while, at the latest with the week. */
	#while(most: number, end: () => void): void {
		this.#ends.push(end);
		this.setting.world.after(
			this.setting.world.dice.between(MINUTE, most),
			end,
			this.setting.world.nature
		);
	}

	#phone(): Phone {
		return this.setting.world.dice.pick(this.phones) as Phone;
	}

	readonly #kinds: Partial<Record<keyof Troubles, () => void>> = {
		full: () => {
			const { disk } = this.#phone();
			disk.full = 0.2 + 0.7 * this.setting.world.dice.next();
			this.#while(3 * HOUR, () => {
				disk.full = 0;
			});
		},
		evict: () => {
			const holding = this.phones.filter(({ disk }) => holds(disk));
			const { dice } = this.setting.world;
			this.#evict(dice.pick(holding.length ? holding : this.phones) as Phone);
		},
		clocks: () => {
			const phone = this.#phone();
			const { dice } = this.setting.world;
			const jumps = [3 * DAY, -365 * DAY, -2 * HOUR, 90_000, -90_000, 40 * DAY, -DAY];
			phone.ahead = dice.chance(0.3) ? 0 : (dice.pick(jumps) ?? 0);
			phone.rate = dice.chance(0.5) ? 1 : 0.999 + 0.002 * dice.next();
		},
		restore: () => {
			const { server, world } = this.setting;
			server.backUp();
			world.after(
				world.dice.between(MINUTE, 20 * HOUR),
				() => {
					if (world.time < this.#over && server.restore()) world.tell('— the server is set back');
				},
				world.nature
			);
		},
		rights: () => {
			this.#rights();
		},
		tokens: () => {
			const { server, world } = this.setting;
			const { user } = this.#phone().holder;
			if (world.dice.chance(0.5)) server.signOutEverywhere(user);
			else {
				server.close(user, true);
				this.#while(5 * HOUR, () => {
					server.close(user, false);
				});
			}
		},
		versions: () => {
			const { moods } = this.setting.server;
			const { dice } = this.setting.world;
			const kind = dice.pick(['day-entry', 'site-visit', 'hours-declaration']) ?? '';
			if (dice.chance(0.5)) moods.newer = true;
			else moods.unknown.add(kind);
			this.#while(6 * HOUR, () => {
				moods.newer = false;
				moods.unknown.clear();
			});
		},
		small: () => {
			const { moods } = this.setting.server;
			moods.most = this.setting.world.dice.between(1500, 4000);
			this.#while(12 * HOUR, () => {
				moods.most = MOST_BYTES;
			});
		},
		poison: () => {
			const { moods } = this.setting.server;
			const mark = this.setting.world.dice.between(0, 35).toString(36);
			moods.poison = (id) => id.slice(0, 5).includes(mark);
			this.#while(this.#lasting ? 4 * DAY : 12 * HOUR, () => {
				moods.poison = () => false;
			});
		},
		frozen: () => {
			const { dice, time } = this.setting.world;
			const tab = dice.pick(this.#phone().tabs);
			if (tab) tab.asleep = Math.min(this.#over, time + dice.between(1000, 10 * MINUTE));
		}
	};

	/** The end of the week, after which no backup is put back. */
	#over = Infinity;
	set over(time: number) {
		this.#over = time;
	}

	/** The browser throws data away: hers alone, or all there is; while the app is open, or not. */
	#evict(phone: Phone): void {
		const { world } = this.setting;
		const { dice } = world;
		const names = dice.chance(0.5)
			? phone.disk.names
			: phone.disk.names.filter((name) => name !== 'app');
		if (dice.chance(0.5) || phone.tabs.length === 0) {
			phone.crash();
			this.watch.lost(phone, names);
		} else {
			this.watch.emptied(phone, names);
			for (const tab of phone.tabs) world.after(1000, () => tab.look(), tab);
		}
		for (const name of names) phone.disk.evict(name);
	}

	/** Somebody leaves a company, a person is declared by another one, or both are undone. */
	#rights(): void {
		const { world, server } = this.setting;
		const { data } = server;
		const { dice } = world;
		const rows: [Col, Row][] = [];
		if (dice.chance(0.6)) {
			const member = dice.pick(data.all('memberships'));
			if (!member) return;
			const gone = addDays(parisDay(new Date(world.time).toISOString()), -1);
			rows.push(['memberships', { ...member, to: member.to ? '' : gone }]);
		} else {
			const card = dice.pick(data.all('assignments'));
			if (!card) return;
			const company = card.company.startsWith('e1') ? 'e20000000000000' : 'e10000000000000';
			rows.push(['assignments', { ...card, company }]);
		}
		this.watch.moved = true;
		server.office(...rows);
	}
}

/** Something typed lies here that was not received. */
function holds(disk: Disk): boolean {
	const users = disk.names.filter((name) => name.startsWith('app:'));
	return users.some((name) =>
		disk.rows(name, 'outbox').some(({ state }) => state === 'ready' || state === 'attention')
	);
}
