// The plate of a signed month, from its status and what waits on this phone.
import type { PhoneStates, PlateState } from '#domain/crew/diary.ts';
import type { Declaration } from '#domain/records.ts';

export function plateOfSigned(signed: Declaration, states: PhoneStates): PlateState {
	const here = states.get(signed.id);
	if (here) return here === 'attention' ? 'fix' : 'phone';
	if (signed.status === 'returned') return 'fix';
	if (signed.status === 'validated' || signed.status === 'partially_validated') return 'valid';
	return signed.status === 'refused' ? 'refused' : 'received';
}
