// What a session counts.
import { count } from '../../format.ts';

export const waits = (n: number) => count(n, 'saisie', 'saisies');
