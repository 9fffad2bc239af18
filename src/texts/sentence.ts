// The sentence for a problem: what is wrong, then what to do.
import type { Problem } from '#domain/problem.ts';
import { capital } from './format.ts';
import { common } from './fr/common.ts';
import { problems } from './fr/problems.ts';

/** Codes of a newer server have a general sentence. */
export function sentence({ code, args = {} }: Pick<Problem, 'code' | 'args'>): string {
	return capital(Object.hasOwn(problems, code) ? problems[code](args) : common.unknownProblem);
}
