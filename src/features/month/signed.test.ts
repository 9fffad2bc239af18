// The day told beside a signed month.
import { expect, test } from 'vitest';
import { facts, month } from '../../../tests/rows.ts';
import { lastSaid } from './signed.ts';

const signed = '2026-11-07T14:40:00Z';
const received = '2026-11-07T15:00:00Z';
const answered = '2026-11-09T09:54:00Z';
const again = '2026-11-27T00:49:00Z';
const verdicts = {
	a1: { by: 'Nadia', user: 'u8', at: '2026-11-08T09:00:00Z', version: 1, days: {} },
	a2: { by: 'Nadia', user: 'u8', at: answered, version: 1, days: {} }
};

test('a month that waits for an answer tells when it was received; one still on the phone, when it was signed', () => {
	const row = month(facts({ signedAt: signed }), { status: 'submitted', received });
	expect(lastSaid(row)).toBe(received);
	expect(lastSaid({ ...row, received: '' })).toBe(signed);
});

test('a month that was answered tells the latest answer, of a line, of no hours or of the whole', () => {
	const said = facts({ signedAt: signed, verdicts });
	expect(lastSaid(month(said, { status: 'returned', received }))).toBe(answered);
	const none = facts({ signedAt: signed, nilVerdict: { by: 'Nadia', at: answered } });
	expect(lastSaid(month(none, { status: 'validated', received }))).toBe(answered);
	const whole = {
		reason: 'over_cap',
		note: '',
		by: 'Nadia',
		user: 'u8',
		at: again,
		version: 1
	} as const;
	expect(lastSaid(month({ ...said, returned: whole }, { status: 'returned', received }))).toBe(
		again
	);
});

test('a month signed again after an answer tells the new signature, not the old answer', () => {
	const row = month(facts({ signedAt: again, verdicts }), { status: 'submitted', received: again });
	expect(lastSaid(row)).toBe(again);
	expect(lastSaid({ ...row, received: '' })).toBe(again);
});
