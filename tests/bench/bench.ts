// What a benchmark is, and how several are compared: one after the other, in turns, the median of the ratios told.
import type { Stage } from './stage.ts';

/** One line of the result. Without a bar it is told beside, and fails nothing. */
export interface Row {
	/** `P1`: several rows may have the same. */
	id: string;
	what: string;
	ratio: number;
	/** `≥ 8`; '' = no bar. */
	bar: string;
	ok: boolean;
	/** The figures behind the ratio, in words. */
	raw: string;
}

export interface Bench {
	id: string;
	/** What is measured along with it. */
	also?: string[];
	title: string;
	run(stage: Stage, how: How): Promise<Row[]>;
}

export interface How {
	pairs: number;
	say: (line: string) => void;
}

/** Milliseconds, bytes or whatever is compared; one figure a turn. */
export type Figures = Record<string, number[]>;

/** Lets each contender run once a turn, always in the same order: A B C A B C. */
export async function turns(
	how: How,
	label: string,
	contenders: Record<string, () => Promise<number>>
): Promise<Figures> {
	const figures: Figures = {};
	for (let turn = 1; turn <= how.pairs; turn++) {
		for (const [name, measure] of Object.entries(contenders))
			(figures[name] ??= []).push(await measure());
		const now = Object.entries(figures).map(([name, all]) => `${name} ${short(all.at(-1) ?? 0)}`);
		how.say(`${label} ${turn}/${how.pairs}: ${now.join(' · ')}`);
	}
	return figures;
}

export function median(all: readonly number[]): number {
	const sorted = [...all].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	const above = sorted[half] ?? NaN;
	return sorted.length % 2 ? above : ((sorted[half - 1] ?? NaN) + above) / 2;
}

export interface Compared {
	id: string;
	what: string;
	/** How many times `over` is `under`, turn by turn. */
	over: string;
	under: string;
	unit: string;
	/** `≥ 8` or `≤ 2`. */
	bar?: string;
}

/** The median of the ratios of each turn, with the smallest and the largest. */
export function compare(figures: Figures, asked: Compared): Row {
	const { id, what, over, under, unit, bar = '' } = asked;
	const [above, below] = [figures[over] ?? [], figures[under] ?? []];
	const ratios = above.map((value, turn) => value / (below[turn] ?? NaN));
	const ratio = median(ratios);
	const range = `${short(Math.min(...ratios))}–${short(Math.max(...ratios))}, ${ratios.length} pairs`;
	const told = (name: string, all: number[]) => `${name} ${short(median(all))} ${unit}`;
	const raw = `${told(over, above)} / ${told(under, below)} (${range})`;
	return { id, what, ratio, bar, ok: holds(ratio, bar), raw };
}

/** Whether a figure reaches its bar. */
export function holds(ratio: number, bar: string): boolean {
	if (!bar) return true;
	const [sign, most] = bar.split(' ');
	return sign === '≥' ? ratio >= Number(most) : ratio <= Number(most);
}

/** Three digits that matter. */
function short(value: number): string {
	return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
