// What both say alike.
import { count, dayShort } from '../../format.ts';

export const NB = '\u00a0';

export const lines = (n: number) => count(n, 'ligne', 'lignes');

/** `jeu. 23`, or the whole month. */
export const day = (key: string) => (key.includes('/') ? 'Total du mois' : dayShort(key));

export const quote = (note: string) => `«${NB}${note}${NB}»`;
