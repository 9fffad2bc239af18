// What is written when somebody comes in: the name of her database, and her token.
import { tell } from '#store/kept/notices.ts';
import type { Tx } from '#store/store.ts';
import type { Session } from '#store/kept/meta.ts';
import type { Entered } from '../parts/parts.ts';

/** `lost` = changes that an earlier database of hers held, as far as known; `now` = device, ms. */
export async function nameIt(tx: Tx, device: string, lost: number, now: number): Promise<void> {
	const at = new Date(now).toISOString();
	await tx.put('meta', { name: 'device', value: device });
	if (lost > 0) await tell(tx, 'lost', at, { count: lost });
}

/** `isKnown`: the server has already said who she is. */
export async function keepToken(
	tx: Tx,
	{ token, user, name }: Entered,
	isKnown: boolean,
	now: number
): Promise<void> {
	const session: Session = { token, tokenAt: now };
	await tx.put('meta', { name: 'session', value: session });
	if (!isKnown) await tx.put('meta', { name: 'who', value: { user, name, memberships: [] } });
}
