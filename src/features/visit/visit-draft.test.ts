// Where an unfinished visit goes on.
import { expect, test } from 'vitest';
import { correctionDraft, newVisitDraft, resumeAt, VISIT } from './visit-draft.ts';

const draft = (id: string) => ({
	id,
	kind: VISIT,
	at: '2026-11-25T08:00:00Z',
	data: { contract: 'k1', record: 'v1' }
});

test('a new visit at its contract, a correction at its report', () => {
	expect(resumeAt(draft(newVisitDraft('k1')))).toBe('/visit/new?contract=k1');
	expect(resumeAt(draft(correctionDraft('v1')))).toBe('/visit/v1/edit');
});
