// The session's token: a younger one is asked for once a fifth of its life is over.
import type { Session } from '#store/kept/meta.ts';
import { claimsOf } from '../transport.ts';
import type { Door } from '../parts/parts.ts';

/** The session with a younger token; null when there is no need, or none to be had. `now` = device, ms. */
export async function refreshed(
	door: Pick<Door, 'refresh'>,
	{ token, tokenAt }: Session,
	now: number
): Promise<Session | null> {
	const ends = Number(claimsOf(token)['exp']) * 1000;
	const age = now - tokenAt;
	// Less than nothing: the clock was set back since it was given.
	const young = !tokenAt || !ends || (age >= 0 && age < (ends - tokenAt) / 5);
	if (young) return null;
	const next = await door.refresh(token);
	return next ? { token: next, tokenAt: now } : null;
}
