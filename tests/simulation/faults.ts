// What goes wrong in one week: drawn from its seed, some weeks calm, most of them not.
import type { Dice } from './dice.ts';
import type { Fate } from './network.ts';

/** How the network behaves. */
export interface Faults {
	/** A sign-in or a younger token does not arrive. */
	lost: number;
	/** A request or an answer takes from five seconds to more than a minute. */
	stuck: number;
	/** Milliseconds a way takes at most, else. */
	slowest: number;
	fates: Record<Fate, number>;
}

export const calm: Faults = {
	lost: 0,
	stuck: 0,
	slowest: 120,
	fates: {
		well: 1,
		lost: 0,
		'answer lost': 0,
		twice: 0,
		'late copy': 0,
		cut: 0,
		partial: 0,
		portal: 0,
		status: 0,
		'dies before': 0,
		'dies after': 0
	}
};

/** A week that is not left to the dice alone. */
export interface Given {
	days?: number;
	troubles?: Partial<Troubles>;
	network?: Partial<Omit<Faults, 'fates'>>;
}

/** One week's troubles. */
export interface Troubles {
	network: Faults;
	/** At any step of a phone, that it dies there. */
	crash: number;
	/** Of those, how many cut its power: what was only handed to the disk is lost. */
	power: number;
	/** Milliseconds a step may take: two tabs then run between each other. */
	slowness: number;
	/** Two tabs on one phone; and whether the locks between them lie, and whether they hear each other. */
	tabs: boolean;
	locksLie: boolean;
	deafTabs: boolean;
	full: boolean;
	evict: boolean;
	clocks: boolean;
	restore: boolean;
	rights: boolean;
	/** Tokens end, accounts are closed and opened again. */
	tokens: boolean;
	/** The server is renewed first: apps must follow; or it does not know a kind's new version yet. */
	versions: boolean;
	/** Small calls only. */
	small: boolean;
	poison: boolean;
	/** … and goes on refusing them for days: their authors are shown them, and they are offered once a day. */
	lasting: boolean;
	/** Somebody else signs in on the same phone in between. */
	shared: boolean;
	/** A tab freezes for up to ten minutes. */
	frozen: boolean;
}

const quiet: Troubles = {
	network: calm,
	crash: 0,
	power: 0,
	slowness: 0,
	tabs: false,
	locksLie: false,
	deafTabs: false,
	full: false,
	evict: false,
	clocks: false,
	restore: false,
	rights: false,
	tokens: false,
	versions: false,
	small: false,
	poison: false,
	lasting: false,
	shared: false,
	frozen: false
};

/** What the dice say, but for what is given. */
export function drawWith(dice: Dice, { troubles, network }: Given): Troubles {
	const drawn = draw(dice);
	return { ...drawn, network: { ...drawn.network, ...network }, ...troubles };
}

function draw(dice: Dice): Troubles {
	if (dice.chance(0.1)) return quiet;
	const full = dice.chance(0.12);
	const evict = !full && dice.chance(0.1);
	const restore = !full && !evict && dice.chance(0.12);
	const tabs = dice.chance(0.2);
	const drawn: Troubles = {
		network: dice.chance(0.15) ? calm : drawNetwork(dice),
		crash: dice.chance(0.6) ? 0.02 * dice.next() ** 3 : 0,
		power: dice.chance(0.5) ? 0.5 : 0,
		slowness: tabs || dice.chance(0.15) ? dice.between(1, 5) : 0,
		tabs,
		locksLie: tabs && dice.chance(0.4),
		deafTabs: tabs && dice.chance(0.3),
		full,
		evict,
		clocks: !restore && dice.chance(0.15),
		restore,
		rights: dice.chance(0.12),
		tokens: dice.chance(0.15),
		versions: dice.chance(0.1),
		small: dice.chance(0.1),
		poison: dice.chance(0.08),
		lasting: false,
		shared: dice.chance(0.12),
		frozen: dice.chance(0.1)
	};
	return { ...drawn, lasting: drawn.poison && dice.chance(0.5) };
}

function drawNetwork(dice: Dice): Faults {
	const bad = Math.min(0.6, 0.1 + 0.5 * dice.next());
	const names = (Object.keys(calm.fates) as Fate[]).filter((name) => name !== 'well');
	const weights = names.map((name) => [name, dice.chance(0.5) ? dice.next() : 0] as const);
	const sum = weights.reduce((total, [, weight]) => total + weight, 0);
	const fates = { ...calm.fates, well: sum > 0 ? 1 - bad : 1 };
	for (const [name, weight] of weights) fates[name] = sum > 0 ? (bad * weight) / sum : 0;
	return {
		lost: bad / 2,
		stuck: dice.chance(0.3) ? 0.1 * dice.next() : 0,
		slowest: dice.chance(0.3) ? 3000 : 400,
		fates
	};
}
