// A verdict that was held when its page died leaves at the next start, whichever screen opens.
import { phone } from '../device.svelte.ts';

/** Costs the first screen nothing where there is none. */
export async function recoverVerdicts(): Promise<void> {
	if (!phone.view.drafts.some(({ kind }) => kind === 'pending')) return;
	const { pending } = await import('./pending.svelte.ts');
	await pending.recover();
}
