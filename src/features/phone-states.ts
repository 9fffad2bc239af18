// Which records this phone still answers for: what waits, and what asks for an answer.
import type { PhoneStates } from '#domain/crew/diary.ts';
import type { Waiting } from '#sync/device.ts';

/** Records with a change that is not received; one that asks for an answer counts as that. */
export function phoneStates(outbox: readonly Waiting[]): PhoneStates {
	const states = new Map<string, 'phone' | 'attention'>();
	for (const { change, state } of outbox)
		if (state !== 'done' && states.get(change.record) !== 'attention')
			states.set(change.record, state === 'attention' ? 'attention' : 'phone');
	return states;
}
