// A call that failed, in one word: what the person is told, and whether trying again makes sense.
import type { Problem } from '#domain/problem.ts';

/**
 * `offline`: no answer · `busy`: not now, or no answer we believe · `portal`: somebody else answered ·
 * `signed-out` · `closed`: account disabled · `update`: this app is too old ·
 * `too-big`, `broken`: this call cannot be taken, a smaller one may.
 */
export type FailureKind =
	'offline' | 'busy' | 'portal' | 'signed-out' | 'closed' | 'update' | 'too-big' | 'broken';

export class Failure extends Error {
	readonly kind: FailureKind;
	/** Milliseconds the server asked us to wait; 0 = it did not say. */
	readonly wait: number;
	readonly problems: Problem[];

	constructor(
		kind: FailureKind,
		more: { wait?: number; problems?: Problem[]; cause?: unknown } = {}
	) {
		super(kind, { cause: more.cause });
		this.name = 'Failure';
		this.kind = kind;
		this.wait = more.wait ?? 0;
		this.problems = more.problems ?? [];
	}
}

/** What an answer that is not a success means. `ours`: it carries our protocol word. */
export function failureOf(
	status: number,
	ours: boolean,
	wait: number,
	problems: Problem[]
): Failure {
	if (status === 413) return new Failure('too-big');
	if (ours && status === 401) return new Failure('signed-out');
	if (ours && status === 403) return new Failure('closed');
	if (ours && status === 426) return new Failure('update');
	if (ours && status === 400) return new Failure('broken', { problems });
	if (!ours && (status < 400 || [401, 403, 407, 511].includes(status)))
		return new Failure('portal');
	return new Failure('busy', { wait });
}
