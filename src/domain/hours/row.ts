// What the acts on a known declaration share: the version they saw, the row they leave, yes and no.
import type { Change } from '../change.ts';
import type { Outcome } from '../kind.ts';
import type { HoursDeclarationFacts } from '../kinds/facts.ts';
import type { Problem } from '../problem.ts';
import type { Declaration, Status } from '../records.ts';
import { statusOf } from './verdicts.ts';

/** The version the author of a change had before her eyes (0: none yet); undefined when the change does not say. */
export function versionSeen(change: Change): number | undefined {
	if (change.base === null) return 0;
	const version = change.base['version'];
	return Number.isInteger(version) && (version as number) >= 0 ? (version as number) : undefined;
}

/** The row with other facts: same version, author and times; its status follows from what is said of its days. */
export function judgedRow(current: Declaration, facts: HoursDeclarationFacts): Declaration {
	return rowWith(current, statusOf(facts, current.version), facts);
}

/** Column by column: whatever else a loaded row carries stays out. */
export function rowWith(
	current: Declaration,
	status: Status,
	facts: HoursDeclarationFacts
): Declaration {
	return {
		id: current.id,
		org: current.org,
		company: current.company,
		counts_for: current.counts_for,
		contract: current.contract,
		party: current.party,
		kind: current.kind,
		participant: current.participant,
		site: current.site,
		day: current.day,
		until: current.until,
		period: current.period,
		status,
		version: current.version,
		author: current.author,
		author_name: current.author_name,
		at: current.at,
		received: current.received,
		facts: { ...facts }
	};
}

export function refused(problems: Problem[]): Outcome {
	return { status: 'refused', problems };
}

export function applied(row: Declaration, problems: Problem[] = []): Outcome {
	return { status: 'applied', row, problems, conflicts: [] };
}
