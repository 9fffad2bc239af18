// A month as a wish: what is signed, by whom, after which waiting days; and what the rules say of it beforehand.
import { submission, waitingEntries, type Signer, type Stretch } from '#domain/agenda/statement.ts';
import { hoursFacts } from '#domain/hours/pieces.ts';
import type { Problem } from '#domain/problem.ts';
import type { NewFile, Wish } from '#sync/device.ts';
import { phone } from '../device.svelte.ts';

/** The wish to submit; the device adds the hash, the record and the version seen. */
export function submitWish(stretch: Stretch, signer: Signer, drawing?: NewFile): Wish {
	const days = new Set(waitingEntries(stretch).map((row) => row.id));
	const before = phone.view.outbox.filter(
		({ change, state }) => state !== 'done' && days.has(change.record)
	);
	return {
		kind: 'hours-declaration',
		act: 'submit',
		set: { ...submission(stretch, signer) },
		deps: before.map(({ change }) => change.id),
		...(drawing && { files: [drawing] })
	};
}

/** Said already by the list of what to look at, or by the screen itself. */
const told = new Set([
	'held',
	'over-ten-hours',
	'over-week',
	'unsigned',
	'hash-mismatch',
	'sum-differs',
	'after-submission'
]);

/** What else the rules would say of this month as it is noted now. */
export function foreseen(stretch: Stretch): Problem[] {
	const nobody = { name: '-', quality: '-', consent: true };
	const [problems = []] = phone.device.forecast([submitWish(stretch, nobody)]);
	return problems.filter(({ code }) => !told.has(code));
}

/** Name and function this person signed with last; her own name before that. */
export function lastSigner(): { name: string; quality: string } {
	const { book, who } = phone.view;
	const signed = book
		.all('declarations')
		.filter((row) => row.kind === 'hours-declaration' && row.author === who?.user)
		.sort((a, b) => (a.at < b.at ? 1 : -1));
	const found = signed.map((row) => hoursFacts(row).signer).find((one) => one !== undefined);
	return { name: found?.name ?? who?.name ?? '', quality: found?.quality ?? '' };
}
