// What the inbox and a review say alike.
import type { Remark } from '#domain/review/remarks.ts';
import { count, dayShort } from '../../format.ts';

export const NB = '\u00a0';

export const lines = (n: number) => count(n, 'ligne', 'lignes');

/** `jeu. 23`, or the whole month. */
export const day = (key: string) => (key.includes('/') ? 'Total du mois' : dayShort(key));

export const quote = (note: string) => `«${NB}${note}${NB}»`;

type Of<C extends Remark['code']> = Extract<Remark, { code: C }>;
/** Words for each thing that can be odd. */
export type Said<R> = { [C in Remark['code']]: (one: Of<C>, today: string) => R };

/** The words for this one. */
export const say = <R>(words: Said<R>, one: Remark, today: string): R =>
	(words[one.code] as (one: Remark, today: string) => R)(one, today);
