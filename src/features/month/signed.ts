// The plate of a signed month, from its status and what waits on this phone, and since when it stands so.
import { latest } from '#domain/calendar.ts';
import type { PhoneStates, PlateState } from '#domain/crew/diary.ts';
import { hoursFacts } from '#domain/hours/pieces.ts';
import type { Declaration } from '#domain/records.ts';

export function plateOfSigned(signed: Declaration, states: PhoneStates): PlateState {
	const here = states.get(signed.id);
	if (here) return here === 'attention' ? 'fix' : 'phone';
	if (signed.status === 'returned') return 'fix';
	if (signed.status === 'validated' || signed.status === 'partially_validated') return 'valid';
	return signed.status === 'refused' ? 'refused' : 'received';
}

/** ISO: when a signed month came to stand as it does: its signature while nobody answered it, else the latest answer. */
export function lastSaid(signed: Declaration): string {
	const { nilVerdict, reopened, returned, signedAt, verdicts } = hoursFacts(signed);
	const standsSince = signed.received || signedAt;
	if (signed.status === 'submitted') return standsSince;
	const answers = [...Object.values(verdicts), nilVerdict, reopened, returned];
	return latest([standsSince, ...answers.map((one) => one?.at ?? '')]);
}
