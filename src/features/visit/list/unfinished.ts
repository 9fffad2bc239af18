// Visits that are going on, or were left half typed: their place, and the screen they go on at.
import { dealName } from '../../deals/names.ts';
import { phone } from '../../device.svelte.ts';
import { resumeAt, VISIT, type VisitDraft } from '../visit-draft.ts';

interface UnfinishedVisit {
	/** Id of its draft. */
	id: string;
	name: string;
	href: string;
}

/** Those whose contract this phone still knows, the one typed last first. */
export function unfinished(): UnfinishedVisit[] {
	const { book, drafts } = phone.view;
	return drafts
		.filter(({ kind }) => kind === VISIT)
		.sort((a, b) => (a.at < b.at ? 1 : -1))
		.flatMap((draft) => {
			const { contract, site } = draft.data as VisitDraft;
			const known = book.contract(contract);
			if (!known) return [];
			const name = book.site(site)?.name ?? dealName(book, known);
			return [{ id: draft.id, name, href: resumeAt(draft) }];
		});
}
