// Two people corrected one report: what the other wrote stands; what was lost of mine can be written again (R53).
import type { VisitFacts } from '../kinds/facts.ts';

interface Lost {
	path: string;
	mine: unknown;
}

/** The report as it stands, with what I wrote where the other was first. */
export function withMine(stands: VisitFacts, lost: readonly Lost[]): VisitFacts {
	let facts: Record<string, unknown> = { ...stands };
	for (const { path, mine } of lost) {
		const others = Object.entries(facts).filter(([name]) => name !== path);
		// The unit of the company is told as a whole, and has no company in it when the office alone reads.
		const own = path === 'company' ? (mine as object) : mine !== null && { [path]: mine };
		facts = { ...Object.fromEntries(others), ...own };
	}
	return facts as unknown as VisitFacts;
}
