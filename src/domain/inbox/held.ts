// People whose noted hours wait for an eligibility: somebody new, or somebody whose time ran out.
import type { Book } from '../book.ts';
import { eligibilityOn, type Eligibility } from '../crew/eligibility.ts';
import { entryFacts } from '../day/facts.ts';
import { hoursFacts } from '../hours/pieces.ts';
import type { Card, Contract, Declaration } from '../records.ts';
import { nameOf } from '../crew/card.ts';
import { isEligibleAll } from '../rules/eligibility.ts';
import { dayKey, daysBetween, parisDay } from '../values.ts';

export interface Held {
	card: Card;
	name: string;
	/** Noted outside her eligibility, in no signed month. */
	minutes: number;
	/** How it stands on the last of these days. */
	eligibility: Eligibility;
	/** Whole days since the first of these hours was received. */
	since: number;
}

/** Who waits longest first. Hours that are signed are told where their month is verified. */
export function heldPeople(book: Book, contracts: readonly Contract[]): Held[] {
	return contracts
		.flatMap((contract) => {
			const signed = signedDays(book, contract.id);
			return book.cards(contract.id).flatMap((card) => heldOf(book, card, signed));
		})
		.sort((a, b) => b.since - a.since || (a.name < b.name ? -1 : 1));
}

/** `participant|key` of every day in a standing signed month. */
function signedDays(book: Book, contract: string): ReadonlySet<string> {
	const days = book
		.declarationsOf(contract, 'hours-declaration')
		.flatMap((row) => hoursFacts(row).lines)
		.flatMap((line) => Object.keys(line.days).map((key) => `${line.participant}|${key}`));
	return new Set(days);
}

function heldOf(book: Book, card: Card, signed: ReadonlySet<string>): Held[] {
	const rows = book.entriesOf(card.participant).filter((row) => isHeld(row, card, signed));
	if (rows.length === 0) return [];
	const minutes = rows.reduce((sum, row) => sum + minutesOf(row), 0);
	const last = rows.reduce((day, row) => (row.day > day ? row.day : day), '');
	const first = rows.map((row) => row.received || row.at).sort()[0] ?? '';
	const since = Math.max(0, daysBetween(parisDay(first), book.today));
	return [{ card, name: nameOf(card), minutes, eligibility: eligibilityOn(card, last), since }];
}

function isHeld(row: Declaration, card: Card, signed: ReadonlySet<string>): boolean {
	const until = row.until || undefined;
	return (
		entryFacts(row).assignment === card.id &&
		minutesOf(row) > 0 &&
		!isEligibleAll(card, row.day, until) &&
		!signed.has(`${row.participant}|${dayKey(row.day, until)}`)
	);
}

function minutesOf(row: Declaration): number {
	const { minutesWork, minutesTraining } = entryFacts(row);
	return minutesWork + minutesTraining;
}
