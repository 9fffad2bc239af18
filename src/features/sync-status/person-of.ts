// Whose hours a change is about.
import type { Book } from '#domain/book.ts';
import { nameOf } from '#domain/crew/card.ts';

/** The person of a line, from her card; '' for what concerns no single person. */
export function personOf(set: Record<string, unknown>, book: Book): string {
	const card = typeof set['assignment'] === 'string' ? book.card(set['assignment']) : undefined;
	return card ? nameOf(card) : '';
}
