// R38: who stands behind a signed month, by her own hand or by the sheet the facilitator received.
import type { Change } from '../../change.ts';
import type { SubmitSet } from '../../kinds/facts.ts';
import { block, type Problem } from '../../problem.ts';
import type { Hand } from '../../rights.ts';
import type { Day } from '../../values.ts';

/** R38: a company signs with name, quality and consent; the office types from a sheet. */
export function signatureProblems(set: SubmitSet, hands: Hand[], today: Day): Problem[] {
	if (set.sheet) {
		if (!hands.includes('office')) return [block('not-allowed', 'set.sheet', 'R38')];
		return (['signedOn', 'receivedOn'] as const)
			.filter((name) => (set.sheet?.[name] ?? '') > today)
			.map((name) => block('future', `set.sheet.${name}`, 'R31'));
	}
	if (!hands.includes('company')) return [block('unsigned', 'set.sheet', 'R38')];
	const { name = '', quality = '', consent = false } = set.signer ?? {};
	const problems: Problem[] = [];
	if (name.trim() === '') problems.push(block('unsigned', 'set.signer.name', 'R38'));
	if (quality.trim() === '') problems.push(block('unsigned', 'set.signer.quality', 'R38'));
	if (!consent) problems.push(block('unsigned', 'set.signer.consent', 'R38'));
	return problems;
}

/** Files that the facts name come with this change, or came before; no others come. */
export function fileProblems(change: Change, set: SubmitSet, before: string[]): Problem[] {
	const known = new Set([...before, ...change.files.map((file) => file.id)]);
	const named = namedFiles(set);
	const lost = named.filter(([, id]) => !known.has(id)).map(([path]) => path);
	const wanted = new Set(named.map(([, id]) => id));
	const extra = change.files.some((file) => !wanted.has(file.id)) ? ['files'] : [];
	return [...lost, ...extra].map((path) => block('wrong-shape', path));
}

function namedFiles(set: SubmitSet): [path: string, id: string][] {
	const files = (set.proofs ?? []).map((id, index): [string, string] => [
		`set.proofs.${index}`,
		id
	]);
	if (set.signer?.drawn) files.push(['set.signer.drawn', set.signer.drawn]);
	if (set.sheet?.file) files.push(['set.sheet.file', set.sheet.file]);
	return files;
}

/** The files a standing declaration names. */
export function filesOf(set: Pick<SubmitSet, 'proofs' | 'signer' | 'sheet'>): string[] {
	return namedFiles(set as SubmitSet).map(([, id]) => id);
}
