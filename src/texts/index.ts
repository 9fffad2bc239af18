// The language of this phone, and the sentence for a problem.
import type { Problem } from '#domain/problem.ts';
import { capital } from './format.ts';
import { fr } from './fr.ts';

/** What another language must say: one file that `satisfies Texts`. */
export type Texts = typeof fr;

export const t: Texts = fr;

/** The sentence a person reads for a problem; codes of a newer server have a general one. */
export function sentence({ code, args = {} }: Pick<Problem, 'code' | 'args'>): string {
	return capital(
		Object.hasOwn(t.problems, code) ? t.problems[code](args) : t.common.unknownProblem
	);
}
