// What the acts on a known declaration share: the version they saw, the row they leave, yes and no.
import type { Change } from '../change.ts';
import { plainRow } from '../day/row.ts';
import type { Outcome } from '../kind.ts';
import type { HoursDeclarationFacts } from '../kinds/facts.ts';
import { block, type Problem } from '../problem.ts';
import type { Declaration } from '../records.ts';
import { statusOf } from './verdicts.ts';

/** The version the author of a change had before her eyes (0: none yet); undefined when the change does not say. */
export function versionSeen(change: Change): number | undefined {
	if (change.base === null) return 0;
	const version = change.base['version'];
	return Number.isInteger(version) && (version as number) >= 0 ? (version as number) : undefined;
}

/** The row with other facts: same version, author and times; its status follows from what is said of its days. */
export function judgedRow(current: Declaration, facts: HoursDeclarationFacts): Declaration {
	return { ...plainRow(current), status: statusOf(facts, current.version), facts: { ...facts } };
}

/** Only a submission brings files. */
export function noFiles(change: Change): Problem | null {
	return change.files.length > 0 ? block('wrong-shape', 'files') : null;
}

export function refused(problems: Problem[]): Outcome {
	return { status: 'refused', problems };
}

export function applied(row: Declaration, problems: Problem[] = []): Outcome {
	return { status: 'applied', row, problems, conflicts: [] };
}
