// A visit that is not finished: what its draft holds, and the screen it goes on at.
import type { TypedVisit } from '#domain/visits/form.ts';
import type { View } from '#sync/device.ts';

/** What is typed, and the id its report will have: a copy opened elsewhere is the same visit. */
export interface VisitDraft extends TypedVisit, Record<string, unknown> {
	record: string;
}

/** The kind of such drafts. */
export const VISIT = 'visit';

/** One visit of a contract is going on at a time. */
export function newVisitDraft(contract: string): string {
	return `${VISIT}|new|${contract}`;
}

export function correctionDraft(record: string): string {
	return `${VISIT}|${record}`;
}

/** Where an unfinished visit goes on. */
export function resumeAt(draft: View['drafts'][number]): string {
	const { contract, record } = draft.data as VisitDraft;
	return draft.id === newVisitDraft(contract)
		? `/visit/new?contract=${contract}`
		: `/visit/${record}/edit`;
}
